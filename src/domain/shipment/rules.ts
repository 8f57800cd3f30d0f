import { CARRIAGE_RULES } from './rules/carriage.ts';
import { SHIPMENT_CORRECTION_RULES } from './rules/corrections.ts';
import { DELIVERY_RULES } from './rules/delivery.ts';
import { EXCEPTION_RULES } from './rules/exceptions.ts';
import { GOODS_RULES } from './rules/goods.ts';
import { MOVEMENT_RULES } from './rules/movement.ts';
import { PAPER_RULES } from './rules/papers.ts';
import { PLANNING_RULES } from './rules/planning.ts';
import { UNIT_RULES } from './rules/units.ts';

/**
 * Every rule that a shipment's command can meet: the reason of a refusal, or of a deviation
 * where a report is recorded all the same. The names are part of facts and answers.
 */
export const SHIPMENT_RULES = [
  ...PLANNING_RULES,
  ...GOODS_RULES,
  ...UNIT_RULES,
  ...CARRIAGE_RULES,
  ...MOVEMENT_RULES,
  ...DELIVERY_RULES,
  ...PAPER_RULES,
  ...EXCEPTION_RULES,
  ...SHIPMENT_CORRECTION_RULES,
] as const;

export type ShipmentRule = (typeof SHIPMENT_RULES)[number];
