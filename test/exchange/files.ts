import type { ImportOptions, RefusedRow, Summary } from '../../src/exchange/summary.ts';
import { NOW_MS } from '../intake/house.ts';

/** A file as it comes off a disk, in pieces that do not care for lines. */
export async function* file(
  content: string | Uint8Array,
  pieceBytes = 1_000,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield bytes.subarray(from, from + pieceBytes);
  }
}

export interface Imported {
  readonly summary: Omit<Summary, 'seconds'>;
  readonly refused: readonly RefusedRow[];
}

/** Runs an import and keeps what it tells. */
export async function ran(
  run: (options: ImportOptions) => Promise<Summary>,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const refused: RefusedRow[] = [];
  const { seconds, ...summary } = await run({
    onRefused: (row) => refused.push(row),
    signal: new AbortController().signal,
    now: () => NOW_MS,
    ...options,
  });
  if (seconds !== 0) throw new Error('an import takes its time from the clock that it is given');
  return { summary, refused };
}

/** `4 ocel:timestamp must-be-an-instant`, a row in short. */
export function inShort({ line, field, rule }: RefusedRow): string {
  return [line, field, rule].filter((part) => part !== undefined).join(' ');
}

export const NOTHING_DONE: Imported['summary'] = {
  read: 0,
  recorded: 0,
  repeated: 0,
  refused: 0,
  withoutCommand: {},
  facts: 0,
  shipments: 0,
  orders: 0,
  master: 0,
  interrupted: false,
};
