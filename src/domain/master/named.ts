import type { OrderBody } from '../order/amendment.ts';
import type { ShipmentFactOf } from '../shipment/facts.ts';
import type { MasterKind } from './kinds.ts';

/** A code that a message names, and where in it. */
export interface NamedCode {
  readonly kind: MasterKind;
  readonly code: string;
  /** Dotted, list places counted from 0: `lines.3.sku`. */
  readonly path: string;
}

type Plan = ShipmentFactOf<'ShipmentPlanned'>['data'];

type Line = OrderBody['lines'][number];

/** Every code that an order names, as often as it does. */
export function codesInOrder(order: OrderBody): readonly NamedCode[] {
  const { customer, project, division, lines } = order;
  return [
    ...named('party', customer, 'customer'),
    ...codesInBoth(order, ''),
    ...named('project', project, 'project'),
    ...named('organisation', division, 'division'),
    ...lines.flatMap((line, place) => codesInLine(line, `lines.${place}.`)),
  ];
}

function codesInLine(line: Line, path: string): readonly NamedCode[] {
  return [
    ...named('product', line.sku, `${path}sku`),
    ...named('site', line.from, `${path}from`),
    ...codesInBoth(line, path),
  ];
}

/** Where it goes, for whom and with whom: an order says it, and a line where it differs. */
function codesInBoth(said: OrderBody | Line, path: string): readonly NamedCode[] {
  const { shipTo, carrier, sellingEntity, stockOwner } = said;
  return [
    ...named('party', shipTo?.party, `${path}shipTo.party`),
    ...named('address', shipTo?.address, `${path}shipTo.address`),
    ...named('carrier', carrier, `${path}carrier`),
    ...named('organisation', sellingEntity, `${path}sellingEntity`),
    ...named('organisation', stockOwner, `${path}stockOwner`),
  ];
}

/** Every code that a shipment's plan names. */
export function codesInPlan(plan: Plan): readonly NamedCode[] {
  const { from, to, customer, carrier, project, division, lines } = plan;
  return [
    ...named('site', from, 'from'),
    ...named('party', to.party, 'to.party'),
    ...named('address', to.address, 'to.address'),
    ...named('party', customer, 'customer'),
    ...named('carrier', carrier, 'carrier'),
    ...named('project', project, 'project'),
    ...named('organisation', division, 'division'),
    ...lines.flatMap(({ sku }, place) => named('product', sku, `lines.${place}.sku`)),
  ];
}

/** The source in an order's id, `SAP:4711`; undefined where it is none. */
export function sourceOfOrder(order: string): string | undefined {
  const [source = '', number] = order.split(':');
  if (number === undefined || source === '') return undefined;
  try {
    return decodeURIComponent(source);
  } catch {
    return undefined;
  }
}

function named(kind: MasterKind, code: string | undefined, path: string): readonly NamedCode[] {
  return code === undefined ? [] : [{ kind, code, path }];
}
