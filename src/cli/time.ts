import { canonicalInstant, epochMs, toInstant } from '../domain/instant.ts';

const HAS_OFFSET = /(Z|[+-]\d\d:?\d\d)$/i;
const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;
const NANOSECONDS_A_MINUTE = 60_000_000_000;

/** Where a date without a time lies: at the first or the last millisecond of that day. */
export type DayEdge = 'start' | 'end';

/**
 * An instant as a person types it: ISO 8601 with an offset, or a date or a date and time (`T` or a
 * space between) of the zone. undefined when it is none of these.
 */
export function readTime(text: string, zone: string, edge: DayEdge = 'start'): string | undefined {
  const typed = text.trim();
  if (!DATE_ONLY.test(typed) && HAS_OFFSET.test(typed)) return canonicalInstant(typed);
  try {
    return canonical(localTime(typed, zone, edge));
  } catch {
    return undefined;
  }
}

function localTime(typed: string, zone: string, edge: DayEdge): Temporal.ZonedDateTime {
  if (!DATE_ONLY.test(typed)) return Temporal.PlainDateTime.from(typed).toZonedDateTime(zone);
  const day = Temporal.PlainDate.from(typed);
  if (edge === 'start') return day.toZonedDateTime(zone);
  return day.add({ days: 1 }).toZonedDateTime(zone).subtract({ milliseconds: 1 });
}

/** Before zones there were local times some seconds off: they are told in whole minutes. */
function canonical(time: Temporal.ZonedDateTime): string {
  const minutes = Math.trunc(time.offsetNanoseconds / NANOSECONDS_A_MINUTE);
  return toInstant(time.epochMilliseconds, minutes);
}

/** `2026-03-01 08:30` in the zone. */
export function showTime(instant: string | number, zone: string): string {
  const ms = typeof instant === 'number' ? instant : epochMs(instant);
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The same with seconds, for where two facts lie close together. */
export function showTimeExactly(instant: string | number, zone: string): string {
  const ms = typeof instant === 'number' ? instant : epochMs(instant);
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return local.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}
