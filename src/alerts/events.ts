import type { Recorded } from '../domain/envelope.ts';
import { balances } from '../domain/order/balance.ts';
import type { OrderFact } from '../domain/order/facts.ts';
import type { OrderState } from '../domain/order/state.ts';
import { type ShipmentFact, shipmentFacts } from '../domain/shipment/facts.ts';
import { STAGES, type Stage, stageOf } from '../domain/shipment/stage.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { SUBSCRIPTION_EVENTS, type SubscriptionEvent } from '../domain/subscription/events.ts';

/** When an event comes about: at a fact of these types, if its subject has changed that way. */
interface EventOf<S, F extends { readonly type: string }> {
  readonly types: readonly F['type'][];
  /** Always where it is left out. The states right before and right after the fact. */
  readonly when?: (before: S | undefined, after: S) => boolean;
}

const anyShipmentFact = Object.keys(shipmentFacts) as readonly ShipmentFact['type'][];

type EventNamed<E extends SubscriptionEvent> = E extends `order.${string}`
  ? EventOf<OrderState, OrderFact>
  : EventOf<ShipmentState, ShipmentFact>;

/** What each event means; a new one does not compile without it. */
const events: { readonly [E in SubscriptionEvent]: EventNamed<E> } = {
  'order.planned': { types: ['SplitPlanned'] },
  /** More of it waits for stock than before. */
  'order.short': {
    types: ['SplitPlanned', 'LinesBackordered', 'LinesReallocated'],
    when: (before, after) => backorderedIn(after) > (before ? backorderedIn(before) : 0),
  },
  /** Nothing of it is wanted any more. */
  'order.cancelled': {
    types: ['LinesCancelled', 'RemainderCancelled', 'OrderAmended'],
    when: (before, after) => isCancelled(after) && !(before && isCancelled(before)),
  },
  /** All of it is in units. */
  'shipment.packed': { types: anyShipmentFact, when: comesTo('packed') },
  'shipment.goods-issue-due': { types: ['GoodsIssueRequested'] },
  /** All of it has left the site. */
  'shipment.departed': { types: anyShipmentFact, when: comesTo('in-transit') },
  'shipment.delivered': { types: anyShipmentFact, when: comesTo('signed-off') },
  /** Every paper receipt 回单 that was told of is back. */
  'shipment.receipt-complete': {
    types: ['PaperReceiptReceived', 'PaperReceiptFiled'],
    when: (before, after) => haveReceipts(after) && !(before && haveReceipts(before)),
  },
  'shipment.corrected': { types: ['RecordCorrected'] },
  'shipment.cancelled': { types: ['ShipmentCancelled'] },
};

/** What may have come about by a fact. */
export interface Happening {
  readonly event: SubscriptionEvent;
  readonly when?: ((before: unknown, after: unknown) => boolean) | undefined;
}

const NOTHING: readonly Happening[] = [];

/** What a fact may be told of as; whether it is so, `when` says. */
export function happeningsBy({ stream, type }: Pick<Recorded, 'stream' | 'type'>) {
  const category = stream.slice(0, Math.max(0, stream.indexOf('-')));
  return happenings.get(`${category} ${type}`) ?? NOTHING;
}

/** From before a stage to it or past it; a shipment that is called off or back came nowhere. */
function comesTo(stage: Stage) {
  const rank = STAGES.indexOf(stage);
  const last = STAGES.indexOf('closed');
  return (before: ShipmentState | undefined, after: ShipmentState): boolean => {
    const now = STAGES.indexOf(stageOf(after.progress));
    if (now < rank || now > last) return false;
    return !before || STAGES.indexOf(stageOf(before.progress)) < rank;
  };
}

function haveReceipts({ papers }: ShipmentState): boolean {
  const { rows } = papers.receipts;
  const isBack = (states: (typeof rows)[number]): boolean =>
    states.includes('received') || states.includes('filed');
  return rows.length > 0 && rows.every(isBack);
}

function backorderedIn({ figures }: OrderState): number {
  let sum = 0;
  for (const { backordered } of balances(figures).values()) sum += backordered;
  return sum;
}

function isCancelled({ figures }: OrderState): boolean {
  const all = [...balances(figures).values()];
  return all.length > 0 && all.every(({ ordered, cancelled }) => cancelled >= ordered);
}

/** By category and type of fact. */
const happenings = new Map<string, Happening[]>();
for (const event of SUBSCRIPTION_EVENTS) {
  const { types, when } = events[event] as Happening & { readonly types: readonly string[] };
  for (const type of types) {
    const key = `${event.slice(0, event.indexOf('.'))} ${type}`;
    happenings.set(key, [...(happenings.get(key) ?? []), { event, when }]);
  }
}
