import { type AlertsOptions, startAlerts, startNotify } from '../alerts/roles.ts';
import type { Role } from '../config.ts';
import { processes } from '../processes/all.ts';
import { recordRefusals } from '../processes/refusals.ts';
import { startProcesses } from '../processes/runner.ts';
import { startRunner } from '../projections/runner.ts';
import { runnerOptions } from './read-models.ts';
import { type RoleOptions, type Running, type StartRole, workplaceOf } from './roles-started.ts';
import { startApi } from './serving-api.ts';

/** How each role is started; a role that several processes have is shared by leases. */
export const STARTS: Readonly<Record<Role, StartRole>> = {
  projections: async ({ stores, now, trouble }) => {
    const runner = startRunner({ ...runnerOptions(stores, now), trouble });
    return { runner, lag: () => runner.lag(), [Symbol.asyncDispose]: () => runner.stop() };
  },
  processes: startFollowing,
  alerts: startWatching,
  notify: startSending,
  api: startApi,
};

/** In this order; the last one to start is the first one to stop, before what it relies on. */
export const STARTED_IN: readonly Role[] = ['projections', 'processes', 'alerts', 'notify', 'api'];

async function startFollowing(options: RoleOptions): Promise<Running> {
  const { stores, now, trouble } = options;
  const { ledger, readModels, owner } = stores;
  const { execute, digest, states } = workplaceOf(options);
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
    states,
    refused: recordRefusals({ execute, digest }),
  });
}

async function startWatching(options: RoleOptions): Promise<Running> {
  return startAlerts(alertsOptions(options));
}

async function startSending(options: RoleOptions): Promise<Running> {
  const { vault } = workplaceOf(options);
  const { webhookAllowPrivate: allowPrivate } = options.config;
  const sending = startNotify({ ...alertsOptions(options), vault, allowPrivate });
  return { lag: async () => [], [Symbol.asyncDispose]: () => sending[Symbol.asyncDispose]() };
}

function alertsOptions(options: RoleOptions): AlertsOptions {
  const { config, log, now, stores, trouble } = options;
  const { ledger, readModels, owner } = stores;
  const { execute, secret, states } = workplaceOf(options);
  const { timeZone } = config;
  const random = Math.random;
  return {
    ledger,
    readModels,
    owner,
    execute,
    secret,
    states,
    timeZone,
    log,
    now,
    random,
    trouble,
  };
}
