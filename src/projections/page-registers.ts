import type { ShipmentFact } from '../domain/shipment/facts.ts';
import {
  type Articles,
  articlesAfter,
  NO_ARTICLES,
} from '../domain/shipment/registers/articles.ts';
import {
  carriageAfter,
  type Carriage as FullCarriage,
  NO_CARRIAGE,
} from '../domain/shipment/registers/carriage.ts';
import {
  type Exceptions,
  exceptionsAfter,
  NO_EXCEPTIONS,
} from '../domain/shipment/registers/exceptions.ts';
import {
  type Papers as FullPapers,
  NO_PAPERS,
  papersAfter,
} from '../domain/shipment/registers/papers.ts';
import { type Plan, planAfter } from '../domain/shipment/registers/plan.ts';
import {
  type Intercepts,
  interceptsAfter,
  NO_INTERCEPTS,
  NO_REDIRECTS,
  type Redirects,
  redirectsAfter,
} from '../domain/shipment/registers/requests.ts';
import type { ShipmentPlan } from '../domain/shipment/shapes.ts';
import type { Told } from './projection.ts';

/** Who carries it. What decisions remember beside that is nothing to show. */
type Carriage = Omit<FullCarriage, 'said' | 'knownWaybills'>;
/** Evidence stands word for word among the notes. */
type Papers = Omit<FullPapers, 'evidence'>;

/** How the shipment stands now, as its decider sees it. */
export interface Standing {
  readonly plan: Plan | undefined;
  readonly articles: Articles;
  readonly carriage: Carriage;
  readonly papers: Papers;
  readonly exceptions: Exceptions;
  readonly redirects: Redirects;
  readonly intercepts: Intercepts;
}

/** What is not as the plan alone has it. */
export type Registers = Partial<Standing>;

/** With what a fact changes; the same object where it changes nothing. */
export function registersAfter(
  known: Registers | undefined,
  planned: ShipmentPlan,
  fact: Told<ShipmentFact>,
): Registers | undefined {
  const before = standingOf(planned, known);
  const after: Standing = {
    plan: planAfter(before.plan, fact),
    articles: articlesAfter(before.articles, fact),
    carriage: carriageIn(before.carriage, fact),
    papers: papersIn(before.papers, fact),
    exceptions: exceptionsAfter(before.exceptions, fact),
    redirects: redirectsAfter(before.redirects, fact),
    intercepts: interceptsAfter(before.intercepts, fact),
  };
  const names = Object.keys(after) as (keyof Standing)[];
  const changed = names.filter((name) => after[name] !== before[name]);
  if (changed.length === 0) return known;
  return { ...known, ...Object.fromEntries(changed.map((name) => [name, after[name]])) };
}

/** All of it: what the plan says where nothing has changed it. */
export function standingOf(planned: ShipmentPlan, known: Registers | undefined): Standing {
  return { ...asPlanned(planned), ...known };
}

/** A plan is asked about with every fact that comes after it. */
const standings = new WeakMap<ShipmentPlan, Standing>();

function asPlanned(planned: ShipmentPlan): Standing {
  const asked = standings.get(planned);
  if (asked) return asked;
  const { party, address } = planned.to;
  const { window, carrier, policy } = planned;
  const { documents = [] } = policy;
  const told = { type: 'ShipmentPlanned', data: planned } as const;
  const standing = {
    plan: { party, address, window, carrier, documents },
    articles: articlesAfter(NO_ARTICLES, told),
    carriage: { ...carriageOf(NO_CARRIAGE), carrier },
    papers: papersOf({ ...NO_PAPERS, required: documents, lacking: documents }),
    exceptions: NO_EXCEPTIONS,
    redirects: NO_REDIRECTS,
    intercepts: NO_INTERCEPTS,
  };
  standings.set(planned, standing);
  return standing;
}

function carriageIn(carriage: Carriage, fact: Told<ShipmentFact>): Carriage {
  const before = { ...NO_CARRIAGE, ...carriage };
  const after = carriageAfter(before, fact);
  return after === before ? carriage : carriageOf(after);
}

function carriageOf({ said: _, knownWaybills: __, ...shown }: FullCarriage): Carriage {
  return shown;
}

function papersIn(papers: Papers, fact: Told<ShipmentFact>): Papers {
  if (fact.type === 'EvidenceAttached') return papers;
  const before = { ...NO_PAPERS, ...papers };
  const after = papersAfter(before, fact);
  return after === before ? papers : papersOf(after);
}

function papersOf({ evidence: _, ...shown }: FullPapers): Papers {
  return shown;
}
