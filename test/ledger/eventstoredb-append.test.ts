import { describe, expect, it } from 'vitest';
import {
  APPEND_FAILURES,
  appendError,
  appendFailureOf,
} from '../../src/ledger/eventstoredb/append-failures.ts';
import { Damaged, InvalidAppend, NotRecorded, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import type { AppendFault } from '../standins/eventstoredb/faults.ts';
import { foreignEvent, openQuick, served, spawned, stranger } from '../support/eventstoredb.ts';
import { fact, facts } from './facts.ts';

const AT_ONCE = 64;

interface Sample {
  readonly message: string;
  readonly type?: string;
  readonly code?: number;
}

function errorOf({ message, ...more }: Sample): Error {
  return Object.assign(new Error(message), more);
}

const DEFINITE: readonly [Sample, typeof NotRecorded | typeof InvalidAppend][] = [
  [{ type: 'stream-deleted', message: '' }, NotRecorded],
  [{ type: 'maximum-append-size-exceeded', code: 3, message: '3 INVALID_ARGUMENT' }, InvalidAppend],
  [
    { type: 'unknown', code: 8, message: '8 RESOURCE_EXHAUSTED: Received message exceeds the …' },
    InvalidAppend,
  ],
  [{ type: 'access-denied', message: '' }, NotRecorded],
  [{ type: 'unknown', code: 7, message: '7 PERMISSION_DENIED' }, NotRecorded],
  [{ code: 16, message: '16 UNAUTHENTICATED' }, NotRecorded],
  [{ type: 'invalid-argument', message: '' }, NotRecorded],
  [{ type: 'unknown', code: 3, message: '3 INVALID_ARGUMENT' }, NotRecorded],
  [{ type: 'unknown', code: 12, message: '12 UNIMPLEMENTED' }, NotRecorded],
  [{ type: 'not-leader', message: 'not the leader' }, NotRecorded],
  [
    {
      type: 'unavailable',
      code: 14,
      message: '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED',
    },
    NotRecorded,
  ],
  [{ code: 14, message: '14 UNAVAILABLE: Name resolution failed for target dns:x' }, NotRecorded],
  [{ message: 'Failed to discover after 10 attempts.' }, NotRecorded],
  [{ message: 'Channel has been shut down' }, NotRecorded],
  [{ code: 14, message: '14 UNAVAILABLE: Channel closed before call started' }, NotRecorded],
];

const UNKNOWN: readonly Sample[] = [
  { type: 'unavailable', code: 14, message: '14 UNAVAILABLE: read ECONNRESET' },
  { type: 'unavailable', code: 14, message: '14 UNAVAILABLE: Connection dropped' },
  { type: 'unavailable', code: 14, message: '14 UNAVAILABLE: Server Is Not Ready' },
  { code: 14, message: '14 UNAVAILABLE: from the feature probe' },
  { type: 'unknown', message: 'Could not recognize Server Is Not Ready' },
  { type: 'unknown', message: 'Could not recognize Server Is Busy' },
  { type: 'unknown', code: 13, message: '13 INTERNAL: Received RST_STREAM with code 0' },
  { type: 'unknown', code: 2, message: '2 UNKNOWN: Exception was thrown by handler.' },
  { type: 'unknown', code: 8, message: '8 RESOURCE_EXHAUSTED: too many requests' },
  { type: 'timeout', code: 10, message: '10 ABORTED: Operation timed out: Commit phase timeout' },
  { type: 'deadline-exceeded', code: 4, message: '4 DEADLINE_EXCEEDED' },
  { type: 'cancelled', code: 1, message: '1 CANCELLED' },
  { type: 'silent', message: 'no answer within 6000 ms' },
  { message: 'something that nobody has ever seen' },
];

describe('an append that fails in EventStoreDB', () => {
  it.each(DEFINITE)('is surely not recorded: %o', (sample, Kind) => {
    const error = errorOf(sample);
    expect(appendError('shipment-1', error)).toBeInstanceOf(Kind);
    expect(appendError('shipment-1', error).message).toContain('shipment-1');
    expect(appendError('shipment-1', error).cause).toBe(error);
  });

  it.each(UNKNOWN)('may be recorded: %o', (sample) => {
    expect(appendError('shipment-1', errorOf(sample))).toBeInstanceOf(OutcomeUnknown);
  });

  it('is in the table by every row', () => {
    const conflict = errorOf({ type: 'wrong-expected-version', message: '' });
    const all = [conflict, ...DEFINITE.map(([sample]) => errorOf(sample))];
    const rows = new Set(all.map(appendFailureOf));
    expect(APPEND_FAILURES.filter((row) => !rows.has(row))).toEqual([]);
  });
});

describe('an append of unknown outcome', () => {
  const befallen: readonly [AppendFault, written: boolean][] = [
    ['cut-before-writing', false],
    ['cut-though-written', true],
    ['timed-out-though-written', true],
    ['unanswered-though-written', true],
    ['busy', false],
    ['not-ready', false],
  ];

  it.each(befallen)('after “%s” is recorded once by the same append', async (fault, written) => {
    await using own = await served({ writeTimeoutMs: 100 }, { appendMs: 400 });
    const { ledger, server } = own;
    await ledger.append('shipment-1', 0, facts(1));
    const given = facts(3);
    await server.failNextAppends(1, fault);
    await expect(ledger.append('shipment-1', 1, given)).rejects.toThrow(OutcomeUnknown);
    expect(await ledger.read('shipment-1', 0, 10)).toHaveLength(written ? 4 : 1);
    const answer = await ledger.append('shipment-1', 1, given);
    const found = await ledger.read('shipment-1', 0, 10);
    expect(found.slice(1).map(({ id }) => id)).toEqual(given.map(({ id }) => id));
    expect(answer).toEqual({ kind: 'recorded', version: 4, position: found[3]?.position });
    expect(await ledger.head()).toBe(found[3]?.position);
  });

  it('leaves the others under way in peace, and is over before it is told', async () => {
    await using own = await served({}, { appendMs: 300 });
    const { ledger, server } = own;
    await server.failNextAppends(1, 'unanswered-though-written');
    const streams = Array.from({ length: AT_ONCE }, (_, n) => `shipment-${n}`);
    const answers = await Promise.allSettled(streams.map((s) => ledger.append(s, 0, facts(2))));
    const lost = answers.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(1);
    for (const stream of streams) expect(await ledger.read(stream, 0, 10)).toHaveLength(2);
  });

  it('is found out when the server was killed under load and is back', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url, { appendMs: 2_000 });
    const sendings = Array.from({ length: AT_ONCE }, (_, n) => {
      return { stream: `shipment-${n}`, given: facts(2) };
    });
    const send = () =>
      Promise.allSettled(sendings.map(({ stream, given }) => ledger.append(stream, 0, given)));
    const sent = send();
    await server.kill();
    for (const answer of await sent) {
      if (answer.status === 'fulfilled') continue;
      const { reason } = answer;
      expect(reason instanceof OutcomeUnknown || reason instanceof NotRecorded).toBe(true);
    }
    await server.restart();
    for (const answer of await send()) {
      expect(answer).toMatchObject({
        status: 'fulfilled',
        value: { kind: 'recorded', version: 2 },
      });
    }
    for (const { stream, given } of sendings) {
      const found = await ledger.read(stream, 0, 10);
      expect(found.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
    }
  });
});

