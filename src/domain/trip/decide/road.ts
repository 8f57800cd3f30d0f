import { refuse } from '../../decider.ts';
import { compareInstants } from '../../instant.ts';
import { row } from '../../keyed.ts';
import { hasDeparted, isReached, lastReached, movesOf, placeInOrder } from '../road.ts';
import type { Movement, TripState } from '../state.ts';
import { type Handlers, reported, standing } from './decision.ts';

type Told = 'CloseLoad' | 'DepartTrip' | 'ArriveStop' | 'DepartStop' | 'CompleteTrip';

/** What is reported while the trip is under way. */
export const road: Handlers<Told> = {
  CloseLoad(state, { stop = standsAt(state), leftBehind = [], seals }, envelope) {
    if (placeInOrder(state, stop) < 0) return refuse('stop-must-belong-to-trip', { stop });
    const data = { stop, leftBehind, ...(seals && { seals }) };
    const broken = { 'vehicle-must-be-assigned': !state.vehicle };
    return reported({ type: 'LoadClosed', data }, { ...standing(state, envelope), ...broken });
  },

  DepartTrip(state, data, envelope) {
    const stop = firstStop(state);
    const left = movesOf(state, ['TripDeparted']);
    if (left.some(happened(envelope))) return [];
    return reported(
      { type: 'TripDeparted', data: { stop, ...data } },
      {
        ...standing(state, envelope),
        'trip-must-not-have-departed': left.length > 0,
        'vehicle-must-be-assigned': !state.vehicle,
        'load-must-be-closed': !isClosed(state, stop, envelope.occurredAt),
      },
    );
  },

  ArriveStop(state, { stop, kind = 'hub', ...where }, envelope) {
    const { occurredAt } = envelope;
    const arrivals = movesOf(state, ['StopArrived']).filter((move) => move.stop === stop);
    if (arrivals.some(happened(envelope))) return [];
    const place = placeInOrder(state, stop);
    const isStart = place === 0 && !hasDeparted(state, occurredAt);
    const isNext = isStart || place === lastReached(state, occurredAt) + 1;
    const { window: _, ...known } = state.stops[place] ?? { stop, kind };
    return reported(
      { type: 'StopArrived', data: { ...known, ...where } },
      {
        ...standing(state, envelope),
        'trip-must-have-departed': !isStart && !hasDeparted(state, occurredAt),
        'stop-must-belong-to-trip': place < 0,
        'stops-must-be-reached-in-order': place >= 0 && !isNext,
      },
    );
  },

  DepartStop(state, data, envelope) {
    const { stop } = data;
    const { occurredAt } = envelope;
    const departures = movesOf(state, ['StopDeparted']).filter((move) => move.stop === stop);
    if (departures.some(happened(envelope))) return [];
    return reported(
      { type: 'StopDeparted', data },
      {
        ...standing(state, envelope),
        'trip-must-have-departed': movesOf(state, ['TripDeparted'], occurredAt).length === 0,
        'stop-must-belong-to-trip': placeInOrder(state, stop) < 0,
        'stop-must-have-been-reached': !isReached(state, stop, occurredAt),
      },
    );
  },

  CompleteTrip(state, data, envelope) {
    const ends = movesOf(state, ['TripCompleted']);
    if (ends.some(happened(envelope))) return [];
    return reported(
      { type: 'TripCompleted', data },
      {
        ...standing(state, envelope),
        'trip-must-not-be-completed': ends.length > 0,
        'trip-must-have-departed': !hasDeparted(state, envelope.occurredAt),
        'stops-must-all-be-reached': state.stops.some(({ stop }) => !isReached(state, stop)),
      },
    );
  },
};

function happened({ occurredAt }: { readonly occurredAt: string }): (move: Movement) => boolean {
  return (move) => compareInstants(move.occurredAt, occurredAt) === 0;
}

function firstStop({ stops }: TripState): string {
  return stops[0]?.stop ?? '';
}

/** The planned stop that it has reached last. */
function standsAt(state: TripState): string {
  return state.stops[lastReached(state)]?.stop ?? firstStop(state);
}

function isClosed({ closed }: TripState, stop: string, at: string): boolean {
  const when = row(closed, stop);
  return when !== undefined && compareInstants(when, at) <= 0;
}
