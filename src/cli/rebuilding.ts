import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { FillJob, Rebuilt } from '../projections/rebuild.ts';
import type { StorePlaces } from './read-side.ts';
import type { ChildJob, ChildMessage } from './rebuild-child.ts';
import type { ThreadJob } from './rebuild-thread.ts';

const THREADS = 2;
/** A thread that needs more has a bug: it keeps a bounded number of documents. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

/** How a rebuild fills its builds with two threads, each folding half of the streams. */
export function fillInThreads(places: StorePlaces): (job: FillJob) => Promise<void> {
  return async ({ build, projections, through, signal, read }) => {
    signal.throwIfAborted();
    const names = projections.map(({ name }) => name);
    const { dataDir, ledger, readModels } = places;
    const workers = Array.from({ length: THREADS }, (_, index) => {
      const part = [index, THREADS] as const;
      const job: ThreadJob = { dataDir, ledger, readModels, build, names, through, part };
      return new Worker(new URL('./rebuild-thread.ts', import.meta.url), {
        workerData: job,
        resourceLimits: THREAD_LIMITS,
      });
    });
    const stop = (): void => {
      for (const worker of workers) void worker.terminate();
    };
    signal.addEventListener('abort', stop);
    try {
      await Promise.all(workers.map((worker) => ended(worker, read)));
      signal.throwIfAborted();
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  };
}

function ended(worker: Worker, read: (facts: number) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', read);
  worker.on('error', reject);
  worker.on('exit', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`a rebuilding thread ended with ${code}`));
  });
  return promise;
}

export interface ChildOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (facts: number, through: number) => void;
}

/**
 * Rebuilds in a process of its own, so that this one keeps its memory and its pace. Whatever
 * happens to the child, what is published stays; a build it leaves behind is swept by the next.
 */
export async function rebuildInChild(
  places: StorePlaces,
  names: readonly string[],
  { signal, progress }: ChildOptions = {},
): Promise<Rebuilt> {
  signal?.throwIfAborted();
  const { dataDir, ledger, readModels } = places;
  const job: ChildJob = { dataDir, ledger, readModels, names };
  const child = fork(new URL('./rebuild-child.ts', import.meta.url), [JSON.stringify(job)]);
  const { promise, resolve, reject } = Promise.withResolvers<Rebuilt>();
  const stop = (): void => {
    child.kill('SIGKILL');
  };
  signal?.addEventListener('abort', stop);
  child.on('message', (message: ChildMessage) => {
    if (message.kind === 'progress') progress?.(message.events, message.through);
    else if (message.kind === 'rebuilt') resolve(message.rebuilt);
    else reject(new Error(message.error));
  });
  child.on('error', reject);
  child.on('exit', (code, by) => reject(new Error(`the rebuild ended early: ${by ?? code}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
