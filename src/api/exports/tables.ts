import { type OrderRecord, orders } from '../../projections/orders.ts';
import { type ShipmentRecord, shipmentRecord } from '../../projections/shipment-record.ts';
import { utcMs } from '../../reports/utc.ts';
import type { Api } from '../api.ts';
import { queryOf, readModel } from '../queries/reading.ts';
import type { Asked } from '../route.ts';
import { chosen, documentTexts, isShipmentIn, ordersAsSeen } from './documents.ts';
import type { Export } from './export.ts';
import { ordersExportQuery, type Period, periodOf, shipmentsExportQuery } from './wishes.ts';

/** By first departure; what never departed by when it was planned, as in reports. */
export async function shipmentsExport(api: Api, asked: Asked): Promise<Export> {
  const { from, to, format, 'min-position': _, ...equal } = queryOf(shipmentsExportQuery, asked);
  const isIn = within(periodOf(api, { from, to }));
  const { documents, through } = await readModel<ShipmentRecord>(api, shipmentRecord, asked);
  const pages = chosen(
    documents,
    (row) =>
      isShipmentIn(asked, row) &&
      isEqual(row, equal) &&
      isIn(row.departedAt ?? row.entered.planned),
    asked.signal,
  );
  return { about: 'shipments', format, through, ...documentTexts(api, asked, pages, format) };
}

/** By when they were received. */
export async function ordersExport(api: Api, asked: Asked): Promise<Export> {
  const { from, to, format, 'min-position': _, ...equal } = queryOf(ordersExportQuery, asked);
  const isIn = within(periodOf(api, { from, to }));
  const { documents, through } = await readModel<OrderRecord>(api, orders, asked);
  const isWanted = (order: OrderRecord) => isEqual(order, equal) && isIn(order.receivedAt);
  const pages = ordersAsSeen(documents, isWanted, asked);
  return { about: 'orders', format, through, ...documentTexts(api, asked, pages, format) };
}

function within({ fromMs, toMs }: Period) {
  return (instant: string | undefined): boolean => {
    const ms = instant === undefined ? Number.NEGATIVE_INFINITY : utcMs(instant);
    return ms >= fromMs && ms <= toMs;
  };
}

function isEqual(doc: object, wanted: Readonly<Record<string, string | undefined>>): boolean {
  const fields = new Map<string, unknown>(Object.entries(doc));
  return Object.entries(wanted).every(
    ([name, value]) => value === undefined || fields.get(name) === value,
  );
}
