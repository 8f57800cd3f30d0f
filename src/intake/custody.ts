import type { TrackCommand } from '../domain/track/commands.ts';
import { pointsOutOfCustody } from '../domain/track/custody.ts';
import { partsOf } from '../domain/track/id.ts';
import type { TripState } from '../domain/trip/state.ts';
import type { States } from '../ledger/states.ts';
import type { Check } from './checks.ts';
import type { Fault } from './faults.ts';

type Positions = Extract<TrackCommand, { type: 'RecordPositions' }>['data'];

const TRACK = 'track-';
const FAULTS_MAX = 100;
const NO_FAULTS: readonly Fault[] = [];

/** Positions are taken only while their trip is under way; those of other times by their paths. */
export function positionsInCustody(states: Pick<States, 'state'>): Check {
  return ({ stream, type, data }) => {
    if (type !== 'RecordPositions' || !stream.startsWith(TRACK)) return NO_FAULTS;
    const { trip = '' } = partsOf(stream.slice(TRACK.length)) ?? {};
    return outside(states, trip, data as Positions);
  };
}

async function outside(
  states: Pick<States, 'state'>,
  trip: string,
  { points }: Positions,
): Promise<readonly Fault[]> {
  const state = await states.state<TripState>(`trip-${trip}`);
  return pointsOutOfCustody(points, state)
    .slice(0, FAULTS_MAX)
    .map(({ refused: rule, params }) => ({ path: String(params.path), rule, params }));
}
