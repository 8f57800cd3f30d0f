import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Config, isOnServer } from '../config.ts';
import { claimFolder, type FolderLock } from '../ledger/folder-lock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open.ts';
import { LEDGER_FILE } from '../ledger/sqlite/schema.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { openVault } from '../vault/open.ts';
import type { Vault } from '../vault/vault.ts';
import { attentive } from './attentive.ts';
import { type Context, DATA_DIR, EXIT, Failure, type Inside } from './command.ts';
import type { StorePlaces } from './read-side.ts';
import { installationSecret, isSecretThere } from './secret.ts';
import { storesTexts } from './texts/stores.ts';
import { mustHaveVaultKey } from './vault-key.ts';
import type { Premises, Workplace } from './workplace.ts';

/** What read models are kept with; closed in the reverse order of opening. */
export interface Folding extends AsyncDisposable {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  /** Where other processes find the stores; undefined where they are not in files. */
  readonly places: StorePlaces | undefined;
  /** Holder of the leases of read models: one name for all who can never run at the same time. */
  readonly owner: string;
  /** Whether other processes may keep the same read models at the same time. */
  readonly isShared: boolean;
  /** Whether positions of this ledger count facts; on a server they are places in its log. */
  readonly positionsCount: boolean;
}

/** Everything that a command needs which records facts. */
export interface Writing extends Folding {
  /** Where the process has them already: there is one of each. */
  readonly shared?: Pick<Workplace, 'execute' | 'states' | 'intake'>;
  readonly vault: Vault;
  readonly secret: Uint8Array;
  /** Whether no other process can append to this ledger. */
  readonly soleWriter: boolean;
}

export type Rehearsing = Pick<Writing, 'ledger' | 'secret' | 'soleWriter'> & AsyncDisposable;

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

/**
 * Claims the folder, made where there is none, for those of the stores that lie in it; FolderHeld.
 * Where all are on servers nothing is claimed: these take several writers.
 */
export async function holdFolder(
  stores: readonly string[],
  dir: string,
  how: { readonly url?: string } = {},
): Promise<AsyncDisposable & Partial<FolderLock>> {
  return stores.includes('sqlite:') ? claimFolder(dir, how) : new AsyncDisposableStack();
}

export interface HowToOpen {
  /** The folder is held already. */
  readonly held?: boolean;
  /** A ledger on a server is made where there is none, and may be appended to. */
  readonly write?: boolean;
  readonly onEnd?: (error: Error) => void;
  readonly onTrouble?: (error: unknown) => void;
}

/** Holds the folder where it must, and opens what read models need. */
export async function openToFold(
  config: Config,
  dir: string,
  { held = false, write = false, ...told }: HowToOpen = {},
): Promise<Folding> {
  await using opened = new AsyncDisposableStack();
  if (!held) opened.use(await holdFolder([config.ledger, config.readModels], dir));
  const how = { write: write || !isOnServer(config.ledger), ...told };
  const ledger = opened.use(await openLedger(config.ledger, dir, how));
  const readModels = opened.use(await openReadModels(config.readModels, dir, { write: true }));
  const stores = opened.move();
  const close = { [Symbol.asyncDispose]: () => stores.disposeAsync() };
  return { ledger, readModels, ...sharingOf(config, dir), ...close };
}

/**
 * The same with the vault and the secret, without which nothing can be recorded. What a server
 * lends stays open.
 */
export async function openToWrite(
  config: Config,
  dir: string,
  inside?: Pick<Inside, 'stores'>,
): Promise<Writing> {
  if (inside) return lent(inside.stores, config);
  await using opened = new AsyncDisposableStack();
  opened.use(await holdFolder([config.ledger, config.readModels, config.vault], dir));
  // Before a server is touched, where nothing would be recorded anyway.
  if (isOnServer(config.ledger)) installationSecret(config.secret, dir, 'shared');
  mustHaveVaultKey(config, dir);
  const folding = opened.use(await openToFold(config, dir, { held: true, write: true }));
  const vault = opened.use(await vaultOf(config, dir));
  const { secret, soleWriter } = await secretFor(config, dir, folding.ledger);
  const stores = opened.move();
  const close = { [Symbol.asyncDispose]: () => stores.disposeAsync() };
  return { ...folding, vault, secret, soleWriter, ...close };
}

