import { shownShipmentId } from '../domain/ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { board } from '../projections/board.ts';
import { usableBuild } from '../projections/usable.ts';
import { openReadModels } from '../read-models/open.ts';
import type { Context } from './command.ts';

const LOOKED_AT_MAX = 20_000;
const EDITS_MAX = 3;
const SHOWN_MAX = 3;

/** Shipments whose ids differ in a few characters from one that is not known; best first. */
export async function nearestShipments(
  id: string,
  dir: string,
  ledger: Ledger,
  { config }: Context,
): Promise<readonly string[]> {
  await using readModels = await openReadModels(config.readModels, dir, { write: false });
  const cards = await usableBuild(ledger, readModels, board);
  const near: { readonly id: string; readonly edits: number }[] = [];
  let lookedAt = 0;
  for await (const page of cards?.all() ?? []) {
    for (const { id: known } of page) {
      const edits = editsBetween(id, known);
      if (edits <= EDITS_MAX) near.push({ id: known, edits });
    }
    lookedAt += page.length;
    if (lookedAt >= LOOKED_AT_MAX) break;
  }
  return near
    .sort((a, b) => a.edits - b.edits)
    .slice(0, SHOWN_MAX)
    .map((one) => shownShipmentId(one.id));
}

/** Least number of characters to put in, take out or replace (Levenshtein). */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > EDITS_MAX) return EDITS_MAX + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, symbol] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (symbol === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
