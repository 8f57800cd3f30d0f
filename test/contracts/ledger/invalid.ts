import { expect, it } from 'vitest';
import type { Meta, NewFact } from '../../../src/domain/envelope.ts';
import {
  APPEND_BYTES_MAX,
  InvalidAppend,
  type Ledger,
  STREAM_FACTS_MAX,
} from '../../../src/ledger/ledger.ts';
import { fact, facts, meta } from '../../ledger/facts.ts';
import { newStream, recorded } from './streams.ts';

/** More than an envelope around small data weighs. */
const ENVELOPE_BYTES = 1_000;

const NO_STREAMS: readonly string[] = [
  '',
  'x',
  'shipment',
  '-x',
  'shipment-',
  'Shipment-1',
  '$all-1',
  'shipment-a b',
  'shipment-\n',
  'shipment-\ud800',
  `shipment-${'x'.repeat(400)}`,
];

/** What JSON would drop or change without a word. */
const NO_JSON: Readonly<Record<string, unknown>> = {
  'not a number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'a bigint': 1n,
  'a date': new Date(0),
  'a map': new Map(),
  'a function': () => 1,
  'undefined in a list': [undefined],
  'nesting beyond all reason': JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`),
};

const NO_FACTS: Readonly<Record<string, { readonly [K in keyof NewFact]?: unknown }>> = {
  'a list as data': { data: [] },
  'no data': { data: null },
  'an id that is no UUID': { id: 'fact-1' },
  'an id in capitals': { id: 'AAAAAAAA-0000-8000-8000-000000000000' },
  'a type that is no name': { type: 'unit packed' },
  'a shape of version 0': { v: 0 },
  'deviations that are no rules': { deviations: [1] },
};

const NO_ENVELOPES: Readonly<Record<string, { readonly [field: string]: unknown }>> = {
  'a time without milliseconds': { occurredAt: '2026-03-02T08:30:00+08:00' },
  'an offset of zero that is not Z': { occurredAt: '2026-03-02T08:30:00.000+00:00' },
  'a day that does not exist': { occurredAt: '2026-02-30T08:30:00.000Z' },
  'a time that is none': { occurredAt: 'yesterday' },
  'a recording time that is not UTC': { recordedAt: '2026-03-02T08:30:00.000+08:00' },
  'a command id that is no UUID': { commandId: '42' },
  'a digest that is not hex': { commandDigest: 'x'.repeat(32) },
  'a field that nobody knows': { shoeSize: 43 },
};

export function invalidContract(ledger: () => Ledger): void {
  const refuses = async (
    what: string,
    stream: string,
    expectedVersion: number,
    given: readonly NewFact[],
  ): Promise<void> => {
    const before = await ledger().head();
    const answer = ledger().append(stream, expectedVersion, given);
    await expect(answer, what).rejects.toThrow(InvalidAppend);
    expect(await ledger().head(), what).toBe(before);
  };

  it('has no facts', () => refuses('no facts', newStream(), 0, []));

  it('expects what is no version', async () => {
    for (const version of [-1, 0.5, Number.NaN, 2 ** 53]) {
      await refuses(String(version), newStream(), version, facts(1));
    }
  });

  it('names its stream with what is no name', async () => {
    for (const stream of NO_STREAMS) await refuses(JSON.stringify(stream), stream, 0, facts(1));
  });

  it('holds what JSON cannot give back, however deep', async () => {
    for (const [what, value] of Object.entries(NO_JSON)) {
      await refuses(what, newStream(), 0, [fact({ data: { value } })]);
      await refuses(what, newStream(), 0, [fact({ data: { deep: [{ value }] } })]);
    }
    const itself: Record<string, unknown> = {};
    itself.itself = itself;
    await refuses('itself', newStream(), 0, [fact({ data: itself })]);
  });

  it('has a fact that is none', async () => {
    for (const [what, over] of Object.entries(NO_FACTS)) {
      await refuses(what, newStream(), 0, [fact(over as Partial<NewFact>)]);
    }
  });

  it('has an envelope that is none', async () => {
    for (const [what, over] of Object.entries(NO_ENVELOPES)) {
      await refuses(what, newStream(), 0, [fact({ meta: meta(over as Partial<Meta>) })]);
    }
  });

  it('carries one id twice', () => {
    const twice = fact();
    return refuses('twice', newStream(), 0, [twice, twice]);
  });

  it('weighs more than a megabyte, in bytes, all facts together', async () => {
    const stream = newStream();
    const big = (chars: number, char = 'x'): NewFact =>
      fact({ data: { text: char.repeat(chars) } });
    const half = APPEND_BYTES_MAX / 2;
    await refuses('one', stream, 0, [big(APPEND_BYTES_MAX)]);
    await refuses('two', stream, 0, [big(half), big(half)]);
    await refuses('three bytes a char', stream, 0, [big(APPEND_BYTES_MAX / 3, '中')]);
    const fits = [big(APPEND_BYTES_MAX - ENVELOPE_BYTES)];
    expect(recorded(await ledger().append(stream, 0, fits)).version).toBe(1);
    const [found] = await ledger().read(stream, 0, 1);
    expect(found?.data).toEqual(fits[0]?.data);
  });

  it('would make its stream too long', async () => {
    const stream = newStream();
    await refuses('at the end', stream, STREAM_FACTS_MAX, facts(1));
    await refuses('beyond the end', stream, STREAM_FACTS_MAX - 1, facts(2));
    expect((await ledger().append(stream, STREAM_FACTS_MAX - 1, facts(1))).kind).toBe('conflict');
  });

  it('spoils nothing that is appended at the same time', async () => {
    const stream = newStream();
    const answers = await Promise.allSettled([
      ledger().append(stream, 0, facts(1)),
      ledger().append(newStream(), 0, []),
      ledger().append(newStream(), 0, facts(1)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
}
