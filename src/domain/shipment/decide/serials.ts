import { reportsIn } from '../../correcting/register.ts';
import type { ShipmentState } from '../state.ts';

interface Goods {
  readonly serials?: readonly string[] | undefined;
}

/** A serial among these that was picked and not put back. */
export function pickedBefore(state: ShipmentState, serials: readonly string[]): string | undefined {
  const { inHand } = picksOf(state, new Set(serials));
  return serials.find((serial) => (inHand.get(serial) ?? 0) > 0);
}

/** Whether rows name a serial that was not picked, where serials were told at picking. */
export function hasStrangeSerials(state: ShipmentState, rows: readonly Goods[]): boolean {
  const serials = rows.flatMap((goods) => goods.serials ?? []);
  if (serials.length === 0) return false;
  const { inHand, isTold } = picksOf(state, new Set(serials));
  if (!isTold) return false;
  const strange = serials.filter((serial) => (inHand.get(serial) ?? 0) <= 0);
  return strange.length > 0 && !cameInUnits(state, strange);
}

/** Picks less put-backs of each serial, and whether any pick told serials. */
function picksOf(state: ShipmentState, serials: ReadonlySet<string>) {
  const inHand = new Map<string, number>();
  let isTold = false;
  for (const { type, serials: told } of reportsIn(state)) {
    if (!told || (type !== 'ItemPicked' && type !== 'ItemPutBack')) continue;
    const more = type === 'ItemPicked' ? 1 : -1;
    isTold ||= more > 0;
    for (const one of told) if (serials.has(one)) inHand.set(one, (inHand.get(one) ?? 0) + more);
  }
  return { inHand, isTold };
}

/** Goods that came over from another shipment were picked there. */
function cameInUnits({ progress }: ShipmentState, serials: readonly string[]): boolean {
  const inside = new Set<string>();
  for (const { batches = [] } of progress.units.rows) {
    for (const batch of batches) for (const one of batch.serials ?? []) inside.add(one);
  }
  return serials.every((serial) => inside.has(serial));
}
