import { isOnServer } from '../config.ts';
import { aggregates } from '../domain/aggregates.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Checked, checkLedger } from '../ledger/sqlite/check.ts';
import { projections } from '../projections/all.ts';
import { type Verified, verifyReadModels } from '../projections/verify.ts';
import { openScratchReadModels } from '../read-models/open.ts';
import { type CliCommand, type Context, EXIT } from './command.ts';
import { paintFor } from './paint.ts';
import { showProgress } from './progress.ts';
import { correctionOf } from './read-side.ts';
import { openReadModelsToRead } from './reading.ts';
import { folderOf, mustHoldLedger, openToRead } from './stores.ts';
import { verifyTexts } from './texts/verify.ts';
import { type Deep, readDeeply } from './verify-facts.ts';
import { checkHistory } from './verify-history.ts';
import { verifyView } from './verify-view.ts';

/** What was looked at, and what was found wrong with it. */
export interface Verification {
  readonly ok: boolean;
  readonly ledger: Checked;
  /** null where the ledger is damaged: then there is nothing sound to compare with. */
  readonly readModels: Verified | null;
  /** Only with `--deep`. */
  readonly deep?: Deep;
}

export const verify: CliCommand = {
  declare(command, locale) {
    command.option('--deep', verifyTexts[locale].deep);
  },
  async run(command, context) {
    const { deep = false } = command.opts<{ deep?: boolean }>();
    const { out, json, locale } = context;
    const dir = folderOf(context);
    mustHoldLedger(context, dir);
    const found = await verifyFolder(dir, deep, context);
    if (json) out.write(`${JSON.stringify(found)}\n`);
    else out.write(verifyView(found, { locale, paint: paintFor(out) }));
    return found.ok ? EXIT.done : EXIT.wrong;
  },
};

async function verifyFolder(dir: string, deep: boolean, context: Context): Promise<Verification> {
  const { err, locale, signal } = context;
  const progress = showProgress(err, locale);
  const told = (facts: number): void => {
    signal.throwIfAborted();
    progress.at(facts);
  };
  const look = (ledger: Ledger, checked: Checked): Promise<Verification> =>
    verifyHistory({ dir, deep, told }, ledger, checked, context);
  try {
    if (isOnServer(context.config.ledger)) {
      await using ledger = await openToRead(context, dir);
      return await look(ledger, await checkHistory(ledger, told));
    }
    const checked = await checkLedger(dir, told);
    signal.throwIfAborted();
    // A damaged file need not open.
    if (checked.findingsInAll > 0) return { ok: false, ledger: checked, readModels: null };
    await using ledger = await openToRead(context, dir);
    return await look(ledger, checked);
  } finally {
    progress.end();
  }
}

interface Look {
  readonly dir: string;
  readonly deep: boolean;
  readonly told: (facts: number) => void;
}

async function verifyHistory(
  { dir, deep, told }: Look,
  ledger: Ledger,
  checked: Checked,
  context: Context,
): Promise<Verification> {
  if (checked.findingsInAll > 0) return { ok: false, ledger: checked, readModels: null };
  const compared = await compareReadModels(dir, ledger, told, context);
  const read = deep ? { deep: await readDeeply(ledger, aggregates, told) } : {};
  const wrong = compared.found + (read.deep?.found ?? 0);
  return { ok: wrong === 0, ledger: checked, readModels: compared, ...read };
}

async function compareReadModels(
  dir: string,
  ledger: Ledger,
  progress: (facts: number) => void,
  context: Context,
): Promise<Verified> {
  await using readModels = await openReadModelsToRead(context, dir, ledger);
  await using scratch = await openScratchReadModels();
  return await verifyReadModels({
    ledger,
    readModels,
    projections,
    correctionOf,
    progress,
    scratch,
    signal: context.signal,
  });
}
