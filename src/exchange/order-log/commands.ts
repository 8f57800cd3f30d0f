import { orderId, streamOf } from '../../domain/ids.ts';
import { epochMs } from '../../domain/instant.ts';
import type { RawCommand } from '../../intake/raw-command.ts';
import { type Refused, refusedFor } from '../summary.ts';
import type { LookAhead } from './look-ahead.ts';
import { type LogRow, NO_ITEMS, onlyId } from './row.ts';

/** The system behind the log, as it stands in the ids of its orders and shipments. */
export const SOURCE = 'OML';
const UNKNOWN = 'unknown';
const PIECE = 'H87';
/** The log knows packing, sending and the doorstep; nothing between. */
const POLICY = { name: 'order-management-log', steps: [], labels: [] };

interface Draft {
  readonly stream: string;
  readonly command: string;
  readonly data: object;
  /** The package whose shipment it goes to. */
  readonly parcel?: string;
}

type Tell = (row: LogRow, ahead: LookAhead) => readonly Draft[] | Refused;

/** What each activity of the log says in commands. Activities not listed have none. */
const TELL: Readonly<Record<string, Tell>> = {
  'place order': placeOrder,
  'confirm order': (row) =>
    exactlyOne(row, 'orders', (order) => [toOrder(order, 'AuthoriseOrder')]),
  'pick item': (row, ahead) => everyItem(row, ahead, 'ConfirmPick', {}),
  'item out of stock': (row, ahead) =>
    everyItem(row, ahead, 'ReportShortPick', { reason: 'out-of-stock', decision: 'wait' }),
  'create package': createPackage,
  'send package': (row) => parcelOf(row, 'DepartShipment'),
  'failed delivery': (row) =>
    parcelOf(row, 'AttemptDelivery', { reason: UNKNOWN, responsible: UNKNOWN }),
  'package delivered': (row) => parcelOf(row, 'ConfirmDelivery'),
};

export type Told =
  | { readonly kind: 'commands'; readonly commands: readonly RawCommand[] }
  | { readonly kind: 'refused'; readonly why: readonly Refused[] }
  | { readonly kind: 'without-command'; readonly name: string };

/**
 * The commands of one row. Their keys come from the row's event number, so that the same log says
 * nothing new a second time. A package is planned and released, at times that are ours, right
 * before its first event; `planned` remembers which were.
 */
export function told(row: LogRow, ahead: LookAhead, planned: Set<string>): Told {
  const why = ahead.faults.get(row);
  if (why) return { kind: 'refused', why };
  const tell = Object.hasOwn(TELL, row.activity) ? TELL[row.activity] : undefined;
  if (!tell) return { kind: 'without-command', name: row.activity };
  const drafts = tell(row, ahead);
  if ('rule' in drafts) return { kind: 'refused', why: [drafts] };
  const unfit = drafts.map(({ parcel }) => parcel && unfitness(parcel, ahead)).find(Boolean);
  if (unfit) return { kind: 'refused', why: [unfit] };
  const { occurredAt } = row;
  const commands = drafts.flatMap(({ parcel, ...draft }, index): RawCommand[] => {
    const commandId = `event ${row.event} ${index + 1}`;
    const own = { ...draft, commandId, occurredAt, timeQuality: 'import' as const };
    if (parcel === undefined || planned.has(parcel)) return [own];
    planned.add(parcel);
    return [...planning(parcel, occurredAt, ahead), own];
  });
  return { kind: 'commands', commands };
}

/** Why nothing can be said of a package yet: what is in it must never change afterwards. */
function unfitness(parcel: string, ahead: LookAhead): Refused | undefined {
  const items = ahead.itemsOf(parcel);
  if (!items) {
    return refusedFor('ocel:type:packages', 'package-must-be-created', { package: parcel });
  }
  const item = ahead.isWhole ? undefined : items.find((id) => ahead.orderOf(id) === undefined);
  if (item === undefined) return undefined;
  return refusedFor('', 'item-must-be-in-an-order', { item, package: parcel });
}

