import { inOrder } from '../../intake/in-order.ts';
import type { Intake } from '../../intake/intake.ts';
import { jsonValues } from '../json-values.ts';
import type { JsonRow } from '../ndjson.ts';
import {
  type Became,
  becameOf,
  type Done,
  type ImportOptions,
  type Refused,
  refusedFor,
  type Summary,
  summed,
} from '../summary.ts';
import { callerFor, type OrderMessage, receiving } from './message.ts';

const IN_FLIGHT_ORDERS = 64;

/** Imports orders: bodies of ReceiveOrder, in a JSON list or one a line. */
export async function importOrdersJson(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  options: ImportOptions,
): Promise<Summary> {
  async function carryOut({ line, read, value, why }: JsonRow): Promise<Done> {
    const message = why ?? messageIn(value);
    if (!('source' in message)) return { line, read, became: refused(message) };
    const answer = await intake(receiving(message), callerFor(message.source));
    return { line, read, became: becameOf([answer], fieldOf) };
  }
  return summed(inOrder(jsonValues(bytes, options.signal), carryOut, IN_FLIGHT_ORDERS), options);
}

/** The intake judges the rest; here only whose message it is must be known. */
function messageIn(value: unknown): OrderMessage | readonly Refused[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [refusedFor('', 'must-be-an-object')];
  }
  const known = value as OrderMessage;
  const faults = (['source', 'number'] as const).flatMap((field): readonly Refused[] => {
    const text: unknown = known[field];
    if (text === undefined) return [refusedFor(field, 'field-is-required')];
    if (typeof text !== 'string') return [refusedFor(field, 'must-be-text')];
    if (text.trim() === '') return [refusedFor(field, 'must-not-be-empty')];
    return text.isWellFormed() ? [] : [refusedFor(field, 'must-be-well-formed-text')];
  });
  return faults.length > 0 ? faults : known;
}

/** An order's stream is named by its number. */
function fieldOf(path: string): string {
  return path === 'stream' ? 'number' : path;
}

function refused(why: readonly Refused[]): Became {
  return { kind: 'refused', why };
}
