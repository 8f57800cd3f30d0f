import { type Meta, metaSchema, type NewFact } from '../domain/envelope.ts';
import { instantMs } from './instants.ts';
import { APPEND_BYTES_MAX, InvalidAppend, STREAM_FACTS_MAX } from './ledger.ts';

const STREAM_NAME = /^[a-z][a-z0-9]*-[^\s\p{Cc}]+$/u;
const STREAM_NAME_CHARS_MAX = 400;
const TYPE_NAME = /^[A-Z][A-Za-z]{1,59}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{32}$/;
const META_FIELDS: ReadonlySet<string> = new Set(Object.keys(metaSchema.shape));
const NESTING_MAX = 64;
/** UTF-8 needs at most so many bytes for a char of JavaScript. */
const BYTES_A_CHAR_MAX = 3;
/** More than the bounded fields of an envelope hold together. */
const META_BYTES_MAX = 4_000;

/** A fact that every store can take, with its data already written as JSON. */
export interface CheckedFact {
  readonly fact: NewFact;
  readonly json: string;
  readonly occurredMs: number;
  readonly recordedMs: number;
}

/**
 * The rules of `append` that need no store, the same for all of them. Throws InvalidAppend: a
 * store never alters what it is given, so what it could not give back as it was is refused.
 */
export function checkAppend(
  stream: string,
  expectedVersion: number,
  facts: readonly NewFact[],
): readonly CheckedFact[] {
  mustBeStreamName(stream);
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0) {
    throw new InvalidAppend(`not a version: ${expectedVersion}`);
  }
  if (facts.length === 0) throw new InvalidAppend('an append needs at least one fact');
  if (expectedVersion + facts.length > STREAM_FACTS_MAX) {
    throw new InvalidAppend(`${stream} would hold more than ${STREAM_FACTS_MAX} facts`);
  }
  const checked = facts.map(checkFact);
  if (facts.length > 1 && new Set(facts.map(({ id }) => id)).size < facts.length) {
    throw new InvalidAppend('two facts of one append carry the same id');
  }
  mustFit(checked);
  return checked;
}

/** What a fact weighs against APPEND_BYTES_MAX: the UTF-8 bytes of its JSON, envelope and all. */
function factBytes({ fact, json }: CheckedFact): number {
  const { id, type, v, deviations, meta } = fact;
  const around = JSON.stringify({ id, type, v, deviations, meta });
  return Buffer.byteLength(json) + Buffer.byteLength(around);
}

function mustFit(checked: readonly CheckedFact[]): void {
  if (sum(checked, bytesAtMost) <= APPEND_BYTES_MAX) return;
  const bytes = sum(checked, factBytes);
  if (bytes > APPEND_BYTES_MAX) {
    throw new InvalidAppend(`${bytes} bytes in one append, at most ${APPEND_BYTES_MAX} fit`);
  }
}

/** A bound that costs nothing, so that only big appends are weighed exactly. */
function bytesAtMost({ fact, json }: CheckedFact): number {
  const rules = fact.deviations?.join() ?? '';
  return META_BYTES_MAX + BYTES_A_CHAR_MAX * (json.length + rules.length * 2);
}

function sum(checked: readonly CheckedFact[], weigh: (fact: CheckedFact) => number): number {
  let total = 0;
  for (const fact of checked) total += weigh(fact);
  return total;
}

function mustBeStreamName(stream: string): void {
  const fits = stream.length <= STREAM_NAME_CHARS_MAX && STREAM_NAME.test(stream);
  if (!fits || !stream.isWellFormed()) {
    throw new InvalidAppend(`not the name of a stream: ${JSON.stringify(stream)}`);
  }
}

function checkFact(fact: NewFact): CheckedFact {
  const { id, type, v, data, meta, deviations } = fact;
  if (!TYPE_NAME.test(type)) throw new InvalidAppend(`not a fact's type: ${JSON.stringify(type)}`);
  if (!UUID.test(id)) throw new InvalidAppend(`${type}.id is no UUID: ${JSON.stringify(id)}`);
  if (!Number.isSafeInteger(v) || v < 1) throw new InvalidAppend(`${type}.v is no version: ${v}`);
  if (!isPlain(data)) throw new InvalidAppend(`${type}.data is not an object`);
  if (deviations?.every((rule) => typeof rule === 'string') === false) {
    throw new InvalidAppend(`${type}.deviations are not rules`);
  }
  const misfit = misfitOf(data, 0);
  if (misfit !== undefined) {
    throw new InvalidAppend(`${type}.data holds what JSON cannot give back, at ${misfit}`);
  }
  mustBeEnvelope(type, meta);
  return { fact, json: JSON.stringify(data), ...timesOf(type, meta) };
}

/**
 * The edges have parsed the envelope; here it only must be one that comes back as it was. An
 * unknown field would be lost, a malformed id could not be stored in its 16 bytes.
 */
function mustBeEnvelope(type: string, meta: Meta): void {
  for (const field in meta) {
    if (!META_FIELDS.has(field)) throw new InvalidAppend(`${type}.meta.${field} is not known`);
  }
  if (!UUID.test(meta.commandId)) throw new InvalidAppend(`${type}.meta.commandId is no UUID`);
  if (!DIGEST.test(meta.commandDigest)) {
    throw new InvalidAppend(`${type}.meta.commandDigest is not 32 hex digits`);
  }
}

function timesOf(type: string, meta: Meta): { occurredMs: number; recordedMs: number } {
  const occurredMs = instantMs(meta.occurredAt);
  if (occurredMs === undefined) {
    throw new InvalidAppend(`${type}.meta.occurredAt is not spelt canonically: ${meta.occurredAt}`);
  }
  const recordedMs = instantMs(meta.recordedAt);
  if (recordedMs === undefined || !meta.recordedAt.endsWith('Z')) {
    throw new InvalidAppend(`${type}.meta.recordedAt is not canonical UTC: ${meta.recordedAt}`);
  }
  return { occurredMs, recordedMs };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Where a value holds something that JSON would drop or change: NaN, a Date, a Map, a bigint …;
 * undefined when all of it comes back as it was. An undefined property counts as absent.
 */
function misfitOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (depth > NESTING_MAX) return `a depth of ${depth}`;
  if (Array.isArray(value)) return misfitInList(value, depth);
  return isPlain(value) ? misfitInObject(value, depth) : typeof value;
}

function misfitInList(list: readonly unknown[], depth: number): string | undefined {
  for (const [index, item] of list.entries()) {
    const misfit = misfitOf(item, depth + 1);
    if (misfit !== undefined) return `${index}: ${misfit}`;
  }
  return undefined;
}

function misfitInObject(object: object, depth: number): string | undefined {
  for (const key in object) {
    const item = (object as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const misfit = misfitOf(item, depth + 1);
    if (misfit !== undefined) return `${key}: ${misfit}`;
  }
  return undefined;
}
