import { type Thousandths, thousandths } from '../domain/quantity.ts';
import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { type Pieces, serialMoves } from '../domain/shipment/serial-moves.ts';
import { every } from './every.ts';
import type { Projection, Told } from './projection.ts';
import {
  addCodesOf,
  isInUse,
  type Units,
  withLabel,
  withoutLabel,
  withoutUnit,
  withPacking,
  withTakenBack,
  withUnpacking,
} from './unit-codes.ts';

/**
 * Every code that is in use in a shipment, so that whoever scans one learns whose it is. Shipments
 * in which no code was told have no document; those that are over have one that no code leads to.
 */
export interface ShipmentCodes {
  /**
   * Units, case numbers, labels, waybills as `<carrier>\t<waybill>`, serials, in that order; the
   * first 2,000 of them.
   */
  readonly codes: readonly string[];
  /**
   * Units, case numbers and waybill numbers in lower case, also of a shipment that is over: what
   * people search for, however they type it; the first 2,000.
   */
  readonly finds: readonly string[];
  readonly units: Units;
  /** Of pieces that are here, in the order in which they came; the first 2,000. */
  readonly serials?: readonly string[];
  readonly waybills?: { readonly carrier: string; readonly numbers: readonly string[] };
  /** Who takes over at the next hand-over. */
  readonly nextCarrier?: string;
  /** Taken back for good without its unit being named. */
  readonly back?: Thousandths;
  readonly closed?: true;
}

type Fact<K extends ShipmentFact['type']> = Told<ShipmentFactOf<K>>;
type Parts = Omit<ShipmentCodes, 'codes' | 'finds'>;

const CODES_MAX = 2_000;
const SERIALS_MAX = 2_000;
const NO_CODES: readonly string[] = [];
const NOTHING: ShipmentCodes = { codes: NO_CODES, finds: NO_CODES, units: [] };

export const codes: Projection<ShipmentCodes, ShipmentFact> = {
  name: 'codes',
  version: 2,
  category: 'shipment',
  indexes: { codes: 'texts', finds: 'texts' },
  on: {
    ...every<ShipmentCodes, ShipmentFact>(['ItemPicked', 'ItemPutBack'], withSerials),
    UnitPacked: (doc, fact) => {
      const known = withSerials(doc, fact) ?? NOTHING;
      return withUnits(known, withPacking(known.units, fact.data, momentOf(fact)));
    },
    UnitUnpacked: (doc, fact) =>
      doc && withUnits(doc, withUnpacking(doc.units, fact.data.unit, momentOf(fact))),
    UnitsTransferredOut: (before, fact) => {
      const doc = withSerials(before, fact);
      const gone = fact.data.units.map(({ unit }) => unit);
      return doc && withUnits(doc, gone.reduce(withoutUnit, doc.units));
    },
    UnitsTransferredIn: (doc, fact) => {
      const known = withSerials(doc, fact) ?? NOTHING;
      const when = momentOf(fact);
      const packed = (units: Units, row: (typeof fact.data.units)[number]) =>
        withPacking(units, row, when);
      return withUnits(known, fact.data.units.reduce(packed, known.units));
    },
    LabelPrinted: (doc, { data }) => doc && withUnits(doc, withLabel(doc.units, data)),
    LabelVoided: (doc, { data }) => doc && withUnits(doc, withoutLabel(doc.units, data)),
    TenderAccepted: accepted,
    WaybillsReplaced: (doc, { data }) =>
      withCodes({ ...(doc ?? NOTHING), waybills: waybillsOf(data) }),
    CarrierChanged: carrierChanged,
    CustodyTransferred: (doc, { data }) =>
      doc?.nextCarrier === data.to ? withoutWaybills(doc) : doc,
    ReturnReceived: takenBack,
    ShipmentCancelled: (doc) => doc && null,
    ShipmentClosed: (doc) => doc && withCodes({ ...doc, closed: true }),
    ShipmentReopened: (doc) => {
      if (!doc) return undefined;
      const { closed: _, ...reopened } = doc;
      return withCodes(reopened);
    },
  },
};

