import type { Draft } from '../../decider.ts';
import { quantity, type Thousandths, thousandths } from '../../quantity.ts';
import type { Holding } from '../commands.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import { type HeldRow, plannedOf, releasable, slotKey, slotName } from '../figures.ts';
import { figuresAfter } from '../figures-after.ts';
import { stillCancelling } from '../registers/cancelling.ts';
import type { OrderRule } from '../rules.ts';
import type { OrderState } from '../state.ts';

type Refused = Draft<OrderFactOf<'LinesCancelRefused'>>;

/** What a shipment was asked to let go, by which fact, and what that is about. */
interface Asked {
  readonly about: Pick<Refused['data'], 'request' | 'sourceVersion' | 'merge'>;
  readonly cause: string;
  readonly rows: readonly (readonly [slot: string, amount: Thousandths])[];
}

/**
 * What a shipment was to let go and will not: its answer has come to less, or it has sent the
 * goods on their way instead.
 */
export function overtaken(
  state: OrderState,
  { shipment, after, cause }: Holding,
  told: readonly Draft<OrderFact>[],
): readonly Refused[] {
  const held = told.reduce(figuresAfter, state.figures).held.get(shipment)?.rows;
  if (!held) return [];
  const waiting = told.reduce(stillCancelling, state.cancelling);
  const room = cause === 'cancelled' ? releasable : stillThere;
  const due = new Map([...held].map(([slot, row]) => [slot, Math.max(0, -row.coming)]));
  const pending = Map.groupBy(cancelsOf(waiting, shipment), ({ cause }) => cause);
  return [
    ...inVain(toLetGo(state, shipment), { shipment, after, held, room, due }),
    ...[...pending.values()].flatMap((own) => {
      const rows = own.flatMap((one) => one.rows);
      const asked = own.slice(0, 1).map((one) => ({ ...one, rows }));
      return inVain(asked, { shipment, after, held, room, due: new Map(rows) });
    }),
  ];
}

interface Standing {
  readonly shipment: string;
  /** Id of the fact that this is the answer to. */
  readonly after: string | undefined;
  readonly held: ReadonlyMap<string, HeldRow>;
  /** How much it may let go yet. */
  readonly room: (row: HeldRow) => Thousandths;
  /** What is still expected to go. */
  readonly due: Map<string, Thousandths>;
}

function inVain(
  asked: readonly Asked[],
  { shipment, after, held, room, due }: Standing,
): readonly Refused[] {
  return asked.flatMap(({ about, cause, rows }): Refused[] => {
    const kept = rows.flatMap(([slot, amount]): Refused['data']['rows'] => {
      const expected = due.get(slot) ?? 0;
      const row = held.get(slot);
      const possible = cause === after || !row ? 0 : room(row);
      const vain = Math.min(amount, Math.max(0, expected - possible));
      due.set(slot, expected - vain);
      return vain > 0 ? [{ ...slotName(slot), qty: quantity(vain) }] : [];
    });
    const rule = 'cancelled-must-be-open' satisfies OrderRule;
    if (kept.length === 0) return [];
    return [{ type: 'LinesCancelRefused', data: { ...about, shipment, rule, rows: kept } }];
  });
}

/** What has not left; called off, a shipment has no more to let go than it may still ship. */
function stillThere(row: HeldRow): Thousandths {
  return Math.max(0, plannedOf(row) - row.shipped);
}

/** By amendments, the newest first, and by merges. */
function toLetGo({ amending, merges }: OrderState, shipment: string): readonly Asked[] {
  const amendments = [...amending].reverse().map(([cause, { sourceVersion, asks }]): Asked => {
    const lines = asks.find((ask) => ask.shipment === shipment)?.lines ?? [];
    const rows = lines.map((line) => [slotKey(line), thousandths(line.less)] as const);
    return { about: { sourceVersion }, cause, rows };
  });
  const merged = [...merges.values()].flatMap(
    ({ merge, cause, step, from, to, lines }): Asked[] => {
      const asked = step === 'source' ? from : step === 'way-back' ? to : undefined;
      if (asked !== shipment) return [];
      const rows = lines.map((line) => [slotKey(line), thousandths(line.qty)] as const);
      return [{ about: { merge }, cause, rows }];
    },
  );
  return [...merged, ...amendments];
}

function cancelsOf(waiting: OrderState['cancelling'], shipment: string): readonly Asked[] {
  return waiting.flatMap(({ request, cause, slot, amount, ...one }) =>
    one.shipment === shipment ? [{ about: { request }, cause, rows: [[slot, amount]] }] : [],
  );
}
