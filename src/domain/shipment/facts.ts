import { correctionFacts } from '../correcting/facts.ts';
import type { FactShape, UnionOf } from '../decider.ts';
import { followUpFacts } from '../follow-up.ts';
import { carriageFacts } from './facts/carriage.ts';
import { deliveryFacts } from './facts/delivery.ts';
import { exceptionFacts } from './facts/exceptions.ts';
import { goodsFacts } from './facts/goods.ts';
import { labelFacts } from './facts/labels.ts';
import { movementFacts } from './facts/movement.ts';
import { paperFacts } from './facts/papers.ts';
import { planningFacts } from './facts/planning.ts';
import { unitFacts } from './facts/units.ts';

/** All that can have happened to a shipment. */
export const shipmentFacts = {
  ...planningFacts,
  ...goodsFacts,
  ...unitFacts,
  ...labelFacts,
  ...carriageFacts,
  ...movementFacts,
  ...deliveryFacts,
  ...paperFacts,
  ...exceptionFacts,
  ...correctionFacts,
  ...followUpFacts,
};

export type ShipmentFact = UnionOf<typeof shipmentFacts>;

const shapes: Readonly<Record<string, FactShape>> = shipmentFacts;

/** Facts of what happened in the world: these can be told late, and corrected. */
export const REPORTED: ReadonlySet<string> = new Set(
  Object.keys(shapes).filter((type) => shapes[type]?.report),
);
export type ShipmentFactOf<K extends ShipmentFact['type']> = Extract<ShipmentFact, { type: K }>;
