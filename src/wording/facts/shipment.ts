import type { ShipmentFact } from '../../domain/shipment/facts.ts';
import { correctionFactWords } from './correcting.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';
import { carriageFactWords } from './shipment/carriage.ts';
import { deliveryFactWords } from './shipment/delivery.ts';
import { exceptionFactWords } from './shipment/exceptions.ts';
import { goodsFactWords } from './shipment/goods.ts';
import { labelFactWords } from './shipment/labels.ts';
import { movementFactWords } from './shipment/movement.ts';
import { paperFactWords } from './shipment/papers.ts';
import { planningFactWords } from './shipment/planning.ts';
import { unitFactWords } from './shipment/units.ts';

/** Everything that can have happened to a shipment, in words. */
export const shipmentFactWords = {
  ...planningFactWords,
  ...goodsFactWords,
  ...unitFactWords,
  ...labelFactWords,
  ...carriageFactWords,
  ...movementFactWords,
  ...deliveryFactWords,
  ...paperFactWords,
  ...exceptionFactWords,
  ...correctionFactWords,
  ...followUpFactWords,
} satisfies Record<ShipmentFact['type'], FactWords>;
