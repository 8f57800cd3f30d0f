/** The thread that keeps read models up to date beside the one that serves commands. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Position } from '../domain/envelope.ts';
import type { Ledger, Page } from '../ledger/ledger.ts';
import type { Lag } from '../projections/runner.ts';
import type { StorePlaces } from './read-side.ts';

// As in main.ts: what is imported after this line starts faster the next time.
enableCompileCache();
const { openLedger } = await import('../ledger/open.ts');
const { startRunner } = await import('../projections/runner.ts');
const { openReadModels } = await import('../read-models/open.ts');
const { correctionOf, correctionTypes, projectionsNamed } = await import('./read-side.ts');

export interface WorkerJob extends StorePlaces {
  readonly names: readonly string[];
  readonly owner: string;
}

/** `more`: the ledger has grown. The others are answered under their number. */
export type ToWorker =
  | { readonly kind: 'more' }
  | { readonly kind: 'caught-up'; readonly ask: number; readonly position: Position }
  | { readonly kind: 'lag'; readonly ask: number }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'done'; readonly ask: number; readonly lag?: readonly Lag[] }
  | { readonly kind: 'failed'; readonly ask: number; readonly error: string }
  | { readonly kind: 'trouble'; readonly error: string; readonly projection?: string };

const PAGE_FACTS = 1_000;
/** A message says "more"; should one be lost, we look for ourselves. */
const LOOK_EVERY_MS = 1_000;

const job: WorkerJob = workerData;
const port = parentPort;
if (!port) throw new Error('this is the entry of a worker thread');

let rung = 0;
let wake = (): void => {};
const tell = (message: FromWorker): void => port.postMessage(message);

await using ledger = await openLedger(job.ledger, job.dataDir, { write: false });
await using readModels = await openReadModels(job.readModels, job.dataDir, { write: true });
const runner = startRunner({
  ledger: rungByMessages(ledger),
  readModels,
  projections: projectionsNamed(job.names),
  correctionOf,
  correctionTypes,
  owner: job.owner,
  now: Date.now,
  random: Math.random,
  trouble(error, projection) {
    const said = { kind: 'trouble', error: String(error) } as const;
    tell(projection === undefined ? said : { ...said, projection });
  },
});
const stopped = Promise.withResolvers<void>();
port.on('message', (message: ToWorker) => {
  if (message.kind === 'more') {
    rung += 1;
    wake();
  } else if (message.kind === 'stop') stopped.resolve();
  else void answer(message);
});
await stopped.promise;
await runner.stop();
port.close();

async function answer(message: Extract<ToWorker, { ask: number }>): Promise<void> {
  const { ask } = message;
  try {
    if (message.kind === 'lag') tell({ kind: 'done', ask, lag: await runner.lag() });
    else {
      await runner.caughtUp(message.position);
      tell({ kind: 'done', ask });
    }
  } catch (error) {
    tell({ kind: 'failed', ask, error: String(error) });
  }
}

/** The same ledger, followed at the pace of the writer's messages instead of by looking often. */
function rungByMessages(from: Ledger): Ledger {
  return {
    identity: from.identity,
    append: (...given) => from.append(...given),
    read: (...asked) => from.read(...asked),
    readAll: (...asked) => from.readAll(...asked),
    head: () => from.head(),
    follow: (after, signal) => follow(from, after, signal),
    [Symbol.asyncDispose]: () => from[Symbol.asyncDispose](),
  };
}

async function* follow(from: Ledger, after: Position, signal: AbortSignal): AsyncIterable<Page> {
  let through = after;
  while (!signal.aborted) {
    const seen = rung;
    const page = await from.readAll(through, PAGE_FACTS);
    if (page.through === through) await nextRing(seen, signal);
    else if (page.facts.length > 0) yield page;
    through = page.through;
  }
}

function nextRing(seen: number, signal: AbortSignal): Promise<void> {
  if (rung > seen || signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, LOOK_EVERY_MS);
  wake = resolve;
  signal.addEventListener('abort', () => resolve());
  return promise.finally(() => clearTimeout(timer));
}
