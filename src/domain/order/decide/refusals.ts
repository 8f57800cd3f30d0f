import type { Draft } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { quantity, thousandths } from '../../quantity.ts';
import type { OrderDataOf } from '../commands.ts';
import type { OrderFact } from '../facts.ts';
import { NO_ROW, plannedOf, slotKey, slotName } from '../figures.ts';
import type { Amendings } from '../registers/amending.ts';
import type { Merge } from '../registers/merges.ts';
import type { OrderState } from '../state.ts';
import type { Decision, Handlers } from './handlers.ts';
import { placeInstead } from './split.ts';

/** What a shipment has said no to is noted, and answered on the order where that is waited for. */
export const refusals: Handlers<'RecordRefusedFollowUp'> = {
  RecordRefusedFollowUp: (state, data, envelope): Decision => [
    { type: 'FollowUpRefused', data },
    ...answerTo(state, data, envelope),
  ],
};

type Refusal = OrderDataOf<'RecordRefusedFollowUp'>;
type Answer = readonly Draft<OrderFact>[];

function answerTo(state: OrderState, refusal: Refusal, envelope: Envelope): Answer {
  const shipment = refusal.stream.replace(/^shipment-/, '');
  if (shipment === refusal.stream) return [];
  if (refusal.command === 'PlanShipment') return notPlanned(state, shipment, refusal, envelope);
  const merge = [...state.merges.values()].find(({ cause }) => cause === refusal.cause);
  if (merge) return notMerged(state, merge, shipment, refusal);
  const amending = state.amending.get(refusal.cause);
  if (amending) return notAmended(state, amending, shipment, refusal);
  return notCancelled(state, shipment, refusal);
}

/** An id that is another's gives a new plan; else the goods are to be placed again. */
function notPlanned(
  state: OrderState,
  shipment: string,
  { rule }: Refusal,
  envelope: Envelope,
): Answer {
  if (rule === 'id-is-taken') return placeInstead(state, shipment, envelope);
  const held = state.figures.held.get(shipment);
  if (held?.version !== 0) return [];
  const rows = [...held.rows].flatMap(([slot, { allocated }]) =>
    allocated > 0 ? [{ ...slotName(slot), qty: quantity(allocated) }] : [],
  );
  if (rows.length === 0) return [];
  return [{ type: 'LinesReallocated', data: { from: shipment, cause: 'refused', rows } }];
}

function notMerged(
  { figures }: OrderState,
  { merge, step, lines, to }: Merge,
  shipment: string,
  refusal: Refusal,
): Answer {
  if (step === 'over') return [];
  const refused = { merge, step, shipment, ...ruleOf(refusal) };
  if (step === 'target') return [{ type: 'MergeRefused', data: refused }];
  // At `source` the target is to give back what it took; at `way-back` it keeps that for good.
  const back = lines.map((line) => {
    const { schedule, qty: less } = line;
    const slot = slotKey(line);
    const row = figures.held.get(to)?.rows.get(slot) ?? NO_ROW;
    const rest = Math.max(0, plannedOf(row) + Math.min(0, row.coming) - thousandths(less));
    const name = schedule === undefined ? { line: line.line } : { line: line.line, schedule };
    return { ...name, qty: quantity(rest), less };
  });
  return [{ type: 'MergeRefused', data: { ...refused, asks: [{ shipment: to, lines: back }] } }];
}

function notAmended(
  { figures }: OrderState,
  { sourceVersion, asks }: NonNullable<ReturnType<Amendings['get']>>,
  shipment: string,
  refusal: Refusal,
): Answer {
  const asked = asks.find((ask) => ask.shipment === shipment)?.lines ?? [];
  const rows = asked.flatMap((line) => {
    const { coming = 0 } = figures.held.get(shipment)?.rows.get(slotKey(line)) ?? {};
    const qty = Math.min(line.less, quantity(Math.max(0, -coming)));
    return qty > 0 ? [{ ...slotName(slotKey(line)), qty }] : [];
  });
  if (rows.length === 0) return [];
  const data = { sourceVersion, shipment, ...ruleOf(refusal), rows };
  return [{ type: 'LinesCancelRefused', data }];
}

function notCancelled(state: OrderState, shipment: string, refusal: Refusal): Answer {
  const own = state.cancelling.filter(
    (one) => one.cause === refusal.cause && one.shipment === shipment,
  );
  const [first] = own;
  if (!first) return [];
  const rows = own.map(({ slot, amount }) => ({ ...slotName(slot), qty: quantity(amount) }));
  const data = { request: first.request, shipment, ...ruleOf(refusal), rows };
  return [{ type: 'LinesCancelRefused', data }];
}

function ruleOf({ rule, params }: Refusal) {
  return params ? { rule, params } : { rule };
}
