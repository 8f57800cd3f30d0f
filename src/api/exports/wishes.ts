import { z } from 'zod';
import { STAGES } from '../../domain/shipment/stage.ts';
import { code } from '../../domain/words.ts';
import type { Api } from '../api.ts';
import { minPositionField } from '../queries/reading.ts';
import { reportOptions, reportQuery } from '../queries/report-asking.ts';
import { FORMATS } from './export.ts';

/** As reports take it: instants, or days of the installation's time zone. */
const { from, to } = reportQuery.shape;
const ofDocuments = { from, to, format: z.enum(FORMATS).default('csv'), ...minPositionField };

export const factsExportQuery = z.strictObject({
  from,
  to,
  format: z.enum(FORMATS).default('ndjson'),
});
export const shipmentsExportQuery = z.strictObject({
  stage: z.enum(STAGES).optional(),
  site: code.optional(),
  carrier: code.optional(),
  project: code.optional(),
  division: code.optional(),
  customer: code.optional(),
  ...ofDocuments,
});
export const ordersExportQuery = z.strictObject({
  customer: code.optional(),
  project: code.optional(),
  division: code.optional(),
  ...ofDocuments,
});
export const reportsExportQuery = reportQuery.omit({ 'as-of': true }).extend(ofDocuments);
export const reportsExportParams = z.strictObject({ name: z.string() });

/** Both ends belong to it; milliseconds since 1970. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What was asked for; all of time where nothing was. */
export function periodOf(
  { now, timeZone }: Pick<Api, 'now' | 'timeZone'>,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Period {
  const { fromMs, toMs } = reportOptions({ from: asked.from, to: asked.to }, now(), timeZone);
  return { fromMs: fromMs ?? Number.NEGATIVE_INFINITY, toMs: toMs ?? Number.POSITIVE_INFINITY };
}
