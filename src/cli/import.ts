import { Argument, Option } from 'commander';
import { aggregates } from '../domain/aggregates.ts';
import { importCommands } from '../exchange/commands-ndjson.ts';
import { importFacts } from '../exchange/facts-ndjson/import.ts';
import { importOrderLog } from '../exchange/order-log/import.ts';
import { REHEARSAL_VAULT, rehearsalLedger } from '../exchange/rehearsal.ts';
import type { Summary } from '../exchange/summary.ts';
import { createIntake } from '../intake/intake.ts';
import { createExecute } from '../ledger/execute.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open.ts';
import type { Vault } from '../vault/vault.ts';
import { bringUpToDateOrSay } from './catching-up.ts';
import { type CliCommand, type Context, EXIT, type Exit } from './command.ts';
import { openSource, type Source } from './import-source.ts';
import { takeVault } from './import-vault.ts';
import { type Listing, listRefused, summaryView, vaultView } from './import-view.ts';
import { watched } from './import-watched.ts';
import { paintFor } from './paint.ts';
import { folderOf, openToRehearse, openToWrite } from './stores.ts';
import { importTexts } from './texts/import.ts';

const FORMATS = ['ocel-csv', 'commands-ndjson', 'facts-ndjson'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly format: Format | 'vault';
  readonly dryRun?: boolean;
}

export const importFile: CliCommand = {
  declare(command, locale) {
    const texts = importTexts[locale];
    command
      .addArgument(new Argument('<file>', texts.file))
      .addOption(
        new Option('--format <format>', texts.format)
          .choices([...FORMATS, 'vault'])
          .makeOptionMandatory(),
      )
      .option('--dry-run', texts.dryRun);
  },
  async run(command, context) {
    const { format, dryRun = false } = command.opts<Options>();
    const [file = ''] = command.args;
    const source = openSource(file, context);
    const listing = listRefused(source.name, context);
    if (format === 'vault') {
      const taken = await takeVault(source, listing, dryRun, context);
      return tell(
        taken,
        listing,
        { dryRun, view: vaultView(taken, dryRun, viewIn(context)) },
        context,
      );
    }
    const summary = dryRun
      ? await rehearse(format, source, listing, context)
      : await record(format, source, listing, context);
    return tell(
      summary,
      listing,
      { dryRun, view: summaryView(summary, dryRun, viewIn(context)) },
      context,
    );
  },
};

function viewIn({ locale, out }: Context) {
  return { locale, paint: paintFor(out) };
}

async function record(
  format: Format,
  source: Source,
  listing: Listing,
  context: Context,
): Promise<Summary> {
  await using stores = await openToWrite(context.config, folderOf(context));
  const summary = await importFrom(format, source, stores, listing, context);
  if (!summary.interrupted) await bringUpToDateOrSay(stores, context);
  return summary;
}

/** The same commands through the same rules, and nothing is kept. */
async function rehearse(
  format: Format,
  source: Source,
  listing: Listing,
  context: Context,
): Promise<Summary> {
  await using real = await openToRehearse(context.config, folderOf(context));
  const scratch = await openLedger('memory:', '', { write: true });
  await using ledger = rehearsalLedger(real.ledger, scratch);
  const { secret, soleWriter } = real;
  const stores = { ledger, vault: REHEARSAL_VAULT, secret, soleWriter };
  return await importFrom(format, source, stores, listing, context);
}

interface Target {
  readonly ledger: Ledger;
  readonly vault: Pick<Vault, 'put'>;
  readonly secret: Uint8Array;
  readonly soleWriter: boolean;
}

async function importFrom(
  format: Format,
  source: Source,
  target: Target,
  listing: Listing,
  context: Context,
): Promise<Summary> {
  const { now } = context;
  return watched(source, listing, context, async (bytes, options) => {
    if (format === 'facts-ndjson') {
      return importFacts(bytes, { ledger: target.ledger, aggregates }, options);
    }
    const { ledger, soleWriter } = target;
    const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter });
    const intake = createIntake({ ...target, execute, aggregates, now });
    const importer = format === 'ocel-csv' ? importOrderLog : importCommands;
    return importer(bytes, intake, options);
  });
}

function tell(
  summary: Pick<Summary, 'refused' | 'interrupted'>,
  listing: Listing,
  { dryRun, view }: { readonly dryRun: boolean; readonly view: string },
  { out, err, json, locale }: Context,
): Exit {
  if (json) out.write(`${JSON.stringify({ ...summary, ...listing.listed(), dryRun })}\n`);
  else out.write(view);
  if (summary.interrupted) {
    err.write(`${importTexts[locale].interrupted}\n`);
    return EXIT.interrupted;
  }
  return summary.refused > 0 ? EXIT.wrong : EXIT.done;
}
