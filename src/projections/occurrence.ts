import type { Recorded } from '../domain/envelope.ts';
import { epochMs } from '../domain/instant.ts';
import { REPORTED, type ShipmentFact } from '../domain/shipment/facts.ts';
import { isLater, type Moment, momentOf } from '../domain/shipment/movement.ts';
import type { Retelling, Told } from './projection.ts';

/** A document that follows the time of occurrence knows the latest moment it has told of. */
export interface Following {
  readonly last: Moment;
}

/**
 * Reports are told when they happened, decisions in the order in which they were recorded: a
 * hold that was lifted stays lifted, whatever the clocks of those who set and lifted it say.
 */
export const byOccurrence: Retelling<Following, ShipmentFact> = {
  late: ({ last }, fact) => isLater(last, momentOf(fact)),
  arrange: (facts) => {
    const [first, ...others] = facts;
    if (!first) return facts;
    let decided = momentOf(first);
    const placed = others.map((fact) => {
      const own = momentOf(fact);
      if (REPORTED.has(fact.type)) return { fact, when: own };
      if (!isLater(decided, own)) decided = own;
      return { fact, when: [decided[0], decided[1], fact.version] as const };
    });
    placed.sort((a, b) => (isLater(a.when, b.when) ? 1 : -1));
    return [first, ...placed.map(({ fact }) => fact)];
  },
};

/** The later of what a document has told and a fact's moment. */
export function lastOf(known: Moment, fact: Told<ShipmentFact>): Moment {
  const own = momentOf(fact);
  return isLater(known, own) ? known : own;
}

/** When it happened, in UTC: the spelling that sorts by time. */
export function happenedAt({ meta }: Recorded): string {
  return inUtc(meta.occurredAt);
}

/** Several read models ask for the same instant one after the other. */
let asked = '';
let answered = '';

export function inUtc(instant: string): string {
  if (instant.endsWith('Z')) return instant;
  if (instant !== asked) {
    answered = new Date(epochMs(instant)).toISOString();
    asked = instant;
  }
  return answered;
}

/** What stands behind the category in the stream's name. */
export function subjectOf({ stream }: Recorded): string {
  return stream.slice(stream.indexOf('-') + 1);
}
