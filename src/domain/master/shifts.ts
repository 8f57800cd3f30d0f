import type { MasterRecord } from './kinds.ts';

type Shift = MasterRecord<'calendar'>['shifts'][number];

/** Two shifts that claim the same time of a weekday. */
interface Overlap {
  /** 1 is Monday. */
  readonly day: number;
  readonly one: string;
  readonly other: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly said: string;
}

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** The first two shifts of a week that overlap, null when none do. The week is a circle. */
export function shiftsOverlap(
  shifts: readonly Shift[],
): (Overlap & Record<string, string | number>) | null {
  const stretches = shifts.flatMap(stretchesOf).sort((a, b) => a.from - b.from);
  const [first] = stretches;
  if (!first) return null;
  const again = { ...first, from: first.from + WEEK_MINUTES, to: first.to + WEEK_MINUTES };
  for (const [index, one] of stretches.entries()) {
    const other = stretches[index + 1] ?? again;
    if (one.to > other.from) {
      const day = (Math.floor(other.from / DAY_MINUTES) % 7) + 1;
      return { day, one: one.said, other: other.said };
    }
  }
  return null;
}

function stretchesOf({ days, start, end }: Shift): readonly Stretch[] {
  const [from, until] = [minutes(start), minutes(end)];
  const length = until > from ? until - from : until + DAY_MINUTES - from;
  return days.map((day) => {
    const begins = (day - 1) * DAY_MINUTES + from;
    return { from: begins, to: begins + length, said: `${start}–${end}` };
  });
}

/** Since midnight. */
function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
