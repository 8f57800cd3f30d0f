import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOnServer } from '../config.ts';
import { openVault } from '../vault/open.ts';
import type { Context } from './command.ts';
import type { Check } from './doctor-checks.ts';
import { wordsOf } from './failures.ts';
import { doctorTexts } from './texts/doctor.ts';
import { vaultKeyIn } from './vault-key.ts';

/** Several processes need the same key to what is on a server, and a vault that all of them see. */
export async function vaultChecks(dir: string, context: Context): Promise<readonly Check[]> {
  const { locale, config } = context;
  const texts = doctorTexts[locale];
  if (!isOnServer(config.vault)) {
    if (!isOnServer(config.ledger)) return [];
    return [{ name: 'vault', level: 'warn', what: texts.vaultApart, mend: texts.vaultApartMend }];
  }
  const key = vaultKeyIn(config, dir);
  const name = 'vault-key';
  if (key === undefined) {
    return [{ name, level: 'wrong', what: texts.noVaultKey, mend: texts.noVaultKeyMend }];
  }
  const isSet = config.vaultKey !== undefined;
  const found: Check = { name, level: 'ok', what: texts.vaultKey(isSet) };
  return [found, ...(await fittingChecks(config.vault, key, context))];
}

/** A vault that is there is opened for a moment, away from the folder: its key must fit. */
async function fittingChecks(
  url: string,
  key: string,
  { locale }: Context,
): Promise<readonly Check[]> {
  const texts = doctorTexts[locale];
  const name = 'vault';
  const aside = await mkdtemp(join(tmpdir(), 'lading-doctor-'));
  try {
    if (!(await isThere(url))) return [];
    await using _vault = await openVault(url, aside, { key });
    return [{ name, level: 'ok', what: texts.vault }];
  } catch (error) {
    const mend =
      error instanceof Error && error.name === 'VaultLocked' ? texts.noKeyMend : undefined;
    return [{ name, level: 'wrong', what: wordsOf(error, locale), ...(mend && { mend }) }];
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function isThere(url: string): Promise<boolean> {
  const { connectMongo } = await import('../servers/mongodb.ts');
  await using mongo = await connectMongo(url);
  const collections = await mongo.db.listCollections({}, { nameOnly: true }).toArray();
  return collections.some(({ name }) => name.startsWith('vault_'));
}
