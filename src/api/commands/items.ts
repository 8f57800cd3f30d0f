import { createHash } from 'node:crypto';
import { z } from 'zod';
import { actionOf } from '../../access/command-actions.ts';
import { mayDo } from '../../access/roles.ts';
import { inOrder } from '../../intake/in-order.ts';
import type { Caller } from '../../intake/intake.ts';
import { addressed, type RawCommand } from '../../intake/raw-command.ts';
import { problemBody } from '../answering.ts';
import type { Api } from '../api.ts';
import { notWellFormed, problemOf } from '../failures.ts';
import { Problem } from '../problems.ts';
import type { Answered, Asked } from '../route.ts';
import { type About, answerOf, type RecordedAnswer, recordedSchema } from './answers.ts';
import { sentWith } from './headers.ts';
import type { Row } from './rows.ts';
import { admittedBy, callerFor } from './running.ts';
import { needsSubject } from './told.ts';

const OK = 200;
const IN_FLIGHT_ITEMS = 256;

const saidNoSchema = z.strictObject({
  line: z.int().positive(),
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z
    .array(z.strictObject({ path: z.string(), rule: z.string(), message: z.string() }))
    .optional(),
});

/** What many commands answer that came together: in their order, each as it would be alone. */
export const itemsSchema = z.strictObject({
  items: z.array(
    z.union([
      z.strictObject({
        line: z.int().positive(),
        status: z.int(),
        ...recordedSchema.shape,
      }),
      saidNoSchema,
    ]),
  ),
});
type Item = z.infer<typeof itemsSchema>['items'][number];

/** What a row asks for; throws a Problem where it asks for nothing that could be. */
type CommandIn = (value: unknown) => RawCommand;

interface Reading {
  readonly commandIn: CommandIn;
  /** How the rows call the parts of a command. */
  readonly nameOf?: (path: string) => string;
}

interface Sendable {
  readonly line: number;
  readonly raw: RawCommand;
  readonly caller: Caller;
  readonly about: About;
}

interface Hopeless {
  readonly line: number;
  readonly why: unknown;
}

/**
 * Runs commands that came together: those of one stream in their order, others at the same time.
 * A refused one stops nothing. Where the whole has an `Idempotency-Key`, each that has no
 * `commandId` gets one by its line, so that all of it can be sent again.
 */
export async function runAll(
  api: Api,
  asked: Asked,
  rows: readonly Row[],
  reading: Reading,
): Promise<Answered> {
  const prepare = preparing(api, asked, reading);
  // Who may reach what is known before the first is sent: waiting for it would lose their order.
  const told = await Promise.all(rows.map(prepare));
  const run = async (one: Sendable | Hopeless): Promise<Item> => {
    if (!('raw' in one)) return itemFor(api, asked, one);
    try {
      const { raw, caller, about, line } = one;
      const { status, body } = answerOf(await api.intake(raw, caller), about);
      return { line, status, ...(body as RecordedAnswer) };
    } catch (why) {
      return itemFor(api, asked, { line: one.line, why });
    }
  };
  const items: Item[] = [];
  for await (const some of inOrder([told], run, IN_FLIGHT_ITEMS)) items.push(...some);
  const position = Math.max(0, ...items.map((item) => ('position' in item ? item.position : 0)));
  return { status: OK, body: { items }, headers: { 'lading-position': String(position) } };
}

function preparing(
  api: Api,
  { principal, headers }: Asked,
  { commandIn, nameOf = (path) => path }: Reading,
): (row: Row) => Promise<Sendable | Hopeless> {
  const { 'idempotency-key': key } = headers;
  const { commandId: whole } = sentWith(key === undefined ? {} : { 'idempotency-key': key });
  const reached = new Map<string, ReturnType<typeof admittedBy>>();

  function admitted(raw: RawCommand, stream: string): ReturnType<typeof admittedBy> {
    const known = reached.get(stream) ?? admittedBy(api, principal, raw);
    reached.set(stream, known);
    return known;
  }
  async function sendable({ line, value, flaw }: Row): Promise<Sendable> {
    if (flaw) throw notWellFormed([flaw]);
    const raw = named(commandIn(value), whole, line);
    const to = isAddressed(raw) ? addressed(raw, api.aggregates) : undefined;
    // Whose it is cannot be known: intake says what is wrong with it.
    if (!to || 'rule' in to) return { line, raw, caller: callerFor(principal), about: { nameOf } };
    const category = to.stream.slice(0, to.stream.indexOf('-'));
    const { role } = principal;
    const action = actionOf(category, raw.command);
    if (!mayDo(role, action)) throw new Problem('role-must-allow-it', { role, action });
    const caller = callerFor(principal, await admitted(raw, to.stream));
    const about = { nameOf, needsSubject: needsSubject(category, raw.command) };
    return { line, raw, caller, about };
  }
  return async (row) => {
    try {
      return await sendable(row);
    } catch (why) {
      return { line: row.line, why };
    }
  };
}

function itemFor(api: Api, { locale, id }: Asked, { line, why }: Hopeless): Item {
  const problem = problemOf(why);
  if (problem instanceof Problem && problem.rule === 'server-must-not-fail') {
    api.log.error({ request: id, line, err: why }, 'a command of many has failed');
  }
  return { line, ...problemBody(problem, locale, id) } as Item;
}

/** By the key of the whole, where the row has none of its own. */
function named(raw: RawCommand, whole: string | undefined, line: number): RawCommand {
  if (whole === undefined || raw.commandId !== undefined) return raw;
  const digest = createHash('sha256').update(whole).digest('base64url');
  return { ...raw, commandId: `line ${line} of ${digest}` };
}

/** Nothing is known of the row yet. */
function isAddressed({ stream, command }: RawCommand): boolean {
  const [to, what]: readonly unknown[] = [stream, command];
  return typeof to === 'string' && typeof what === 'string';
}
