import type { Logger } from 'pino';
import type { Api } from '../api/api.ts';
import type { Config, Role } from '../config.ts';
import { aggregates } from '../domain/aggregates.ts';
import { positionsInCustody } from '../intake/custody.ts';
import { createIntake } from '../intake/intake.ts';
import { knownCodes } from '../intake/known-codes.ts';
import { type CodesInUse, oneOwner } from '../intake/one-owner.ts';
import { commandDigest, createExecute } from '../ledger/execute.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createStates } from '../ledger/states.ts';
import { codes } from '../projections/codes.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { Vault } from '../vault/vault.ts';
import { type Folding, type HowToOpen, openToFold, secretFor, vaultOf } from './stores.ts';
import { mustHaveVaultKey } from './vault-key.ts';

/** Roles that see or keep what is said about persons. */
const NEED_VAULT: ReadonlySet<Role> = new Set(['api', 'alerts', 'notify']);
/** A role that only folds what others have recorded. */
const NEED_NOTHING: ReadonlySet<Role> = new Set(['projections']);

/** Everything that the roles of one process have opened. */
export interface Premises extends Folding {
  /** Undefined where no role records anything. */
  readonly workplace: Workplace | undefined;
}

/** Which stores of a folder the roles use. */
export function storesOf(config: Config, roles: readonly Role[]): readonly string[] {
  const vault = roles.some((role) => NEED_VAULT.has(role)) ? [config.vault] : [];
  return [config.ledger, config.readModels, ...vault];
}

/** Opens what the roles need, and no more; the folder is held already. */
export async function openPremises(
  { config, dir, roles }: { config: Config; dir: string; roles: readonly Role[] },
  told: Pick<HowToOpen, 'onEnd' | 'onTrouble'>,
  around: Surroundings,
): Promise<Premises> {
  const needsVault = roles.some((role) => NEED_VAULT.has(role));
  const needsSecret = roles.some((role) => !NEED_NOTHING.has(role));
  await using opened = new AsyncDisposableStack();
  if (needsVault) mustHaveVaultKey(config, dir);
  const folding = opened.use(await openToFold(config, dir, { held: true, write: true, ...told }));
  let workplace: Workplace | undefined;
  if (needsSecret) {
    const { ledger, readModels } = folding;
    const vault = needsVault ? opened.use(await vaultOf(config, dir)) : NO_VAULT;
    const keys = await secretFor(config, dir, ledger);
    workplace = openWorkplace({ ledger, readModels, vault, ...keys }, around);
  }
  const stores = opened.move();
  return { ...folding, workplace, [Symbol.asyncDispose]: () => stores.disposeAsync() };
}

async function noVault(): Promise<never> {
  throw new Error('the roles of this process have nothing to do with the vault');
}

const NO_VAULT: Vault = {
  put: noVault,
  get: noVault,
  erase: noVault,
  take: noVault,
  [Symbol.asyncDispose]: async () => undefined,
};

/** What the roles of one process work with: one cache of states, one queue a stream. */
export interface Workplace extends Api {
  /** The `commandDigest` of this installation. */
  readonly digest: (command: string, data: object) => string;
}

interface Stores {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly vault: Vault;
  readonly secret: Uint8Array;
  /** Whether no other process appends to this ledger. */
  readonly soleWriter: boolean;
}

interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  readonly timeZone: string;
}

export function openWorkplace(stores: Stores, { now, log, timeZone }: Surroundings): Workplace {
  const { ledger, readModels, vault, secret, soleWriter } = stores;
  const execute = createExecute({
    ledger,
    deciders: aggregates,
    now,
    soleWriter,
    onLongStream: (stream, version) => log.warn({ stream, version }, 'a stream has grown long'),
  });
  const states = createStates(ledger, aggregates);
  const inUse = async (): Promise<CodesInUse | undefined> => readModels.published(codes.name);
  const checks = [knownCodes(states), positionsInCustody(states), oneOwner(states, inUse)];
  const intake = createIntake({ execute, aggregates, vault, secret, now, checks });
  return {
    ledger,
    readModels,
    vault,
    aggregates,
    execute,
    intake,
    states,
    secret,
    now,
    log,
    timeZone,
    digest: (command, data) => commandDigest(secret, command, data),
  };
}
