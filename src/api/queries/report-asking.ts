import { z } from 'zod';
import type { Principal } from '../../access/principal.ts';
import { anyInstantSchema } from '../../domain/envelope.ts';
import { compareInstants, epochMs } from '../../domain/instant.ts';
import { code } from '../../domain/words.ts';
import { DIMENSIONS } from '../../reports/figures.ts';
import type { Only } from '../../reports/only.ts';
import type { ReportOptions } from '../../reports/report.ts';
import { notWellFormed } from '../failures.ts';
import { minPositionField } from './reading.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** An instant, or a day of the installation's time zone. */
const time = z
  .string()
  .max(40)
  .refine((text) => isDay(text) || anyInstantSchema.safeParse(text).success, {
    error: 'must-be-an-instant',
  });

/** What a report can be asked for; times as `reportOptions` understands them. */
export const reportQuery = z.strictObject({
  from: time.optional(),
  to: time.optional(),
  by: z.enum(DIMENSIONS).optional(),
  /** As it was recorded then: such a report never changes. */
  'as-of': time.optional(),
  site: code.optional(),
  carrier: code.optional(),
  project: code.optional(),
  division: code.optional(),
  ...minPositionField,
});
export type ReportQuery = z.infer<typeof reportQuery>;

/** A period as a report takes it: both ends belong to it, a day as `to` with its last moment. */
export function reportOptions(query: ReportQuery, nowMs: number, timeZone: string): ReportOptions {
  const { from, to, by, 'as-of': asOf } = query;
  const ends = {
    from: from === undefined ? undefined : instantOf(from, timeZone, 'start'),
    to: to === undefined ? undefined : instantOf(to, timeZone, 'end'),
  };
  if (ends.from !== undefined && ends.to !== undefined && compareInstants(ends.from, ends.to) > 0) {
    throw notWellFormed([{ path: 'to', rule: 'must-be-at-least', params: { min: from } }]);
  }
  const asOfMs = asOf === undefined ? nowMs : epochMs(instantOf(asOf, timeZone, 'start'));
  return { nowMs: asOfMs, fromMs: msOf(ends.from), toMs: msOf(ends.to), by };
}

/** The filters that were asked for, within the scope of who asks. */
export function reportOnly(query: ReportQuery, { scope }: Pick<Principal, 'scope'>): Only {
  return {
    sites: within(scope.sites, query.site),
    projects: within(scope.projects, query.project),
    divisions: within(scope.divisions, query.division),
    ...(query.carrier !== undefined && { carriers: [query.carrier] }),
  };
}

/** The instant that a text gives, in the spelling of facts. */
export function instantOf(text: string, timeZone: string, edge: 'start' | 'end'): string {
  if (!isDay(text)) return anyInstantSchema.parse(text);
  const day = Temporal.PlainDate.from(text);
  const midnight = (edge === 'start' ? day : day.add({ days: 1 })).toZonedDateTime({ timeZone });
  const ms = midnight.epochMilliseconds - (edge === 'start' ? 0 : 1);
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
}

function within(
  scope: readonly string[] | undefined,
  wanted: string | undefined,
): readonly string[] | undefined {
  if (wanted === undefined) return scope;
  return scope === undefined || scope.includes(wanted) ? [wanted] : [];
}

function isDay(text: string): boolean {
  return DAY.test(text) && z.iso.date().safeParse(text).success;
}

function msOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : epochMs(instant);
}
