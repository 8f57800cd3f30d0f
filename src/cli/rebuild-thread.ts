/** The thread that fills one part of new builds: everything it needs comes as `workerData`. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { StorePlaces } from './read-side.ts';

// As in main.ts: what is imported after this line starts faster the next time.
enableCompileCache();
const { openLedger } = await import('../ledger/open.ts');
const { fillPart } = await import('../projections/rebuild.ts');
const { openReadModels } = await import('../read-models/open.ts');
const { correctionOf, correctionTypes, projectionsNamed } = await import('./read-side.ts');

export interface ThreadJob extends StorePlaces {
  readonly build: string;
  readonly names: readonly string[];
  readonly through: number;
  readonly part: readonly [index: number, of: number];
}

/** A message for every so many facts is enough for a progress bar. */
const TELL_EVERY_FACTS = 5_000;

const job: ThreadJob = workerData;
await using ledger = await openLedger(job.ledger, job.dataDir, { write: false });
await using readModels = await openReadModels(job.readModels, job.dataDir, { write: true });
const builds = [];
for (const projection of projectionsNamed(job.names)) {
  const { name, version, indexes } = projection;
  const collection = await readModels.open<object>(name, version, job.build, indexes);
  builds.push({ projection, collection });
}
let untold = 0;
const tell = (): void => {
  parentPort?.postMessage(untold);
  untold = 0;
};
const read = (facts: number): void => {
  untold += facts;
  if (untold >= TELL_EVERY_FACTS) tell();
};
const { through, part } = job;
const { signal } = new AbortController();
await fillPart({ ledger, correctionOf, correctionTypes }, builds, { through, signal, read }, part);
tell();
