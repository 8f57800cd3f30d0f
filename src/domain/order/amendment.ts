import { quantity, thousandths } from '../quantity.ts';
import { isSame } from '../same.ts';
import type { OrderDataOf } from './commands.ts';
import { CHANGES_NAMED_MAX } from './facts/message.ts';
import type { OrderFactOf } from './facts.ts';
import type { SlotName } from './figures.ts';
import type { OrderLine } from './shapes.ts';

export type OrderBody = OrderFactOf<'OrderReceived'>['data'];

/** The order as it is after a message: a full one replaces, a delta changes what it names. */
export function told({ mode, ...body }: OrderDataOf<'ReceiveOrder'>, known?: OrderBody): OrderBody {
  if (mode === 'full' || !known) return body;
  const named = new Map(body.lines.map((line) => [line.line, line]));
  const kept = known.lines.map((line) => named.get(line.line) ?? line);
  const before = new Set(known.lines.map(({ line }) => line));
  const added = body.lines.filter(({ line }) => !before.has(line));
  return { ...known, ...body, lines: [...kept, ...added] };
}

/** What differs between two messages' orders: `window`, `lines.10.qty`, `lines.20` as a whole. */
export function changesBetween(before: OrderBody, after: OrderBody): readonly string[] {
  const { lines: linesBefore, sourceVersion: _known, ...headBefore } = before;
  const { lines: linesAfter, sourceVersion: _new, ...headAfter } = after;
  const head = differing(headBefore, headAfter);
  const lines = lineChanges(linesBefore, linesAfter);
  return head.length + lines.length > CHANGES_NAMED_MAX ? [...head, 'lines'] : [...head, ...lines];
}

function lineChanges(before: readonly OrderLine[], after: readonly OrderLine[]): readonly string[] {
  const known = new Map(before.map((line) => [line.line, line]));
  const now = new Map(after.map((line) => [line.line, line]));
  return [...new Set([...known.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [known.get(name), now.get(name)];
    if (!was || !is) return [`lines.${name}`];
    return differing(was, is).map((field) => `lines.${name}.${field}`);
  });
}

function differing(a: object, b: object): readonly string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...fields].filter((field) => !isSame(one.get(field), other.get(field)));
}

type Restored = SlotName & { readonly qty: number };

/** Lines that an amendment had made smaller, or left out, with these quantities again. */
export function restored(
  body: OrderBody,
  before: readonly OrderLine[],
  rows: readonly Restored[],
): OrderBody {
  const lines = new Map(body.lines.map((line) => [line.line, line]));
  for (const [name, own] of Map.groupBy(rows, ({ line }) => line)) {
    const was = before.find(({ line }) => line === name);
    const line = lines.get(name) ?? was;
    if (line) lines.set(name, withMore(line, lines.has(name), was, own));
  }
  return { ...body, lines: [...lines.values()] };
}

function withMore(
  line: OrderLine,
  isThere: boolean,
  was: OrderLine | undefined,
  rows: readonly Restored[],
): OrderLine {
  const schedule = (isThere ? line.schedule : undefined) ?? [];
  const parts = new Map(schedule.map((part) => [part.id, part]));
  let sum = isThere ? thousandths(line.qty) : 0;
  for (const { schedule: id, qty } of rows) {
    sum += thousandths(qty);
    const part = id === undefined ? undefined : parts.get(id);
    const like = part ?? was?.schedule?.find((one) => one.id === id);
    const more = thousandths(part?.qty ?? 0) + thousandths(qty);
    if (like) parts.set(like.id, { ...like, qty: quantity(more) });
  }
  const qty = quantity(sum);
  return parts.size > 0 ? { ...line, qty, schedule: [...parts.values()] } : { ...line, qty };
}
