import { type RunnerOptions, startRunner } from './runner.ts';

/**
 * Brings the read models up to the ledger's head once, for commands that then read them: missing
 * and unusable builds are folded and published, parked documents tried again. Throws what a
 * runner would have got over in time.
 */
export async function catchUp(options: RunnerOptions): Promise<void> {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  await using runner = startRunner({ ...options, trouble: (error) => failed.reject(error) });
  await Promise.race([runner.caughtUp(await options.ledger.head()), failed.promise]);
}
