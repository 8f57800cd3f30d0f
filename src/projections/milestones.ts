import type { Stage } from '../domain/shipment/stage.ts';
import { happenedAt } from './occurrence.ts';
import type { Told } from './projection.ts';

/** When a shipment first came to each of its stages. */
export interface Milestones {
  /** In UTC; only stages that it came to. */
  readonly entered: Readonly<Partial<Record<Stage, string>>>;
  /** Stages whose instant was inferred, not told: left out of stage times. */
  readonly derived: readonly Stage[];
}

export const NO_MILESTONES: Milestones = { entered: {}, derived: [] };

/** With the fact's time for the stage that it led to, if that was never reached before. */
export function reached({ entered, derived }: Milestones, stage: Stage, fact: Told): Milestones {
  if (entered[stage] !== undefined) return { entered, derived };
  return {
    entered: { ...entered, [stage]: happenedAt(fact) },
    derived: fact.meta.timeQuality === 'derived' ? [...derived, stage] : derived,
  };
}
