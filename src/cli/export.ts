import { Argument, Option } from 'commander';
import { aggregates } from '../domain/aggregates.ts';
import { streamOf } from '../domain/ids.ts';
import { epochMs } from '../domain/instant.ts';
import { exportDocuments } from '../exchange/documents-csv.ts';
import { exportFacts } from '../exchange/facts-ndjson/export.ts';
import type { Part } from '../exchange/history.ts';
import { exportOcel } from '../exchange/ocel/export.ts';
import { exportVault } from '../exchange/vault-ndjson/export.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { projections } from '../projections/all.ts';
import { openSealedVault } from '../vault/open.ts';
import { type CliCommand, type Context, EXIT, type Exit, Failure, interrupted } from './command.ts';
import { givenShipment } from './given-shipment.ts';
import { givenPeriod } from './given-time.ts';
import { pour, pourIntoFile } from './pouring.ts';
import { showProgress } from './progress.ts';
import { openReadModelsToRead } from './reading.ts';
import { folderOf, openToRead } from './stores.ts';
import { exportTexts } from './texts/export.ts';
import { replayTexts } from './texts/replay.ts';

const FORMATS = ['facts-ndjson', 'vault', 'csv', 'ocel'] as const;
const OWNER_ONLY = 0o600;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly of?: string;
  readonly shipment?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
}

export const exportTo: CliCommand = {
  declare(command, locale) {
    const texts = exportTexts[locale];
    const models = projections.map(({ name }) => name);
    command
      .addArgument(new Argument('<what>', texts.what).choices(FORMATS))
      .addOption(new Option('--of <read-model>', texts.of).choices(models))
      .option('--shipment <id>', texts.shipment)
      .option('--from <time>', texts.from)
      .option('--to <time>', texts.to)
      .option('--out <file>', texts.out);
  },
  async run(command, context) {
    const format = command.args[0] as Format;
    const options = command.opts<Options>();
    mustFit(format, options, context);
    const part = partOf(options, context);
    const dir = folderOf(context);
    if (format === 'vault') return sendVault(dir, options, context);
    await using ledger = await openToRead(context, dir);
    await mustBeKnown(ledger, part, options, context);
    if (format === 'facts-ndjson') return await send(exportFacts(ledger, part), options, context);
    if (format === 'ocel')
      return await send(exportOcel(ledger, aggregates, part), options, context);
    await using readModels = await openReadModelsToRead(context, dir, ledger);
    const documents = await readModels.published<object>(options.of ?? '');
    if (!documents) throw new Error(`the read model ${options.of} is not there`);
    return await send(exportDocuments(documents), options, context);
  },
};

/** Sealed as it lies there: neither the ledger nor the vault's key is needed. */
async function sendVault(dir: string, options: Options, context: Context): Promise<Exit> {
  const { vault: url } = context.config;
  const { noVault, sealed } = exportTexts[context.locale];
  await using vault = await openSealedVault(url, dir);
  if (!vault) throw new Failure(EXIT.wrong, noVault(dir), { code: 'no-vault', dir });
  const exit = await send(exportVault(vault), options, context, OWNER_ONLY);
  if (exit === EXIT.done) context.err.write(`${sealed}\n`);
  return exit;
}

/** A read model is a table of its own: it is exported whole, and so is the vault. */
function mustFit(format: Format, { of, shipment, from, to }: Options, { locale }: Context): void {
  const texts = exportTexts[locale];
  const isTable = format === 'csv';
  if (format === 'vault' && (shipment ?? from ?? to) !== undefined) {
    throw wrongUsage(texts.vaultIsWhole);
  }
  if (isTable && of === undefined) throw wrongUsage(texts.csvNeedsOf);
  if (isTable && (shipment ?? from ?? to) !== undefined) throw wrongUsage(texts.csvIsWhole);
  if (!isTable && of !== undefined) throw wrongUsage(texts.ofIsForCsv);
}

/** A misspelt id must not look like a shipment without facts. */
async function mustBeKnown(
  ledger: Ledger,
  { stream }: Part,
  { shipment = '' }: Options,
  { locale }: Context,
): Promise<void> {
  if (stream === undefined || (await ledger.read(stream, 0, 1)).length > 0) return;
  const message = replayTexts[locale].unknown(shipment);
  throw new Failure(EXIT.wrong, message, { code: 'unknown-shipment', shipment });
}

function wrongUsage(message: string): Failure {
  return new Failure(EXIT.usage, message, { code: 'usage' });
}

function partOf({ shipment, ...given }: Options, context: Context): Part {
  const { from, to } = givenPeriod(given, context);
  return {
    ...(shipment !== undefined && {
      stream: streamOf('shipment', givenShipment(shipment, context)),
    }),
    ...(from !== undefined && { fromMs: epochMs(from) }),
    ...(to !== undefined && { toMs: epochMs(to) + 1 }),
  };
}

async function send(
  texts: AsyncIterable<string>,
  { out: file }: Options,
  context: Context,
  mode?: number,
): Promise<Exit> {
  const { out, err, json, locale, signal } = context;
  const words = exportTexts[locale];
  const startedMs = context.now();
  const progress = showProgress(err, locale);
  const isSeen = file === undefined && out.isTTY === true;
  const told = (done: number): void => (isSeen ? undefined : progress.at(done));
  const how = { signal, told, ...(mode !== undefined && { mode }) };
  const poured = file === undefined ? pour(texts, out, how) : pourIntoFile(texts, file, how);
  const lines = await poured.catch((error: unknown) => {
    if (error === signal.reason) return 0;
    throw error;
  });
  progress.end();
  if (signal.aborted && file !== undefined) throw interrupted(words.interrupted);
  if (signal.aborted) {
    // Said on stderr alone: stdout holds a part of what was wanted.
    err.write(`${words.cutShort}\n`);
    return EXIT.interrupted;
  }
  if (file === undefined) return EXIT.done;
  const seconds = (context.now() - startedMs) / 1000;
  out.write(
    json ? `${JSON.stringify({ file, lines, seconds })}\n` : `${words.done(file, lines)}\n`,
  );
  return EXIT.done;
}
