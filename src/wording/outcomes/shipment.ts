import type { ShipmentCommand } from '../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../domain/shipment/rules.ts';
import type { Outcome } from './outcome.ts';
import { carriageOutcomes } from './shipment/carriage.ts';
import { correctionsOutcomes } from './shipment/corrections.ts';
import { deliveryOutcomes } from './shipment/delivery.ts';
import { exceptionsOutcomes } from './shipment/exceptions.ts';
import { followUpOutcomes } from './shipment/follow-up.ts';
import { goodsOutcomes } from './shipment/goods.ts';
import { labelsOutcomes } from './shipment/labels.ts';
import { movementOutcomes } from './shipment/movement.ts';
import { papersOutcomes } from './shipment/papers.ts';
import { planningOutcomes } from './shipment/planning.ts';
import { unitsOutcomes } from './shipment/units.ts';

/** What every command of a shipment can come to. */
export const shipmentOutcomes = {
  ...planningOutcomes,
  ...goodsOutcomes,
  ...unitsOutcomes,
  ...labelsOutcomes,
  ...carriageOutcomes,
  ...movementOutcomes,
  ...deliveryOutcomes,
  ...papersOutcomes,
  ...exceptionsOutcomes,
  ...correctionsOutcomes,
  ...followUpOutcomes,
} satisfies Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>;
