import type { Logger } from 'pino';
import type { AnyDecider } from '../domain/decider.ts';
import type { Intake } from '../intake/intake.ts';
import type { Execute } from '../ledger/execute.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { Vault } from '../vault/vault.ts';

/** What the routes answer from: everything that one serving process has opened. */
export interface Api {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly vault: Vault;
  /** By category. */
  readonly aggregates: ReadonlyMap<string, AnyDecider>;
  readonly execute: Execute;
  readonly intake: Intake;
  readonly states: States;
  /** The installation's secret. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  /** IANA name: how days are counted where nobody says. */
  readonly timeZone: string;
}
