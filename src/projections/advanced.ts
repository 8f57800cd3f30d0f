import type { ShipmentFact } from '../domain/shipment/facts.ts';
import { advance, type Progress } from '../domain/shipment/progress.ts';
import { type StageSummary, stageSummary } from '../domain/shipment/stage.ts';
import type { Told } from './projection.ts';

/** How far a shipment is after a fact. */
export interface Advanced {
  readonly progress: Progress;
  readonly summary: StageSummary;
}

interface Answer extends Advanced {
  readonly before: Progress;
  readonly fact: Told<ShipmentFact>;
}

let last: Answer | undefined;

/**
 * Read models are told the same fact one after the other, and most of them ask this. The answer
 * to the first is kept until the next question, so that all of them share one progress.
 */
export function advanced(before: Progress, fact: Told<ShipmentFact>): Advanced {
  if (last?.fact === fact && last.before === before) return last;
  const progress = advance(before, fact);
  last = { before, fact, progress, summary: stageSummary(progress) };
  return last;
}
