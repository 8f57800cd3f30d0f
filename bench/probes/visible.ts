import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from '../plan.ts';
import { percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import { openProduct, type Product, placeOf } from './product.ts';
import { type Sent, workOf } from './work.ts';

const COMMANDS_A_CLIENT_MAX = 4_000;
const WARM_COMMANDS = 300;
const SAMPLES_MAX = 600;
const MEASURE_MS = 3_000;
const QUIET_SAMPLES = 100;

/**
 * Milliseconds from the answer to a command until every live projection shows it. One command
 * each `everyMs`, while so many other clients write as fast as they are answered.
 */
export async function visible({ dir, clients, everyMs, runner }: Args): Promise<Figures> {
  await using product = await openProduct(dir, { runner: placeOf(runner) });
  const busy = Number(clients);
  const [watched = [], ...others] = workOf(1 + busy, COMMANDS_A_CLIENT_MAX);
  for (const sent of watched.slice(0, WARM_COMMANDS)) await lagOf(product, sent);
  const stop = new AbortController();
  const startedMs = performance.now();
  const writing = others.map((work) => writeUntil(product, work, stop.signal));
  const lags: number[] = [];
  for (const sent of watched.slice(WARM_COMMANDS, WARM_COMMANDS + SAMPLES_MAX)) {
    const dueMs = startedMs + lags.length * Number(everyMs);
    await pause(Math.max(0, dueMs - performance.now()));
    lags.push(await lagOf(product, sent));
    const elapsedMs = performance.now() - startedMs;
    if (busy === 0 ? lags.length >= QUIET_SAMPLES : elapsedMs > MEASURE_MS) break;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  stop.abort();
  const written = (await Promise.all(writing)).reduce((sum, more) => sum + more, lags.length);
  const drainingMs = performance.now();
  await product.caughtUp(await product.stores.ledger.head());
  return {
    p50Ms: percentile(lags, 0.5),
    p99Ms: percentile(lags, 0.99),
    samples: lags.length,
    commandsPerSecond: written / seconds,
    drainMs: performance.now() - drainingMs,
  };
}

async function lagOf(product: Product, { stream, step }: Sent): Promise<number> {
  const position = await product.send(stream, step);
  const answeredMs = performance.now();
  await product.caughtUp(position);
  return performance.now() - answeredMs;
}

async function writeUntil(
  product: Product,
  work: readonly Sent[],
  signal: AbortSignal,
): Promise<number> {
  let written = 0;
  for (const { stream, step } of work) {
    if (signal.aborted) return written;
    await product.send(stream, step);
    written += 1;
  }
  throw new Error(`a client had only ${work.length} commands to send`);
}
