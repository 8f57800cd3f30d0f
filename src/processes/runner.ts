import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createReaching } from '../projections/reaching.ts';
import type { Lag } from '../projections/runner.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { PosterOptions } from './follow-up.ts';
import type { Process } from './process.ts';
import { Pursuit } from './pursuit.ts';

const LEASE_MS = 10_000;

export interface ProcessesOptions extends PosterOptions {
  readonly ledger: Ledger;
  /** Where the checkpoints and leases are kept. */
  readonly readModels: ReadModels;
  readonly processes: readonly Process[];
  /** Holder of the leases: one name for all that can never run at the same time. */
  readonly owner: string;
  readonly leaseMs?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to below 1: spreads retries. */
  readonly random: () => number;
  /** Told of every failure that the processes get over by themselves. */
  readonly trouble?: (error: unknown, process?: string) => void;
}

export interface Processes extends AsyncDisposable {
  /** Resolves when every process has done what follows from facts up to the position. */
  caughtUp(position: Position): Promise<void>;
  /** One row a process, in place of a projection's name its own. */
  lag(): Promise<readonly Lag[]>;
  /** Finishes what is in hand, stores the checkpoints, gives the leases back. */
  stop(): Promise<void>;
}

/**
 * Follows the ledger and posts what must follow from its facts, each process in one place at a
 * time: it holds a lease in the store, and its checkpoint moves only under it. One that is
 * killed anywhere posts some commands again when it goes on; their ids make that harmless.
 */
export function startProcesses(options: ProcessesOptions): Processes {
  const stopping = new AbortController();
  const { signal } = stopping;
  const progressed = (): void => reaching.progressed();
  const { ledger, processes, leaseMs = LEASE_MS, trouble = () => {} } = options;
  const pursuits: readonly Pursuit[] = processes.map((process) => {
    const states = options.states.apart();
    return new Pursuit({ ...options, states, process, leaseMs, trouble, progressed });
  });
  const through = (): Position => Math.min(...pursuits.map(({ progress }) => progress.through));
  const reaching = createReaching('the processes have', through, signal);
  const done = Promise.all(pursuits.map((pursuit) => pursuit.run(signal)));

  async function stop(): Promise<void> {
    stopping.abort();
    reaching.progressed();
    await done;
  }
  return {
    caughtUp: (position) => reaching.reached(position),
    async lag() {
      const head = await ledger.head();
      return pursuits.map(({ name: projection, progress, leads }) => {
        const through = Math.max(0, progress.through);
        const behind = Math.max(0, head - through);
        return { projection, through, behind, ms: progress.behindMs(head), leads, parked: 0 };
      });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
