import type { z } from 'zod';
import type { ClearedWhy, Severity } from '../../domain/alert/words.ts';
import type { Params } from '../../domain/decider.ts';
import type { WatchRule } from '../../wording/alerts.ts';

/** What a rule has found about a document. */
export interface Alert {
  /** Stream of what it is about; of the system `projection-board`. */
  readonly subject: string;
  /** The same as long as nothing new is found. */
  readonly found: string;
  readonly severity: Severity;
  /** For the rule's words. */
  readonly params: Params;
  /** Where its subject belongs. */
  readonly division?: string;
  readonly project?: string;
  readonly site?: string;
}

/** A judgement on one document and the time: pure. `now` in milliseconds since 1970. */
export interface Rule<D, P> {
  readonly name: WatchRule;
  readonly parameters: z.ZodType<P>;
  readonly judge: (document: D, now: number, parameters: P) => Alert | null;
  /** Why an alert is over about which it finds nothing any more. */
  readonly over: (document: D) => ClearedWhy;
}
