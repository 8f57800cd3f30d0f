import { importVault } from '../exchange/vault-ndjson/import.ts';
import type { VaultSummary } from '../exchange/vault-ndjson/tally.ts';
import { vaultFiles } from '../vault/files.ts';
import { keyThatIsThere, mustFit } from '../vault/key.ts';
import { openVault, rehearseTaking } from '../vault/open.ts';
import type { Vault } from '../vault/vault.ts';
import { type Context, EXIT, Failure } from './command.ts';
import type { Source } from './import-source.ts';
import type { Listing } from './import-view.ts';
import { watched } from './import-watched.ts';
import { folderOf, holdFolder } from './stores.ts';
import { importTexts } from './texts/import.ts';
import { vaultKeyIn } from './vault-key.ts';

/**
 * Takes an exported vault into the one that is configured. Nothing is made or held before the
 * file has shown that it belongs to the key that is here.
 */
export async function takeVault(
  source: Source,
  listing: Listing,
  dryRun: boolean,
  context: Context,
): Promise<VaultSummary> {
  const { config, locale } = context;
  const texts = importTexts[locale];
  const dir = folderOf(context);
  const key = vaultKeyIn(config, dir);
  if (key === undefined) throw locked(texts.noVaultKey(vaultFiles(dir).key));
  await using opened = new AsyncDisposableStack();

  async function open(keyCheck: Uint8Array): Promise<Pick<Vault, 'take'>> {
    const given = config.vaultKey === undefined ? {} : { key: config.vaultKey };
    const here = keyThatIsThere(dir, given.key);
    await orLocked(
      () => mustFit(here, keyCheck, source.name),
      () => texts.otherVaultKey(here.from),
    );
    const openIt = dryRun ? rehearseTaking : openVault;
    if (!dryRun) opened.use(await holdFolder([config.vault], dir));
    const vault = await orLocked(() => openIt(config.vault, dir, given), texts.begunOtherwise);
    return opened.use(vault);
  }
  return await watched(source, listing, context, (bytes, options) => {
    return importVault(bytes, open, options);
  });
}

/** What a person can do about a key that does not fit, instead of the fact alone. */
async function orLocked<T>(
  work: () => T | Promise<T>,
  said: (message: string) => string,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'VaultLocked') throw locked(said(error.message));
    throw error;
  }
}

function locked(message: string): Failure {
  return new Failure(EXIT.unreachable, message, { code: 'vault-locked' });
}
