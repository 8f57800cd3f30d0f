import { Argument, Option } from 'commander';
import { shownShipmentId } from '../domain/ids.ts';
import { compareInstants, toInstant } from '../domain/instant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { mustBeSettled } from '../projections/as-of.ts';
import { type By, factsOf, type ReplayedState, stateAt } from '../projections/shipment-at.ts';
import { type CliCommand, type Context, EXIT, Failure } from './command.ts';
import { givenShipment } from './given-shipment.ts';
import { givenTime } from './given-time.ts';
import { nearestShipments } from './nearest.ts';
import { paintFor } from './paint.ts';
import { changesBetween, factsBetween } from './replay-diff.ts';
import { type DifferenceAbout, differenceView } from './replay-difference.ts';
import type { Look } from './replay-timeline.ts';
import { stateView } from './replay-view.ts';
import { folderOf, openToRead } from './stores.ts';
import { replayTexts } from './texts/replay.ts';
import { showTime } from './time.ts';

/** Where nobody says how wide it is, as in a pipe. */
const COLUMNS = 120;

interface Options {
  readonly at?: string;
  readonly by: By;
  readonly diff?: string;
}

export const replay: CliCommand = {
  declare(command, locale) {
    const texts = replayTexts[locale];
    command
      .addArgument(new Argument('<shipment>', texts.shipment))
      .option('--at <time>', texts.at)
      .addOption(
        new Option('--by <clock>', texts.by).choices(['recorded', 'occurred']).default('occurred'),
      )
      .option('--diff <time>', texts.diff);
  },
  async run(command, context) {
    const { by, at: typedAt, diff } = command.opts<Options>();
    const [typed = ''] = command.args;
    const id = givenShipment(typed, context);
    const at = instantOf('--at', typedAt, by, context);
    const other = instantOf('--diff', diff, by, context);
    await using ledger = await openToRead(context, folderOf(context));
    const facts = await factsOf(ledger, id);
    if (facts.length === 0) throw await unknownShipment(typed, id, ledger, context);
    if (other !== undefined) {
      const [from, to] = [at ?? toInstant(context.now()), other].sort(compareInstants);
      tellDifference(stateAt(facts, { at: from, by }), stateAt(facts, { at: to, by }), context, {
        shipment: id,
        by,
        from,
        to,
      });
      return EXIT.done;
    }
    const state = stateAt(facts, { at, by });
    if (!state) throw notYet(id, at, by, context);
    tellState(state, context);
    return EXIT.done;
  },
};

function instantOf(option: string, typed: string | undefined, by: By, context: Context) {
  if (typed === undefined) return undefined;
  const instant = givenTime(option, typed, context);
  if (by === 'recorded') mustBeSettled(instant, context.now());
  return instant;
}

function tellState(state: ReplayedState, context: Context): void {
  const { out, json } = context;
  out.write(json ? `${JSON.stringify(state)}\n` : stateView(state, lookOf(context)));
}

function tellDifference(
  earlier: ReplayedState | undefined,
  later: ReplayedState | undefined,
  context: Context,
  about: DifferenceAbout,
): void {
  const { out, json } = context;
  const changes = changesBetween(earlier, later);
  const facts = factsBetween(earlier, later);
  const difference = { ...about, changes, timeline: facts };
  if (!json) out.write(differenceView(difference, lookOf(context)));
  else {
    const plain = changes.map(({ topic: _, ...change }) => change);
    out.write(`${JSON.stringify({ ...difference, changes: plain })}\n`);
  }
}

function lookOf({ out, locale, config }: Context): Look {
  return { locale, paint: paintFor(out), zone: config.timeZone, columns: out.columns ?? COLUMNS };
}

async function unknownShipment(typed: string, id: string, ledger: Ledger, context: Context) {
  const texts = replayTexts[context.locale];
  const near = await nearestShipments(id, folderOf(context), ledger, context);
  const message = [texts.unknown(typed), ...(near.length > 0 ? [texts.didYouMean(near)] : [])];
  return new Failure(EXIT.wrong, message.join('\n'), { code: 'unknown-shipment', id, near });
}

function notYet(id: string, at: string | undefined, by: By, { locale, config }: Context): Failure {
  const when = at === undefined ? '' : showTime(at, config.timeZone);
  const message = replayTexts[locale].notYet[by](shownShipmentId(id), when);
  return new Failure(EXIT.wrong, message, { code: 'not-yet', id, at, by });
}
