import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';

const MEASURE_MS = 2_000;
/** A fact as it lies in our table: some 230 bytes of payload and its envelope. */
const RECORD_BYTES = 340;

/**
 * Reference of one command at a time: a record appended to a file and forced to disk, nothing
 * else. The file already holds `records` of them.
 */
export async function appendFsync({ dir, records }: Args): Promise<Figures> {
  const fd = openSync(join(dir, 'records'), 'a');
  writeSync(fd, Buffer.alloc(RECORD_BYTES * Number(records), 'r'));
  fdatasyncSync(fd);
  const record = Buffer.alloc(RECORD_BYTES, 'r');
  const startedMs = performance.now();
  let appended = 0;
  while (performance.now() - startedMs < MEASURE_MS) {
    writeSync(fd, record);
    fdatasyncSync(fd);
    appended += 1;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  closeSync(fd);
  return { perSecond: appended / seconds };
}
