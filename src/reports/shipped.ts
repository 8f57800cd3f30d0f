import type { Thousandths } from '../domain/quantity.ts';
import { at, type Lines, lineName } from '../domain/shipment/lines.ts';
import { orderKeyOf } from '../projections/shipment-head.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import type { GroupKey } from './figures.ts';
import { utcMs } from './utc.ts';

/** What a report keeps of a shipment until its orders come by. */
export interface Carrier
  extends Pick<ShipmentRecord, 'schedules' | 'signOffs' | 'agreed'>,
    Pick<Lines, 'keys' | 'refused' | 'missing' | 'reopened'> {
  /** First departure, else planning; epoch ms. */
  readonly startedMs: number;
  readonly hasDeparted: boolean;
  /** Whether it is among those that the report is about. */
  readonly counts: boolean;
  readonly groups: readonly GroupKey[];
}

/** Shipments by the orders that they carry goods of. */
export type Shipped = Map<string, Carrier[]>;

/** What the customer took of a line at one sign-off; in thousandths. */
export interface Receipt {
  readonly ms: number;
  readonly amount: Thousandths;
  /** Schedule line that the shipment was planned for. */
  readonly schedule: string | undefined;
}

/** What all shipments together say of one order's line; in thousandths. */
export interface ShippedLine {
  readonly receipts: Receipt[];
  accepted: Thousandths;
  /** Missing or refused. */
  lost: Thousandths;
  /** Whether one of the shipments that carry it is among those that the report is about. */
  counts: boolean;
  /** Of those of them that are. */
  readonly groups: GroupKey[];
  /** The last windows that the customer agreed to for the shipments that carry it. */
  readonly agreed: Agreed[];
}

/** Another window than the order's, asked for by the customer at `ms`. */
export interface Agreed {
  readonly ms: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly schedule: string | undefined;
}

export function noteShipment(
  shipped: Shipped,
  { departedAt, entered, orders, lines, schedules, signOffs, agreed }: ShipmentRecord,
  { groups, counts }: Pick<Carrier, 'groups' | 'counts'>,
): void {
  const started = departedAt ?? entered.planned;
  const startedMs = started === undefined ? Number.POSITIVE_INFINITY : utcMs(started);
  const hasDeparted = departedAt !== undefined;
  const { keys, refused, missing, reopened } = lines;
  const carrier = {
    startedMs,
    hasDeparted,
    counts,
    groups,
    keys,
    refused,
    missing,
    ...(reopened && { reopened }),
    schedules,
    signOffs,
    ...(agreed && { agreed }),
  };
  for (const order of orders) {
    const others = shipped.get(order);
    if (others) others.push(carrier);
    else shipped.set(order, [carrier]);
  }
}

/** When an order set out: the first departure of its shipments, before any the first planning. */
export function startedMs(carriers: readonly Carrier[]): number {
  const departed = carriers.filter(({ hasDeparted }) => hasDeparted);
  const which = departed.length > 0 ? departed : carriers;
  return Math.min(...which.map((carrier) => carrier.startedMs));
}

/** What the carriers of one order say of its lines, by line. */
export function shippedLines(
  order: string,
  carriers: readonly Carrier[],
): ReadonlyMap<string, ShippedLine> {
  const lines = new Map<string, ShippedLine>();
  for (const carrier of carriers) {
    for (const [place, key] of carrier.keys.entries()) {
      const line = lineIn(order, key);
      if (line === undefined) continue;
      const known = lines.get(line) ?? {
        receipts: [],
        accepted: 0,
        lost: 0,
        counts: false,
        groups: [],
        agreed: [],
      };
      lines.set(line, known);
      if (carrier.counts) {
        known.counts = true;
        known.groups.push(...carrier.groups);
      }
      if (carrier.agreed) known.agreed.push(agreedOf(carrier.agreed, carrier.schedules[place]));
      known.lost += at(carrier.refused, place) - at(carrier.reopened, place);
      known.lost += at(carrier.missing, place);
      addReceipts(known, carrier, place);
    }
  }
  return lines;
}

function agreedOf(
  { at: instant, window }: NonNullable<ShipmentRecord['agreed']>,
  schedule: string | undefined,
): Agreed {
  return {
    ms: utcMs(instant),
    startMs: utcMs(window.start),
    endMs: utcMs(window.end),
    schedule: schedule || undefined,
  };
}

function addReceipts(line: ShippedLine, { signOffs, schedules }: Carrier, place: number): void {
  for (const { at: instant, accepted } of signOffs) {
    const amount = at(accepted, place);
    if (amount === 0) continue;
    line.accepted += amount;
    line.receipts.push({ ms: utcMs(instant), amount, schedule: schedules[place] || undefined });
  }
}

/** The line that a key names, if it is one of this order, however the plan spelled the id. */
function lineIn(order: string, key: string): string | undefined {
  if (key.startsWith(order) && key[order.length] === '\t') return key.slice(order.length + 1);
  const name = lineName(key);
  return orderKeyOf(name.order) === order ? name.line : undefined;
}
