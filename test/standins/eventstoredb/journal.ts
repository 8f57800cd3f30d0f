import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { fromFrame, type Recorded } from './recorded.ts';

/** Where accepted events are kept before they are acknowledged. */
export interface Journal extends AsyncDisposable {
  /** What an earlier run left, in order, and where the next record starts (undefined: empty). */
  readonly found: { readonly appends: readonly (readonly Recorded[])[]; readonly end?: number };
  /** Keeps one append whole or not at all, then calls back; in the order of the calls. */
  write(events: readonly Recorded[], end: number, kept: () => void): void;
}

/** How the keeping is done for all appends that wait at the same time. */
type Keep = (records: readonly Uint8Array[]) => Promise<void>;

const HEADER_BYTES = 8;
const END_BYTES = 8;
const FILE_NAME = 'log';

/** Keeps nothing, and answers in a later turn, as a disk would. */
export function memoryJournal(): Journal {
  const keep = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    found: { appends: [] },
    write: groups(keep, () => []),
    async [Symbol.asyncDispose]() {},
  };
}

/**
 * A file of records: length and CRC-32 (both big-endian, 4 bytes) of a body that holds the position
 * behind the append (8 bytes) and its events' frames. What follows the last whole record is cut.
 */
export async function openJournal(dir: string): Promise<Journal> {
  await mkdir(dir, { recursive: true });
  const file = await open(join(dir, FILE_NAME), 'a+');
  const { appends, end, wholeBytes } = wholeRecords(await file.readFile());
  await file.truncate(wholeBytes);
  const keep: Keep = async (records) => {
    await file.appendFile(Buffer.concat(records));
    await file.datasync();
  };
  return {
    found: { appends, ...(end === undefined ? {} : { end }) },
    write: groups(keep, recordOf),
    [Symbol.asyncDispose]: () => file.close(),
  };
}

/** One keep at a time; what arrives meanwhile is kept together by the next one. */
function groups(
  keep: Keep,
  record: (events: readonly Recorded[], end: number) => readonly Uint8Array[],
): Journal['write'] {
  let records: Uint8Array[] = [];
  let waiting: (() => void)[] = [];
  let busy = false;
  const run = async () => {
    busy = true;
    while (waiting.length > 0) {
      const kept = waiting;
      const batch = records;
      waiting = [];
      records = [];
      await keep(batch);
      for (const tell of kept) tell();
    }
    busy = false;
  };
  return (events, end, kept) => {
    records.push(...record(events, end));
    waiting.push(kept);
    if (!busy) run().catch(fail);
  };
}

/** A log that cannot be kept must not go on: what it acknowledges would be a lie. */
function fail(error: unknown): never {
  process.stderr.write(`The stand-in cannot keep its log: ${String(error)}\n`);
  process.exit(1);
}

function recordOf(events: readonly Recorded[], end: number): readonly Uint8Array[] {
  const head = Buffer.alloc(HEADER_BYTES + END_BYTES);
  head.writeDoubleBE(end, HEADER_BYTES);
  let sum = crc32(head.subarray(HEADER_BYTES));
  let length = END_BYTES;
  for (const { frame } of events) {
    sum = crc32(frame, sum);
    length += frame.length;
  }
  head.writeUInt32BE(length, 0);
  head.writeUInt32BE(sum, 4);
  return [head, ...events.map(({ frame }) => frame)];
}

function wholeRecords(bytes: Buffer) {
  const appends: Recorded[][] = [];
  let end: number | undefined;
  let at = 0;
  while (at + HEADER_BYTES + END_BYTES <= bytes.length) {
    const body = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + bytes.readUInt32BE(at));
    const whole = body.length === bytes.readUInt32BE(at);
    if (!whole || crc32(body) !== bytes.readUInt32BE(at + 4)) break;
    end = body.readDoubleBE(0);
    appends.push(eventsIn(body.subarray(END_BYTES)));
    at += HEADER_BYTES + body.length;
  }
  return { appends, end, wholeBytes: at };
}

function eventsIn(frames: Buffer): Recorded[] {
  const events: Recorded[] = [];
  for (let at = 0; at < frames.length; ) {
    const length = 5 + frames.readUInt32BE(at + 1);
    events.push(fromFrame(frames.subarray(at, at + length)));
    at += length;
  }
  return events;
}
