import type { Recorded } from '../domain/envelope.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';

/** What went wrong, by type, and how many times. */
export type Exceptions = Readonly<Record<string, number>>;

/** The exceptions so far with those that a fact speaks of: failed attempts and troubled rows. */
export function withExceptions(known: Exceptions, fact: Recorded<ShipmentFact>): Exceptions {
  const types = exceptionTypes(fact);
  if (types.length === 0) return known;
  const counts: Record<string, number> = { ...known };
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function exceptionTypes(fact: Recorded<ShipmentFact>): readonly string[] {
  if (fact.type === 'DeliveryAttempted') return ['failed-attempt'];
  if (fact.type !== 'DeliveryConfirmed') return [];
  return fact.data.rows.flatMap(({ disposition, condition }) => [
    ...(disposition === 'refused' || disposition === 'missing' ? [disposition] : []),
    ...(condition === 'damaged' ? ['damage'] : []),
  ]);
}
