import type { Recorded } from '../../envelope.ts';
import { type Thousandths, thousandths } from '../../quantity.ts';
import type { OrderFact } from '../facts.ts';
import { slotKey } from '../figures.ts';

/** What is cancelled as soon as a shipment lets it go. */
export interface Cancelling {
  readonly request: string;
  /** Id of the fact that asked the shipment. */
  readonly cause: string;
  readonly shipment: string;
  /** See `slotKey`. */
  readonly slot: string;
  readonly amount: Thousandths;
}

export function cancellingAfter(
  known: readonly Cancelling[],
  fact: Recorded<OrderFact>,
): readonly Cancelling[] {
  if (fact.type !== 'LinesCancelRequested') return stillCancelling(known, fact);
  const { request, asks = [] } = fact.data;
  const asked = asks.flatMap(({ shipment, lines }) =>
    lines.map((line): Cancelling => {
      const amount = thousandths(line.less);
      return { request, cause: fact.id, shipment, slot: slotKey(line), amount };
    }),
  );
  return [...known, ...asked];
}

/** What is done, or refused, is not waited for any more; nothing but name and data counts. */
export function stillCancelling(
  known: readonly Cancelling[],
  { type, data }: OrderFact,
): readonly Cancelling[] {
  if (type !== 'LinesCancelled' && type !== 'LinesCancelRefused') return known;
  const { request, shipment } = data;
  if (request === undefined || shipment === undefined) return known;
  const answered = new Map(
    data.rows.map((row) => [slotKey(row), thousandths(row.qty) - thousandths(wasOf(row))]),
  );
  return known.flatMap((one) => {
    const amount = answered.get(one.slot) ?? 0;
    if (one.request !== request || one.shipment !== shipment || amount === 0) return [one];
    return amount < one.amount ? [{ ...one, amount: one.amount - amount }] : [];
  });
}

function wasOf(row: object): number {
  return 'was' in row && typeof row.was === 'number' ? row.was : 0;
}
