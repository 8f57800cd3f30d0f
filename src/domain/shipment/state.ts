import { type CorrectionRegister, NO_CORRECTIONS, registered } from '../correcting/register.ts';
import type { Recorded } from '../envelope.ts';
import { row } from '../keyed.ts';
import type { Territory } from '../territory.ts';
import { REPORTED, type ShipmentFact } from './facts.ts';
import { advance, noProgress, type Progress } from './progress.ts';
import { type Articles, articlesAfter, NO_ARTICLES } from './registers/articles.ts';
import { type Carriage, carriageAfter, NO_CARRIAGE } from './registers/carriage.ts';
import { type Exceptions, exceptionsAfter, NO_EXCEPTIONS } from './registers/exceptions.ts';
import { type Made, type Makings, madeAfter } from './registers/made.ts';
import { NO_PAPERS, type Papers, papersAfter } from './registers/papers.ts';
import { type Plan, planAfter, type SignOff } from './registers/plan.ts';
import {
  type Intercepts,
  interceptsAfter,
  NO_INTERCEPTS,
  NO_REDIRECTS,
  type Redirects,
  redirectsAfter,
} from './registers/requests.ts';
import { NO_SHORTAGES, type Shortages, shortagesAfter } from './registers/shortages.ts';
import { territoryAfter } from './registers/territory.ts';

/** What decisions about a shipment need to know of it. */
export interface ShipmentState extends CorrectionRegister {
  readonly progress: Progress;
  /** Absent until it is planned. */
  readonly plan?: Plan | undefined;
  readonly territory?: Territory | undefined;
  readonly signOff: SignOff;
  readonly articles: Articles;
  readonly shortages: Shortages;
  readonly carriage: Carriage;
  readonly papers: Papers;
  readonly exceptions: Exceptions;
  readonly redirects: Redirects;
  readonly intercepts: Intercepts;
  readonly made: Makings;
}

export const initialState: ShipmentState = {
  ...NO_CORRECTIONS,
  progress: noProgress,
  signOff: {},
  articles: NO_ARTICLES,
  shortages: NO_SHORTAGES,
  carriage: NO_CARRIAGE,
  papers: NO_PAPERS,
  exceptions: NO_EXCEPTIONS,
  redirects: NO_REDIRECTS,
  intercepts: NO_INTERCEPTS,
  made: {},
};

export function evolve(state: ShipmentState, fact: Recorded<ShipmentFact>): ShipmentState {
  const { reports, version, struck, requests } = registered(state, fact, REPORTED.has(fact.type));
  return {
    reports,
    version,
    struck,
    requests,
    progress: advance(state.progress, fact),
    plan: planAfter(state.plan, fact),
    territory: territoryAfter(state.territory, fact),
    signOff: fact.type === 'ShipmentPlanned' ? (fact.data.policy.signOff ?? {}) : state.signOff,
    articles: articlesAfter(state.articles, fact),
    shortages: shortagesAfter(state.shortages, fact),
    carriage: carriageAfter(state.carriage, fact),
    papers: papersAfter(state.papers, fact),
    exceptions: exceptionsAfter(state.exceptions, fact),
    redirects: redirectsAfter(state.redirects, fact),
    intercepts: interceptsAfter(state.intercepts, fact),
    made: madeAfter(state.made, fact),
  };
}

/** Digest of the command that made it, undefined while it is not there. */
export function madeBy({ made }: ShipmentState, kind: Made, id = ''): string | undefined {
  const ofKind = made[kind];
  return ofKind && row(ofKind, id);
}
