import { shipmentIdOf } from '../../domain/ids.ts';
import type { BoardCard } from '../../projections/board.ts';
import { codes, type ShipmentCodes } from '../../projections/codes.ts';
import type { Collection, Where } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';

/** More shipments than that have no code or order number in common. */
const FOUND_MAX = 1_000;

/**
 * What a person who types something means, tolerant of case, dashes and, in our own ids, of O for
 * 0 and I or L for 1: shipments of that id, order number, unit, case number or waybill; else those
 * of that customer; else those whose ids begin so. Undefined where nothing is meant.
 */
export async function meantBy(
  { readModels }: Pick<Api, 'readModels'>,
  board: Collection<BoardCard>,
  typed: string,
): Promise<Where | undefined> {
  const text = typed.trim().normalize('NFC');
  if (text === '') return undefined;
  const known = await readModels.published<ShipmentCodes>(codes.name);
  const usable = known?.version === codes.version ? known : undefined;
  const ids = await exactly(board, usable, text);
  if (ids.length > 0) return { id: { in: ids } };
  const customer = { customer: { in: spellings(text) } };
  if ((await board.find({ where: customer, limit: 1 })).docs.length > 0) return customer;
  const prefix = idPrefix(text);
  return prefix === '' ? undefined : { id: { prefix } };
}

async function exactly(
  board: Collection<BoardCard>,
  known: Collection<ShipmentCodes> | undefined,
  text: string,
): Promise<readonly string[]> {
  const lower = text.toLowerCase();
  const number = lower.slice(lower.indexOf(':') + 1);
  const id = shipmentIdOf(text);
  const [byId, byNumber, byCode] = await Promise.all([
    typeof id === 'string' ? board.get(id) : undefined,
    board.find({ where: { numbers: { has: number } }, limit: FOUND_MAX }),
    known?.find({ where: { finds: { has: lower } }, limit: FOUND_MAX }),
  ]);
  const ids = [byId?.id, ...[byNumber, byCode].flatMap((found) => found?.docs.map(idOf))];
  return [...new Set(ids.filter((one) => one !== undefined))].slice(0, FOUND_MAX);
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** Codes are upper case as a rule; whoever has others types them as they are. */
function spellings(text: string): readonly string[] {
  return [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
}

/** As ids are spelled: see `shipmentIdOf`. */
function idPrefix(text: string): string {
  const plain = text.toUpperCase().replaceAll('-', '');
  if (!plain.startsWith('PS')) return plain;
  return plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
