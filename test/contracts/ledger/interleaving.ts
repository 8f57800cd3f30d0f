import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewFact } from '../../../src/domain/envelope.ts';
import type { Appended, Ledger } from '../../../src/ledger/ledger.ts';
import { facts } from '../../ledger/facts.ts';
import { allAfter, asGiven, newStream } from './streams.ts';

/** One append of some facts to one of three streams, sure, late or early by `off` versions. */
interface Attempt {
  readonly stream: number;
  readonly off: number;
  readonly count: number;
  /** Sends the facts of the attempt before the last again instead. */
  readonly again: boolean;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  stream: fc.nat({ max: 2 }),
  off: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { arbitrary: fc.integer({ min: -2, max: 1 }), weight: 1 },
  ),
  count: fc.integer({ min: 1, max: 4 }),
  again: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { arbitrary: fc.constant(true), weight: 1 },
  ),
});

/** Appends that are started together, then waited for. */
const rounds = fc.array(fc.array(attempt, { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
});

interface Sent {
  readonly stream: string;
  readonly expected: number;
  readonly facts: readonly NewFact[];
  readonly answer: Appended;
}

export function interleavingContract(ledger: () => Ledger): void {
  it('of appends leaves what a list per stream would hold', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (plan) => {
        const before = await ledger().head();
        const streams = [newStream(), newStream(), newStream()];
        const versions = new Map(streams.map((stream) => [stream, 0]));
        const sent: Sent[] = [];
        for (const round of plan) {
          const started = round.map(async (each): Promise<Sent> => {
            const old = each.again ? sent.at(-2) : undefined;
            const stream = old?.stream ?? streams[each.stream] ?? '';
            const expected = old?.expected ?? Math.max(0, (versions.get(stream) ?? 0) + each.off);
            const given = old?.facts ?? facts(each.count);
            return {
              stream,
              expected,
              facts: given,
              answer: await ledger().append(stream, expected, given),
            };
          });
          sent.push(...(await Promise.all(started)));
          for (const stream of streams) {
            versions.set(stream, (await ledger().read(stream, 0, 1_000)).length);
          }
        }
        await mustAgree(ledger(), streams, sent);
        const all = await allAfter(ledger(), before);
        expect(all.map(({ id }) => id).length).toBe(new Set(all.map(({ id }) => id)).size);
      }),
      { numRuns: 25 },
    );
  });
}

/** Every stream is the acknowledged appends laid end to end; conflicts have left no trace. */
async function mustAgree(
  ledger: Ledger,
  streams: readonly string[],
  sent: readonly Sent[],
): Promise<void> {
  for (const stream of streams) {
    const expected: NewFact[] = [];
    for (const each of sent.filter((one) => one.stream === stream)) {
      if (each.answer.kind !== 'recorded') continue;
      for (const [index, fact] of each.facts.entries()) expected[each.expected + index] = fact;
      expect(each.answer.version).toBe(each.expected + each.facts.length);
    }
    expect((await ledger.read(stream, 0, 1_000)).map(asGiven)).toEqual(expected);
  }
}
