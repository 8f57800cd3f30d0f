import type { Params } from '../../decider.ts';
import { quantity, type Thousandths, thousandths } from '../../quantity.ts';
import type { OrderBody } from '../amendment.ts';
import { type Balance, balances } from '../balance.ts';
import type { OrderFactOf } from '../facts.ts';
import { slotKey, slotName } from '../figures.ts';
import { asksFor, lettingGo, sumOf } from '../letting-go.ts';
import type { OrderRule } from '../rules.ts';
import type { OrderLine } from '../shapes.ts';
import type { OrderState } from '../state.ts';

type Amendment = OrderFactOf<'OrderAmended'>['data'];
type Freed = NonNullable<Amendment['freed']>[number];
type Less = ReturnType<typeof lettingGo>[number];

interface Answered extends Pick<Amendment, 'answers' | 'freed' | 'asks'> {
  /** The order after it; lines that were refused stand as they did before. */
  readonly body: OrderBody;
}

/** What a newer message comes to, line by line. What is not said to be otherwise is accepted. */
export function answered(state: OrderState, known: OrderBody, told: OrderBody): Answered {
  const before = new Map(known.lines.map((line) => [line.line, line]));
  const after = new Map(told.lines.map((line) => [line.line, line]));
  const books = balances(state.figures);
  const answers: NonNullable<Amendment['answers']> = [];
  const freed: Freed[] = [];
  const less: Less[] = [];
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is === was) continue;
    const answer = answerTo(state, books, was, is);
    if ('rule' in answer) {
      const { rule, params } = answer;
      answers.push({ line: name, answer: 'refused', rule, params: { ...params } as never });
      after.set(name, was);
      continue;
    }
    freed.push(...answer.freed);
    less.push(...answer.less);
    if (answer.less.length > 0) answers.push({ line: name, answer: 'pending' });
  }
  const asks = asksFor(state, less);
  return {
    body: { ...told, lines: [...after.values()] },
    ...(answers.length > 0 && { answers }),
    ...(freed.length > 0 && { freed }),
    ...(asks && { asks }),
  };
}

interface Refused {
  readonly rule: OrderRule;
  readonly params: Params;
}

interface Taken {
  readonly freed: readonly Freed[];
  readonly less: readonly Less[];
}

function answerTo(
  state: OrderState,
  books: ReadonlyMap<string, Balance>,
  was: OrderLine,
  is: OrderLine | undefined,
): Refused | Taken {
  const wanted = amountsOf(is);
  const freed: Freed[] = [];
  const less: Less[] = [];
  for (const [slot, ordered] of amountsOf(was)) {
    const book = books.get(slot);
    if (!book) continue;
    const isHeld = book.allocated + book.substituted > 0;
    if (is && isHeld && (is.sku !== was.sku || is.uom !== was.uom)) {
      const { line, sku } = was;
      return { rule: 'article-must-stay-once-placed', params: { line, sku, other: is.sku } };
    }
    const now = wanted.get(slot) ?? 0;
    if (now >= ordered) continue;
    const taken = takenFrom(state, slot, book, now);
    if (!taken) {
      const params = { line: was.line, qty: quantity(now), shipped: quantity(book.shipped) };
      return { rule: 'quantity-must-cover-shipped', params };
    }
    freed.push(...taken.freed);
    less.push(...taken.less);
  }
  return { freed, less };
}

/**
 * A smaller quantity takes first what is in no shipment, then what was cancelled, which sources
 * leave out sooner or later, then back orders, and at last what shipments still have.
 */
function takenFrom(
  state: OrderState,
  slot: string,
  { allocated, backordered, cancelled, substituted }: Balance,
  now: Thousandths,
): Taken | undefined {
  const over = allocated + backordered + cancelled + substituted - now;
  if (over <= 0) return { freed: [], less: [] };
  const fromCancelled = Math.min(over, cancelled + waitingFor(state, slot));
  const fromBackorders = Math.min(over - fromCancelled, backordered);
  const rest = over - fromCancelled - fromBackorders;
  const less = lettingGo(state, slot, rest);
  if (sumOf(less) < rest) return undefined;
  const freed = {
    ...slotName(slot),
    ...(fromCancelled > 0 && { cancelled: quantity(fromCancelled) }),
    ...(fromBackorders > 0 && { backordered: quantity(fromBackorders) }),
  };
  return { freed: fromCancelled + fromBackorders > 0 ? [freed] : [], less };
}

/** What is cancelled as soon as shipments let it go. */
function waitingFor({ cancelling }: OrderState, slot: string): Thousandths {
  return sumOf(cancelling.filter((one) => one.slot === slot));
}

function amountsOf(line: OrderLine | undefined): ReadonlyMap<string, Thousandths> {
  if (!line) return new Map();
  const { line: name, schedule, qty } = line;
  if (!schedule) return new Map([[slotKey({ line: name }), thousandths(qty)]]);
  return new Map(
    schedule.map(({ id, qty }) => [slotKey({ line: name, schedule: id }), thousandths(qty)]),
  );
}
