import { orderIdOf } from '../domain/ids.ts';
import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { inUtc, subjectOf } from './occurrence.ts';
import type { Told } from './projection.ts';

/** What a shipment is found by: the part of its plan that lists and reports are made of. */
export interface ShipmentHead {
  readonly shipment: string;
  /** The way that the ERP which brought the id writes it. */
  readonly shownAs?: string;
  /** Ids of the orders' streams. */
  readonly orders: readonly string[];
  readonly customer?: string;
  readonly party: string;
  readonly site: string;
  readonly carrier?: string;
  /** Who was decided on last; carries it from the next hand-over on, if not already. */
  readonly nextCarrier?: string;
  readonly service?: string;
  readonly project?: string;
  readonly division?: string;
  /** Brings goods back from a customer; absent where it goes out to one. */
  readonly direction?: 'reverse';
  /** As it stands, whoever asked for it; in UTC. */
  readonly window?: Window;
}

export interface Window {
  readonly start: string;
  readonly end: string;
}

export function headOf(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): ShipmentHead {
  const { shownAs, customer, carrier, service, project, division, direction, window } = fact.data;
  const { from, to, lines } = fact.data;
  return {
    shipment: subjectOf(fact),
    ...(shownAs !== undefined && { shownAs }),
    orders: [...new Set(lines.map(({ order }) => orderKeyOf(order)))],
    ...(customer !== undefined && { customer }),
    party: to.party,
    site: from,
    ...(carrier !== undefined && { carrier }),
    ...(service !== undefined && { service }),
    ...(project !== undefined && { project }),
    ...(division !== undefined && { division }),
    ...(direction === 'reverse' && { direction }),
    ...(window && { window: windowInUtc(window) }),
  };
}

/** What a later fact changes of it. */
export function headAfter(
  head: ShipmentHead,
  { type, data }: Told<ShipmentFact>,
): Partial<ShipmentHead> {
  switch (type) {
    case 'WindowChanged':
      return { window: windowInUtc(data.window) };
    case 'CarrierChanged': {
      const { carrier, effective } = data;
      return effective === 'now' ? { carrier, nextCarrier: carrier } : { nextCarrier: carrier };
    }
    case 'TenderAccepted':
      return { carrier: data.carrier, nextCarrier: data.carrier };
    case 'CustodyTransferred':
      return data.to === head.nextCarrier ? { carrier: data.to } : NOTHING;
    case 'ShipmentAmended':
    case 'UnitsTransferredIn':
      return { orders: withOrders(head.orders, data.lines) };
    default:
      return NOTHING;
  }
}

const NOTHING = {};

function withOrders(
  known: readonly string[],
  lines: readonly { readonly order: string }[],
): readonly string[] {
  return [...new Set([...known, ...lines.map(({ order }) => orderKeyOf(order))])];
}

/** To a customer, not back from one. */
export function goesOut({ direction }: ShipmentHead): boolean {
  return direction === undefined;
}

export function windowInUtc({ start, end }: Window): Window {
  return { start: inUtc(start), end: inUtc(end) };
}

/** Numbers of orders as they are searched for, whatever their source: in lower case, once each. */
export function numbersOf(orders: readonly string[]): readonly string[] {
  return [...new Set(orders.map(numberOf))];
}

function numberOf(order: string): string {
  const number = order.slice(order.indexOf(':') + 1);
  return (number.includes('%') ? decoded(number) : number).toLowerCase();
}

/** A plan may name an order by a text that is no id. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const PLAIN = /^[\w.-]+:[\w.-]+$/;

/** What stands behind `order-` in the name of the order's stream, however a plan spells the id. */
export function orderKeyOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const id = orderIdOf(text);
  return typeof id === 'string' ? id : text;
}
