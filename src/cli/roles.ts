import type { Config, Role } from '../config.ts';
import { aggregates } from '../domain/aggregates.ts';
import { commandDigest, createExecute } from '../ledger/execute.ts';
import { createStates } from '../ledger/states.ts';
import { processes } from '../processes/all.ts';
import { recordRefusals } from '../processes/refusals.ts';
import { startProcesses } from '../processes/runner.ts';
import { type Runner, startRunner } from '../projections/runner.ts';
import { runnerOptions } from './read-models.ts';
import { type Folding, secretFor } from './stores.ts';

/** What a role is started with. */
interface RoleOptions {
  readonly config: Config;
  readonly dir: string;
  readonly stores: Folding;
  readonly now: () => number;
  /** Told of every failure that the role gets over by itself; `what` is its projection or process. */
  readonly trouble: (error: unknown, what?: string) => void;
}

/** A role at work; disposed of, it finishes what is in hand. */
type Running = Pick<Runner, 'lag'> & AsyncDisposable;

type StartRole = (options: RoleOptions) => Promise<Running>;

/** How each role is started; a role that several processes have is shared by leases. */
export const STARTS: Readonly<Record<Role, StartRole>> = {
  projections: async ({ stores, now, trouble }) =>
    startRunner({ ...runnerOptions(stores, now), trouble }),
  processes: startFollowing,
};

async function startFollowing(options: RoleOptions): Promise<Running> {
  const { config, dir, stores, now, trouble } = options;
  const { ledger, readModels, owner } = stores;
  const { secret, soleWriter } = await secretFor(config, dir, ledger);
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter });
  const digest = (command: string, data: object) => commandDigest(secret, command, data);
  return startProcesses({
    ledger,
    readModels,
    owner,
    now,
    trouble,
    processes,
    execute,
    digest,
    random: Math.random,
    states: createStates(ledger, aggregates),
    refused: recordRefusals({ execute, digest }),
  });
}
