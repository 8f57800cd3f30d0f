import { isSame } from '../same.ts';
import type { OrderCommand } from './commands.ts';
import { CHANGES_NAMED_MAX, type OrderFact } from './facts.ts';

export type OrderBody = Extract<OrderFact, { type: 'OrderReceived' }>['data'];
type Message = Extract<OrderCommand, { type: 'ReceiveOrder' }>['data'];
type Line = OrderBody['lines'][number];

/** The order as it is after a message: a full one replaces, a delta changes what it names. */
export function told({ mode, ...body }: Message, known?: OrderBody): OrderBody {
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

function lineChanges(before: readonly Line[], after: readonly Line[]): readonly string[] {
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
