import { existsSync, statSync } from 'node:fs';
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
import { attentive } from './attentive.ts';
import { type Context, DATA_DIR, EXIT, Failure } from './command.ts';
import type { StorePlaces } from './read-side.ts';
import { installationSecret, SECRET_FILE } from './secret.ts';
import { storesTexts } from './texts/stores.ts';

/** What a folder's read models are kept with; closed in the reverse order of opening. */
export interface Folding extends AsyncDisposable {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  /** Where other processes find the stores; undefined where they live in this one's memory. */
  readonly places: StorePlaces | undefined;
}

/** Everything of a folder that a command needs which records facts. */
export interface Writing extends Folding {
  readonly vault: Vault;
  readonly secret: Uint8Array;
}

export type Rehearsing = Pick<Writing, 'ledger' | 'secret'> & AsyncDisposable;

/** The data folder that is meant; a name that no folder can have is wrong usage. */
export function folderOf(
  { dataDir, locale }: Pick<Context, 'dataDir' | 'locale'>,
  byDefault = DATA_DIR,
): string {
  const dir = dataDir ?? byDefault;
  const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? dir !== '';
  if (isFolder) return dir;
  throw new Failure(EXIT.usage, storesTexts[locale].noFolder(dir), { code: 'usage', dir });
}

/** Claims the folder, made where there is none, and opens what read models need; FolderHeld. */
export async function openToFold(config: Config, dir: string): Promise<Folding> {
  await using opened = new AsyncDisposableStack();
  opened.use(await claimFolder(dir));
  const ledger = opened.use(await openLedger(config.ledger, dir, { write: true }));
  const readModels = opened.use(await openReadModels(config.readModels, dir, { write: true }));
  const stores = opened.move();
  const places = placesOf(config, dir);
  return { ledger, readModels, places, [Symbol.asyncDispose]: () => stores.disposeAsync() };
}

/** The same with the vault and the secret, without which nothing can be recorded. */
export async function openToWrite(config: Config, dir: string): Promise<Writing> {
  await using opened = new AsyncDisposableStack();
  const folding = opened.use(await openToFold(config, dir));
  const vault = opened.use(await openVault(config.vault, dir));
  const isNew = (await folding.ledger.head()) === 0;
  const secret = installationSecret(config.secret, dir, isNew);
  const stores = opened.move();
  return { ...folding, vault, secret, [Symbol.asyncDispose]: () => stores.disposeAsync() };
}

/** The ledger for reading, beside a writer or alone; a folder without one is a Failure. */
export async function openToRead(context: Context, dir: string): Promise<Ledger> {
  const { ledger } = context.config;
  if (ledger !== 'memory:') mustHoldLedger(context, dir);
  return attentive(await openLedger(ledger, dir, { write: false }), context.signal);
}

/**
 * The ledger for a rehearsal, an empty one where there is none yet: nothing is made. Without the
 * installation's own secret, digests are only good for the rehearsal itself.
 */
export async function openToRehearse(config: Config, dir: string): Promise<Rehearsing> {
  const isThere = existsSync(join(dir, LEDGER_FILE));
  const ledger = await openLedger(isThere ? config.ledger : 'memory:', dir, { write: false });
  await using opened = new AsyncDisposableStack();
  opened.use(ledger);
  const isKnown = config.secret !== undefined || existsSync(join(dir, SECRET_FILE));
  const isNew = (await ledger.head()) === 0;
  const secret =
    isNew && !isKnown ? Buffer.from('rehearsal') : installationSecret(config.secret, dir, isNew);
  const stores = opened.move();
  return { ledger, secret, [Symbol.asyncDispose]: () => stores.disposeAsync() };
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
