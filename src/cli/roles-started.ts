import type { Door } from '../api/door.ts';
import type { Metrics } from '../api/metrics.ts';
import type { ServerOptions } from '../api/server.ts';
import type { Config, Locale } from '../config.ts';
import type { Runner } from '../projections/runner.ts';
import type { Log } from './logging.ts';
import type { Premises, Workplace } from './workplace.ts';

/** What a role is started with. */
export interface RoleOptions {
  readonly config: Config;
  readonly locale: Locale;
  readonly stores: Premises;
  readonly door: Door;
  readonly health: ServerOptions['health'];
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  /** Told when nobody could manage anything yet. */
  readonly withoutAdmin: () => void;
  /** Told of every failure that the role gets over by itself; `what` is its projection or process. */
  readonly trouble: (error: unknown, what?: string) => void;
}

/** A role at work; disposed of, it finishes what is in hand. */
export interface Running extends Pick<Runner, 'lag'>, AsyncDisposable {
  /** Of the role `projections`. */
  readonly runner?: Runner;
}

export type StartRole = (options: RoleOptions) => Promise<Running>;

export function workplaceOf({ stores: { workplace } }: Pick<RoleOptions, 'stores'>): Workplace {
  if (workplace) return workplace;
  throw new Error('a role that records was opened without what that takes');
}
