import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import type { Projection, Told } from './projection.ts';

/**
 * Every waybill that a shipment ever went under, so that whatever a carrier tells of one finds its
 * shipment, also when it is over. Shipments without any have no document.
 */
export interface ShipmentWaybills {
  /** As `waybillKey` writes them, in the order in which they came; the last 2,000. */
  readonly waybills: readonly string[];
}

const WAYBILLS_MAX = 2_000;

export const waybills: Projection<ShipmentWaybills, ShipmentFact> = {
  name: 'waybills',
  version: 1,
  category: 'shipment',
  indexes: { waybills: 'texts' },
  on: { TenderAccepted: withNumbers, WaybillsReplaced: withNumbers },
};

/** A carrier's number: codes hold no control characters. */
export function waybillKey(carrier: string, waybill: string): string {
  return `${carrier}\t${waybill}`;
}

function withNumbers(
  doc: ShipmentWaybills | undefined,
  { data }: Told<ShipmentFactOf<'TenderAccepted' | 'WaybillsReplaced'>>,
): ShipmentWaybills | undefined {
  const { carrier, waybills: told = [] } = data;
  if (told.length === 0) return doc;
  const numbers = told.map(({ waybill }) => waybillKey(carrier, waybill));
  const all = new Set([...(doc?.waybills ?? []), ...numbers]);
  return { waybills: [...all].slice(-WAYBILLS_MAX) };
}
