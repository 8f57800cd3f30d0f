import { Worker } from 'node:worker_threads';
import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Lag, Runner } from '../projections/runner.ts';
import type { FromWorker, ToWorker, WorkerJob } from './project-worker.ts';

export interface WorkerRunnerOptions extends WorkerJob {
  /** The writing ledger of this thread: its growth is what the worker is told of. */
  readonly writer: Ledger;
  readonly trouble?: (error: unknown, projection?: string) => void;
}

/** The part of a runner that crosses threads. */
export type WorkerRunner = Pick<Runner, 'caughtUp' | 'lag' | 'stop'> & AsyncDisposable;

interface Waiting {
  resolve(answer: readonly Lag[]): void;
  reject(error: Error): void;
}

/** Keeps read models up to date in a thread of its own, for machines with cores to spare. */
export function startRunnerInWorker({
  writer,
  trouble = () => {},
  ...job
}: WorkerRunnerOptions): WorkerRunner {
  const worker = new Worker(new URL('./project-worker.ts', import.meta.url), { workerData: job });
  const waiting = new Map<number, Waiting>();
  const stopping = new AbortController();
  const exited = Promise.withResolvers<void>();
  let asked = 0;

  const tell = (message: ToWorker): void => worker.postMessage(message);
  function ask(about: { kind: 'caught-up'; position: Position } | { kind: 'lag' }) {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Lag[]>();
    if (stopping.signal.aborted) reject(new Error('the runner has been stopped'));
    asked += 1;
    waiting.set(asked, { resolve, reject });
    tell({ ...about, ask: asked });
    return promise;
  }
  function settle(message: Exclude<FromWorker, { kind: 'trouble' }>): void {
    const asker = waiting.get(message.ask);
    waiting.delete(message.ask);
    if (message.kind === 'done') asker?.resolve(message.lag ?? []);
    else asker?.reject(new Error(message.error));
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'trouble') trouble(new Error(message.error), message.projection);
    else settle(message);
  });
  worker.on('error', trouble);
  worker.on('exit', () => {
    stopping.abort();
    for (const { reject } of waiting.values()) reject(new Error('the runner has been stopped'));
    waiting.clear();
    exited.resolve();
  });
  void ringOnGrowth(writer, stopping.signal, () => tell({ kind: 'more' })).catch(trouble);

  async function stop(): Promise<void> {
    if (!stopping.signal.aborted) tell({ kind: 'stop' });
    stopping.abort();
    await exited.promise;
  }
  return {
    caughtUp: async (position) => {
      await ask({ kind: 'caught-up', position });
    },
    lag: async () => ask({ kind: 'lag' }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function ringOnGrowth(ledger: Ledger, signal: AbortSignal, ring: () => void): Promise<void> {
  for await (const { through } of ledger.follow(await ledger.head(), signal)) {
    if (through > 0) ring();
  }
}
