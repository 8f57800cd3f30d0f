import type { Correctable } from '../../correcting/check.ts';
import {
  approveCorrection,
  correctRecord,
  rejectCorrection,
  requestCorrection,
} from '../../correcting/decide.ts';
import { refuse } from '../../decider.ts';
import { type TripFact, tripFacts } from '../facts.ts';
import { placeInOrder } from '../road.ts';
import type { TripRule } from '../rules.ts';
import type { TripState } from '../state.ts';
import type { Handlers } from './decision.ts';

/** Nothing that is told of a trip needs a second person; what its shipments say of it follows. */
const reports: Correctable<TripState, TripFact, TripRule> = {
  facts: tripFacts,
  delicate: new Set(),
  wrongWith(state, { type, data }) {
    if (type !== 'LoadClosed' && type !== 'EtaRevised' && type !== 'TripDeparted') return null;
    const { stop } = data;
    return placeInOrder(state, stop) < 0 ? refuse('stop-must-belong-to-trip', { stop }) : null;
  },
  opening: () => [],
};

type Kinds = 'CorrectRecord' | 'RequestCorrection' | 'ApproveCorrection' | 'RejectCorrection';

export const corrections: Handlers<Kinds> = {
  CorrectRecord: (state, data) => correctRecord(reports, state, data),
  RequestCorrection: (state, data, envelope) => requestCorrection(reports, state, data, envelope),
  ApproveCorrection: (state, data, envelope) => approveCorrection(reports, state, data, envelope),
  RejectCorrection: (state, data) => rejectCorrection(state, data),
};
