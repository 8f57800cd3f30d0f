import type { ShipmentRule } from '../domain/shipment/rules.ts';
import type { Words } from './say.ts';
import { carriageRules } from './shipment/carriage.ts';
import { correctionRules } from './shipment/corrections.ts';
import { deliveryRules } from './shipment/delivery.ts';
import { exceptionRules } from './shipment/exceptions.ts';
import { goodsRules } from './shipment/goods.ts';
import { movementRules } from './shipment/movement.ts';
import { paperRules } from './shipment/papers.ts';
import { planningRules } from './shipment/planning.ts';
import { unitRules } from './shipment/units.ts';

/** Why a command about a shipment was refused. */
export const shipmentRules = {
  ...planningRules,
  ...goodsRules,
  ...unitRules,
  ...carriageRules,
  ...movementRules,
  ...deliveryRules,
  ...paperRules,
  ...exceptionRules,
  ...correctionRules,
} satisfies Record<ShipmentRule, Words>;
