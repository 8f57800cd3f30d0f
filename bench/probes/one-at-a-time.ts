import type { Figures } from '../plan.ts';
import { cpuMeter, percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import { openProduct, placeOf } from './product.ts';
import { payloadBytesOf, workMade } from './work.ts';

const COMMANDS_MAX = 30_000;
const WARM_COMMANDS = 1_000;
const MEASURE_MS = 2_000;

/** Commands a second when each waits for the answer to the one before it. */
export async function oneAtATime({ dir, runner }: Args): Promise<Figures> {
  await using product = await openProduct(dir, { runner: placeOf(runner) });
  const [work = []] = workMade(1, COMMANDS_MAX);
  for (const { stream, step } of work.slice(0, WARM_COMMANDS)) await product.send(stream, step);
  const measured = work.slice(WARM_COMMANDS);
  const tookMs: number[] = [];
  const cpuMicros = cpuMeter();
  const startedMs = performance.now();
  let beforeMs = startedMs;
  for (const { stream, step } of measured) {
    await product.send(stream, step);
    const answeredMs = performance.now();
    tookMs.push(answeredMs - beforeMs);
    beforeMs = answeredMs;
    if (answeredMs - startedMs > MEASURE_MS) break;
  }
  return {
    perSecond: (tookMs.length * 1000) / (beforeMs - startedMs),
    cpuMicros: cpuMicros() / tookMs.length,
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
    payloadBytes: payloadBytesOf(measured.slice(0, tookMs.length)),
  };
}
