import type { Recorded } from '../../envelope.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import { type Figures, slotKey } from '../figures.ts';

export interface Merge extends Omit<OrderFactOf<'MergeRequested'>['data'], 'reason'> {
  /** Id of the fact that asked for the next step: by it the answer is known. */
  readonly cause: string;
  /**
   * The target is to take the goods, then the source to let them go, or else the target again.
   * Over once the source has let them go, or nobody is asked any more.
   */
  readonly step: 'target' | 'source' | 'way-back' | 'over';
}

/** By their ids. */
export type Merges = ReadonlyMap<string, Merge>;

/** `figures` as they are after the fact. */
export function mergesAfter(merges: Merges, fact: Recorded<OrderFact>, figures: Figures): Merges {
  switch (fact.type) {
    case 'MergeRequested': {
      const { reason: _, ...asked } = fact.data;
      return new Map(merges).set(asked.merge, { ...asked, cause: fact.id, step: 'target' });
    }
    case 'LinesReallocated':
      if (fact.data.to === undefined) return letGo(merges, fact.data.from, figures);
      return stepped(merges, fact, fact.data.merge, 'source');
    case 'MergeRefused':
      return stepped(
        merges,
        fact,
        fact.data.merge,
        fact.data.step === 'source' ? 'way-back' : 'over',
      );
    default:
      return merges;
  }
}

function stepped(
  merges: Merges,
  { id }: Recorded<OrderFact>,
  merge: string | undefined,
  step: Merge['step'],
): Merges {
  const known = merge === undefined ? undefined : merges.get(merge);
  return known ? new Map(merges).set(known.merge, { ...known, cause: id, step }) : merges;
}

/** What a shipment was asked for, by whatever, is known by its quantities: none is still to go. */
function letGo(merges: Merges, source: string | undefined, { held }: Figures): Merges {
  const rows = held.get(source ?? '')?.rows;
  const over = [...merges.values()].filter(
    ({ step, from, lines }) =>
      step === 'source' &&
      from === source &&
      lines.every((line) => (rows?.get(slotKey(line))?.coming ?? 0) >= 0),
  );
  if (over.length === 0) return merges;
  const ended = over.map((merge) => [merge.merge, { ...merge, step: 'over' }] as const);
  return new Map([...merges, ...ended]);
}
