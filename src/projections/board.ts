import { type ShipmentFact, type ShipmentFactOf, shipmentFacts } from '../domain/shipment/facts.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import { isOver, type Stage, type StageSummary } from '../domain/shipment/stage.ts';
import { advanced } from './advanced.ts';
import { every, typesOf } from './every.ts';
import { type Exceptions, withExceptions } from './exceptions.ts';
import { withOne, withoutOne } from './listed.ts';
import { byOccurrence, type Following, happenedAt, inUtc, lastOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';
import { headAfter, headOf, numbersOf, type ShipmentHead } from './shipment-head.ts';

/** A shipment as a card of the board; its column is the stage. Instants in UTC. */
export interface BoardCard extends ShipmentHead, StageSummary, Following {
  /** When it came to the stage where it is now. */
  readonly since: string;
  /** Trips that it is planned on or was loaded on; absent without any. */
  readonly trips?: readonly string[];
  /** When it is expected, as told last. */
  readonly eta?: string;
  /** Its window's end while its goods have no outcome: it is late from then on. */
  readonly due?: string;
  /** Its place in its column: of what is under way the earliest due first; see `queueOf`. */
  readonly queue: string;
  /** The same among those of its site. */
  readonly siteQueue: string;
  /** Numbers of its orders in lower case, to be found by. */
  readonly numbers: readonly string[];
  /** Exceptions that nobody has resolved, by their ids; absent without any. */
  readonly unresolved?: readonly string[];
  /** Reports that were recorded although they broke a rule. */
  readonly deviations: number;
  readonly exceptions: Exceptions;
  /** Open holds, lines, units: what the next fact is added to. */
  readonly progress: Progress;
}

export const board: Projection<BoardCard, ShipmentFact> = {
  name: 'board',
  version: 3,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {
    stage: 'text',
    since: 'text',
    due: 'text',
    queue: 'text',
    siteQueue: 'text',
    site: 'text',
    carrier: 'text',
    project: 'text',
    division: 'text',
    customer: 'text',
    orders: 'texts',
    numbers: 'texts',
    trips: 'texts',
  },
  on: {
    ...every<BoardCard, ShipmentFact>(
      typesOf(
        shipmentFacts,
        'ScanRejected',
        'EvidenceAttached',
        'RecordCorrected',
        'CorrectionRequested',
        'CorrectionRejected',
        'FollowUpRefused',
      ),
      moved,
    ),
    ShipmentPlanned: (_, fact) => newCard(fact),
  },
};

function newCard(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): BoardCard {
  const { progress, summary } = advanced(noProgress, fact);
  const head = headOf(fact);
  const since = happenedAt(fact);
  return {
    ...head,
    ...summary,
    ...urgency(head, summary, since),
    numbers: numbersOf(head.orders),
    since,
    deviations: 0,
    exceptions: {},
    progress,
    last: momentOf(fact),
  };
}

function moved(card: BoardCard | undefined, fact: Told<ShipmentFact>): BoardCard | undefined {
  if (!card) return undefined;
  const { progress, summary } = advanced(card.progress, fact);
  const { due: _, ...known } = card;
  const head = headAfter(card, fact);
  const since = summary.stage === card.stage ? card.since : happenedAt(fact);
  return {
    ...known,
    ...head,
    ...(head.orders && { numbers: numbersOf(head.orders) }),
    ...toldOf(card, fact),
    ...summary,
    ...urgency({ ...card, ...head }, summary, since),
    since,
    deviations: card.deviations + (fact.deviations ? 1 : 0),
    exceptions: withExceptions(card.exceptions, fact),
    progress,
    last: lastOf(card.last, fact),
  };
}

/** What `queue` of all cards of a stage begins with, or `siteQueue` of those of a site. */
export function queueOf(stage: Stage, site?: string): string {
  return site === undefined ? `${stage}\t` : `${stage}\t${site}\t`;
}

/** Behind every instant. */
const NEVER = '~';

function urgency(
  { window, site }: Pick<ShipmentHead, 'window' | 'site'>,
  { stage }: StageSummary,
  since: string,
): Pick<BoardCard, 'due' | 'queue' | 'siteQueue'> {
  const due = isOver(stage) ? undefined : window?.end;
  const place = isOver(stage) ? since : (due ?? NEVER);
  return {
    ...(due !== undefined && { due }),
    queue: `${queueOf(stage)}${place}`,
    siteQueue: `${queueOf(stage, site)}${place}`,
  };
}

type Side = Partial<Pick<BoardCard, 'trips' | 'eta' | 'unresolved'>>;

const NOTHING: Side = {};

/** What a fact says beside the goods: on which trips, expected when, what is in trouble. */
function toldOf({ trips, unresolved }: BoardCard, { type, data }: Told<ShipmentFact>): Side {
  switch (type) {
    case 'TripAssigned':
    case 'UnitLoaded':
      return data.trip === undefined ? NOTHING : { trips: withOne(trips, data.trip) };
    case 'TripUnassigned':
      return { trips: withoutOne(trips, data.trip) };
    case 'EtaRevised':
      return { eta: inUtc(data.eta) };
    case 'ExceptionRaised':
      return { unresolved: withOne(unresolved, data.exception) };
    case 'ExceptionResolved':
      return { unresolved: withoutOne(unresolved, data.exception) };
    default:
      return NOTHING;
  }
}
