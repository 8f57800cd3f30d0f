import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { claimFolder } from '../ledger/folder-lock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open.ts';
import { LEDGER_FILE } from '../ledger/sqlite/schema.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { openVault } from '../vault/open.ts';
import type { Vault } from '../vault/vault.ts';
import { type Context, DATA_DIR, EXIT, Failure } from './command.ts';
import type { StorePlaces } from './read-side.ts';
import { installationSecret, SECRET_FILE } from './secret.ts';
import { storesTexts } from './texts/stores.ts';

/** Everything of a folder that a writing command needs, closed in the reverse order of opening. */
export interface Writing extends AsyncDisposable {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly vault: Vault;
  readonly secret: Uint8Array;
  /** Where other processes find the stores; undefined where they live in this one's memory. */
  readonly places: StorePlaces | undefined;
}

export type Rehearsing = Pick<Writing, 'ledger' | 'secret'> & AsyncDisposable;

export function folderOf({ dataDir }: Pick<Context, 'dataDir'>): string {
  return dataDir ?? DATA_DIR;
}

/** Claims the folder, made where there is none, and opens its stores. Throws FolderHeld. */
export async function openToWrite(config: Config, dir: string): Promise<Writing> {
  await using opened = new AsyncDisposableStack();
  opened.use(await claimFolder(dir));
  const ledger = opened.use(await openLedger(config.ledger, dir, { write: true }));
  const readModels = opened.use(await openReadModels(config.readModels, dir, { write: true }));
  const vault = opened.use(await openVault(config.vault, dir));
  const secret = installationSecret(config.secret, dir);
  const stores = opened.move();
  return {
    ledger,
    readModels,
    vault,
    secret,
    places: placesOf(config, dir),
    [Symbol.asyncDispose]: () => stores.disposeAsync(),
  };
}

/** The ledger for reading, beside a writer or alone; a folder without one is a Failure. */
export async function openToRead(context: Context, dir: string): Promise<Ledger> {
  const { ledger } = context.config;
  if (ledger !== 'memory:') mustHoldLedger(context, dir);
  return openLedger(ledger, dir, { write: false });
}

/**
 * The ledger for a rehearsal, an empty one where there is none yet: nothing is made. Without the
 * installation's own secret, digests are only good for the rehearsal itself.
 */
export async function openToRehearse(config: Config, dir: string): Promise<Rehearsing> {
  const isThere = existsSync(join(dir, LEDGER_FILE));
  const ledger = await openLedger(isThere ? config.ledger : 'memory:', dir, { write: false });
  const isKnown = config.secret !== undefined || existsSync(join(dir, SECRET_FILE));
  return {
    ledger,
    secret: isKnown ? installationSecret(config.secret, dir) : Buffer.from('rehearsal'),
    [Symbol.asyncDispose]: () => ledger[Symbol.asyncDispose](),
  };
}

export function mustHoldLedger({ locale }: Pick<Context, 'locale'>, dir: string): void {
  if (existsSync(join(dir, LEDGER_FILE))) return;
  throw new Failure(EXIT.wrong, storesTexts[locale].nothingYet(dir), { code: 'nothing-yet', dir });
}

export function placesOf({ ledger, readModels }: Config, dataDir: string): StorePlaces | undefined {
  return ledger === 'sqlite:' && readModels === 'sqlite:'
    ? { dataDir, ledger, readModels }
    : undefined;
}
