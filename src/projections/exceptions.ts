import type { Recorded } from '../domain/envelope.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';

/** What went wrong, by type, and how many times. */
export type Exceptions = Readonly<Record<string, number>>;

/** With the exceptions that a fact speaks of: raised ones, failed attempts, troubled rows, losses. */
export function withExceptions(known: Exceptions, fact: Recorded<ShipmentFact>): Exceptions {
  const types = exceptionTypes(fact);
  if (types.length === 0) return known;
  const counts: Record<string, number> = { ...known };
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

const NONE: readonly string[] = [];

function exceptionTypes({ type, data }: Recorded<ShipmentFact>): readonly string[] {
  switch (type) {
    case 'ExceptionRaised':
      return [data.kind];
    case 'DeliveryAttempted':
      return ['failed-attempt'];
    case 'DeliveryConfirmed':
      return data.rows.flatMap(({ disposition, condition }) => [
        ...(disposition === 'refused' || disposition === 'missing' ? [disposition] : []),
        ...(condition === undefined ? NONE : TROUBLED[condition]),
      ]);
    case 'UnpackInspected':
      return (data.rows ?? []).flatMap(({ condition }) =>
        condition === 'damaged' ? ['concealed-damage'] : TROUBLED[condition],
      );
    case 'UnitLost':
      return ['lost'];
    default:
      return NONE;
  }
}

/** What a condition of goods at the door is as an exception. */
const TROUBLED = {
  ok: NONE,
  damaged: ['damage'],
  wrong: ['wrong-item'],
  'wrong-serial': ['wrong-serial'],
} as const;
