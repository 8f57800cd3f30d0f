import type { Principal } from '../../access/principal.ts';
import type { Reach } from '../../access/scope.ts';
import { streamOf } from '../../domain/ids.ts';
import { holdingOf } from '../../domain/shipment/holding.ts';
import type { ShipmentState } from '../../domain/shipment/state.ts';
import { type ShipmentWaybills, waybillKey } from '../../projections/waybills.ts';
import type { Collection } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';

/** So many shipments that ever went under one waybill are looked at. */
const OWNERS_MAX = 20;

/** Whose a waybill is; `elsewhere` where it is one's that the asker may not know. */
export type WaybillOwner = { readonly shipment: string } | 'nobody' | 'elsewhere';

/**
 * The shipment that goes under a carrier's number, now or, where none does any more, last: what a
 * carrier tells of goods that were delivered long ago still has its place.
 */
export async function ownerOf(
  { states }: Pick<Api, 'states'>,
  reach: Reach,
  documents: Collection<ShipmentWaybills>,
  principal: Principal,
  named: { readonly carrier: string; readonly waybill: string },
): Promise<WaybillOwner> {
  const { carrier, waybill } = named;
  const where = { waybills: { has: waybillKey(carrier, waybill) } };
  const { docs } = await documents.find({ where, limit: OWNERS_MAX });
  const newest = docs.toSorted((one, other) => other.position - one.position);
  let last: string | undefined;
  for (const { id } of newest) {
    const state = await states.state<ShipmentState>(streamOf('shipment', id));
    if (!state?.carriage.knownWaybills.has(waybill)) continue;
    last ??= id;
    if (holdingOf(state, [])({ kind: 'waybill', code: waybill, carrier }).length === 0) continue;
    last = id;
    break;
  }
  if (last === undefined) return 'nobody';
  return (await reach.sees(principal, streamOf('shipment', last)))
    ? { shipment: last }
    : 'elsewhere';
}
