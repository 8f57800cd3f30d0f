import { row } from '../keyed.ts';
import { quantity, type Thousandths } from '../quantity.ts';
import { at, done, handled, lineName } from '../shipment/lines.ts';
import { childrenOf } from '../shipment/nesting.ts';
import type { Progress } from '../shipment/progress.ts';
import { shortBy } from '../shipment/registers/shortages.ts';
import { lostSums } from '../shipment/remaining.ts';
import type { ShipmentState } from '../shipment/state.ts';
import { type Sums, sumAt } from '../shipment/sums.ts';
import { hasDeparted, hasLeft } from '../shipment/tracks.ts';
import { isPacked } from '../shipment/units.ts';
import type { Holding } from './commands.ts';

export type HoldingRow = Holding['rows'][number];

/**
 * What a shipment holds of each of its orders now; an order it has nothing of any more has no rows.
 * What comes back from a customer fulfils no order: an order holds nothing in a reverse shipment.
 */
export function holdingsOf(state: ShipmentState): ReadonlyMap<string, readonly HoldingRow[]> {
  const { progress, plan } = state;
  const rows = new Map<string, HoldingRow[]>();
  if (plan?.isReverse) return rows;
  const left = leftByLine(progress);
  const lost = lostSums(progress, childrenOf(progress.units));
  for (const [place, key] of progress.lines.keys.entries()) {
    const { order, line } = lineName(key);
    const held = rows.get(order) ?? [];
    rows.set(order, held);
    const amounts = { ...splitUp(state, place), ...outcomes(progress, place, left, lost) };
    const told = Object.entries(amounts).filter(([, amount]) => amount > 0);
    if (told.length === 0) continue;
    const schedule = row(state.articles, key)?.schedule;
    const sku = row(state.shortages, key)?.sku;
    held.push({
      line,
      ...(schedule !== undefined && { schedule }),
      ...Object.fromEntries(told.map(([name, amount]) => [name, quantity(amount)])),
      ...(amounts.substituted > 0 && sku !== undefined && { sku }),
    });
  }
  return rows;
}

/** What the shipment has of a line: to be shipped as ordered, short, or as another article. */
function splitUp({ progress, shortages }: ShipmentState, place: number) {
  const { lines, closed, cancelled } = progress;
  const shortage = row(shortages, lines.keys[place] ?? '');
  const [ordered, inHand] = [at(lines.ordered, place), handled(lines, place)];
  const short = Math.min(Math.max(0, ordered - inHand), at(lines.shorted, place));
  const { backorder = 0, cancel = 0, substitute = 0 } = shortBy(shortage, short);
  const ended = inHand + cancel + (cancelled ? 0 : backorder + substitute);
  // Called off, a shipment holds what is in hand all the same; closed, also what it was short of.
  const planned = closed || cancelled ? ended : ordered;
  const owed = cancelled ? 0 : backorder;
  const rest = Math.max(0, planned - owed - cancel);
  const substituted = Math.min(rest, Math.max(substitute, shortage?.substituted ?? 0));
  return { allocated: rest - substituted, backordered: owed, cancelled: cancel, substituted };
}

function outcomes({ lines }: Progress, place: number, left: readonly Thousandths[], lost: Sums) {
  return {
    shipped: Math.max(at(left, place), done(lines, place)),
    delivered: at(lines.accepted, place),
    returned: at(lines.receivedBack, place),
    lost: at(lines.missing, place) + sumAt(lost, place),
  };
}

/** What is in units that have left, by the place of its line. */
function leftByLine(progress: Progress): readonly Thousandths[] {
  const left: Thousandths[] = [];
  if (!hasDeparted(progress)) return left;
  for (const unit of progress.units.rows) {
    if (!isPacked(unit) || !hasLeft(progress, unit)) continue;
    for (const [place, amount] of unit.contents) {
      while (left.length <= place) left.push(0);
      left[place] = at(left, place) + amount;
    }
  }
  return left;
}
