import type { Draft } from '../../decider.ts';
import { quantity, type Thousandths, thousandths } from '../../quantity.ts';
import type { Holding } from '../commands.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import { type HeldRow, NO_ROW, slotKey, slotName } from '../figures.ts';
import type { OrderState } from '../state.ts';
import type { Decision, Handlers } from './handlers.ts';
import { type Change, movedIn } from './moving.ts';
import { overtaken } from './overtaken.ts';

type Told = 'RecordReallocation' | 'RecordBackorder' | 'RecordSubstitution' | 'RecordFulfilment';

/** All four tell the whole of it: what occasioned it has its own name, what differs is recorded. */
export const telling: Handlers<Told> = {
  RecordReallocation: tell,
  RecordBackorder: tell,
  RecordSubstitution: tell,
  RecordFulfilment: tell,
};

/**
 * What a shipment holds now stands in the place of what it held, whatever was missed between. It
 * is said also of an order that has not been received: then that is known when it comes.
 */
function tell(state: OrderState, data: Holding): Decision {
  const { shipment, version } = data;
  const known = state.figures.held.get(shipment);
  if (known && version < known.version) return [];
  const by = { shipment, version };
  const changes = changesIn(state, data);
  const told = [
    ...movedIn(state, data, changes),
    ...shortIn(by, changes, 'backordered', 'LinesBackordered'),
    ...shortIn(by, changes, 'cancelled', 'LinesCancelled'),
    ...shortIn(by, changes, 'substituted', 'LinesSubstituted'),
    ...fulfilledIn(by, changes),
  ];
  return [...told, ...overtaken(state, data, told)];
}

function changesIn({ figures }: OrderState, { shipment, rows }: Holding): readonly Change[] {
  const known = figures.held.get(shipment)?.rows ?? new Map<string, HeldRow>();
  const told = new Map(rows.map((row) => [slotKey(row), row]));
  return [...new Set([...known.keys(), ...told.keys()])].map((slot) => {
    const row = told.get(slot);
    const amount = (qty: number | undefined): Thousandths => thousandths(qty ?? 0);
    const is = {
      allocated: amount(row?.allocated),
      backordered: amount(row?.backordered),
      cancelled: amount(row?.cancelled),
      substituted: amount(row?.substituted),
      shipped: amount(row?.shipped),
      delivered: amount(row?.delivered),
      returned: amount(row?.returned),
      lost: amount(row?.lost),
    };
    return { slot, was: known.get(slot) ?? NO_ROW, is, sku: row?.sku };
  });
}

type By = OrderFactOf<'LinesBackordered'>['data']['by'];

function shortIn(
  by: By,
  changes: readonly Change[],
  column: 'backordered' | 'cancelled' | 'substituted',
  type: 'LinesBackordered' | 'LinesCancelled' | 'LinesSubstituted',
): readonly Draft<OrderFact>[] {
  const rows = changes.flatMap(({ slot, was, is, sku }) => {
    if (was[column] === is[column]) return [];
    const row = { ...slotName(slot), qty: quantity(is[column]), was: quantity(was[column]) };
    return [type === 'LinesSubstituted' && sku !== undefined ? { ...row, sku } : row];
  });
  return rows.length === 0 ? [] : [{ type, data: { by, rows } }];
}

const OUTCOMES = ['shipped', 'delivered', 'returned', 'lost'] as const;

function fulfilledIn(by: By, changes: readonly Change[]): readonly Draft<OrderFact>[] {
  const rows = changes.flatMap(({ slot, was, is }) => {
    if (OUTCOMES.every((outcome) => was[outcome] === is[outcome])) return [];
    const told = OUTCOMES.flatMap((outcome) =>
      is[outcome] > 0 ? [[outcome, quantity(is[outcome])] as const] : [],
    );
    return [{ ...slotName(slot), ...Object.fromEntries(told) }];
  });
  return rows.length === 0 ? [] : [{ type: 'LinesFulfilled', data: { by, rows } }];
}
