import type { Recorded } from '../../domain/envelope.ts';
import type { Fact } from '../../domain/facts.ts';
import { quantity, thousandths } from '../../domain/quantity.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import { distinct } from './objects.ts';
import { objectId, type Relation, relationsOf } from './relations.ts';

interface OcelEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly attributes: readonly Attribute[];
  readonly relations: readonly Relation[];
}

const RELATED: ReadonlySet<string> = new Set(['unit', 'order', 'line', 'trip', 'from', 'customer']);
/** Ours, as other systems know them: who told it, when, how, and how sure. */
const TELLING = ['recordedAt', 'timeQuality', 'capture', 'actor', 'role', 'device', 'source'];

/** A fact as an event: what it says in plain values, and all that it is about. */
export function eventOf(fact: Recorded<Fact>, category: 'shipment' | 'order', subject: string) {
  const own = { type: category, id: objectId(category, subject), qualifier: category };
  return {
    id: fact.id,
    type: fact.type,
    time: fact.meta.occurredAt,
    attributes: [
      ...attributesOf(fact.data, RELATED),
      ...outcomesOf(fact),
      ...attributesOf(tellingOf(fact), new Set()),
    ],
    relations: distinct([own, ...relationsOf(fact, subject)]),
  } satisfies OcelEvent;
}

/** How much of a delivery was accepted, refused, missing, over. */
function outcomesOf(fact: Recorded<Fact>): readonly Attribute[] {
  if (fact.type !== 'DeliveryConfirmed') return [];
  const sums = new Map<string, number>();
  for (const { disposition, qty } of fact.data.rows) {
    sums.set(disposition, (sums.get(disposition) ?? 0) + thousandths(qty));
  }
  return Array.from(sums, ([name, amount]) => ({ name, value: quantity(amount) }));
}

function tellingOf({ meta, deviations }: Recorded<Fact>): object {
  const told = Object.entries(meta).filter(([name]) => TELLING.includes(name));
  return {
    ...Object.fromEntries(told),
    site: meta.place?.site,
    deviations: deviations?.join(' '),
  };
}
