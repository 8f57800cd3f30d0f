import type { Figures } from '../plan.ts';
import { cpuMeter, percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';
import { openProduct, type Product, placeOf } from './product.ts';
import { payloadBytesOf, type Sent, workMade } from './work.ts';

const COMMANDS_A_CLIENT_MAX = 1_500;
const WARM_COMMANDS_A_CLIENT = 120;
const CHECKED_COMMANDS_A_CLIENT = 30;
const MEASURE_MS = 2_000;

/**
 * Commands a second when so many clients each keep one on its way. Apart from that, and not
 * measured, some answers are checked on the spot against what a second connection to the file
 * sees: an answer before its commit is counted as early.
 */
export async function inFlight({ dir, clients, runner }: Args): Promise<Figures> {
  await using product = await openProduct(dir, { runner: placeOf(runner) });
  const work = workMade(Number(clients), COMMANDS_A_CLIENT_MAX);
  const parts = work.map((all) => ({
    warm: all.slice(0, WARM_COMMANDS_A_CLIENT),
    checked: all.slice(WARM_COMMANDS_A_CLIENT, WARM_COMMANDS_A_CLIENT + CHECKED_COMMANDS_A_CLIENT),
    measured: all.slice(WARM_COMMANDS_A_CLIENT + CHECKED_COMMANDS_A_CLIENT),
  }));
  await Promise.all(parts.map(({ warm }) => sendAll(product, warm)));
  const early = await countEarly(
    product,
    dir,
    parts.map(({ checked }) => checked),
  );
  const tookMs: number[] = [];
  const startedMs = performance.now();
  const untilMs = startedMs + MEASURE_MS;
  const cpuMicros = cpuMeter();
  const done = parts.map(({ measured }) => sendUntil(product, measured, untilMs, tookMs));
  const sent = await Promise.all(done);
  const seconds = (performance.now() - startedMs) / 1000;
  return {
    perSecond: tookMs.length / seconds,
    cpuMicros: cpuMicros() / tookMs.length,
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
    early,
    checked: CHECKED_COMMANDS_A_CLIENT * Number(clients),
    payloadBytes: payloadBytesOf(parts[0]?.measured.slice(0, sent[0]) ?? []),
  };
}

async function sendAll(product: Product, work: readonly Sent[]): Promise<void> {
  for (const { stream, step } of work) await product.send(stream, step);
}

/** Sends until the time is over and answers how many; throws when the work runs out before. */
async function sendUntil(
  product: Product,
  work: readonly Sent[],
  untilMs: number,
  tookMs: number[],
): Promise<number> {
  let beforeMs = performance.now();
  for (const [sent, { stream, step }] of work.entries()) {
    await product.send(stream, step);
    const answeredMs = performance.now();
    tookMs.push(answeredMs - beforeMs);
    beforeMs = answeredMs;
    if (answeredMs > untilMs) return sent + 1;
  }
  throw new Error(`a client had only ${work.length} commands to send`);
}

async function countEarly(
  product: Product,
  dir: string,
  work: readonly (readonly Sent[])[],
): Promise<number> {
  const db = openLedgerFile(dir, { readOnly: true });
  const fact = db.prepare('SELECT 1 FROM facts WHERE position = ?');
  let early = 0;
  const clients = work.map(async (steps) => {
    for (const { stream, step } of steps) {
      const position = await product.send(stream, step);
      if (!fact.get(position)) early += 1;
    }
  });
  await Promise.all(clients);
  db.close();
  return early;
}
