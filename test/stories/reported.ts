import { epochMs } from '../../src/domain/instant.ts';
import { type OrderRecord, orders } from '../../src/projections/orders.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { type ShipmentRecord, shipmentRecord } from '../../src/projections/shipment-record.ts';
import type { Report } from '../../src/reports/figures.ts';
import { report } from '../../src/reports/report.ts';
import type { Company } from '../support/company.ts';

/** By then every window of the stories is over. */
const REPORTED_AFTER_MS = 30 * 24 * 3_600_000;

/** What `report` says over these streams, a month after the last of them was told. */
export async function reportOn(
  company: Company,
  streams: readonly string[],
  last: string,
): Promise<Report> {
  async function* documents<D extends object>(projection: AnyProjection) {
    for (const stream of streams) {
      if (!stream.startsWith(`${projection.category}-`)) continue;
      const doc = await company.documentOf<D>(projection, stream);
      if (doc) yield [{ doc }];
    }
  }
  const sources = {
    shipments: documents<ShipmentRecord>(shipmentRecord),
    orders: documents<OrderRecord>(orders),
  };
  return report(sources, { nowMs: epochMs(last) + REPORTED_AFTER_MS });
}
