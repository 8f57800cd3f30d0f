import {
  ANY,
  type AppendExpectedRevision,
  type EventData,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appender, type Client, connect, event, events, gathered } from './facts/client.ts';
import { outcomeOf, outcomesOf, streamName } from './facts/fact.ts';
import { IDEMPOTENCY, RIVALS, TWINS } from './facts/idempotency.ts';
import { MODES, type Mode } from './facts/modes.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const WRITE_TIMEOUT_MS = 200;

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn({ writeTimeoutMs: WRITE_TIMEOUT_MS });
});

afterAll(() => standIn[Symbol.asyncDispose]());

describe.each(MODES)('an append of ids that are known, $name', (mode) => {
  const section = `2 ${mode.name}`;
  const facts = IDEMPOTENCY.filter((fact) => fact.section === section);
  let outcomes: ReadonlyMap<string, unknown>;
  let client: Client;

  beforeAll(async () => {
    client = connect(standIn.url, mode);
    outcomes = await repetitionsOf(client, mode);
  });

  afterAll(() => client.dispose());

  it.each(facts)('$operation', ({ operation, outcome }) => {
    expect(outcomes.get(operation)).toEqual(outcome);
  });

  it('times out, though written, while the first try is still running', async () => {
    const append = appender(client, mode);
    const stream = streamName('twin');
    const twice = events(0, 2);
    const outcome = await outcomeOf(async () => {
      const tries = [append(stream, twice, NO_STREAM), append(stream, twice, NO_STREAM)];
      const r = (await Promise.allSettled(tries)).map((tried) =>
        tried.status === 'fulfilled' ? tried.value : String(tried.reason),
      );
      return { r, len: (await gathered(client.readStream(stream))).length };
    });
    const fact = TWINS.find((twins) => twins.section === section);
    expect([fact?.outcome, ...(fact?.also ?? [])]).toContainEqual(outcome);
    expect(await outcomeOf(() => append(stream, twice, NO_STREAM))).toMatchObject({
      ok: { success: true, nextExpectedRevision: '1n' },
    });
  });

  it('lets one of eight rivals win', async () => {
    const append = appender(client, mode);
    const stream = streamName('rivals');
    const outcome = await outcomeOf(async () => {
      const tries = events(0, 8).map((one) => append(stream, one, NO_STREAM));
      const settled = await Promise.allSettled(tries);
      const won = settled.filter((tried) => tried.status === 'fulfilled' && tried.value.success);
      const lost = settled.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason] : []));
      const kinds = new Set(lost.map((error) => `${error.constructor.name}:${error.type}`));
      const len = (await gathered(client.readStream(stream))).length;
      return { ok: won.length, ...(kinds.size > 0 ? { fail: [...kinds].join() } : {}), len };
    });
    expect(outcome).toEqual(RIVALS.find((rivals) => rivals.section === section)?.outcome);
  });
});

/** Each operation on the streams that the ones before it have left. */
function repetitionsOf(client: Client, mode: Mode): Promise<ReadonlyMap<string, unknown>> {
  const to = appender(client, mode);
  const stream = streamName('idem');
  const twin = streamName('dup');
  const append = (proposed: EventData[], expected: AppendExpectedRevision) =>
    to(stream, proposed, expected);
  const a = events(0, 3);
  const [b, fresh] = [event(5), event(3)];
  const otherData = a.map(({ id, type }) => jsonEvent({ id, type, data: { other: true } }));
  const readBack = async () => {
    const found = (await gathered(client.readStream(stream))).flatMap(({ event: e }) => e ?? []);
    const place = (id: string) => a.findIndex((one) => one.id === id);
    return found.map(({ revision, type, id }) => `${revision}:${type}:${place(id)}`).join(' ');
  };
  const operations: Readonly<Record<string, () => unknown>> = {
    'write batch of 3': () => append(a, NO_STREAM),
    'same 3 ids, NO_STREAM again': () => append(a, NO_STREAM),
    'prefix (first 2 ids), NO_STREAM': () => append(a.slice(0, 2), NO_STREAM),
    'suffix (last 2 ids), expected 0n': () => append(a.slice(1), 0n),
    'suffix (last 2 ids), NO_STREAM': () => append(a.slice(1), NO_STREAM),
    'longer batch, same prefix + 1 new, NO_STREAM': () => append([...a, event(3)], NO_STREAM),
    'same ids other order, NO_STREAM': () => append(a.toReversed(), NO_STREAM),
    'same ids, other data, NO_STREAM': () => append(otherData, NO_STREAM),
    'same ids, ANY': () => append(a, ANY),
    'prefix ids, ANY': () => append(a.slice(0, 2), ANY),
    'same ids + 1 new, ANY': () => append([...a, event(3)], ANY),
    '1 new id + same ids, ANY': () => append([fresh, ...a], ANY),
    'same ids, STREAM_EXISTS': () => append(a, STREAM_EXISTS),
    'read back after the above': readBack,
    'append B at current': () => append([b], 6n),
    'then append C at cur+1': () => append(events(6, 2), 7n),
    'retry B (1 id) at its old revision after later appends': () => append([b], 6n),
    'retry A (3 ids) with NO_STREAM after later appends': () => append(a, NO_STREAM),
    'retry B id with wrong expected (cur+1)': () => append([b], 7n),
    'retry B id at the newest revision (cur+3)': () => append([b], 9n),
    'retry B with ANY after later appends': () => append([b], ANY),
    'ids reused in another stream, NO_STREAM': () => to(streamName('idem'), a, NO_STREAM),
    'same id twice within one append, NO_STREAM': () => to(twin, [b, b], NO_STREAM),
    'read back dup': async () => {
      const found = await gathered(client.readStream(twin));
      return found.map(({ event: e }) => `${e?.revision}:${e?.id === b.id}`).join(' ');
    },
  };
  return outcomesOf(operations);
}
