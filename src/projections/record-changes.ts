import { quantity, thousandths } from '../domain/quantity.ts';
import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { type LineName, type Lines, lineKey, sumsOf } from '../domain/shipment/lines.ts';
import { isLost, isPacked } from '../domain/shipment/units.ts';
import { happenedAt } from './occurrence.ts';
import type { Told } from './projection.ts';
import { windowInUtc } from './shipment-head.ts';
import type { ShipmentRecord } from './shipment-record.ts';

// What single facts leave in the record of a shipment.

type Fact<K extends ShipmentFact['type']> = Told<ShipmentFactOf<K>>;
type Change = Partial<ShipmentRecord>;

/** Only what the customer asks for is another promise. */
export function agreedIn(fact: Fact<'WindowChanged'>): Change {
  const { window, requestedBy } = fact.data;
  if (requestedBy !== 'customer') return {};
  return { agreed: { at: happenedAt(fact), window: windowInUtc(window) } };
}

interface Article extends LineName {
  readonly sku?: string | undefined;
  readonly schedule?: string | undefined;
}

/** The columns of articles, longer by the lines that the shipment did not have before. */
export function withArticles(row: ShipmentRecord, told: readonly Article[]): Change {
  const { skus, schedules, lines } = row;
  const added = lines.keys
    .slice(skus.length)
    .map((key) => told.find((article) => lineKey(article) === key));
  if (added.length === 0) return {};
  const longer = [
    ...skus.map((_, place) => schedules[place] ?? ''),
    ...added.map((article) => article?.schedule ?? ''),
  ];
  return {
    skus: [...skus, ...added.map((article) => article?.sku ?? '')],
    schedules: longer.some((schedule) => schedule !== '') ? longer : [],
  };
}

export function packedIn({ progress }: ShipmentRecord): Change {
  if (!progress) return {};
  return { units: progress.units.rows.filter(isPacked).length };
}

/** Grams are exact, so that the weight does not depend on the order of adding. */
export function weighed({ weightKg }: ShipmentRecord, { data }: Fact<'UnitClosed'>): Change {
  return { weightKg: quantity(thousandths(weightKg) + thousandths(data.weightKg ?? 0)) };
}

/** What the consignee took at one sign-off, also beyond the order. */
export interface SignOff {
  readonly at: string;
  readonly accepted: readonly number[];
}

export function signedOff(
  { signOffs, lines }: ShipmentRecord,
  fact: Fact<'DeliveryConfirmed'>,
): Change {
  return { signOffs: [...signOffs, signOff(lines, fact)] };
}

/** Refused goods may come back or be taken after all, lost ones be found: then units are needed. */
export function settled({ progress, ...row }: ShipmentRecord, fact: Told): ShipmentRecord {
  const signed = { ...row, signedOffAt: row.signedOffAt ?? happenedAt(fact) };
  const isOver = row.lines.refused.length === 0 && !progress?.units.rows.some(isLost);
  return isOver || !progress ? signed : { ...signed, progress };
}

/** Some of it has no outcome yet, or none any more. */
export function open(row: ShipmentRecord): ShipmentRecord {
  if (row.signedOffAt === undefined) return row;
  const { signedOffAt: _, ...reopened } = row;
  return reopened;
}

function signOff(lines: Lines, fact: Fact<'DeliveryConfirmed'>): SignOff {
  const taken = fact.data.rows.filter(
    ({ disposition }) => disposition === 'accepted' || disposition === 'over',
  );
  const accepted: number[] = [];
  for (const [place, amount] of sumsOf(lines, taken)) {
    while (accepted.length < place) accepted.push(0);
    accepted[place] = amount;
  }
  return { at: happenedAt(fact), accepted };
}
