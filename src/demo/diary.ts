import type { Stage } from '../domain/shipment/stage.ts';
import type { Random } from './random.ts';

/** Who tells: a person, a handheld or a system. `ref` is what stands in the fact. */
export interface Teller {
  readonly actor: string;
  readonly role: string;
  readonly capture: 'scan' | 'typed' | 'click' | 'api' | 'carrier';
  readonly device?: string;
  readonly site?: string;
  readonly source?: string;
}

/** The stream version of a fact that was noted down when it was told. */
type VersionOf = (note: string) => number;

/** One command of the demo: when it happened, when it reached the ledger, who told it. */
export interface Happening {
  readonly occurredMs: number;
  readonly toldMs: number;
  readonly stream: string;
  readonly command: string;
  readonly data: object | ((versionOf: VersionOf) => object);
  readonly by: Teller;
  /** Remember the version of the fact that comes of it under this name. */
  readonly note?: string;
}

interface Extras {
  readonly note?: string;
  /** Minutes between the deed and the telling, as where a driver had no network. */
  readonly lateMinutes?: number;
}

/** The life of one order or shipment, written down as time passes. */
export interface Diary {
  readonly nowMs: number;
  readonly happenings: readonly Happening[];
  /** Lets a random number of minutes pass; the night is slept through. */
  pass(fromMinutes: number, toMinutes: number): void;
  tell(by: Teller, command: string, data: Happening['data'], extras?: Extras): void;
  /** The shipment is at this stage from its latest happening on. */
  reached(stage: Stage): void;
  /** What was told up to the last happening of the stage; undefined where it was never reached. */
  upTo(stage: Stage): readonly Happening[] | undefined;
}

export const ZONE_MINUTES = 480;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const SHIFT = { from: 7 * 60 + 30, to: 19 * 60 + 30 };

export function startDiary(stream: string, startMs: number, random: Random): Diary {
  const happenings: Happening[] = [];
  const lengths = new Map<Stage, number>();
  let now = inShift(startMs);
  return {
    get nowMs() {
      return now;
    },
    happenings,
    pass(fromMinutes, toMinutes) {
      const seconds = random.int(fromMinutes * 60, toMinutes * 60);
      now = inShift(now + seconds * 1000);
    },
    tell(by, command, data, { note, lateMinutes = 0 } = {}) {
      const toldMs = now + lateMinutes * MINUTE_MS + random.int(400, 9_000);
      const noted = note === undefined ? {} : { note };
      happenings.push({ occurredMs: now, toldMs, stream, command, data, by, ...noted });
    },
    reached(stage) {
      lengths.set(stage, happenings.length);
    },
    upTo(stage) {
      const length = lengths.get(stage);
      return length === undefined ? undefined : happenings.slice(0, length);
    },
  };
}

/** The same instant, or the next morning where nobody works. */
function inShift(ms: number): number {
  const minute = Math.floor(ms / MINUTE_MS + ZONE_MINUTES) % DAY_MINUTES;
  if (minute >= SHIFT.from && minute < SHIFT.to) return ms;
  const morning = minute < SHIFT.from ? SHIFT.from : SHIFT.from + DAY_MINUTES;
  return ms + (morning - minute) * MINUTE_MS;
}
