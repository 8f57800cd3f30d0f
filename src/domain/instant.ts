const CANONICAL_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d\.\d{3}(Z|[+-](?!00:00)\d\d:\d\d)$/;
const YEAR_OF_FOUR_DIGITS = /^\d{4}-/;
const OFFSET = /(Z|[+-]\d\d:?\d\d)$/;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Midnights in UTC by date, of the dates met last: facts by the million lie on few of them. */
const midnights = new Map<string, number>();
const MIDNIGHTS_KEPT_MAX = 4_000;

/** Milliseconds since 1970-01-01Z of an instant in any ISO 8601 spelling with an offset. */
export function epochMs(instant: string): number {
  const time = timeMs(instant);
  const date = instant.slice(0, 10);
  const midnight = time === undefined ? undefined : midnights.get(date);
  if (time !== undefined && midnight !== undefined) return midnight + time;
  const ms = Temporal.Instant.from(instant).epochMilliseconds;
  if (midnights.size >= MIDNIGHTS_KEPT_MAX) midnights.clear();
  if (time !== undefined) midnights.set(date, ms - time);
  return ms;
}

/** Time of day less its offset, undefined for other spellings than the one that facts carry. */
function timeMs(text: string): number | undefined {
  const isShaped = text[10] === 'T' && text[13] === ':' && text[16] === ':' && text[19] === '.';
  if (!isShaped) return undefined;
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const ms = twoDigits(text, 20) * 10 + (twoDigits(text, 21) % 10);
  const offset = text.length === 24 && text[23] === 'Z' ? 0 : offsetMinutes(text);
  const isTime = hour < 24 && minute < 60 && second < 60 && ms >= 0 && offset > -DAY_MINUTES;
  return isTime ? (hour * 60 + minute - offset) * MINUTE_MS + second * 1_000 + ms : undefined;
}

function offsetMinutes(text: string): number {
  if (text.length !== 29 || text[26] !== ':') return Number.NaN;
  const [hours, minutes] = [twoDigits(text, 24), twoDigits(text, 27)];
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  if (text[23] === '+') return hours * 60 + minutes;
  return text[23] === '-' ? -(hours * 60 + minutes) : Number.NaN;
}

/** NaN where anything but two digits stands. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The spelling that facts carry. `zoneMinutes` east of Greenwich; 0 is written `Z`. */
export function toInstant(ms: number, zoneMinutes = 0): string {
  const local = Temporal.Instant.fromEpochMilliseconds(ms + zoneMinutes * MINUTE_MS);
  const text = local.toString({ smallestUnit: 'millisecond' });
  if (zoneMinutes === 0) return text;
  const minutes = Math.abs(zoneMinutes);
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  const mm = String(minutes % 60).padStart(2, '0');
  return `${text.slice(0, -1)}${zoneMinutes < 0 ? '-' : '+'}${hh}:${mm}`;
}

/** Minutes east of Greenwich that an instant's spelling names. */
export function zoneMinutesOf(instant: string): number {
  const offset = OFFSET.exec(instant)?.[1] ?? 'Z';
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/**
 * The canonical spelling of an ISO 8601 instant with offset, undefined when the text is not one.
 * A date without a time or a time without an offset is not an instant.
 */
export function canonicalInstant(text: string): string | undefined {
  try {
    const ms = epochMs(text);
    if (CANONICAL.test(text)) return text;
    const told = toInstant(ms, zoneMinutesOf(text));
    return YEAR_OF_FOUR_DIGITS.test(told) ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Negative when `a` is earlier, 0 when both are the same instant, whatever their offsets. */
export function compareInstants(a: string, b: string): number {
  if (CANONICAL_UTC.test(a) && CANONICAL_UTC.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Math.sign(epochMs(a) - epochMs(b));
}
