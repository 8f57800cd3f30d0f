import type { Placement } from '../domain/order/facts/split.ts';
import { withOne } from './listed.ts';

/** Why a shipment of a plan is one of its own. */
export type PlannedFor = Pick<Placement, 'shipment' | 'reasons'>;

/** Also of lines that were left out since: what was planned from there may still be there. */
export function sitesIn(
  known: readonly string[] | undefined,
  rows: readonly { readonly from?: string | undefined }[],
): { readonly sites?: readonly string[] } {
  const sites = withAll(
    known,
    rows.map(({ from }) => from),
  );
  return sites.length > 0 ? { sites } : {};
}

export function withReasons(
  known: readonly PlannedFor[],
  placements: readonly Placement[],
): readonly PlannedFor[] {
  const planned = placements.map(({ shipment, reasons }) => ({ shipment, reasons }));
  const anew = new Set(planned.map(({ shipment }) => shipment));
  return [...known.filter(({ shipment }) => !anew.has(shipment)), ...planned];
}

/** Those that are known, then those that are new, in their order. */
export function withAll(
  known: readonly string[] | undefined,
  more: readonly (string | undefined)[],
): readonly string[] {
  return more.reduce<readonly string[]>(
    (all, one) => (one === undefined ? all : withOne(all, one)),
    known ?? [],
  );
}
