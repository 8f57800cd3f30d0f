import type { Fact } from './fact.ts';

const NONE = '<undefined>';
const PLAIN = { idSame: true, type: 't', isJson: true, data: {}, dataEq: true, metadata: NONE };

/** What comes back of an event with this data and metadata. */
export const ROUND_TRIPS: readonly Fact[] = Object.entries({
  'unicode + emoji + NUL': {
    data: { a: 'h\u00e9llo \u6f22\u5b57 \u{1f600} \u0000 \u2028 \ud800' },
    metadata: { k: '\u00fc\u{1f600}' },
  },
  'ints beyond 2^53': {
    data: { a: 9007199254740991, b: 12345678901234567000, c: 1e308, d: 0, e: null },
  },
  'data {} no metadata': {},
  'data null': { data: null },
  'data empty string': { data: '' },
  'data number 5': { data: 5 },
  'data array': { data: [1, '2', null] },
  'data string': { data: 'plain' },
  'metadata {}': { metadata: {} },
  'metadata null': {},
  'metadata array': { metadata: [1] },
  'metadata string': { metadata: 'x' },
  'metadata empty string': {},
  'metadata Buffer not JSON': { metadata: 'Uint8Array:0102ff' },
  'metadata Buffer that is JSON text': { metadata: { a: 1 } },
  'binary 4 bytes, JSON metadata': {
    isJson: false,
    data: 'Uint8Array:0001feff',
    metadata: { a: 1 },
  },
  'binary empty': { isJson: false, data: 'Uint8Array:' },
  'binary with JSON text': { isJson: false, data: 'Uint8Array:7b2278223a317d' },
  'key order and undefined/Date values': {
    data: { '2': 2, '10': 1, z: 1, d: '1970-01-01T00:00:00.000Z' },
  },
  'type with unicode and spaces': { type: 'Ty pe \u6f22 $x' },
  'id upper-case uuid': { idSame: false },
  'extra fields on metadata ($correlationId,$causationId)': {
    metadata: { $correlationId: 'c', $causationId: 'd' },
  },
}).map(([what, differs]) => ({
  section: '3',
  operation: `round trip: ${what}`,
  outcome: { ok: { ...PLAIN, ...differs } },
}));

export const NAMES: readonly Fact[] = [
  'stream name with unicode/space/slash/percent',
  'stream name 1000 chars',
  'stream name 10000 chars',
].map((operation) => ({ section: '3', operation, outcome: { ok: { rev: '0n', same: true } } }));
