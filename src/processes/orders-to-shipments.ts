import type { Recorded } from '../domain/envelope.ts';
import type { OrderFact, OrderFactOf } from '../domain/order/facts.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { asking, toShipment } from './orders-to-shipments-asks.ts';
import { merging } from './orders-to-shipments-merge.ts';
import { afterAmendment, afterLifting, splitting } from './orders-to-shipments-split.ts';
import { about, type FollowUp, type Look, type Process } from './process.ts';

/** What is decided on an order is done on its shipments; what they refuse is answered on it. */
export const ordersToShipments: Process = {
  name: 'orders-to-shipments',
  on: {
    OrderAuthorised: about('order', splitting),
    OrderAmended: about('order', async (fact, look, order) => [
      ...(await asking(fact, look, order)),
      ...(await afterAmendment(fact, look)),
    ]),
    SplitPlanned: about('order', planning),
    LinesCancelRequested: about('order', asking),
    LinesReallocated: about('order', asking),
    MergeRequested: about('order', merging),
    MergeRefused: about('order', asking),
    OrderHeld: about('order', holding),
    OrderHoldLifted: about('order', async (fact, look) => [
      ...(await lifting(fact, look)),
      ...(await afterLifting(fact, look)),
    ]),
  },
};

type Data<K extends OrderFact['type']> = OrderFactOf<K>['data'];

/** A placement is the shipment's plan, but for what only the order needs to know. */
function planning({ stream, data }: Recorded, _: Look, order: string): readonly FollowUp[] {
  const { placements, policy, more } = data as Data<'SplitPlanned'>;
  const plans = placements.map((placement) => {
    const { shipment, lines, sellingEntity: _entity, stockOwner: _owner, ...plan } = placement;
    const goods = lines.map(({ backordered: _again, ...line }) => ({ order, ...line }));
    return toShipment('plan', shipment, 'PlanShipment', { ...plan, policy, lines: goods });
  });
  if (!more) return plans;
  const rest = { step: 'more', stream, command: 'ReplanSplit', data: { backorders: false } };
  return [...plans, rest];
}

/** On its shipments the hold has the fact's id, so that holds of two orders cannot meet. */
async function holding(fact: Recorded, look: Look, order: string): Promise<readonly FollowUp[]> {
  const { hold: _, ...said } = fact.data as Data<'OrderHeld'>;
  const shipments = await heldBy(fact.id, fact.stream, fact.version, look);
  const data = { hold: fact.id, ...said, order };
  return shipments.map((shipment) => toShipment('hold', shipment, 'HoldShipment', data));
}

async function lifting(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  const { hold, ...said } = fact.data as Data<'OrderHoldLifted'>;
  const state = await look.state<OrderState>(fact.stream, fact.version - 1);
  const open = state?.holds.find((one) => one.hold === hold);
  const followUps = (open?.shipments ?? []).map(async (shipment) => {
    const lift = toShipment('lift', shipment, 'LiftHold', { hold: open?.fact, ...said });
    const held = await look.state<ShipmentState>(lift.stream);
    // One that had refused the hold has nothing to lift.
    const isHeld = held?.progress.holds.some((one) => one.hold === open?.fact);
    return isHeld ? [lift] : [];
  });
  return (await Promise.all(followUps)).flat();
}

async function heldBy(
  hold: string,
  stream: string,
  version: number,
  look: Look,
): Promise<readonly string[]> {
  const state = await look.state<OrderState>(stream, version);
  return state?.holds.find(({ fact }) => fact === hold)?.shipments ?? [];
}
