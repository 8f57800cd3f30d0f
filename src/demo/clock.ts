import { AsyncLocalStorage } from 'node:async_hooks';

/** A clock that stands where the act that asks it is meant to happen. */
export interface SimulatedClock {
  readonly now: () => number;
  /** Does something at a simulated instant; whatever it awaits still happens then. */
  at<T>(ms: number, act: () => T): T;
}

/** `restMs` is the time outside of any act. */
export function simulatedClock(restMs: number): SimulatedClock {
  const instant = new AsyncLocalStorage<number>();
  return {
    now: () => instant.getStore() ?? restMs,
    at: (ms, act) => instant.run(ms, act),
  };
}
