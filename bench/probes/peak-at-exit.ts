import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { peakMiB } from '../statistics.ts';

/** Names the file that a process with this module preloaded leaves its peak of memory in. */
export const PEAK_FILE_VARIABLE = 'BENCH_PEAK_FILE';

const path = process.env[PEAK_FILE_VARIABLE];
if (isMainThread && path !== undefined) {
  process.on('exit', () => writeFileSync(path, String(peakMiB())));
}
