import type { Recorded } from '../domain/envelope.ts';
import { masterStream } from '../domain/master/code.ts';
import type { MasterRecord } from '../domain/master/kinds.ts';
import type { MasterState } from '../domain/master/state.ts';
import { validAt } from '../domain/master/versions.ts';
import { type Figures, slotName } from '../domain/order/figures.ts';
import type { OrderState } from '../domain/order/state.ts';
import { isImported } from './imported.ts';
import { type FollowUp, type Look, stateBefore } from './process.ts';

/** Orders of a source that says so are split without anybody asking, as soon as they may be. */
export async function splitting(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  const state = await look.state<OrderState>(fact.stream, fact.version);
  if (!state || !maySplit(state) || !(await isAutomatic(state, fact, look))) return [];
  if (state.split) return [];
  return [{ step: 'split', stream: fact.stream, command: 'PlanSplit', data: {} }];
}

/** What could not be split while the order was held. */
export function afterLifting(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  return splitting(fact, look);
}

/** Of an order that was split what is ordered more now is placed as well. */
export async function afterAmendment(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  const state = await look.state<OrderState>(fact.stream, fact.version);
  if (!state?.split) return splitting(fact, look);
  const before = await look.state<OrderState>(fact.stream, fact.version - 1);
  const lines = grownLines(before?.figures, state.figures);
  if (lines.length === 0 || !maySplit(state) || !(await isAutomatic(state, fact, look))) return [];
  const data = { lines, backorders: false };
  return [{ step: 'split', stream: fact.stream, command: 'ReplanSplit', data }];
}

function maySplit({ authorised, holds }: OrderState): boolean {
  return authorised && holds.length === 0;
}

async function isAutomatic({ body }: OrderState, fact: Recorded, look: Look): Promise<boolean> {
  const stream = body && masterStream('source', body.source);
  if (stream === undefined || isImported(fact)) return false;
  const source = await stateBefore<MasterState<MasterRecord<'source'>>>(look, stream, fact);
  return (
    source !== undefined && validAt(source, fact.meta.occurredAt)?.record.split === 'automatic'
  );
}

function grownLines(before: Figures | undefined, after: Figures): readonly string[] {
  const grown = [...after.slots].filter(
    ([slot, { ordered }]) => ordered > (before?.slots.get(slot)?.ordered ?? 0),
  );
  return [...new Set(grown.map(([slot]) => slotName(slot).line))];
}
