const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const MINUTES_KEPT_MAX = 10_000;
const INSTANTS_KEPT_MAX = 1_000;

const seconds = Array.from({ length: 60 }, (_, n) => `${String(n).padStart(2, '0')}.`);
const milliseconds = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0'));
const minutes = new Map<number, string>();
const zones = new Map<number, string>([[0, 'Z']]);
/** Many facts in a row carry the same times. */
const instants = new Map<string, number>();

/**
 * The spelling that facts carry, as `toInstant` of the domain writes it; ten times as fast by
 * keeping the minutes it has met, because every fact that is read needs two of them.
 */
export function instantText(ms: number, zoneMinutes: number): string {
  const minute = Math.floor(ms / MINUTE_MS);
  const rest = ms - minute * MINUTE_MS;
  const text = minuteText(minute + zoneMinutes);
  const zone = zones.get(zoneMinutes) ?? zoneText(zoneMinutes);
  const second = seconds[Math.floor(rest / SECOND_MS)];
  return `${text}${second}${milliseconds[rest % SECOND_MS]}${zone}`;
}

/** Milliseconds of an instant in the facts' spelling; undefined for every other text. */
export function instantMs(text: string): number | undefined {
  const known = instants.get(text);
  if (known !== undefined) return known;
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || instantText(ms, zoneMinutesOf(text)) !== text) return undefined;
  if (instants.size >= INSTANTS_KEPT_MAX) instants.clear();
  instants.set(text, ms);
  return ms;
}

/** Minutes east of Greenwich of an instant in the facts' spelling. */
export function zoneMinutesOf(text: string): number {
  if (text.endsWith('Z')) return 0;
  const at = text.length - 6;
  const offset = Number(text.slice(at + 1, at + 3)) * 60 + Number(text.slice(at + 4));
  return text[at] === '-' ? -offset : offset;
}

/** `2026-03-01T08:30:` */
function minuteText(minute: number): string {
  const known = minutes.get(minute);
  if (known !== undefined) return known;
  if (minutes.size >= MINUTES_KEPT_MAX) minutes.clear();
  const text = new Date(minute * MINUTE_MS).toISOString().slice(0, 17);
  minutes.set(minute, text);
  return text;
}

/** Offsets are whole minutes within a day: at most 2,879 of them. */
function zoneText(zoneMinutes: number): string {
  const offset = Math.abs(zoneMinutes);
  const hh = String(Math.floor(offset / 60)).padStart(2, '0');
  const mm = String(offset % 60).padStart(2, '0');
  const text = `${zoneMinutes < 0 ? '-' : '+'}${hh}:${mm}`;
  zones.set(zoneMinutes, text);
  return text;
}
