import { Argument } from 'commander';
import type { Locale } from '../config.ts';
import { projections } from '../projections/all.ts';
import { pause } from '../projections/pause.ts';
import type { AnyProjection } from '../projections/projection.ts';
import type { Rebuilt } from '../projections/rebuild.ts';
import { startRunner } from '../projections/runner.ts';
import { bringUpToDate } from './catching-up.ts';
import {
  type CliCommand,
  type Context,
  EXIT,
  type Exit,
  Failure,
  type Inside,
  interrupted,
} from './command.ts';
import { showProgress } from './progress.ts';
import { buildAnew, runnerOptions } from './read-models.ts';
import { projectionsNamed } from './read-side.ts';
import { type Folding, folderOf, mustHoldLedger, openToFold } from './stores.ts';
import { rebuildTexts } from './texts/rebuild.ts';

/** Longer than the lease of a process that died. */
const HEALED_WITHIN_MS = 15_000;

interface Options {
  readonly all?: boolean;
  readonly document?: string;
}

export const rebuild: CliCommand = {
  inServer: () => undefined,
  declare(command, locale) {
    const texts = rebuildTexts[locale];
    const names = projections.map(({ name }) => name);
    command
      .addArgument(new Argument('[projection]', texts.projection).choices(names))
      .option('--all', texts.all)
      .option('--document <id>', texts.document);
  },
  async run(command, context) {
    const [name] = command.args;
    const { all = false, document } = command.opts<Options>();
    const { locale, config } = context;
    const texts = rebuildTexts[locale];
    if (all === (name !== undefined)) throw wrongUsage(texts.oneOrAll);
    if (document !== undefined && all) throw wrongUsage(texts.documentOfOne);
    const dir = folderOf(context);
    const chosen = projections.filter((projection) => all || projection.name === name);
    if (context.inside) return inServer(chosen, document, context.inside, context);
    mustHoldLedger(context, dir);
    await using stores = await openToFold(config, dir);
    if (document === undefined) return await build(chosen, stores, context);
    return await healDocument(name ?? '', document, stores, context);
  },
};

function wrongUsage(message: string): Failure {
  return new Failure(EXIT.usage, message, { code: 'usage' });
}

async function build(
  chosen: readonly AnyProjection[],
  stores: Folding,
  { out, err, json, locale, signal, now }: Context,
): Promise<Exit> {
  const texts = rebuildTexts[locale];
  const shown = showProgress(err, locale);
  const progress = (facts: number, share?: number): void => shown.at(facts, share);
  try {
    const built = await buildAnew(stores, chosen, { now, signal, progress });
    shown.end();
    return sayBuilt(built, chosen, { out, json, locale });
  } catch (error) {
    shown.end();
    throw signal.aborted ? interrupted(texts.interrupted) : error;
  }
}

function sayBuilt(
  built: Rebuilt,
  { length }: readonly AnyProjection[],
  { out, json, locale }: Pick<Context, 'out' | 'json' | 'locale'>,
): Exit {
  out.write(json ? `${JSON.stringify(built)}\n` : `${rebuildTexts[locale].built(length, built)}\n`);
  return EXIT.done;
}

/** The runner that is at work does it, so that it goes on with what it has built. */
async function inServer(
  chosen: readonly AnyProjection[],
  document: string | undefined,
  { runner, stores }: Inside,
  context: Context,
): Promise<Exit> {
  const names = chosen.map(({ name }) => name);
  if (!runner) throw new Failure(EXIT.unreachable, rebuildTexts[context.locale].keptElsewhere);
  if (document === undefined) return sayBuilt(await runner.rebuild(...names), chosen, context);
  const [projection = ''] = names;
  await runner.heal(projection, [document]);
  return sayHealed(projection, document, stores, context);
}

/** Folds one document again from its stream; what still cannot be applied stays parked. */
async function healDocument(
  projection: string,
  document: string,
  stores: Folding,
  context: Context,
): Promise<Exit> {
  const { locale, now } = context;
  await bringUpToDate(stores, context);
  await using runner = startRunner({
    ...runnerOptions(stores, now),
    projections: projectionsNamed([projection]),
  });
  await answered(runner.heal(projection, [document]), locale);
  return await sayHealed(projection, document, stores, context);
}

async function sayHealed(
  projection: string,
  document: string,
  { readModels }: Pick<Folding, 'readModels'>,
  { out, json, locale }: Context,
): Promise<Exit> {
  const texts = rebuildTexts[locale];
  const collection = await readModels.published<object>(projection);
  const parked = (await collection?.parked())?.find(({ id }) => id === document);
  const isThere = (await collection?.get(document)) !== undefined;
  const healed = isThere && parked === undefined;
  if (json)
    out.write(`${JSON.stringify({ projection, document, healed, parked: parked ?? null })}\n`);
  else if (healed) out.write(`${texts.healed(projection, document)}\n`);
  else if (parked) out.write(`${texts.stillParked(projection, document, parked.error)}\n`);
  else out.write(`${texts.noDocument(projection, document)}\n`);
  return healed ? EXIT.done : EXIT.wrong;
}

/** Nobody answers while another process keeps the read model and holds its lease. */
async function answered(healed: Promise<void>, locale: Locale): Promise<void> {
  const late = new AbortController();
  const kept = pause(HEALED_WITHIN_MS, late.signal).then(() => {
    const message = rebuildTexts[locale].keptElsewhere;
    throw new Failure(EXIT.unreachable, message, { code: 'kept-elsewhere' });
  });
  kept.catch(() => undefined);
  healed.catch(() => undefined);
  await Promise.race([healed, kept]).finally(() => late.abort());
}
