import { Argument, Option } from 'commander';
import type { Locale } from '../config.ts';
import { REHEARSAL_VAULT, rehearsalLedger } from '../exchange/rehearsal.ts';
import type { Summary } from '../exchange/summary.ts';
import { type TemplateName, templates } from '../exchange/templates.ts';
import { openLedger } from '../ledger/open.ts';
import { bringUpToDateOrSay } from './catching-up.ts';
import { type CliCommand, type Context, EXIT, type Exit, Failure } from './command.ts';
import { FORMATS, type Format, importInto, type Target } from './import-formats.ts';
import { openSource, type Source } from './import-source.ts';
import { printTemplate } from './import-template.ts';
import { takeVault } from './import-vault.ts';
import { type Listing, listRefused, summaryView, vaultView } from './import-view.ts';
import { watched } from './import-watched.ts';
import { paintFor } from './paint.ts';
import { folderOf, openToRehearse, openToWrite } from './stores.ts';
import { importTexts } from './texts/import.ts';
import { programTexts } from './texts/program.ts';

interface Options {
  readonly format?: Format | 'vault';
  readonly dryRun?: boolean;
  readonly template?: TemplateName;
  readonly locale?: Locale;
}

export const importFile: CliCommand = {
  inServer(command) {
    const { format, dryRun, template } = command.opts<Options>();
    // Facts and the vault come from an installation that moves: nobody else may be at work.
    const isMove = format === 'facts-ndjson' || format === 'vault';
    return isMove || dryRun || template !== undefined ? false : command.args[0];
  },
  declare(command, locale) {
    const texts = importTexts[locale];
    command
      .addArgument(new Argument('[file]', texts.file))
      .addOption(new Option('--format <format>', texts.format).choices([...FORMATS, 'vault']))
      .option('--dry-run', texts.dryRun)
      .addOption(new Option('--template <format>', texts.template).choices(Object.keys(templates)))
      .addOption(new Option('--locale <locale>', texts.templateLocale).choices(['zh-CN', 'en']))
      .addHelpText('after', `\n${texts.examples}`);
  },
  async run(command, context) {
    const [file] = command.args;
    const { template, locale, format, dryRun = false } = command.opts<Options>();
    if (template !== undefined) {
      return printTemplate({ template, locale, file, format, dryRun }, context);
    }
    const texts = importTexts[context.locale];
    if (locale !== undefined) throw wrongUsage(texts.localeIsForTemplate);
    if (format === undefined) throw wrongUsage(lacking('--format <format>', context));
    if (file === undefined) throw wrongUsage(texts.needsFile);
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

function wrongUsage(message: string): Failure {
  return new Failure(EXIT.usage, message, { code: 'usage' });
}

/** Not told by the parser, since a template needs neither file nor format. */
function lacking(option: string, { locale }: Context): string {
  const { errors } = programTexts[locale];
  return errors['commander.missingMandatoryOptionValue']?.(option) ?? option;
}

function viewIn({ locale, out }: Context) {
  return { locale, paint: paintFor(out) };
}

async function record(
  format: Format,
  source: Source,
  listing: Listing,
  context: Context,
): Promise<Summary> {
  await using stores = await openToWrite(context.config, folderOf(context), context.inside);
  const summary = await importFrom(format, source, stores, listing, context);
  if (!summary.interrupted && !context.inside) await bringUpToDateOrSay(stores, context);
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

async function importFrom(
  format: Format,
  source: Source,
  target: Target,
  listing: Listing,
  context: Context,
): Promise<Summary> {
  const { now } = context;
  return watched(source, listing, context, async (bytes, options) => {
    const from = { bytes, options, timeZone: context.config.timeZone };
    return importInto(format, from, target, now);
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
