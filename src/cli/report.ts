import { Option } from 'commander';
import { epochMs } from '../domain/instant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { documentsAsOf, mustBeSettled, positionAsOf } from '../projections/as-of.ts';
import { type OrderRecord, orders } from '../projections/orders.ts';
import { type ShipmentRecord, shipmentRecord } from '../projections/shipment-record.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { DIMENSIONS, type Dimension } from '../reports/figures.ts';
import {
  type Pages,
  type ReportOptions,
  type ReportSources,
  report as reportOn,
} from '../reports/report.ts';
import { type CliCommand, type Context, EXIT } from './command.ts';
import { givenPeriod, givenTime } from './given-time.ts';
import { paintFor } from './paint.ts';
import { correctionOf } from './read-side.ts';
import { openReadModelsToRead } from './reading.ts';
import { type ReportLook, reportView } from './report-view.ts';
import { folderOf, openToRead } from './stores.ts';
import { reportTexts } from './texts/report.ts';
import { showTime } from './time.ts';

/** What was asked for, instants canonical. */
interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asOf?: string | undefined;
  readonly by?: Dimension | undefined;
}

export const report: CliCommand = {
  declare(command, locale) {
    const texts = reportTexts[locale];
    command
      .option('--from <time>', texts.from)
      .option('--to <time>', texts.to)
      .addOption(new Option('--by <what>', texts.by).choices(DIMENSIONS))
      .option('--as-of <time>', texts.asOf);
  },
  async run(command, context) {
    const asked = understood(command.opts<Asked>(), context);
    const dir = folderOf(context);
    if (asked.asOf !== undefined) mustBeSettled(asked.asOf, context.now());
    await using ledger = await openToRead(context, dir);
    const { out, json } = context;
    const found =
      asked.asOf === undefined
        ? await asKnownNow(context, dir, ledger, optionsOf(asked, context.now()))
        : await asRecordedAt(asked.asOf, ledger, optionsOf(asked, epochMs(asked.asOf)));
    if (json) out.write(`${JSON.stringify(found)}\n`);
    else {
      const heading = headingOf(asked, context);
      out.write(reportView(found, asked.by, heading, lookOf(context)));
    }
    return EXIT.done;
  },
};

/** Where nobody says how wide it is, there is room. */
export function lookOf({ out, locale }: Context): ReportLook {
  return { locale, paint: paintFor(out), columns: out.columns ?? Number.POSITIVE_INFINITY };
}

function understood({ from, to, asOf, by }: Asked, context: Context): Asked {
  return {
    ...givenPeriod({ from, to }, context),
    asOf: asOf === undefined ? undefined : givenTime('--as-of', asOf, context),
    by,
  };
}

function optionsOf({ from, to, by }: Asked, nowMs: number): ReportOptions {
  const ms = (instant: string | undefined) =>
    instant === undefined ? undefined : epochMs(instant);
  return { nowMs, fromMs: ms(from), toMs: ms(to), by };
}

async function asKnownNow(context: Context, dir: string, ledger: Ledger, options: ReportOptions) {
  await using readModels = await openReadModelsToRead(context, dir, ledger);
  return await reportOn(await publishedSources(readModels), options);
}

/** The rows of the published read models: what a report is computed from. */
export async function publishedSources(readModels: ReadModels): Promise<ReportSources> {
  const [shipments, found] = await Promise.all([
    readModels.published<ShipmentRecord>(shipmentRecord.name),
    readModels.published<OrderRecord>(orders.name),
  ]);
  return { shipments: shipments?.all() ?? nothing(), orders: found?.all() ?? nothing() };
}

async function asRecordedAt(instant: string, ledger: Ledger, options: ReportOptions) {
  const through = await positionAsOf(ledger, instant);
  const sources = { ledger, correctionOf };
  return reportOn(
    {
      shipments: inPages(documentsAsOf<ShipmentRecord>(sources, shipmentRecord, through)),
      orders: inPages(documentsAsOf<OrderRecord>(sources, orders, through)),
    },
    options,
  );
}

async function* inPages<D>(documents: AsyncIterable<{ readonly doc: D }>): Pages<D> {
  for await (const document of documents) yield [document];
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}

function headingOf({ from, to, asOf }: Asked, { locale, config }: Context) {
  const texts = reportTexts[locale];
  const shown = (instant: string | undefined): string =>
    instant ? showTime(instant, config.timeZone) : '…';
  return {
    period: (from ?? to) && texts.period(shown(from), shown(to)),
    asOf: asOf && shown(asOf),
  };
}
