import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import type { StageSummary } from '../domain/shipment/stage.ts';
import { advanced } from './advanced.ts';
import { type Exceptions, withExceptions } from './exceptions.ts';
import { byOccurrence, type Following, happenedAt, lastOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';
import { headOf, type ShipmentHead } from './shipment-head.ts';

/** A shipment as a card of the board; its column is the stage. Instants in UTC. */
export interface BoardCard extends ShipmentHead, StageSummary, Following {
  /** When it came to the stage where it is now. */
  readonly since: string;
  /** Reports that were recorded although they broke a rule. */
  readonly deviations: number;
  readonly exceptions: Exceptions;
  /** Open holds, lines, units: what the next fact is added to. */
  readonly progress: Progress;
}

export const board: Projection<BoardCard, ShipmentFact> = {
  name: 'board',
  version: 1,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {
    stage: 'text',
    site: 'text',
    carrier: 'text',
    project: 'text',
    customer: 'text',
    orders: 'texts',
    'window.end': 'text',
  },
  on: {
    ShipmentPlanned: (_, fact) => newCard(fact),
    ShipmentReleased: moved,
    ShipmentHeld: moved,
    HoldLifted: moved,
    ItemPicked: moved,
    PickShorted: moved,
    UnitPacked: moved,
    UnitClosed: moved,
    LabelPrinted: moved,
    LabelApplied: moved,
    LabelVoided: moved,
    UnitLoaded: moved,
    ShipmentDeparted: moved,
    ShipmentArrived: moved,
    OutForDelivery: moved,
    DeliveryAttempted: moved,
    DeliveryConfirmed: moved,
    ShipmentClosed: moved,
    ShipmentReopened: moved,
  },
};

function newCard(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): BoardCard {
  const { progress, summary } = advanced(noProgress, fact);
  return {
    ...headOf(fact),
    ...summary,
    since: happenedAt(fact),
    deviations: 0,
    exceptions: {},
    progress,
    last: momentOf(fact),
  };
}

function moved(card: BoardCard | undefined, fact: Told<ShipmentFact>): BoardCard | undefined {
  if (!card) return undefined;
  const { progress, summary } = advanced(card.progress, fact);
  return {
    ...card,
    ...summary,
    since: summary.stage === card.stage ? card.since : happenedAt(fact),
    deviations: card.deviations + (fact.deviations ? 1 : 0),
    exceptions: withExceptions(card.exceptions, fact),
    progress,
    last: lastOf(card.last, fact),
  };
}
