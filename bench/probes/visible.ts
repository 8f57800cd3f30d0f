import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from '../plan.ts';
import { percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import { openProduct, type Product, placeOf } from './product.ts';
import { type Sent, workOf } from './work.ts';

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
  const watched = workOf(0, 1 + busy);
  for (let warm = 0; warm < WARM_COMMANDS; warm += 1) await lagOf(product, watched.next().value);
  const stop = new AbortController();
  const startedMs = performance.now();
  const writing = Array.from({ length: busy }, (_, other) =>
    writeUntil(product, workOf(1 + other, 1 + busy), stop.signal),
  );
  const lags: number[] = [];
  while (lags.length < SAMPLES_MAX) {
    const dueMs = startedMs + lags.length * Number(everyMs);
    await pause(Math.max(0, dueMs - performance.now()));
    lags.push(await lagOf(product, watched.next().value));
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
  work: Iterator<Sent, never>,
  signal: AbortSignal,
): Promise<number> {
  let written = 0;
  for (; !signal.aborted; written += 1) {
    const { stream, step } = work.next().value;
    await product.send(stream, step);
  }
  return written;
}
