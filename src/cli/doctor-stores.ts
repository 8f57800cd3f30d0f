import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isOnServer } from '../config.ts';
import { claimFolder, FolderHeld } from '../ledger/folder-lock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open.ts';
import { LEDGER_FILE } from '../ledger/sqlite/schema.ts';
import { projections } from '../projections/all.ts';
import type { AnyProjection } from '../projections/projection.ts';
import { usableBuild } from '../projections/usable.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { vaultFiles } from '../vault/files.ts';
import { openVault } from '../vault/open.ts';
import { VaultLocked } from '../vault/vault.ts';
import type { Context } from './command.ts';
import type { Check } from './doctor-checks.ts';
import { failureOf } from './failures.ts';
import { factsAfter } from './reading.ts';
import { installationSecret, SECRET_FILE } from './secret.ts';
import { isNoLedgerYet } from './stores.ts';
import { doctorTexts } from './texts/doctor.ts';
import { number } from './texts/figures.ts';

const PARKED_SHOWN_MAX = 20;

/** Who holds the folder, and whether ledger, vault and read models can be used. */
export async function storeChecks(dir: string, context: Context): Promise<readonly Check[]> {
  const { config, locale } = context;
  const texts = doctorTexts[locale];
  const isEmbedded = [config.ledger, config.readModels, config.vault].includes('sqlite:');
  const held = isEmbedded && existsSync(dir) ? await heldCheck(dir, context) : [];
  const none = (): readonly Check[] => {
    return [{ name: 'ledger', level: 'warn', what: texts.noLedger, mend: texts.noLedgerMend }];
  };
  if (config.ledger === 'sqlite:' && !existsSync(join(dir, LEDGER_FILE))) {
    return [...held, ...none()];
  }
  try {
    await using ledger = await openLedger(config.ledger, dir, { write: false });
    const { identity } = ledger;
    const head = await ledger.head();
    const what = texts.ledger(identity.ledger, identity.epoch, number(head));
    const found: Check = { name: 'ledger', level: 'ok', what };
    const models = await readModelChecks(dir, ledger, context);
    return [...held, found, ...secretChecks(dir, head === 0, context), ...models];
  } catch (error) {
    if (isNoLedgerYet(error)) return [...held, ...none(), ...secretChecks(dir, true, context)];
    return [...held, unusableLedger(error, context)];
  }
}

/** What a server has against us says the mend itself. */
function unusableLedger(error: unknown, { config, locale }: Context): Check {
  const texts = doctorTexts[locale];
  const name = 'ledger';
  if (isOnServer(config.ledger)) {
    return { name, level: 'wrong', what: failureOf(error, locale).message };
  }
  const what = texts.ledgerUnusable(messageOf(error));
  return { name, level: 'wrong', what, mend: texts.ledgerMend };
}

/** Where nobody holds the folder, the vault is opened for a moment: its key must fit. */
async function heldCheck(dir: string, { config, locale }: Context): Promise<readonly Check[]> {
  const texts = doctorTexts[locale];
  try {
    await using _claim = await claimFolder(dir);
    const free: Check = { name: 'holder', level: 'ok', what: texts.free };
    if (config.vault !== 'sqlite:' || !existsSync(vaultFiles(dir).database)) return [free];
    try {
      await using _vault = await openVault(
        config.vault,
        dir,
        config.vaultKey ? { key: config.vaultKey } : {},
      );
      return [free, { name: 'vault', level: 'ok', what: texts.vault }];
    } catch (error) {
      const what = texts.vaultLocked(messageOf(error));
      const mend = error instanceof VaultLocked ? texts.noKeyMend : texts.vaultMend;
      return [free, { name: 'vault', level: 'wrong', what, mend }];
    }
  } catch (error) {
    if (!(error instanceof FolderHeld)) {
      const what = texts.notHeld(messageOf(error));
      return [{ name: 'holder', level: 'wrong', what, mend: texts.notHeldMend }];
    }
    const { pid, since, url } = error;
    const what = texts.held(pid ?? '?', since ?? '?', url);
    return [{ name: 'holder', level: 'ok', what }];
  }
}

/** A secret that is as it should be is told of with the keys, or here where it is shared. */
function secretChecks(dir: string, isNew: boolean, { config, locale }: Context): readonly Check[] {
  const isShared = isOnServer(config.ledger);
  if (!isShared && isNew && !existsSync(join(dir, SECRET_FILE))) return [];
  const name = 'secret';
  try {
    installationSecret(config.secret, dir, isShared ? 'shared' : isNew ? 'new' : 'in-use');
    const isSet = config.secret !== undefined;
    return isShared ? [{ name, level: 'ok', what: doctorTexts[locale].secret(isSet) }] : [];
  } catch (error) {
    return [{ name, level: 'wrong', what: failureOf(error, locale).message }];
  }
}

async function readModelChecks(
  dir: string,
  ledger: Ledger,
  { config, locale }: Context,
): Promise<readonly Check[]> {
  if (config.readModels === 'memory:') return [];
  const texts = doctorTexts[locale];
  const checks: Check[] = [];
  try {
    await using readModels = await openReadModels(config.readModels, dir, { write: false });
    for (const projection of projections) {
      const isShared = isOnServer(config.readModels);
      checks.push(...(await readModelCheck(projection, ledger, readModels, { texts, isShared })));
    }
  } catch (error) {
    const name = 'read-models';
    if (isOnServer(config.readModels)) {
      checks.push({ name, level: 'wrong', what: failureOf(error, locale).message });
    } else {
      const what = texts.readModelsUnusable(messageOf(error));
      checks.push({ name, level: 'wrong', what, mend: texts.readModelsMend });
    }
  }
  return checks;
}

type Texts = (typeof doctorTexts)['en'];

async function readModelCheck(
  projection: AnyProjection,
  ledger: Ledger,
  readModels: ReadModels,
  { texts, isShared }: { readonly texts: Texts; readonly isShared: boolean },
): Promise<readonly Check[]> {
  const name = `read-model ${projection.name}`;
  try {
    const collection = await usableBuild(ledger, readModels, projection);
    const checkpoint = await collection?.checkpoint();
    if (!collection || !checkpoint) {
      const mend = texts.rebuildMend(projection.name);
      return [{ name, level: 'warn', what: texts.notBuilt(projection.name), mend }];
    }
    const parked = await collection.parked();
    const behind = await factsAfter(ledger, checkpoint.through);
    const documents = number(await collection.count({}));
    const what = texts.readModel(projection.name, documents, number(behind));
    const leader = isShared ? leaderIn(await collection.holder(), texts) : '';
    return [
      { name, level: 'ok', what: `${what}${leader}` },
      ...parked.slice(0, PARKED_SHOWN_MAX).map(({ id, factType, position, error }): Check => {
        const said = texts.parked(projection.name, id, factType, number(position), error);
        return { name, level: 'wrong', what: said, mend: texts.parkedMend(projection.name, id) };
      }),
      ...(parked.length > PARKED_SHOWN_MAX
        ? [{ name, level: 'wrong', what: texts.moreParked(number(parked.length)) } as const]
        : []),
    ];
  } catch (error) {
    const mend = texts.rebuildMend(projection.name);
    return [{ name, level: 'wrong', what: `${projection.name}: ${messageOf(error)}`, mend }];
  }
}

function leaderIn(holder: string | undefined, texts: Texts): string {
  return holder === undefined ? texts.ledByNobody : texts.ledBy(holder);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
