import type { Recorded } from '../../envelope.ts';
import { type OrderBody, restored } from '../amendment.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import type { OrderLine } from '../shapes.ts';

/** An amendment that shipments were asked about. */
interface Amending {
  readonly sourceVersion: number;
  readonly asks: NonNullable<OrderFactOf<'OrderAmended'>['data']['asks']>;
  /** The lines concerned as they were before. */
  readonly lines: readonly OrderLine[];
}

/** By the id of the amendment's fact. */
export type Amendings = ReadonlyMap<string, Amending>;

export function amendingAfter(
  known: Amendings,
  before: OrderBody | undefined,
  fact: Recorded<OrderFact>,
): Amendings {
  if (fact.type !== 'OrderAmended' || !fact.data.asks) return known;
  const { answers = [], asks, sourceVersion } = fact.data;
  const pending = new Set(answers.map(({ line }) => line));
  const lines = (before?.lines ?? []).filter(({ line }) => pending.has(line));
  return new Map(known).set(fact.id, { sourceVersion, asks, lines });
}

/** The order as it is told; what shipments did not let go after an amendment is ordered again. */
export function bodyAfter(
  body: OrderBody | undefined,
  amending: Amendings,
  fact: Recorded<OrderFact>,
): OrderBody | undefined {
  switch (fact.type) {
    case 'OrderReceived':
      return fact.data;
    case 'OrderAmended': {
      const { changed: _c, answers: _a, freed: _f, asks: _s, ...told } = fact.data;
      return told;
    }
    case 'LinesCancelRefused': {
      const { sourceVersion, rows } = fact.data;
      const asked = [...amending.values()].find((one) => one.sourceVersion === sourceVersion);
      return body && asked ? restored(body, asked.lines, rows) : body;
    }
    default:
      return body;
  }
}
