import { orderIdOf } from '../domain/ids.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
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
  readonly service?: string;
  readonly project?: string;
  readonly division?: string;
  /** In UTC. */
  readonly window?: { readonly start: string; readonly end: string };
}

export function headOf(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): ShipmentHead {
  const { shownAs, customer, carrier, service, project, division, window, from, to, lines } =
    fact.data;

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
    ...(window && { window: { start: inUtc(window.start), end: inUtc(window.end) } }),
  };
}

const PLAIN = /^[\w.-]+:[\w.-]+$/;

/** What stands behind `order-` in the name of the order's stream, however a plan spells the id. */
export function orderKeyOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const id = orderIdOf(text);
  return typeof id === 'string' ? id : text;
}
