import { isSscc } from '../domain/check-symbols.ts';
import type { Recorded } from '../domain/envelope.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';
import { type OwnedCode, shipmentNamedIn } from '../domain/shipment/holding.ts';
import { serialMoves } from '../domain/shipment/serial-moves.ts';
import { isImported } from './imported.ts';
import { idWithin, type Note } from './process.ts';

/** A code that a fact brings into a shipment, and that should be in no other. */
export interface Claim {
  readonly owned: OwnedCode;
  /** Under which those who claim it are noted; of a serial those of every article. */
  readonly key: string;
  /** The shipment whose id the code begins with: where it exists, the code is its own. */
  readonly namedAfter?: string;
}

const NO_CLAIMS: readonly Claim[] = [];
const NO_CODES: readonly string[] = [];
const POSITION_DIGITS = 16;

/**
 * What a fact brings into its shipment: units whose code is an SSCC or begins with a shipment's
 * id, serials, waybills. Nothing where it is of the past, told by an import.
 */
export function claimsOf(fact: Recorded): readonly Claim[] {
  if (!BRINGING.has(fact.type) || isImported(fact)) return NO_CLAIMS;
  const told = fact as Recorded<ShipmentFact>;
  const serials = serialMoves(told).brought.flatMap((pieces) => pieces.serials);
  return [
    ...unitsIn(told).flatMap(unitClaim),
    ...[...new Set(serials)].map((code) => claim({ kind: 'serial', code })),
    ...waybillsIn(told),
  ];
}

/** Facts of a shipment by which codes come into it. */
export const BRINGING: ReadonlySet<string> = new Set<ShipmentFact['type']>([
  'UnitPacked',
  'UnitsTransferredIn',
  'ItemPicked',
  'TenderAccepted',
  'WaybillsReplaced',
]);

/** Who claims what, and when; a shipment's units that are named after it are found without. */
export function claimNotes(fact: Recorded): readonly Note[] {
  const shipment = idWithin('shipment', fact.stream);
  if (shipment === undefined) return [];
  const value = `${placeOf(fact)}\t${shipment}`;
  const others = claimsOf(fact).filter(({ namedAfter }) => namedAfter !== shipment);
  return others.map(({ key }) => ({ key, value }));
}

/** Notes that sort before it are of earlier facts. */
export function placeOf({ position }: Recorded): string {
  return String(position).padStart(POSITION_DIGITS, '0');
}

/** The shipment in a note. */
export function claimant(note: string): string {
  return note.slice(POSITION_DIGITS + 1);
}

function claim(owned: OwnedCode): Claim {
  const of = owned.kind === 'waybill' ? owned.carrier : '';
  return { owned, key: `${owned.kind}\t${of}\t${owned.code}` };
}

function unitClaim(code: string): readonly Claim[] {
  const own = claim({ kind: 'unit', code });
  if (isSscc(code)) return [own];
  const namedAfter = shipmentNamedIn(code);
  return namedAfter === undefined ? NO_CLAIMS : [{ ...own, namedAfter }];
}

function unitsIn({ type, data }: ShipmentFact): readonly string[] {
  if (type === 'UnitPacked') return [data.unit];
  return type === 'UnitsTransferredIn' ? data.units.map(({ unit }) => unit) : NO_CODES;
}

function waybillsIn({ type, data }: ShipmentFact): readonly Claim[] {
  if (type !== 'TenderAccepted' && type !== 'WaybillsReplaced') return NO_CLAIMS;
  const { carrier, waybills = [] } = data;
  const numbers = new Set(waybills.map(({ waybill }) => waybill));
  return [...numbers].map((code) => claim({ kind: 'waybill', carrier, code }));
}
