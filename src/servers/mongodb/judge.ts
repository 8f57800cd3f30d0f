import { z } from 'zod';
import { ServerUnreachable, UnusableServer } from '../unusable.ts';
import type { MongoAddress } from './url.ts';

/** The oldest version whose behaviour we rely on; older ones are out of support as well. */
export const OLDEST = '6.0';

/** Below these, strangers can read the server's memory through compressed messages. */
const ADVISORY = 'CVE-2025-14847';
const MENDED: readonly (readonly [major: number, minor: number, patch: number])[] = [
  [6, 0, 27],
  [7, 0, 28],
  [8, 0, 17],
  [8, 2, 3],
];

/** What the role readWrite grants on a database, as far as we use it. */
const ACTIONS_NEEDED = [
  'find',
  'insert',
  'update',
  'remove',
  'createCollection',
  'dropCollection',
  'createIndex',
  'listCollections',
];

const BAD_VALUE = 2;
const UNAUTHORIZED = 13;

/** What a server has answered to our questions; the first four as it wrote them. */
export interface MongoAnswers {
  readonly hello: unknown;
  readonly buildInfo: unknown;
  /** With the privileges; undefined where the server does not say. */
  readonly connectionStatus?: unknown;
  /** undefined where we may not ask. */
  readonly serverStatus?: unknown;
  /** The code with which a journaled majority write was refused, or nothing where it was taken. */
  readonly writeRefused?: number;
}

/** `mongodb-ferretdb`: as durable as its backend. `mongodb-standalone`: one machine, one disk. */
export type MongoNote = 'mongodb-ferretdb' | 'mongodb-standalone';

export interface MongoVerdict {
  /** Product and version, such as `MongoDB 8.0.17` or `FerretDB v1.24.2`. */
  readonly server: string;
  readonly notes: readonly MongoNote[];
}

const helloSchema = z.object({
  isWritablePrimary: z.boolean().optional(),
  setName: z.string().optional(),
  msg: z.string().optional(),
});
const buildInfoSchema = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  ferretdbVersion: z.string().optional(),
  ferretdb: z.object({ version: z.string() }).optional(),
});
const statusSchema = z.object({ storageEngine: z.object({ persistent: z.boolean() }) });
const privilegesSchema = z.object({
  authInfo: z.object({
    authenticatedUsers: z.array(z.object({ user: z.string() })),
    authenticatedUserPrivileges: z.array(
      z.object({
        resource: z.object({
          db: z.string().optional(),
          collection: z.string().optional(),
          anyResource: z.boolean().optional(),
        }),
        actions: z.array(z.string()),
      }),
    ),
  }),
});

/**
 * Whether Lading can work with a server that has answered so. Throws UnusableServer, or
 * ServerUnreachable for a member that is no primary now. Pure, so that answers of servers that
 * are not at hand can be judged as well; their shapes are those of MongoDB's commands of the same
 * names, https://www.mongodb.com/docs/manual/reference/command/.
 */
export function judgeMongo(address: MongoAddress, answers: MongoAnswers): MongoVerdict {
  const { host } = address;
  const hello = helloSchema.safeParse(answers.hello).data;
  const built = buildInfoSchema.safeParse(answers.buildInfo).data;
  if (!hello || !built) throw new UnusableServer('mongodb-foreign', { host, found: 'buildInfo' });
  const ferretdb = built.ferretdbVersion ?? built.ferretdb?.version;
  mustBeRecent(host, built.version);
  if (ferretdb === undefined) mustBeMended(host, built.version);
  if (hello.isWritablePrimary !== true) throw new ServerUnreachable('mongodb-no-primary', { host });
  mustBeAllowed(address, answers);
  if (ferretdb !== undefined) {
    return { server: `FerretDB ${ferretdb}`, notes: ['mongodb-ferretdb'] };
  }
  mustKeepJournal(host, answers);
  const isAlone = hello.setName === undefined && hello.msg !== 'isdbgrid';
  return { server: `MongoDB ${built.version}`, notes: isAlone ? ['mongodb-standalone'] : [] };
}

function mustBeRecent(host: string, found: string): void {
  if (compare(numbersOf(found), numbersOf(OLDEST)) >= 0) return;
  throw new UnusableServer('mongodb-too-old', { host, found, minimum: OLDEST });
}

/** A release between two mended lines, such as 7.1, was never mended: the next line was. */
function mustBeMended(host: string, found: string): void {
  const version = numbersOf(found);
  const line = MENDED.find(([major, minor]) => compare([major, minor], version.slice(0, 2)) >= 0);
  if (line === undefined || compare(version, line) >= 0) return;
  const params = { host, found, advisory: ADVISORY, minimum: line.join('.') };
  throw new UnusableServer('mongodb-vulnerable', params);
}

/** Without access control nobody is signed in, and everybody may do everything. */
function mustBeAllowed({ host, user, database }: MongoAddress, answers: MongoAnswers): void {
  const status = privilegesSchema.safeParse(answers.connectionStatus).data?.authInfo;
  const signedIn = status?.authenticatedUsers[0]?.user;
  const granted = new Set(
    status?.authenticatedUserPrivileges
      .filter(({ resource: { db, collection, anyResource } }) => {
        return anyResource === true || ((db === '' || db === database) && collection === '');
      })
      .flatMap(({ actions }) => actions),
  );
  const isShort = signedIn !== undefined && ACTIONS_NEEDED.some((action) => !granted.has(action));
  if (!isShort && answers.writeRefused !== UNAUTHORIZED) return;
  throw new UnusableServer('mongodb-read-only', { host, database, user: signedIn ?? user });
}

function mustKeepJournal(host: string, { serverStatus, writeRefused }: MongoAnswers): void {
  const engine = statusSchema.safeParse(serverStatus).data?.storageEngine;
  // BadValue is how a server without a journal answers a write that asks for it.
  if (engine?.persistent !== false && writeRefused !== BAD_VALUE) return;
  throw new UnusableServer('mongodb-standalone-without-journal', { host });
}

function numbersOf(version: string): readonly number[] {
  return (/^[\d.]+/.exec(version)?.[0] ?? '').split('.').map(Number);
}

/** Below, at or above zero, as far as both are given. */
function compare(one: readonly number[], other: readonly number[]): number {
  const pairs = one.slice(0, other.length).map((number, at) => number - (other[at] ?? 0));
  return pairs.find((difference) => difference !== 0) ?? 0;
}
