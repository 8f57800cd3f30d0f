import { compareInstants } from '../instant.ts';
import { quantity, type Thousandths } from '../quantity.ts';
import type { OrderBody } from './amendment.ts';
import type { Placement } from './facts/split.ts';
import { slotKey } from './figures.ts';
import type { OrderLine } from './shapes.ts';

/** What can be placed of a schedule line, and how much of that was back-ordered. */
export interface Open {
  readonly amount: Thousandths;
  readonly backordered: Thousandths;
}

type Row = Placement['lines'][number];

/** What a placement has in common with its lines. */
export type Head = Omit<Placement, 'shipment' | 'lines' | 'reasons' | 'lineage' | 'window'>;

interface Part extends Open {
  readonly slot: string;
  readonly schedule?: string;
  readonly window?: OrderBody['window'];
}

/** Of a line's schedule lines, or of the line where it has none, those that can be placed. */
export function openPartsOf(
  { line, schedule }: OrderLine,
  open: ReadonlyMap<string, Open>,
): readonly Part[] {
  const parts = schedule?.map(({ id, window }) => ({ schedule: id, window })) ?? [{}];
  return parts.flatMap((part): Part[] => {
    const slot = slotKey({ line, ...part });
    const here = open.get(slot);
    return here ? [{ slot, ...part, ...here }] : [];
  });
}

export function headOf(body: OrderBody, from: string, line: OrderLine): Head {
  const { customer, division, project } = body;
  const service = line.service ?? body.service;
  const carrier = line.carrier ?? body.carrier;
  const sellingEntity = line.sellingEntity ?? body.sellingEntity;
  const stockOwner = line.stockOwner ?? body.stockOwner;
  return {
    from: line.from ?? from,
    to: line.shipTo ?? body.shipTo,
    customer,
    ...(service !== undefined && { service }),
    ...(carrier !== undefined && { carrier }),
    ...(sellingEntity !== undefined && { sellingEntity }),
    ...(stockOwner !== undefined && { stockOwner }),
    ...(division !== undefined && { division }),
    ...(project !== undefined && { project }),
  };
}

export function rowOf({ line, sku, uom, tolerance }: OrderLine, part: Part): Row {
  const { schedule, amount, backordered } = part;
  return {
    line,
    ...(schedule !== undefined && { schedule }),
    sku,
    qty: quantity(amount),
    uom,
    ...(tolerance && { tolerance }),
    ...(backordered > 0 && { backordered: quantity(backordered) }),
  };
}

/** Of several windows the goods of one shipment have to meet the one that ends first. */
export function endingFirst(
  one: OrderBody['window'],
  other: OrderBody['window'],
): OrderBody['window'] {
  if (!one || !other || one === other) return one ?? other;
  return compareInstants(other.end, one.end) < 0 ? other : one;
}

const encoder = new TextEncoder();
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

export function bytesOf(row: Row): number {
  const text = JSON.stringify(row);
  return (ASCII.test(text) ? text.length : encoder.encode(text).length) + 1;
}
