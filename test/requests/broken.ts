/** A body that is sent as it stands, with what it says of itself. */
export interface Sent {
  readonly text: string | Buffer;
  readonly contentType: string | undefined;
  /** What was done to a body that would have been right, to be read when something fails. */
  readonly broken: string;
}

/** Numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

const JSON_TYPE = 'application/json';
const HUGE_CHARACTERS = 70_000;
const DEEP_LEVELS = 2_000;
const TOO_LARGE_BYTES = 1_100_000;

/** Values that hardly any field takes, and that a careless reader stumbles over. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.0005,
  1e21,
  -1e308,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '0',
  'x'.repeat(300),
  'x'.repeat(HUGE_CHARACTERS),
  '\u0000',
  '\u202E反转',
  '𠮷'.repeat(200),
  '\uD800',
  'a\uDFFFb',
  '__proto__',
  '2026-13-45T99:99:99Z',
  '2026-02-30T00:00:00+08:00',
  '9999-12-31T23:59:59.999+14:00',
  'subject:00000000000000000000000000000000',
  '{"$gt":""}',
  "'; DROP TABLE facts; --",
  '<script>alert(1)</script>',
  [],
  {},
  [[]],
  [{}],
  { length: 1 },
  { toString: 'x' },
];

/** One way of many to break a body: in a field, in its text, in what it says of itself. */
export function brokenBody(good: unknown, random: Random): Sent {
  const roll = random();
  if (roll < 0.62) return broken(inOneField(good, random));
  if (roll < 0.72) return broken(inOneField(inOneField(good, random).value, random));
  const way = pick(WAYS, random);
  return way(JSON.stringify(good) ?? '{}', random);
}

function broken({ value, how }: Changed): Sent {
  return { text: JSON.stringify(value) ?? '', contentType: JSON_TYPE, broken: how };
}

interface Changed {
  readonly value: unknown;
  readonly how: string;
}

type Path = readonly (string | number)[];

function inOneField(good: unknown, random: Random): Changed {
  const paths = pathsOf(good);
  const path = pick(paths, random);
  const at = path.join('.') || '(whole)';
  const roll = random();
  if (roll < 0.15 && path.length > 0)
    return { value: changed(good, path, GONE), how: `${at} gone` };
  if (roll < 0.27) {
    const value = changed(good, path, (old: unknown) => withMore(old));
    return { value, how: `${at} with an unknown field` };
  }
  if (roll < 0.4) {
    const value = changed(good, path, (old: unknown) => nudged(old, random));
    return { value, how: `${at} a little off` };
  }
  const odd = pick(ODD_VALUES, random);
  const shown = (JSON.stringify(odd) ?? '').slice(0, 40);
  return { value: changed(good, path, () => odd), how: `${at} = ${shown}` };
}

const GONE = Symbol('gone');

function withMore(old: unknown): unknown {
  if (Array.isArray(old)) return [...old, ...old];
  if (typeof old === 'object' && old !== null) return { ...old, unexpected: 1 };
  return { unexpected: old };
}

/** Still of its type: at a bound, beyond it, another code. */
function nudged(old: unknown, random: Random): unknown {
  switch (typeof old) {
    case 'number':
      return pick([-old, old + 0.0001, old * 1e6, 0, old + 1], random);
    case 'string':
      return pick([`${old}X`, old.slice(1), old.toLowerCase(), ` ${old} `, `${old}\n`], random);
    case 'boolean':
      return String(old);
    default:
      return Array.isArray(old) ? old.slice(1) : old;
  }
}

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, entry]) => pathsOf(entry, [...path, key]))];
}

function changed(
  value: unknown,
  path: Path,
  to: typeof GONE | ((old: unknown) => unknown),
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to === GONE ? undefined : to(value);
  if (Array.isArray(value)) {
    if (rest.length === 0 && to === GONE) return value.toSpliced(Number(key), 1);
    return value.with(Number(key), changed(value[Number(key)], rest, to));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && to === GONE) {
    const { [key]: _, ...others } = fields;
    return others;
  }
  return { ...fields, [key]: changed(fields[key], rest, to) };
}

type Way = (text: string, random: Random) => Sent;

/** What no field is to blame for. */
const WAYS: readonly Way[] = [
  () => as('', JSON_TYPE, 'empty'),
  (text, random) => as(text.slice(0, Math.floor(random() * text.length)), JSON_TYPE, 'truncated'),
  (text) => as(`${text}${text}`, JSON_TYPE, 'twice'),
  (text) => as(`\uFEFF${text}`, JSON_TYPE, 'with a byte order mark'),
  (text) => as(doubled(text), JSON_TYPE, 'with a key twice'),
  (text) => as(text.replace('{', '{"__proto__":{"admin":true},'), JSON_TYPE, 'with __proto__'),
  (text) =>
    as(text.replace('{', '{"constructor":{"prototype":{"x":1}},'), JSON_TYPE, 'with a constructor'),
  () => as('['.repeat(DEEP_LEVELS) + ']'.repeat(DEEP_LEVELS), JSON_TYPE, 'a deep list'),
  () => as(`${'{"a":'.repeat(DEEP_LEVELS)}1${'}'.repeat(DEEP_LEVELS)}`, JSON_TYPE, 'a deep object'),
  (text) => as(text.replace('{', '{"x":"\\ud800",'), JSON_TYPE, 'with half a symbol'),
  (text) => as(text.replaceAll('"', "'"), JSON_TYPE, 'in single quotes'),
  () => as('NaN', JSON_TYPE, 'not a number'),
  () => as('null', JSON_TYPE, 'null'),
  () => as(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), JSON_TYPE, 'not UTF-8'),
  () => as(`"${'x'.repeat(TOO_LARGE_BYTES)}"`, JSON_TYPE, 'too large'),
  (text) => as(text, 'text/plain', 'as plain text'),
  (text) => as(text, 'application/xml', 'as XML'),
  (text) => as(text, 'application/json; charset=gbk', 'in GBK'),
  (text) => as(text, 'multipart/form-data', 'as a form'),
  (text) => as(text, undefined, 'without a type'),
];

function as(text: string | Buffer, contentType: string | undefined, how: string): Sent {
  return { text, contentType, broken: how };
}

/** The first key once more, with another value. */
function doubled(text: string): string {
  const key = /"(?:[^"\\]|\\.)*"(?=:)/.exec(text)?.[0] ?? '"x"';
  return text.replace('{', `{${key}:null,`);
}

export function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined && !list.includes(found as T)) throw new Error('nothing to pick from');
  return found as T;
}
