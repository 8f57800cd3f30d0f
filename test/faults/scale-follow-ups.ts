import assert from 'node:assert/strict';
import type { Recorded } from '../../src/domain/envelope.ts';
import { type Command, commandIdOf } from '../../src/ledger/execute.ts';
import type { Process } from '../../src/processes/process.ts';
import { add } from '../ledger/tally.ts';

const FACTS_A_PART = 40;
/** A tally holds ten of them. */
const PORTION = 100;
const PORTIONS_THAT_FIT = 10;

/** The k-th addition to a part. */
export function nthPart(k: number): Command {
  const stream = `tally-part-${Math.floor(k / FACTS_A_PART)}`;
  return add(1 + (k % 7), { stream, envelope: { commandId: commandIdOf('parts', String(k)) } });
}

/** What is added to a part is added to its sum, and a portion to what is soon full. */
export const summing: Process = {
  name: 'summing',
  on: {
    Added({ stream, data }) {
      const part = partOf(stream);
      if (part === undefined) return [];
      const portion = { n: PORTION };
      return [
        { step: 'sum', stream: `tally-sum-${part}`, command: 'Add', data },
        { step: 'portion', stream: `tally-portions-${part}`, command: 'Add', data: portion },
      ];
    },
  },
};

/**
 * Each fact of a part has caused one of its sum, and one portion or the refusal of one, which was
 * told; nothing else is there. `refused` holds `<stream> <id of the cause>`.
 */
export function mustFollowOnce(
  facts: readonly Recorded[],
  refused: ReadonlySet<string>,
): { readonly parts: number; readonly refused: number } {
  const effects = Map.groupBy(facts, ({ meta }) => meta.causationId);
  const parts = facts.filter(({ stream }) => partOf(stream) !== undefined);
  let refusals = 0;
  for (const { id, stream, data } of parts) {
    const part = partOf(stream);
    const portions = `tally-portions-${part}`;
    const isRefused = refused.has(`${portions} ${id}`);
    if (isRefused) refusals += 1;
    const sum = { stream: `tally-sum-${part}`, data };
    const portion = { stream: portions, data: { n: PORTION } };
    const due = isRefused ? [sum] : [portion, sum];
    const found = (effects.get(id) ?? []).map((effect) => ({
      stream: effect.stream,
      data: effect.data,
    }));
    const sorted = found.toSorted((a, b) => a.stream.localeCompare(b.stream));
    assert.deepEqual(sorted, due, `what follows from ${id} in ${stream}`);
  }
  for (const [part, own] of Map.groupBy(parts, ({ stream }) => partOf(stream))) {
    const portions = facts.filter(({ stream }) => stream === `tally-portions-${part}`);
    assert.equal(portions.length, Math.min(own.length, PORTIONS_THAT_FIT));
  }
  assert.equal(facts.length, 3 * parts.length - refusals, 'something else was recorded');
  return { parts: parts.length, refused: refusals };
}

function partOf(stream: string): string | undefined {
  return /^tally-part-(\d+)$/.exec(stream)?.[1];
}
