import type { AppendFault, Faults } from './faults.ts';

/** What a test may do to a stand-in, whether it runs in this process or in one of its own. */
export interface Switches {
  setFaults(faults: Partial<Faults>): Promise<void>;
  failNextAppends(count: number, fault: AppendFault): Promise<void>;
  /** Ends all subscriptions as if their consumers had been too slow. */
  dropSubscriptions(): Promise<void>;
  cutConnections(): Promise<void>;
  /** Writes so many events of the server's own. */
  writeNoise(count: number): Promise<void>;
  /** Refuses connections at once, ends what is open when the time is up, then returns. */
  stopGracefully(): Promise<void>;
}
