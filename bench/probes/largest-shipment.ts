import { shipment } from '../../src/domain/shipment/decider.ts';
import { foldWhole } from '../../src/ledger/execute/history.ts';
import { decided, FACTS, largestShipment } from '../data/largest-shipment.ts';
import type { Figures } from '../plan.ts';

const ROUNDS = 40;

/**
 * Microseconds of a decision, by kind the median of so many rounds: the mean over the kinds and
 * the slowest kind; milliseconds of the fold of the whole stream, median.
 */
export async function largestShipmentDecided(): Promise<Figures> {
  const { facts, state, next } = largestShipment();
  const kinds = next.map((command) => median(() => decided(state, command, FACTS)) * 1_000);
  return {
    decideUs: kinds.reduce((sum, us) => sum + us, 0) / kinds.length,
    slowestUs: Math.max(...kinds),
    foldMs: median(() => foldWhole(shipment, facts)),
  };
}

/** Milliseconds. */
function median(work: () => unknown): number {
  const took = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
  });
  return took.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}
