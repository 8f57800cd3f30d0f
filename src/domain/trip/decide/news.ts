import { refuse } from '../../decider.ts';
import { compareInstants } from '../../instant.ts';
import { row } from '../../keyed.ts';
import { placeInOrder } from '../road.ts';
import { type Handlers, reported, standing } from './decision.ts';

/** What is reported from the road beside where the trip is. */
export const news: Handlers<'ReportIncident' | 'ReviseEta'> = {
  ReportIncident(state, data, envelope) {
    const { incident, stop } = data;
    const known = row(state.incidents, incident);
    if (known === envelope.commandDigest) return [];
    if (known !== undefined) return refuse('id-is-taken', { id: incident });
    if (stop !== undefined && placeInOrder(state, stop) < 0) {
      return refuse('stop-must-belong-to-trip', { stop });
    }
    return reported({ type: 'TripIncident', data }, standing(state, envelope));
  },

  ReviseEta(state, data, envelope) {
    const { stop, eta } = data;
    if (placeInOrder(state, stop) < 0) return refuse('stop-must-belong-to-trip', { stop });
    const known = row(state.etas, stop);
    const before = known && compareInstants(known.asOf, envelope.occurredAt) <= 0 ? known : null;
    if (before && compareInstants(before.eta, eta) === 0) return [];
    const told = before ? { ...data, was: before.eta } : data;
    return reported({ type: 'EtaRevised', data: told }, standing(state, envelope));
  },
};
