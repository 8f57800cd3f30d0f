import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Argument } from 'commander';
import { isOnServer, shownStore } from '../config.ts';
import { claimFolder } from '../ledger/folder-lock.ts';
import { beginEpoch, openLedger } from '../ledger/open.ts';
import { restoreLedger } from '../ledger/sqlite/backup.ts';
import { openReadModels } from '../read-models/open.ts';
import { restoreVault } from '../vault/backup.ts';
import { vaultFiles } from '../vault/files.ts';
import { bringUpToDate } from './catching-up.ts';
import { type CliCommand, type Context, EXIT, type Exit, Failure } from './command.ts';
import { allOrNothing, strangersIn } from './copying.ts';
import { copyKeys, keyFiles } from './key-files.ts';
import { showProgress } from './progress.ts';
import { folderOf, sharingOf } from './stores.ts';
import { restoreTexts } from './texts/restore.ts';

/** What may lie in a folder before a restore: keys put there first, and what a claim leaves. */
const EXPECTED = ['lading.hold', 'lading.lock'];

interface Options {
  readonly keys?: string;
  readonly newEpoch?: boolean;
}

export const restore: CliCommand = {
  declare(command, locale) {
    const texts = restoreTexts[locale];
    command
      .addArgument(new Argument('[dir]', texts.dir))
      .option('--keys <dir>', texts.keys)
      .option('--new-epoch', texts.newEpoch);
  },
  async run(command, context) {
    const [source] = command.args;
    const { keys, newEpoch = false } = command.opts<Options>();
    const { out, json, locale, config } = context;
    if (isOnServer(config.ledger)) return onServer(source, newEpoch, context);
    if (newEpoch) throw wrongUsage(restoreTexts[locale].epochByItself);
    if (source === undefined) throw wrongUsage(restoreTexts[locale].dirMissing);
    const dir = folderOf(context);
    mustBeEmpty(dir, keys, context);
    const restored = await restoreStores(source, dir, keys, context);
    const missing = keyFiles(dir).filter((path) => !existsSync(path));
    if (json) out.write(`${JSON.stringify({ dir, ...restored, missingKeys: missing })}\n`);
    else {
      const texts = restoreTexts[locale];
      out.write(`${texts.done({ dir, ...restored })}\n`);
      if (missing.length > 0)
        out.write(`${texts.missing(missing.map((path) => basename(path)))}\n`);
    }
    return EXIT.done;
  },
};

/** The server puts its own backup back; what was given out of positions since must not count. */
async function onServer(
  source: string | undefined,
  newEpoch: boolean,
  { out, json, locale, config }: Context,
): Promise<Exit> {
  const texts = restoreTexts[locale];
  const store = shownStore(config.ledger);
  if (source !== undefined || !newEpoch) {
    throw new Failure(EXIT.wrong, texts.onServer(store), { code: 'ledger-is-on-a-server' });
  }
  const identity = await beginEpoch(config.ledger);
  if (json) out.write(`${JSON.stringify(identity)}\n`);
  else out.write(`${texts.begun(store, identity.epoch)}\n`);
  return EXIT.done;
}

function wrongUsage(message: string): Failure {
  return new Failure(EXIT.usage, message, { code: 'usage' });
}

/** Keys may lie there already, unless they are to be brought as well: they are never replaced. */
function mustBeEmpty(dir: string, keys: string | undefined, { locale }: Context): void {
  const before = [...(keys === undefined ? keyFiles(dir) : []), vaultFiles(dir).erasures];
  const there = strangersIn(dir, [...EXPECTED, ...before.map((path) => basename(path))]);
  if (there.length === 0) return;
  const message = restoreTexts[locale].notEmpty(dir, there);
  throw new Failure(EXIT.wrong, message, { code: 'target-must-be-empty', dir, there });
}

async function restoreStores(
  source: string,
  dir: string,
  keys: string | undefined,
  context: Context,
) {
  const { config, err, locale, now, signal } = context;
  const progress = showProgress(err, locale);
  try {
    return await allOrNothing(dir, async () => {
      await using _claim = await claimFolder(dir);
      const told = (done: number, inAll: number): void => {
        signal.throwIfAborted();
        progress.at(done, done / inAll);
      };
      const { identity, head } = await restoreLedger(source, dir, now(), told);
      signal.throwIfAborted();
      const vault = await restoreVault(source, dir);
      if (keys !== undefined) copyKeys(keys, dir);
      await using ledger = await openLedger(config.ledger, dir, { write: true });
      await using readModels = await openReadModels(config.readModels, dir, { write: true });
      progress.end();
      await bringUpToDate({ ledger, readModels, ...sharingOf(config, dir) }, context);
      return { ...identity, head, vault };
    });
  } finally {
    progress.end();
  }
}
