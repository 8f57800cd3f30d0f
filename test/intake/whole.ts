import type { z } from 'zod';
import { type Field, type Form, fieldsOf } from '../../src/wording/reference/fields.ts';

/** Keys from the outside in, lists by number: as a fault names them, but for the dots. */
export type Place = readonly (string | number)[];

/** A field at one place of a command's data. */
export interface Placed extends Omit<Field, 'path'> {
  readonly place: Place;
}

const ABSENT = Symbol('absent');

/** A valid text for every rule that says what a text must look like. */
const TEXTS: Readonly<Record<string, string>> = {
  'must-be-an-instant': '2026-03-01T08:30:00+08:00',
  'must-be-a-unit-of-measure': 'H87',
  'must-be-a-subject-reference': '李雷 138 0013 8000',
  'must-be-a-currency': 'CNY',
  'must-be-a-date': '2026-03-01',
  'must-be-a-web-address': 'https://erp.example.com/lading',
  'must-be-a-sha-256': 'a'.repeat(64),
  'must-be-a-uuid': '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
  'must-be-a-gln': '6901234567892',
  'must-be-a-gtin': '6901234567892',
  'must-be-a-time-zone': 'Asia/Shanghai',
  'must-be-a-time-of-day': '08:30',
  'must-be-a-country': 'CN',
  'must-be-a-un-number': '3082',
  'must-be-a-customs-code': '3403990000',
};

/** An example with every field that its schema knows, and where each of them is. */
export function whole(schema: z.ZodType, example: object) {
  const fields = fieldsOf(schema);
  let data: unknown = example;
  const placed: Placed[] = [];
  for (const { path, required, form } of fields) {
    const place = placeOf(path, data);
    if (at(data, place) === ABSENT) data = changed(data, place, sampleOf(form));
    placed.push({ place, required, form });
  }
  return { data: data as object, fields: placed };
}

/** `data` with another value at a place; without that field where the value is undefined. */
export function changed(data: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<
    string | number,
    unknown
  >;
  const put = changed(copy[key], rest, value);
  if (put === undefined) delete copy[key];
  else copy[key] = put;
  return copy;
}

/** The first entry of a list, the first key of a map. */
function placeOf(path: readonly string[], data: unknown): Place {
  const place: (string | number)[] = [];
  for (const key of path) {
    const within = at(data, place);
    const first = Array.isArray(within) ? 0 : (Object.keys(within as object)[0] ?? 'key');
    place.push(key === '*' ? first : key);
  }
  return place;
}

function at(data: unknown, place: Place): unknown {
  let value = data;
  for (const key of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return ABSENT;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function sampleOf(form: Form): unknown {
  switch (form.kind) {
    case 'text':
      return form.rule === undefined ? 'X-1' : TEXTS[form.rule];
    case 'number':
      return form.min ?? 1;
    case 'choice':
      return form.values[0] === 'true' ? true : form.values[0];
    case 'yes-or-no':
      return true;
    case 'list':
      return [];
    case 'object':
    case 'map':
      return {};
    case 'either':
      return sampleOf(form.forms[0] ?? { kind: 'anything' });
    default:
      return 'anything';
  }
}