function lent(stores: Premises, config: Config): Writing {
  const { workplace } = stores;
  if (!workplace) throw new Error('a server that records nothing has lent its stores');
  const { vault, secret } = workplace;
  const soleWriter = !isOnServer(config.ledger);
  const stay = { [Symbol.asyncDispose]: async () => undefined };
  return { ...stores, vault, secret, soleWriter, shared: workplace, ...stay };
}

export async function vaultOf({ vault, vaultKey }: Config, dir: string): Promise<Vault> {
  return openVault(vault, dir, vaultKey === undefined ? {} : { key: vaultKey });
}

/** The installation's secret, made where the folder is all there is of it; SecretMissing and kin. */
export async function secretFor(
  config: Config,
  dir: string,
  ledger: Ledger,
): Promise<Pick<Writing, 'secret' | 'soleWriter'>> {
  const soleWriter = !isOnServer(config.ledger);
  const use = !soleWriter ? 'shared' : (await ledger.head()) === 0 ? 'new' : 'in-use';
  return { secret: installationSecret(config.secret, dir, use), soleWriter };
}

/** The ledger for reading, beside writers or alone; a folder without one is a Failure. */
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
  await using opened = new AsyncDisposableStack();
  const ledger = opened.use(await ledgerThatIsThere(config, dir));
  const isNew = (await ledger.head()) === 0;
  const soleWriter = !isOnServer(config.ledger);
  const use = isNew ? 'new' : soleWriter ? 'in-use' : 'shared';
  const secret =
    isNew && !isSecretThere(config.secret, dir)
      ? Buffer.from('rehearsal')
      : installationSecret(config.secret, dir, use);
  const stores = opened.move();
  return { ledger, secret, soleWriter, [Symbol.asyncDispose]: () => stores.disposeAsync() };
}

/** A ledger on a server says for itself that it is not there. */
export function mustHoldLedger(
  { config, locale }: Pick<Context, 'config' | 'locale'>,
  dir: string,
): void {
  if (isOnServer(config.ledger) || existsSync(join(dir, LEDGER_FILE))) return;
  throw new Failure(EXIT.wrong, storesTexts[locale].nothingYet(dir), { code: 'nothing-yet', dir });
}

/** Whoever holds a folder is alone with it; on a server every process is somebody of its own. */
export function sharingOf(
  { ledger, readModels }: Config,
  dataDir: string,
): Omit<Folding, 'ledger' | 'readModels' | keyof AsyncDisposable> {
  const positionsCount = !isOnServer(ledger);
  if (isOnServer(readModels)) {
    const owner = `${hostname()} ${process.pid} ${randomBytes(3).toString('hex')}`;
    return { owner, isShared: true, places: undefined, positionsCount };
  }
  return {
    owner: 'folder',
    isShared: false,
    positionsCount,
    places:
      ledger === 'sqlite:' && readModels === 'sqlite:'
        ? { dataDir, ledger, readModels }
        : undefined,
  };
}

async function ledgerThatIsThere(config: Config, dir: string): Promise<Ledger> {
  const none = (): Promise<Ledger> => openLedger('memory:', dir, { write: false });
  if (!isOnServer(config.ledger)) {
    const isThere = existsSync(join(dir, LEDGER_FILE));
    return isThere ? openLedger(config.ledger, dir, { write: false }) : none();
  }
  return openLedger(config.ledger, dir, { write: false }).catch((error: unknown) => {
    if (isNoLedgerYet(error)) return none();
    throw error;
  });
}

/** The server is well, and nothing has ever been recorded on it. */
export function isNoLedgerYet(error: unknown): boolean {
  return error instanceof Error && 'rule' in error && error.rule === 'eventstoredb-no-ledger';
}
