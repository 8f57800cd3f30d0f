import type { Recorded } from '../envelope.ts';
import { epochMs } from '../instant.ts';
import type { STOP_KINDS } from './words.ts';

/** When a report is true, for telling the latest: epoch ms, device's sequence, stream version. */
export type Moment = readonly [ms: number, deviceSeq: number, version: number];

export interface Arrival {
  readonly when: Moment;
  readonly stop: (typeof STOP_KINDS)[number];
  readonly place?: string;
}

/** The latest report of each kind of movement. */
export interface Track {
  readonly left?: Moment;
  readonly arrived?: Arrival;
  /** Out for delivery. */
  readonly out?: Moment;
}

export function momentOf({ meta, version }: Recorded): Moment {
  return [epochMs(meta.occurredAt), meta.deviceSeq ?? 0, version];
}

export function isLater(a: Moment, b: Moment): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  return a[2] > b[2];
}

export function later(a: Moment | undefined, b: Moment | undefined): Moment | undefined {
  if (!a || !b) return a ?? b;
  return isLater(a, b) ? a : b;
}

export function laterArrival(a: Arrival | undefined, b: Arrival | undefined): Arrival | undefined {
  if (!a || !b) return a ?? b;
  return isLater(a.when, b.when) ? a : b;
}

/** Both tracks as one, with nothing where neither knows. */
export function together(a: Track, b: Track): Track {
  const left = later(a.left, b.left);
  const arrived = laterArrival(a.arrived, b.arrived);
  const out = later(a.out, b.out);
  return { ...(left && { left }), ...(arrived && { arrived }), ...(out && { out }) };
}