/** The same document where a fact names no serials, which is what most do. */
function withSerials(
  doc: ShipmentCodes | undefined,
  fact: Told<ShipmentFact>,
): ShipmentCodes | undefined {
  const { brought, taken } = serialMoves(fact);
  if (brought.length === 0 && taken.length === 0) return doc;
  const { serials: known = NO_CODES, ...others } = doc ?? NOTHING;
  const here = new Set(known);
  for (const serial of named(taken)) here.delete(serial);
  for (const serial of named(brought)) if (here.size < SERIALS_MAX) here.add(serial);
  return withCodes(here.size > 0 ? { ...others, serials: [...here] } : others);
}

function named(pieces: readonly Pieces[]): readonly string[] {
  return pieces.flatMap(({ serials }) => serials);
}

function withUnits(doc: ShipmentCodes, units: Units): ShipmentCodes {
  return units === doc.units ? doc : withCodes({ ...doc, units });
}

/** Numbers of another carrier say nothing any more. */
function accepted(
  doc: ShipmentCodes | undefined,
  { data: { carrier, waybills } }: Fact<'TenderAccepted'>,
): ShipmentCodes | undefined {
  const isOther = doc?.waybills !== undefined && doc.waybills.carrier !== carrier;
  const known = isOther ? withoutWaybills(doc) : doc;
  if (!waybills) return known;
  return withCodes({ ...(known ?? NOTHING), waybills: waybillsOf({ carrier, waybills }) });
}

function carrierChanged(
  doc: ShipmentCodes | undefined,
  { data: { carrier, effective } }: Fact<'CarrierChanged'>,
): ShipmentCodes | undefined {
  if (effective === 'at-hand-over') return { ...(doc ?? NOTHING), nextCarrier: carrier };
  return doc && withoutWaybills(doc);
}

function withoutWaybills({ waybills: _, nextCarrier: __, ...others }: ShipmentCodes) {
  return withCodes(others);
}

function waybillsOf({
  carrier,
  waybills,
}: Pick<Fact<'WaybillsReplaced'>['data'], 'carrier' | 'waybills'>) {
  return { carrier, numbers: waybills.map(({ waybill }) => waybill) };
}

function takenBack(
  before: ShipmentCodes | undefined,
  fact: Fact<'ReturnReceived'>,
): ShipmentCodes | undefined {
  const doc = withSerials(before, fact);
  if (!doc) return undefined;
  let { units, back = 0 } = doc;
  for (const { unit, qty, disposition } of fact.data.rows) {
    if (disposition === 'redeliver') continue;
    if (unit === undefined) back += thousandths(qty);
    else units = withTakenBack(units, unit, thousandths(qty));
  }
  return withCodes({ ...doc, units, ...(back > 0 && { back }) });
}

function withCodes(parts: Parts): ShipmentCodes {
  const codes = parts.closed || isAllBack(parts) ? NO_CODES : codesIn(parts);
  return { ...parts, codes, finds: findsIn(parts) };
}

/** Something was taken back, and nothing that was packed is left. */
function isAllBack({ units, back = 0 }: Parts): boolean {
  let left = -back;
  let isBack = back > 0;
  for (const unit of units) {
    if (unit.left !== undefined && unit.left <= 0) isBack = true;
    else if (isInUse(unit)) left += unit.left ?? 0;
  }
  return isBack && left <= 0;
}

function codesIn({ units, serials = NO_CODES, waybills }: Parts): readonly string[] {
  const found = new Set<string>();
  for (const unit of units) if (isInUse(unit)) addCodesOf(unit, found);
  for (const number of waybills?.numbers ?? NO_CODES) found.add(`${waybills?.carrier}\t${number}`);
  for (const serial of serials) found.add(serial);
  return [...found].slice(0, CODES_MAX);
}

function findsIn({ units, waybills }: Parts): readonly string[] {
  const found = new Set<string>();
  for (const { unit, caseNumber, gone } of units) {
    if (gone) continue;
    found.add(unit.toLowerCase());
    if (caseNumber !== undefined) found.add(caseNumber.toLowerCase());
  }
  for (const number of waybills?.numbers ?? NO_CODES) found.add(number.toLowerCase());
  return [...found].slice(0, CODES_MAX);
}
