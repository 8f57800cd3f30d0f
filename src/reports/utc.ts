const DAY_MS = 86_400_000;
const DAYS_IN_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;
const ZERO = 48;

/**
 * Epoch ms of an instant as read models spell it, `2026-03-01T08:30:00.000Z`. Nothing is checked:
 * a report reads millions of them. Days are counted as in Howard Hinnant's `days_from_civil`.
 */
export function utcMs(text: string): number {
  const month = two(text, 5);
  const year = two(text, 0) * 100 + two(text, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + two(text, 8) - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const days = era * DAYS_IN_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
  const seconds = (two(text, 11) * 60 + two(text, 14)) * 60 + two(text, 17);
  return days * DAY_MS + seconds * 1_000 + two(text, 20) * 10 + text.charCodeAt(22) - ZERO;
}

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}
