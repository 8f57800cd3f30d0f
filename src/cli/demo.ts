import { mkdirSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import { type Config, isOnServer, type Locale, shownStore } from '../config.ts';
import { simulatedClock } from '../demo/clock.ts';
import { demoHistory } from '../demo/history.ts';
import { tellHistory } from '../demo/tell.ts';
import { aggregates } from '../domain/aggregates.ts';
import { createIntake } from '../intake/intake.ts';
import { createExecute } from '../ledger/execute.ts';
import { type BoardCard, board } from '../projections/board.ts';
import { report } from '../reports/report.ts';
import { columnsOf } from './board-columns.ts';
import { bringUpToDate } from './catching-up.ts';
import { type CliCommand, type Context, EXIT, type Exit, Failure, interrupted } from './command.ts';
import {
  type Marker,
  readMarker,
  removeDemo,
  writeDemoSecret,
  writeMarker,
} from './demo-folder.ts';
import { demoView, type Shown, storiedShipment } from './demo-view.ts';
import { showProgress } from './progress.ts';
import { factsAfter } from './reading.ts';
import { publishedSources } from './report.ts';
import { folderOf, openToWrite, type Writing } from './stores.ts';
import { demoTexts } from './texts/demo.ts';

const DEMO_DIR = './data-demo';
const SHIPMENTS = 300;
const SEED = 1;
const DAYS = 60;
const DAYS_MIN = 7;
const DAYS_MAX = 365;
/** A Friday afternoon: the company's clock does not follow ours, so that a seed says it all. */
const ENDS_MS = Temporal.Instant.from('2026-09-18T16:30:00+08:00').epochMilliseconds;

interface Options {
  readonly seed?: number;
  readonly days?: number;
  readonly reset?: boolean;
}

export const demo: CliCommand = {
  declare(command, locale) {
    const texts = demoTexts[locale];
    const whole = (min: number, max: number) => wholeNumber(min, max, locale);
    command
      .addOption(new Option('--seed <n>', texts.seed).argParser(whole(0, 2 ** 31 - 1)))
      .addOption(new Option('--days <n>', texts.days).argParser(whole(DAYS_MIN, DAYS_MAX)))
      .option('--reset', texts.reset);
  },
  async run(command, context) {
    const dir = folderOf(context, DEMO_DIR);
    const found = await markerFor(dir, command.opts<Options>(), context.locale);
    // Its secret is made from the seed, whatever is configured for the real installation.
    const config: Config = { ...context.config, secret: undefined };
    mkdirSync(dir, { recursive: true });
    writeMarker(dir, found);
    writeDemoSecret(dir, found.seed);
    const startedMs = performance.now();
    await using stores = await openToWrite(config, dir);
    const marker = await toldTo(stores, found, context);
    if (config.ledger !== 'memory:') writeMarker(dir, marker);
    if (!marker.complete && !(await tell(marker, stores, context))) {
      throw interrupted(demoTexts[context.locale].interrupted);
    }
    await bringUpToDate(stores, context);
    if (config.ledger !== 'memory:') writeMarker(dir, { ...marker, complete: true });
    const seconds = (performance.now() - startedMs) / 1000;
    return await show({ dir, marker, seconds }, stores, context);
  },
};

/** What is to be told: as asked for, else as the folder says that it was begun. */
async function markerFor(dir: string, options: Options, locale: Locale): Promise<Marker> {
  const { seed, days, reset = false } = options;
  const found = readMarker(dir, locale);
  if (reset && found) await removeDemo(dir);
  const fresh = { madeBy: 'lading demo', shipments: SHIPMENTS, endsMs: ENDS_MS } as const;
  if (reset || !found) {
    return { ...fresh, seed: seed ?? SEED, days: days ?? DAYS, complete: false };
  }
  if ((seed ?? found.seed) === found.seed && (days ?? found.days) === found.days) return found;
  const message = demoTexts[locale].other(dir, found.seed, found.days);
  throw new Failure(EXIT.wrong, message, { code: 'demo-is-another', dir });
}

/** The demo goes into a ledger of its own: one on a server that holds other facts is left alone. */
async function toldTo(
  { ledger }: Writing,
  marker: Marker,
  { config, locale }: Context,
): Promise<Marker> {
  const id = ledger.identity.ledger;
  const isOwn = marker.ledger === undefined ? !isOnServer(config.ledger) : marker.ledger === id;
  if (!isOwn && isOnServer(config.ledger) && (await ledger.head()) > 0) {
    const message = demoTexts[locale].ledgerInUse(shownStore(config.ledger));
    throw new Failure(EXIT.wrong, message, { code: 'ledger-is-in-use' });
  }
  return { ...marker, ledger: id, complete: marker.complete && isOwn };
}

/** False where it was interrupted: the next run goes on, since nothing is told twice. */
async function tell(
  { seed, days, shipments, endsMs }: Marker,
  { ledger, vault, secret, soleWriter }: Writing,
  { err, locale, signal }: Context,
): Promise<boolean> {
  const clock = simulatedClock(endsMs);
  const { now } = clock;
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter });
  const intake = createIntake({ execute, aggregates, vault, secret, now });
  const progress = showProgress(err, locale);
  const history = demoHistory({ seed, days, shipments, endsMs });
  const tally = await tellHistory(history, {
    seed,
    intake,
    clock,
    signal,
    told: (done, inAll) => progress.at(done, done / inAll),
  });
  progress.end();
  return tally.complete;
}

interface Ready {
  readonly dir: string;
  readonly marker: Marker;
  readonly seconds: number;
}

async function show(
  { dir, marker, seconds }: Ready,
  { ledger, readModels }: Writing,
  context: Context,
): Promise<Exit> {
  const { out, json } = context;
  const { seed, days, endsMs } = marker;
  const shown: Shown = {
    dir,
    seed,
    days,
    endsAt: Temporal.Instant.fromEpochMilliseconds(endsMs).toString(),
    facts: await factsAfter(ledger, 0),
    seconds,
    cards: await cardsOf(readModels),
    report: await report(await publishedSources(readModels), { nowMs: endsMs }),
  };
  out.write(json ? `${JSON.stringify(machineView(shown))}\n` : demoView(shown, context));
  return EXIT.done;
}

async function cardsOf(readModels: Writing['readModels']): Promise<readonly BoardCard[]> {
  const collection = await readModels.published<BoardCard>(board.name);
  const cards: BoardCard[] = [];
  for await (const page of collection?.all() ?? []) cards.push(...page.map(({ doc }) => doc));
  return cards;
}

function machineView({ cards, endsAt, ...shown }: Shown) {
  const nowMs = Temporal.Instant.from(endsAt).epochMilliseconds;
  const interesting = storiedShipment(cards)?.shipment ?? null;
  return { ...shown, endsAt, shipments: cards.length, board: columnsOf(cards, nowMs), interesting };
}

function wholeNumber(min: number, max: number, locale: Locale) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= min && value <= max)
      return value;
    throw new InvalidArgumentError(demoTexts[locale].between(min, max));
  };
}
