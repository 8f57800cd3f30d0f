import { isLater, type Moment } from '../movement.ts';

/** Something that reports said, with the moment that they told of. */
export interface Told<T> {
  readonly is: T;
  readonly when: Moment;
}

/** Of two sayings the one of the later moment, in whatever order they were recorded. */
export function latestTold<T>(known: Told<T> | undefined, told: Told<T>): Told<T> {
  return known && isLater(known.when, told.when) ? known : told;
}
