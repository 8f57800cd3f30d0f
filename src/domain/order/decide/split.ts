import { type Draft, type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { mintShipmentId } from '../../ids.ts';
import { epochMs } from '../../instant.ts';
import { balances } from '../balance.ts';
import type { OrderFactOf } from '../facts.ts';
import { slotName } from '../figures.ts';
import { planSplit, USUAL_POLICY } from '../plan.ts';
import type { Open } from '../plan-rows.ts';
import type { OrderRule } from '../rules.ts';
import type { OrderState } from '../state.ts';
import type { Decision, Handlers } from './handlers.ts';

export const split: Handlers<'PlanSplit' | 'ReplanSplit'> = {
  PlanSplit: (state, data, envelope, id) => {
    const stop = stopOf(state, id);
    if (stop) return stop;
    if (state.split?.digest === envelope.commandDigest) return [];
    if (state.split) return refuse('order-must-be-split-once', { order: id });
    return place(state, { open: openOf(state, {}), envelope, ...data });
  },
  ReplanSplit: (state, { lines, backorders = true, ...data }, envelope, id) => {
    const stop = stopOf(state, id);
    if (stop) return stop;
    if (!state.split) return refuse('order-must-be-split-before', { order: id });
    const { policy, from } = state.split;
    const open = openOf(state, { backorders, lines: lines && new Set(lines) });
    return place(state, { policy, from, open, envelope, ...data });
  },
};

/** What a shipment's line can say of its order, in characters. */
const ORDER_ON_SHIPMENT_CHARS_MAX = 120;

/** Why the order may not be divided into shipments now. */
export function stopOf(state: OrderState, id: string): Refusal<OrderRule> | null {
  if (!state.body) return refuse('order-must-be-known', { order: id });
  if (!state.authorised) return refuse('order-must-be-authorised', { order: id });
  const [hold] = state.holds;
  if (hold) return refuse('order-must-not-be-held', { hold: hold.hold });
  if (id.length <= ORDER_ON_SHIPMENT_CHARS_MAX) return null;
  return refuse('order-id-must-fit-a-shipment', { order: id, max: ORDER_ON_SHIPMENT_CHARS_MAX });
}

interface Scope {
  readonly backorders?: boolean;
  readonly lines?: ReadonlySet<string> | undefined;
}

/** What no shipment holds, and back orders where they are wanted. */
export function openOf({ figures }: OrderState, { backorders = false, lines }: Scope) {
  const books = balances(figures);
  const beside = new Map<string, number>();
  // A shipment planned by hand may name a line without its schedule lines: it fills them in order.
  for (const [slot, { excess }] of books) {
    const { line, schedule } = slotName(slot);
    if (excess > 0 && schedule === undefined) beside.set(line, excess);
  }
  const open = new Map<string, Open>();
  for (const [slot, { unplaced, backordered, excess }] of books) {
    const { line } = slotName(slot);
    if (lines && !lines.has(line)) continue;
    const filled = Math.min(unplaced, beside.get(line) ?? 0);
    beside.set(line, (beside.get(line) ?? 0) - filled);
    const again = backorders ? Math.max(0, backordered - excess) : 0;
    const amount = unplaced - filled + again;
    if (amount > 0) open.set(slot, { amount, backordered: again });
  }
  return open;
}

interface Placing {
  readonly open: ReadonlyMap<string, Open>;
  readonly envelope: Envelope;
  readonly policy?: OrderFactOf<'SplitPlanned'>['data']['policy'] | undefined;
  readonly from?: string | undefined;
  readonly instead?: string;
  readonly reason?: string | undefined;
}

function place(state: OrderState, placing: Placing): Decision {
  const { body, figures } = state;
  const { open, envelope, policy = USUAL_POLICY, from, instead, reason } = placing;
  if (!body || open.size === 0) return [];
  const version = (state.split?.version ?? 0) + 1;
  const mint = minting(envelope, new Set(figures.held.keys()));
  const plan = planSplit({ body, open, from, version, mint, earlier: earlierIn(state) });
  if ('unsited' in plan) return refuse('line-needs-a-site', { lines: plan.unsited });
  if (plan.placements.length === 0) return [];
  const data = {
    version,
    policy,
    ...(from !== undefined && { from }),
    placements: [...plan.placements],
    ...(instead !== undefined && { instead }),
    ...(plan.more && { more: true as const }),
    ...(reason !== undefined && { reason }),
  };
  return [{ type: 'SplitPlanned', data }];
}

/** A plan for what was to go into a shipment whose id turned out to be another's. */
export function placeInstead(
  state: OrderState,
  taken: string,
  envelope: Envelope,
): readonly Draft<OrderFactOf<'SplitPlanned'>>[] {
  const { figures, split } = state;
  const held = figures.held.get(taken);
  if (!held || !split) return [];
  const others = new Map(figures.held);
  if (held.version === 0) others.delete(taken);
  const without = { ...state, figures: { ...figures, held: others } };
  const open = new Map(
    [...openOf(without, {})].flatMap(([slot, { amount }]) => {
      const most = Math.min(amount, held.rows.get(slot)?.allocated ?? 0);
      return most > 0 ? [[slot, { amount: most, backordered: 0 }] as const] : [];
    }),
  );
  const planned = place(state, { ...split, open, envelope, instead: taken });
  return 'refused' in planned ? [] : (planned as readonly Draft<OrderFactOf<'SplitPlanned'>>[]);
}

/** Shipments that a new one with the goods of a schedule line continues. */
export function earlierIn({ figures }: OrderState): (slot: string) => readonly string[] {
  return (slot) => [...figures.held].flatMap(([id, { rows }]) => (rows.has(slot) ? [id] : []));
}

const RANDOM_BELOW = 2 ** 28;
const RANDOM_HEX_DIGITS = 7;
/** What an id can tell of its time. */
const SECONDS_MIN = epochMs('2020-01-01T00:00:00.000Z') / 1_000;
const SECONDS_MAX = SECONDS_MIN + 2 ** 32 - 1;

/**
 * Ids of new shipments, from when the command happened and from its own id, whose last digits are
 * random, counted on by one a shipment. So the same command mints the same ids when it is decided
 * again, after a crash or a lost race, and a decider stays free of clock and chance. Another
 * command of the same second has one chance in 2^28 to meet them; then `id-is-taken` is answered.
 */
function minting({ occurredAt, commandId }: Envelope, known: ReadonlySet<string>) {
  const told = Math.floor(epochMs(occurredAt) / 1_000);
  const seconds = Math.min(Math.max(told, SECONDS_MIN), SECONDS_MAX);
  const first = Number.parseInt(commandId.slice(-RANDOM_HEX_DIGITS), 16);
  let used = 0;
  return (index: number): string => {
    for (;;) {
      const id = mintShipmentId(seconds, (first + index + used) % RANDOM_BELOW);
      if (!known.has(id)) return id;
      used += 1;
    }
  };
}
