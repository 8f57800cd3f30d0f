import { type Refusal, refuse } from '../decider.ts';
import { compareInstants } from '../instant.ts';
import { custodyOf } from '../trip/road.ts';
import type { TripState } from '../trip/state.ts';
import type { Point } from './facts.ts';
import type { TrackRule } from './rules.ts';

/**
 * Points that are not ours to keep: a driver is followed while the goods are on the road, from
 * the trip's first departure to its completion, and at no other time. One refusal for each of
 * them, its `path` among the params; `state` is undefined for a trip that nobody knows.
 */
export function pointsOutOfCustody(
  points: readonly Point[],
  state: Pick<TripState, 'movements'> | undefined,
): readonly Refusal<TrackRule>[] {
  const { from, to } = custodyOf(state ?? { movements: [] });
  return points.flatMap(({ at }, index) => {
    const isBefore = from === undefined || compareInstants(at, from) < 0;
    const isAfter = to !== undefined && compareInstants(at, to) > 0;
    if (!isBefore && !isAfter) return [];
    return [refuse('points-must-be-during-the-trip', { path: `points.${index}.at`, at, from, to })];
  });
}
