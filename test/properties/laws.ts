import { aggregates } from '../../src/domain/aggregates.ts';
import type { AnyDecider } from '../../src/domain/decider.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';
import type { OrderState } from '../../src/domain/order/state.ts';
import { isSame } from '../../src/domain/same.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import { projections } from '../../src/projections/all.ts';
import { blank, documentOf, foldHistory, tell } from '../../src/projections/fold.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { ruleWords } from '../../src/wording/rules.ts';
import { disagreements } from '../support/agreement.ts';
import { overdrawn, twiceThere } from './balances.ts';
import type { Playground } from './playground.ts';

/** What does not hold in a company at rest, in words; nothing when all is well. */
export async function breaches(playground: Playground): Promise<readonly string[]> {
  const { company, said, doubled } = playground;
  const facts = await company.factsAfter(0);
  const streams = Map.groupBy(facts, ({ stream }) => stream);
  const shipments = await statesOf<ShipmentState>(playground, 'shipment');
  const orders = await statesOf<OrderState>(playground, 'order');
  return [
    ...doubled.map(({ sending }) => `${sending.command} told again recorded something`),
    ...[...streams].flatMap(([stream, own]) => unfoldable(stream, own)),
    ...[...streams].flatMap(([stream, own]) => unlike(stream, own)),
    ...[...shipments].flatMap(([id, state]) => overdrawn(id, state, streamOf(streams, id))),
    ...twiceThere(shipments),
    ...disagreements({ orders, shipments }),
    ...wordless(facts, said),
    ...(await followedAgain(playground)),
  ];
}

/** Everything is followed once more, as in a new epoch: nothing new may come of it. */
async function followedAgain({ company }: Playground): Promise<readonly string[]> {
  const before = await company.ledger.head();
  company.forget();
  await company.settle();
  const news = await company.factsAfter(before);
  return news.map(({ stream, type }) => `followed again: ${type} on ${stream}`);
}

async function statesOf<S>(playground: Playground, category: string): Promise<Map<string, S>> {
  const found = new Map<string, S>();
  for (const stream of await playground.streams(category)) {
    const state = await playground.company.states.state<S>(stream);
    if (state) found.set(stream.slice(category.length + 1), state);
  }
  return found;
}

function streamOf(
  streams: ReadonlyMap<string, readonly Recorded[]>,
  shipment: string,
): readonly Recorded[] {
  return streams.get(`shipment-${shipment}`) ?? [];
}

/** A history that cannot be folded, or that does not hold together. */
function unfoldable(stream: string, facts: readonly Recorded[]): readonly string[] {
  const decider = deciderOf(stream);
  try {
    const incoherent = decider.coherent(folded(decider, facts));
    return incoherent ? [`${stream} is not coherent: ${incoherent.refused}`] : [];
  } catch (error) {
    return [`${stream} cannot be folded: ${String(error)}`];
  }
}

/** Documents that grew fact by fact and those folded afresh, of every read model. */
function unlike(stream: string, facts: readonly Recorded[]): readonly string[] {
  return projections.flatMap((projection) => {
    if (documentOf(projection, stream) === undefined) return [];
    const { correction } = deciderOf(stream);
    const fresh = foldHistory(projection, correction, facts);
    if (fresh.parked) return [`${projection.name} of ${stream}: ${fresh.parked.error}`];
    const grown = grownDocument(projection, correction, facts);
    return isSame(grown, fresh.doc) ? [] : [`${projection.name} of ${stream} grew differently`];
  });
}

/** As the runner keeps it: told the next fact, folded anew after a correction or a late report. */
function grownDocument(
  projection: AnyProjection,
  correction: AnyDecider['correction'],
  facts: readonly Recorded[],
): object | undefined {
  let kept = blank();
  for (const [place, fact] of facts.entries()) {
    const isCorrected = facts.slice(0, place + 1).some((one) => correction(one) !== null);
    tell(projection, kept, fact);
    if (kept.isStale || isCorrected) {
      kept = foldHistory(projection, correction, facts.slice(0, place + 1));
    }
  }
  return kept.doc;
}

/** Rules that are named in facts and answers and have no words. */
function wordless(facts: readonly Recorded[], said: Playground['said']): readonly string[] {
  const named = new Set<string>([
    ...facts.flatMap(({ deviations = [] }) => deviations),
    ...facts.flatMap(({ data }) => ('rule' in data ? [String(data.rule)] : [])),
    ...said.flatMap(({ answer }) => (answer.kind === 'refused' ? [answer.refusal.refused] : [])),
    ...said.flatMap(({ answer }) =>
      answer.kind === 'malformed' ? answer.errors.map(({ rule }) => rule) : [],
    ),
  ]);
  return [...named]
    .filter((rule) => !Object.hasOwn(ruleWords, rule))
    .map((rule) => `${rule} has no words`);
}

function folded(decider: AnyDecider, facts: readonly Recorded[]): unknown {
  return effectiveHistory(facts, decider.correction).reduce(decider.evolve, decider.initial);
}

function deciderOf(stream: string): AnyDecider {
  const decider = aggregates.get(stream.slice(0, stream.indexOf('-')));
  if (!decider) throw new Error(`nothing decides for ${stream}`);
  return decider;
}
