import { ListReader } from './json-list.ts';
import { type JsonRow, jsonRows } from './ndjson.ts';
import { textOf } from './text.ts';

/** Byte order marks, blanks, and the zeros of UTF-16: what may stand before the first bracket. */
const BEFORE_A_LIST = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00, 0x20, 0x09, 0x0a, 0x0d]);
const BRACKET = 0x5b;

/**
 * The values of a JSON file: of one list, laid out as it may be, each with the line that it begins
 * on; or one a line. Ends early when the signal says so.
 */
export async function* jsonValues(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<readonly JsonRow[], void, undefined> {
  const chunks = bytes[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let first: number | undefined;
  while (first === undefined) {
    const next = await chunks.next();
    if (next.done) break;
    held.push(next.value);
    first = next.value.find((byte) => !BEFORE_A_LIST.has(byte));
  }
  const whole = onFrom(held, chunks);
  yield* first === BRACKET ? valuesOfList(whole, signal) : jsonRows(whole, signal);
}

async function* onFrom(
  held: readonly Uint8Array[],
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* held;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

async function* valuesOfList(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<readonly JsonRow[], void, undefined> {
  const list = new ListReader();
  for await (const piece of textOf(bytes)) {
    if (signal.aborted) return;
    const rows = list.take(piece);
    if (rows.length > 0) yield rows;
  }
  yield list.end();
}
