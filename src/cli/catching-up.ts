import { catchUp } from '../projections/catch-up.ts';
import { pause } from '../projections/pause.ts';
import type { AnyProjection } from '../projections/projection.ts';
import type { Rebuilt } from '../projections/rebuild.ts';
import { type Runner, type RunnerOptions, startRunner } from '../projections/runner.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { Context } from './command.ts';
import { failureOf } from './failures.ts';
import { showProgress } from './progress.ts';
import { type Built, buildAnew, runnerOptions } from './read-models.ts';

interface Patience {
  readonly lookEveryMs: number;
  /** How often in a row nothing may have moved. */
  readonly looksInVainMax: number;
}

/**
 * 20 s, longer than the lease of a process that died: whoever still holds a read model then is
 * alive, and in trouble.
 */
const PATIENCE: Patience = { lookEveryMs: 500, looksInVainMax: 40 };

/** Another process holds what we were to bring forward, and does not bring it forward. */
class HeldElsewhere extends Error {
  override readonly name = 'HeldElsewhere';
}

/**
 * Brings all read models to the head, with a bar for what takes long; a Ctrl-C ends it. Where other
 * processes keep them, it waits for those; throws HeldElsewhere once these stand still.
 */
export async function bringUpToDate(
  stores: Built,
  { err, locale, now, signal }: Pick<Context, 'err' | 'locale' | 'now' | 'signal'>,
): Promise<void> {
  const shown = showProgress(err, locale);
  const progress = (facts: number, share?: number): void => shown.at(facts, share);
  let building = 0;
  const rebuild = async (some: readonly AnyProjection[]): Promise<Rebuilt> => {
    building += 1;
    try {
      return await buildAnew(stores, some, { now, signal, progress });
    } finally {
      building -= 1;
    }
  };
  const options = { ...runnerOptions(stores, now), rebuild };
  try {
    if (stores.isShared) await catchUpBesideOthers(options, signal, () => building > 0);
    else await catchUp(options, signal);
  } finally {
    shown.end();
  }
}

/** The same; who keeps the read models elsewhere and stands still is only spoken of. */
export async function bringUpToDateOrSay(
  stores: Built,
  context: Parameters<typeof bringUpToDate>[1],
): Promise<void> {
  try {
    await bringUpToDate(stores, context);
  } catch (error) {
    if (!(error instanceof HeldElsewhere)) throw error;
    context.err.write(`${failureOf(error, context.locale).message}\n`);
  }
}

/** Read models of this process alone, folded from the whole of history. */
export async function foldInMemory(
  context: Context,
  dir: string,
  ledger: Built['ledger'],
): Promise<ReadModels> {
  const readModels = await openReadModels('memory:', dir, { write: true });
  await bringUpToDate({ ledger, readModels }, context);
  return readModels;
}

/** `patience` is for tests. */
export async function catchUpBesideOthers(
  options: RunnerOptions,
  signal: AbortSignal,
  isBuilding: () => boolean,
  patience: Patience = PATIENCE,
): Promise<void> {
  signal.throwIfAborted();
  const head = await options.ledger.head();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  signal.addEventListener('abort', () => failed.reject(signal.reason), { once: true });
  await using runner = startRunner({
    ...options,
    trouble: (error) => {
      if (!isRace(error)) failed.reject(error);
    },
  });
  const settled = new AbortController();
  const still = standstill(runner, isBuilding, patience, settled.signal);
  try {
    await Promise.race([runner.caughtUp(head), failed.promise, still]);
  } finally {
    settled.abort();
  }
}

/** Throws HeldElsewhere when no read model has moved for long; settles never after the signal. */
async function standstill(
  runner: Pick<Runner, 'lag'>,
  isBuilding: () => boolean,
  { lookEveryMs, looksInVainMax }: Patience,
  signal: AbortSignal,
): Promise<never> {
  let before = '';
  for (let inVain = 0; inVain < looksInVainMax && !signal.aborted; inVain += 1) {
    await pause(lookEveryMs, signal);
    const positions = (await runner.lag()).map(({ through }) => through).join(' ');
    if (positions !== before || isBuilding()) inVain = 0;
    before = positions;
  }
  if (signal.aborted) return new Promise<never>(() => {});
  throw new HeldElsewhere('another process holds the read models and does not bring them forward');
}

/** Another process was first with a lease or a build: the runner carries on beside it. */
function isRace(error: unknown): boolean {
  return error instanceof Error && error.name === 'LeaseLost';
}
