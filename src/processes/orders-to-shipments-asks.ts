import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import { holdingsOf } from '../domain/order/holding.ts';
import type { Ask } from '../domain/order/shapes.ts';
import type { OrderState } from '../domain/order/state.ts';
import { thousandths } from '../domain/quantity.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';
import { at, handled, lineKey, lineName } from '../domain/shipment/lines.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import type { FollowUp, Look } from './process.ts';

/** One command of its kind to a shipment. */
export function toShipment(
  step: string,
  shipment: string,
  command: string,
  data: object,
): FollowUp {
  const stream = streamOf('shipment', shipment);
  return { step: `${step} ${shipment}`, stream, command, data };
}

/** Shipments that a fact of the order asks to let goods go are amended, or cancelled as a whole. */
export async function asking(
  fact: Recorded,
  look: Look,
  order: string,
): Promise<readonly FollowUp[]> {
  const { asks = [] } = fact.data as { asks?: readonly Ask[] };
  const followUps = await Promise.all(asks.map((ask) => letGo(ask, fact, look, order)));
  return followUps.flat();
}

async function letGo(
  { shipment, lines }: Ask,
  fact: Recorded,
  look: Look,
  order: string,
): Promise<readonly FollowUp[]> {
  const { reason = fact.type } = fact.data as { reason?: string };
  const rows = lines.map(({ line, qty }) => ({ order, line, qty }));
  const amend = toShipment('let-go', shipment, 'AmendShipment', { lines: rows, reason });
  const facts = await look.facts(amend.stream);
  if (facts.some(({ meta }) => meta.causationId === fact.id)) return [];
  const known = await look.state<OrderState>(fact.stream, fact.version);
  const since = Math.max(1, known?.figures.held.get(shipment)?.version ?? 0);
  const done = await whenLetGo({ facts, since, rows }, look);
  if (done) return done.progress.cancelled ? [] : [answer(amend.step, shipment, done, fact, order)];
  const state = await look.state<ShipmentState>(amend.stream);
  const isWhole = state && !isBusyAgain(state) && isAllOf(state, order, rows);
  return isWhole ? [{ ...amend, command: 'CancelShipment', data: { reason } }] : [amend];
}

interface Wanted {
  /** Of the shipment. */
  readonly facts: readonly Recorded[];
  /** Version of the shipment that the order knew of when it asked. */
  readonly since: number;
  readonly rows: readonly (Row & { readonly order: string })[];
}

/**
 * The shipment as it was when somebody else had seen to it first: that stays the answer, whatever
 * has become of the shipment since, and however often it is asked for.
 */
async function whenLetGo(
  { facts, since, rows }: Wanted,
  look: Look,
): Promise<ShipmentState | undefined> {
  for (const fact of facts) {
    const { stream, type, version } = fact;
    if (version !== since && !(version > since && LETTING_GO.has(type))) continue;
    const state = await look.state<ShipmentState>(stream, version);
    if (!state) continue;
    if (state.progress.cancelled ? !isBusyAgain(state) : isLetGo(state, rows)) return state;
  }
  return undefined;
}

/** By them a shipment holds less, or is cancelled as a whole. */
const LETTING_GO: ReadonlySet<string> = new Set<ShipmentFact['type']>([
  'ShipmentAmended',
  'UnitsTransferredOut',
  'ShipmentCancelled',
]);

/** Told with the version of then, as orders heed nothing older than what they know. */
function answer(
  step: string,
  shipment: string,
  state: ShipmentState,
  { id, stream }: Recorded,
  order: string,
): FollowUp {
  const rows = holdingsOf(state).get(order) ?? [];
  const { version } = state;
  const data = { shipment, version, cause: 'amended', after: id, rows };
  return { step, stream, command: 'RecordReallocation', data };
}

function isLetGo({ progress }: ShipmentState, rows: readonly (Row & { order: string })[]): boolean {
  const { keys, ordered } = progress.lines;
  return rows.every((row) => at(ordered, keys.indexOf(lineKey(row))) === thousandths(row.qty));
}

type Row = { readonly line: string; readonly qty: number };

/** Nothing is left of the shipment once it has let go. */
function isAllOf({ progress }: ShipmentState, order: string, rows: readonly Row[]): boolean {
  const gone = new Set(rows.filter(({ qty }) => qty === 0).map(({ line }) => line));
  const { keys, ordered } = progress.lines;
  return keys.every((key, place) => {
    const name = lineName(key);
    return at(ordered, place) === 0 || (name.order === order && gone.has(name.line));
  });
}

/** Cancelled, and goods were handled in it all the same: it cannot be cancelled a second time. */
function isBusyAgain({ progress: { cancelled, lines } }: ShipmentState): boolean {
  return cancelled === true && lines.keys.some((_, place) => handled(lines, place) > 0);
}
