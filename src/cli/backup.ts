import { existsSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { Argument } from 'commander';
import { isOnServer, shownStore } from '../config.ts';
import { backupLedger } from '../ledger/sqlite/backup.ts';
import { backupVault } from '../vault/backup.ts';
import { type CliCommand, type Context, EXIT, Failure } from './command.ts';
import { allOrNothing, strangersIn } from './copying.ts';
import { copyKeys, keyFiles } from './key-files.ts';
import { showProgress } from './progress.ts';
import { folderOf, mustHoldLedger } from './stores.ts';
import { backupTexts } from './texts/backup.ts';

interface Options {
  readonly keys?: string;
}

export const backup: CliCommand = {
  declare(command, locale) {
    const texts = backupTexts[locale];
    command.addArgument(new Argument('<dir>', texts.dir)).option('--keys <dir>', texts.keys);
  },
  async run(command, context) {
    const [target = ''] = command.args;
    const { keys } = command.opts<Options>();
    const { out, json, locale, config } = context;
    const dir = folderOf(context);
    mustLieHere(context);
    mustHoldLedger(context, dir);
    refuse(dir, target, keys, context);
    const copied = { dir: target, ...(await copyStores(dir, target, context)) };
    const keyCopies = keys === undefined ? [] : copyKeys(dir, keys);
    const texts = backupTexts[locale];
    if (json) out.write(`${JSON.stringify({ ...copied, keys: keyCopies })}\n`);
    else {
      out.write(`${texts.done({ ...copied, elsewhere: isOnServer(config.vault) })}\n`);
      out.write(`${keys === undefined ? texts.keysStayed(dir) : texts.keysAt(keyCopies)}\n`);
    }
    return EXIT.done;
  },
};

/** Only the server itself can copy what it holds at one moment. */
function mustLieHere({ config, locale }: Context): void {
  if (!isOnServer(config.ledger)) return;
  const message = backupTexts[locale].onServer(shownStore(config.ledger));
  throw new Failure(EXIT.wrong, message, { code: 'ledger-is-on-a-server' });
}

/** Everything that would fail at the end, or undo what a backup is for, is said at the start. */
function refuse(dir: string, target: string, keys: string | undefined, { locale }: Context): void {
  const texts = backupTexts[locale];
  if (isWithin(dir, target)) {
    throw new Failure(EXIT.usage, texts.outside(dir), { code: 'usage', dir: target });
  }
  if (strangersIn(target).length > 0) {
    const details = { code: 'target-must-be-empty', dir: target };
    throw new Failure(EXIT.wrong, texts.notEmpty(target), details);
  }
  if (keys === undefined) return;
  if (isWithin(target, keys)) {
    throw new Failure(EXIT.usage, texts.keysApart, { code: 'usage', option: '--keys' });
  }
  const there = keyFiles(keys).filter((path) => existsSync(path));
  if (there.length === 0) return;
  throw new Failure(EXIT.wrong, texts.keysThere(there), { code: 'keys-are-there', there });
}

function isWithin(dir: string, path: string): boolean {
  const way = relative(dir, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/**
 * The ledger first: what it refers to was in the vault before, and is there when the vault is
 * copied. Read models are not copied at all, they are made from the ledger.
 */
async function copyStores(dir: string, target: string, { err, locale, signal }: Context) {
  const progress = showProgress(err, locale);
  try {
    return await allOrNothing(target, async () => {
      const told = (done: number, inAll: number): void => {
        signal.throwIfAborted();
        progress.at(done, done / inAll);
      };
      const { identity, head } = await backupLedger(dir, target, told);
      signal.throwIfAborted();
      return { ...identity, head, vault: await backupVault(dir, target) };
    });
  } finally {
    progress.end();
  }
}
