import type { ShipmentCommand } from '../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../domain/shipment/facts.ts';
import type { Words } from '../say.ts';
import type { KeysIn } from './keys.ts';
import { goodsFields } from './shipment/goods.ts';
import { handlingFields } from './shipment/handling.ts';
import { outcomeFields } from './shipment/outcomes.ts';
import { planFields } from './shipment/plan.ts';

export type ShipmentField = KeysIn<(ShipmentCommand | ShipmentFact)['data']>;

/** What every field of a shipment's commands and facts means, by the field's own name. */
export const shipmentFields = {
  ...planFields,
  ...goodsFields,
  ...handlingFields,
  ...outcomeFields,
} satisfies Record<ShipmentField, Words>;
