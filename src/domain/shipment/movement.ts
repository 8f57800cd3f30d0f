import type { Recorded } from '../envelope.ts';
import { epochMs } from '../instant.ts';
import type { STOP_KINDS } from './words.ts';

/** When a report is true, for telling the latest: epoch ms, device's sequence, stream version. */
export type Moment = readonly [ms: number, deviceSeq: number, version: number];

interface Dated {
  readonly when: Moment;
}

/** One movement of goods: they left, arrived, went out for delivery, came back to go out again. */
export interface Move extends Dated {
  readonly kind: 'left' | 'arrived' | 'out' | 'back';
  /** Of an arrival. */
  readonly stop?: (typeof STOP_KINDS)[number];
  readonly place?: string;
}

/** The latest move of each kind. */
export interface Track {
  left?: Move;
  arrived?: Move;
  out?: Move;
  back?: Move;
}

export function momentOf({ meta, version }: Recorded): Moment {
  return [epochMs(meta.occurredAt), meta.deviceSeq ?? 0, version];
}

export function isLater(a: Moment, b: Moment): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  return a[2] > b[2];
}

/** The later of two, or the one that there is. */
export function latest<T extends Dated>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  return isLater(b.when, a.when) ? b : a;
}

export function latestMoment(a: Moment | undefined, b: Moment): Moment {
  return a && isLater(a, b) ? a : b;
}

/** With one more in its place by time, which is the end unless it was told late. */
export function inOrder<T extends Dated>(known: readonly T[] | undefined, news: T): readonly T[] {
  if (!known) return [news];
  let place = known.length;
  while (place > 0 && isLater((known[place - 1] ?? news).when, news.when)) place -= 1;
  return place === known.length ? [...known, news] : known.toSpliced(place, 0, news);
}

/** Where a move's report puts it: what it says, else where it was told. */
export function placeToldOf({ meta }: Recorded, said: string | undefined): { place?: string } {
  const place = said ?? meta.place?.site;
  return place === undefined ? {} : { place };
}
