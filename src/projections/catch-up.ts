import { type RunnerOptions, startRunner } from './runner.ts';

/**
 * Brings the read models up to the ledger's head once, for commands that then read them: missing
 * and unusable builds are folded and published, parked documents tried again. Throws what a
 * runner would have got over in time, and the signal's reason.
 */
export async function catchUp(options: RunnerOptions, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  signal?.addEventListener('abort', () => failed.reject(signal.reason), { once: true });
  await using runner = startRunner({ ...options, trouble: (error) => failed.reject(error) });
  await Promise.race([runner.caughtUp(await options.ledger.head()), failed.promise]);
}
