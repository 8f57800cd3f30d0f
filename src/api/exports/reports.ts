import { type OrderRecord, orders } from '../../projections/orders.ts';
import { type ShipmentRecord, shipmentRecord } from '../../projections/shipment-record.ts';
import type { Stored } from '../../read-models/read-models.ts';
import type { Dimension, Report } from '../../reports/figures.ts';
import { report } from '../../reports/report.ts';
import type { Api } from '../api.ts';
import { queryOf, readModel, unknownSubject } from '../queries/reading.ts';
import { reportOnly, reportOptions } from '../queries/report-asking.ts';
import { REPORTS } from '../queries/reports.ts';
import type { Asked } from '../route.ts';
import { chosen, documentTexts } from './documents.ts';
import type { Export } from './export.ts';
import { reportsExportQuery } from './wishes.ts';

/** The figures over what the asker may see: a row for all of it, then one for each group. */
export async function reportExport(api: Api, asked: Asked): Promise<Export> {
  const { name = '' } = asked.params;
  if (!Object.hasOwn(REPORTS, name)) throw unknownSubject();
  const { format, ...query } = queryOf(reportsExportQuery, asked);
  const only = reportOnly(query, asked.principal);
  const options = { ...reportOptions(query, api.now(), api.timeZone), only };
  const [shipments, found] = await Promise.all([
    readModel<ShipmentRecord>(api, shipmentRecord, asked),
    readModel<OrderRecord>(api, orders, asked),
  ]);
  const all = () => true;
  const rows = chosen(shipments.documents, all, asked.signal);
  const placed = chosen(found.documents, all, asked.signal);
  const figures = await report({ shipments: rows.all(), orders: placed.all() }, options);
  const pages = {
    all: async function* () {
      yield rowsOf(figures, options.by);
    },
  };
  const through = Math.min(shipments.through, found.through);
  return { about: `report-${name}`, format, through, ...documentTexts(api, asked, pages, format) };
}

/** Numbered from 0, the row for all; only the others have a group. */
function rowsOf(
  { groups = [], ...figures }: Report,
  by: Dimension | undefined,
): readonly Stored<object>[] {
  const docs = [figures, ...groups.map(({ key, ...ofGroup }) => ({ by, key, ...ofGroup }))];
  return docs.map((doc, row) => ({ id: String(row), position: 0, doc }));
}
