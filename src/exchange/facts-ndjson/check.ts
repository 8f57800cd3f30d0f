import type { AnyDecider } from '../../domain/decider.ts';
import { type Recorded, recordedSchema } from '../../domain/envelope.ts';
import { faultsOf } from '../../intake/faults.ts';
import { type Refused, refusedBy, refusedFor } from '../summary.ts';

/**
 * The fact that a line tells, held against the shape of its type, or everything that keeps it
 * from being one. It comes out as it went in.
 */
export function checkedFact(
  value: unknown,
  aggregates: ReadonlyMap<string, AnyDecider>,
): Recorded | readonly Refused[] {
  const envelope = recordedSchema.safeParse(value);
  if (!envelope.success) return misshapen(envelope.error, value, '');
  const fact = value as Recorded;
  const dash = fact.stream.indexOf('-');
  const decider = aggregates.get(fact.stream.slice(0, Math.max(dash, 0)));
  if (!decider) {
    const params = { stream: fact.stream, categories: [...aggregates.keys()] };
    return [refusedFor('stream', 'stream-must-be-known', params)];
  }
  const spelt = fact.stream.slice(dash + 1);
  const id = decider.idOf(spelt);
  if (typeof id !== 'string') return [refusedBy('stream', id.refused, id.params)];
  if (id !== spelt) {
    const params = { stream: fact.stream, canonical: `${decider.category}-${id}` };
    return [refusedFor('stream', 'stream-must-be-canonical', params)];
  }
  return checkedShape(fact, decider);
}

function checkedShape(fact: Recorded, decider: AnyDecider): Recorded | readonly Refused[] {
  const { type, v } = fact;
  const shape = Object.hasOwn(decider.facts, type) ? decider.facts[type] : undefined;
  if (!shape) {
    const params = { type, category: decider.category };
    return [refusedFor('type', 'fact-type-must-be-known', params)];
  }
  if (shape.v !== v) {
    return [refusedFor('v', 'fact-shape-must-be-known', { type, v, known: shape.v })];
  }
  const data = shape.schema.safeParse(fact.data);
  return data.success ? fact : misshapen(data.error, fact.data, 'data');
}

function misshapen(
  error: Parameters<typeof faultsOf>[0],
  input: unknown,
  under: string,
): readonly Refused[] {
  return faultsOf(error, input).map(({ path, rule, params }) => {
    const field = [under, path].filter((part) => part !== '').join('.');
    return refusedBy(field, rule, params);
  });
}
