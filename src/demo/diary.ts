import type { Stage } from '../domain/shipment/stage.ts';
import type { Random } from './random.ts';

/** Who tells: a person, a handheld or a system. `ref` is what stands in the fact. */
export interface Teller {
  readonly actor: string;
  readonly role: string;
  readonly capture: 'scan' | 'typed' | 'click' | 'api' | 'carrier' | 'process';
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
  /** Of all streams that the diary is kept of. */
  readonly happenings: readonly Happening[];
  /** The same diary, telling of another stream: time passes for both. */
  of(stream: string): Diary;
  /** Lets a random number of minutes pass; the night is slept through. */
  pass(fromMinutes: number, toMinutes: number): void;
  tell(by: Teller, command: string, data: Happening['data'], extras?: Extras): void;
  /** What a process tells as soon as the latest happening is told. */
  follow(process: string, command: string, data: Happening['data']): void;
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
  return pageOf(
    { now: inShift(startMs), happenings: [], lengths: new Map(), told: new Map() },
    stream,
    random,
  );
}

interface Timeline {
  now: number;
  readonly happenings: Happening[];
  readonly lengths: Map<Stage, number>;
  /** When each device or person was heard of last: they tell things in their order. */
  readonly told: Map<string, number>;
}

function pageOf(timeline: Timeline, stream: string, random: Random): Diary {
  const { happenings, lengths, told } = timeline;
  return {
    get nowMs() {
      return timeline.now;
    },
    happenings,
    of: (other) => pageOf(timeline, other, random),
    pass(fromMinutes, toMinutes) {
      const seconds = random.int(fromMinutes * 60, toMinutes * 60);
      timeline.now = inShift(timeline.now + seconds * 1000);
    },
    tell(by, command, data, { note, lateMinutes = 0 } = {}) {
      const { now } = timeline;
      const sentMs = now + lateMinutes * MINUTE_MS + random.int(400, 9_000);
      const teller = by.device ?? by.actor;
      const toldMs = Math.max(sentMs, told.get(teller) ?? 0);
      told.set(teller, toldMs);
      const noted = note === undefined ? {} : { note };
      happenings.push({ occurredMs: now, toldMs, stream, command, data, by, ...noted });
    },
    follow(process, command, data) {
      const { now } = timeline;
      const toldMs = happenings.at(-1)?.toldMs ?? now;
      const by = { actor: `process:${process}`, role: 'process', capture: 'process' } as const;
      happenings.push({ occurredMs: now, toldMs, stream, command, data, by });
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
