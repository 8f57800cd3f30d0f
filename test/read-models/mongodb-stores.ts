import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openMongoReadModels } from '../../src/read-models/mongodb.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { connectMongo } from '../../src/servers/mongodb.ts';
import { type FreshDatabase, freshDatabase } from '../support/mongodb.ts';

const WRITES = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'bulkWrite',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'drop',
];

/** A write on its way to the server. */
export interface Write {
  /** Name of the collection. */
  readonly to: string;
  readonly method: string;
  /** Counted from 1, over all collections. */
  readonly at: number;
}

/** What happens just before and just after a write; what throws takes the write's place. */
export interface Interruption {
  readonly before?: (write: Write) => Promise<void> | void;
  readonly after?: (write: Write) => Promise<void> | void;
}

interface HowToOpen extends Interruption {
  readonly write?: boolean;
  /** Treat the server like MongoDB itself, whatever it is. */
  readonly asMongoDb?: boolean;
  /** By default all share the clock of the test. */
  readonly now?: () => number;
}

/** Processes that share one database, which is emptied for every test. */
export interface Processes {
  nowMs: number;
  /** What each of them sees; closed when the test ends. */
  open(how?: HowToOpen): Promise<ReadModels>;
  url(): string;
  db(): Db;
  collections(): Promise<readonly string[]>;
}

export function newProcesses(): Processes {
  let database: FreshDatabase;
  const opened: ReadModels[] = [];
  const processes: Processes = {
    nowMs: 0,
    async open({ write = true, asMongoDb = false, now, ...interruption } = {}) {
      const { db, notes, failure, ...closing } = await connectMongo(database.url);
      const mongo = {
        ...closing,
        db: interrupted(db, interruption),
        notes: asMongoDb ? [] : notes,
        failure,
      };
      const newId = (): string => randomBytes(8).toString('hex');
      const clock = now ?? ((): number => processes.nowMs);
      const models = await openMongoReadModels({ mongo, write, now: clock, newId });
      opened.push(models);
      return models;
    },
    url: () => database.url,
    db: () => database.client.db(database.name),
    async collections() {
      const found = await processes.db().listCollections({}, { nameOnly: true }).toArray();
      return found.map(({ name }) => name);
    },
  };
  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(async () => {
    processes.nowMs = 1_700_000_000_000;
    for (const name of await processes.collections()) await processes.db().dropCollection(name);
  });
  afterEach(async () => {
    for (const models of opened.splice(0)) await models[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
  });
  return processes;
}

function interrupted(db: Db, { before, after }: Interruption): Db {
  let at = 0;
  const collection = (name: string): object =>
    onCall(db.collection(name), (method, call) => {
      if (!WRITES.includes(method)) return call();
      at += 1;
      const write: Write = { to: name, method, at };
      return (async () => {
        await before?.(write);
        const answer = await call();
        await after?.(write);
        return answer;
      })();
    });
  return onCall(db, (method, call, [name]) =>
    method === 'collection' ? collection(String(name)) : call(),
  );
}

type OnCall = (method: string, call: () => unknown, given: readonly unknown[]) => unknown;

function onCall<T extends object>(target: T, answer: OnCall): T {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]) =>
        answer(String(key), () => Reflect.apply(value, target, given), given);
    },
  });
}