describe('an append to a server that is away', () => {
  it('is surely not recorded while nothing listens, and is once it is back', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url);
    await ledger.append('shipment-1', 0, facts(1));
    await server.kill();
    const first = ledger.append('shipment-1', 1, facts(1));
    await expect(first).rejects.toThrow();
    await expect(ledger.append('shipment-1', 1, facts(1))).rejects.toThrow(NotRecorded);
    await server.restart();
    const answer = await ledger.append('shipment-1', 1, facts(1));
    expect(answer).toMatchObject({ kind: 'recorded', version: 2 });
  });

  it('of which the answer never comes is given up at its deadline', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url, { appendMs: 300 });
    server.freeze();
    const begun = performance.now();
    await expect(ledger.append('shipment-1', 0, facts(1))).rejects.toThrow(OutcomeUnknown);
    expect(performance.now() - begun).toBeLessThan(2_000);
    server.resume();
  });
});

describe('an append to EventStoreDB', () => {
  it('that the server thinks too big could never be recorded', async () => {
    await using own = await served({ maxAppendBytes: 1_000 });
    const big = fact({ data: { text: 'x'.repeat(2_000) } });
    await expect(own.ledger.append('shipment-1', 0, [big])).rejects.toThrow(InvalidAppend);
    expect((await own.ledger.append('shipment-1', 0, facts(1))).kind).toBe('recorded');
  });

  it('says that its stream was deleted for good', async () => {
    await using own = await served();
    await using other = stranger(own.server.url);
    await own.ledger.append('shipment-1', 0, facts(2));
    await other.tombstoneStream('shipment-1');
    const answer = own.ledger.append('shipment-1', 2, facts(1));
    await expect(answer).rejects.toThrow(/shipment-1.*deleted for good/);
    await expect(answer).rejects.toThrow(NotRecorded);
  });

  it('says that its stream was deleted and went on elsewhere than it should', async () => {
    await using own = await served();
    await using other = stranger(own.server.url);
    await own.ledger.append('shipment-1', 0, facts(2));
    await other.deleteStream('shipment-1');
    const error: unknown = await own.ledger.append('shipment-1', 0, facts(1)).catch((e) => e);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(error).toMatchObject({ cause: expect.any(Damaged) });
    expect(String(error)).toContain('shipment-1 was deleted and went on at version 3');
  });

  it('does not share the fate of other clients in the process', async () => {
    await using own = await served();
    const streams = Array.from({ length: AT_ONCE }, (_, n) => `shipment-${n}`);
    await using other = await openQuick(own.server.url);
    const appends = streams.map((stream) => own.ledger.append(stream, 0, facts(1)));
    const theirs = stranger(own.server.url);
    const batch = theirs.appendToStream('invoices', foreignEvent()).catch(() => undefined);
    await other[Symbol.asyncDispose]();
    await theirs.dispose();
    for (const answer of await Promise.all(appends)) expect(answer.kind).toBe('recorded');
    await batch;
    expect((await own.ledger.append('shipment-x', 0, facts(1))).kind).toBe('recorded');
  });
});