function planning(parcel: string, occurredAt: string, ahead: LookAhead): readonly RawCommand[] {
  const items = ahead.itemsOf(parcel) ?? [];
  const lines = items.map((item) => ({ ...goods(item, ahead), sku: UNKNOWN, uom: PIECE }));
  const shownAs = shipmentId(parcel);
  const plan = { shownAs, lines, from: UNKNOWN, to: { party: UNKNOWN }, policy: POLICY };
  const derived = { occurredAt, timeQuality: 'derived' as const };
  const stream = shipmentStream(parcel);
  return [
    { stream, command: 'PlanShipment', data: plan, commandId: `plan ${parcel}`, ...derived },
    { stream, command: 'ReleaseToWarehouse', data: {}, commandId: `release ${parcel}`, ...derived },
  ];
}

function placeOrder(row: LogRow): readonly Draft[] | Refused {
  return exactlyOne(row, 'orders', (number) => [
    toOrder(number, 'ReceiveOrder', {
      source: SOURCE,
      number,
      // The log has no version; a later row about the same order is a newer one.
      sourceVersion: epochMs(row.occurredAt),
      mode: 'full',
      customer: row.customers[0] ?? UNKNOWN,
      shipTo: { party: UNKNOWN },
      lines: row.items.map((line) => ({ line, sku: UNKNOWN, qty: 1, uom: PIECE })),
      attributes: attributesOf(row),
    }),
  ]);
}

function createPackage(row: LogRow, ahead: LookAhead): readonly Draft[] | Refused {
  return exactlyOne(row, 'packages', (parcel) => {
    const unit = `${shipmentId(parcel)}-U001`;
    const contents = row.items.map((item) => goods(item, ahead));
    const weight = row.weight === undefined ? {} : { weightKg: row.weight };
    return [
      toShipment(parcel, 'PackUnit', { unit, kind: 'carton', contents }),
      toShipment(parcel, 'CloseUnit', { unit, ...weight }),
    ];
  });
}

function parcelOf(row: LogRow, command: string, data: object = {}): readonly Draft[] | Refused {
  return exactlyOne(row, 'packages', (parcel) => [toShipment(parcel, command, data)]);
}

/** One command for every item of the row, to the shipment that the item ends up in. */
function everyItem(
  row: LogRow,
  ahead: LookAhead,
  command: string,
  data: object,
): readonly Draft[] | Refused {
  if (row.items.length === 0) return NO_ITEMS;
  const drafts: Draft[] = [];
  for (const item of row.items) {
    const parcel = ahead.packageOf(item);
    if (parcel === undefined) {
      return refusedFor('ocel:type:items', 'item-must-be-in-a-package', { item });
    }
    drafts.push(toShipment(parcel, command, { ...goods(item, ahead), ...data }));
  }
  return drafts;
}

function exactlyOne(
  row: LogRow,
  column: 'orders' | 'packages',
  tell: (id: string) => readonly Draft[],
): readonly Draft[] | Refused {
  const id = onlyId(row, column);
  return typeof id === 'string' ? tell(id) : id;
}

function goods(item: string, ahead: LookAhead) {
  const order = ahead.orderOf(item);
  return { order: order === undefined ? UNKNOWN : orderId(SOURCE, order), line: item, qty: 1 };
}

function attributesOf({ weight, price }: LogRow) {
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(price === undefined ? {} : { price }),
  };
}

function toOrder(order: string, command: string, data: object = {}): Draft {
  return { stream: streamOf('order', orderId(SOURCE, order)), command, data };
}

function toShipment(parcel: string, command: string, data: object): Draft {
  return { stream: shipmentStream(parcel), command, data, parcel };
}

function shipmentId(parcel: string): string {
  return `${SOURCE}-${parcel}`;
}

function shipmentStream(parcel: string): string {
  return streamOf('shipment', shipmentId(parcel));
}
