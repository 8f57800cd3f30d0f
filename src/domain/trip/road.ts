import { compareInstants } from '../instant.ts';
import type { Stop } from './shapes.ts';
import type { Movement, TripState } from './state.ts';

// Where a trip is and was, by when it happened: in whatever order it was told.

type Moves = Pick<TripState, 'movements'>;

/** Place of a stop in driving order, -1 for one that nobody has planned. */
export function placeInOrder({ stops }: Pick<TripState, 'stops'>, stop: string): number {
  return stops.findIndex((one) => one.stop === stop);
}

/** The stop that comes after one in driving order. */
export function stopAfter(state: Pick<TripState, 'stops'>, stop: string): Stop | undefined {
  const place = placeInOrder(state, stop);
  return place < 0 ? undefined : state.stops[place + 1];
}

/** Those of some kinds that had happened at an instant, or ever. */
export function movesOf(
  { movements }: Moves,
  types: readonly Movement['type'][],
  until?: string,
): readonly Movement[] {
  return movements.filter(
    ({ type, occurredAt }) =>
      types.includes(type) && (until === undefined || compareInstants(occurredAt, until) <= 0),
  );
}

const LEAVING = ['TripDeparted', 'StopDeparted'] as const;

export function hasDeparted(state: Moves, at?: string): boolean {
  return movesOf(state, LEAVING, at).length > 0;
}

/** Whether it was completed before an instant, or ever. */
export function isCompleted(state: Moves, at?: string): boolean {
  return movesOf(state, ['TripCompleted']).some(
    ({ occurredAt }) => at === undefined || compareInstants(occurredAt, at) < 0,
  );
}

/** The first stop and those that it was told to have come to. */
export function isReached(state: TripState, stop: string, at?: string): boolean {
  const isFirst = placeInOrder(state, stop) === 0;
  return isFirst || movesOf(state, ['StopArrived'], at).some((move) => move.stop === stop);
}

/** Place in driving order of the last planned stop that it had reached at an instant. */
export function lastReached(state: TripState, at?: string): number {
  const places = movesOf(state, ['StopArrived', 'StopDeparted'], at).map(({ stop = '' }) =>
    placeInOrder(state, stop),
  );
  return Math.max(0, ...places);
}

/** When the driver's positions are ours to keep: from the first departure to the completion. */
export function custodyOf(state: Moves): { readonly from?: string; readonly to?: string } {
  const from = earliest(movesOf(state, LEAVING));
  const to = earliest(movesOf(state, ['TripCompleted']));
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function earliest(moves: readonly Movement[]): string | undefined {
  return moves.map(({ occurredAt }) => occurredAt).toSorted(compareInstants)[0];
}
