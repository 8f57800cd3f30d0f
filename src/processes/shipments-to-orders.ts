import type { Recorded } from '../domain/envelope.ts';
import { orderIdOf, shipmentIdOf, streamOf } from '../domain/ids.ts';
import type { Holding } from '../domain/order/commands.ts';
import { holdingsOf } from '../domain/order/holding.ts';
import type { REALLOCATION_CAUSES } from '../domain/order/words.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';
import { isCancelled } from '../domain/shipment/progress.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { hasDeparted } from '../domain/shipment/tracks.ts';
import { isLost } from '../domain/shipment/units.ts';
import { isImported } from './imported.ts';
import { about, type FollowUp, type Process, type Reaction, wholeAt } from './process.ts';

type Cause = (typeof REALLOCATION_CAUSES)[number];
type Command = 'RecordReallocation' | 'RecordBackorder' | 'RecordSubstitution' | 'RecordFulfilment';

/**
 * After whatever changes quantities of a shipment its orders are told all that it holds of them
 * now, with its version. So what was missed, doubled or corrected between ends in the same place.
 */
export const shipmentsToOrders: Process = {
  name: 'shipments-to-orders',
  on: {
    ShipmentPlanned: tells('RecordReallocation', 'planned'),
    ShipmentAmended: tells('RecordReallocation', 'amended'),
    ShipmentCancelled: tells('RecordReallocation', 'cancelled'),
    ShipmentClosed: tells('RecordReallocation', 'closed'),
    ShipmentReopened: tells('RecordReallocation', 'closed'),
    UnitsTransferredOut: tells('RecordReallocation', 'transfer'),
    UnitsTransferredIn: tells('RecordReallocation', 'transfer'),
    PickShorted: tells('RecordBackorder', 'handled'),
    ItemPicked: tells('RecordBackorder', 'handled', isTouched),
    ItemPutBack: tells('RecordBackorder', 'handled', isTouched),
    UnitPacked: tells('RecordBackorder', 'handled', isTouched),
    UnitUnpacked: tells('RecordBackorder', 'handled', isTouched),
    ItemSubstituted: tells('RecordSubstitution', 'handled'),
    UnitNested: tells('RecordFulfilment', 'handled', isTouched),
    UnitUnnested: tells('RecordFulfilment', 'handled', isTouched),
    UnitLoaded: tells('RecordFulfilment', 'handled', isTouched),
    UnitUnloaded: tells('RecordFulfilment', 'handled', isTouched),
    ShipmentDeparted: tells('RecordFulfilment', 'handled'),
    DeliveryConfirmed: tells('RecordFulfilment', 'handled'),
    ReturnReceived: tells('RecordFulfilment', 'handled'),
    UnitLost: tells('RecordFulfilment', 'handled'),
    UnitFound: tells('RecordFulfilment', 'handled'),
    RecordCorrected: tells('RecordFulfilment', 'corrected'),
  },
};

/**
 * While all goes as planned, orders need not hear of every pick. They hear of what touches a
 * shipment and of what undoes that, as a late unloading undoes a departure.
 */
function isTouched({ progress }: ShipmentState): boolean {
  const { lines, units, closed } = progress;
  if (lines.shorted.length > 0 || closed || isCancelled(progress)) return true;
  return lines.receivedBack !== undefined || units.rows.some(isLost) || hasDeparted(progress);
}

function tells(
  command: Command,
  cause: Cause,
  isConcerned: (state: ShipmentState) => boolean = () => true,
): Reaction {
  return about('shipment', async (fact, look, shipment) => {
    if (isImported(fact)) return [];
    const version = wholeAt(fact);
    const before = await look.state<ShipmentState>(fact.stream, fact.version - 1);
    const state = await look.state<ShipmentState>(fact.stream, version);
    if (!state || ![before ?? state, state].some(isConcerned)) return [];
    return tellings(state, fact, command, { shipment, version, cause, ...contextOf(fact) });
  });
}

type Context = Partial<Pick<Holding, 'after' | 'counterpart' | 'cause'>>;

function contextOf({ type, data, meta }: Recorded): Context {
  const { causationId: after } = meta;
  return {
    ...(after !== undefined && { after }),
    ...counterpartIn({ type, data } as ShipmentFact),
  };
}

function counterpartIn({ type, data }: ShipmentFact): Context {
  if (type === 'UnitsTransferredOut') return { counterpart: canonical(data.to) };
  if (type !== 'UnitsTransferredIn') return {};
  const counterpart = canonical(data.from);
  return data.returned ? { counterpart, cause: 'returned' } : { counterpart };
}

function canonical(text: string): string {
  const id = shipmentIdOf(text);
  return typeof id === 'string' ? id : text;
}

function tellings(
  state: ShipmentState,
  { data }: Recorded,
  command: Command,
  told: Omit<Holding, 'rows'>,
): readonly FollowUp[] {
  const only = 'order' in data ? data.order : undefined;
  return [...holdingsOf(state)].flatMap(([order, rows], index): FollowUp[] => {
    const id = orderIdOf(order);
    if (typeof id !== 'string' || (only !== undefined && only !== order)) return [];
    // Lines keep their places in a shipment, and so do its orders.
    const step = `order ${index + 1}`;
    return [{ step, stream: streamOf('order', id), command, data: { ...told, rows } }];
  });
}
