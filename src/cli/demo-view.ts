import { shownShipmentId } from '../domain/ids.ts';
import { epochMs } from '../domain/instant.ts';
import type { BoardCard } from '../projections/board.ts';
import type { Report } from '../reports/figures.ts';
import { isOver } from './board-columns.ts';
import { boardView } from './board-view.ts';
import type { Context } from './command.ts';
import { paintFor } from './paint.ts';
import { lookOf } from './report.ts';
import { reportView } from './report-view.ts';
import { demoTexts } from './texts/demo.ts';
import { number, seconds } from './texts/figures.ts';
import { showTime } from './time.ts';

/** Everything that the demo has to show. */
export interface Shown {
  readonly dir: string;
  readonly seed: number;
  readonly days: number;
  readonly endsAt: string;
  readonly facts: number;
  readonly seconds: number;
  readonly cards: readonly BoardCard[];
  readonly report: Report;
}

/** The company's board, its figures, and what to look at next. */
export function demoView(shown: Shown, context: Context): string {
  const { out, locale, config } = context;
  const { dir, days, seed, endsAt, facts, cards, report } = shown;
  const paint = paintFor(out);
  const texts = demoTexts[locale];
  const zone = config.timeZone;
  const intro = texts.intro(days, number(facts), seconds(shown.seconds), dir, seed);
  const boardPart = boardView(cards, { locale, paint, zone, nowMs: epochMs(endsAt) });
  const reportPart = reportView(report, undefined, {}, lookOf(context));
  return `\n${intro}\n\n${boardPart}\n${reportPart}\n${nextSteps(shown, context)}`;
}

/** The shipment whose timeline tells most, among those that have arrived. */
export function storiedShipment(cards: readonly BoardCard[]): BoardCard | undefined {
  const told = ({ deviations, exceptions }: BoardCard): number =>
    deviations + 2 * Object.values(exceptions).reduce((sum, n) => sum + n, 0);
  return cards.filter(isOver).sort((a, b) => told(b) - told(a))[0];
}

function nextSteps(
  { dir, endsAt, cards }: Shown,
  { called, out, locale, config }: Context,
): string {
  const paint = paintFor(out);
  const { next, steps } = demoTexts[locale];
  const storied = storiedShipment(cards);
  const shown = (instant: string): string => showTime(instant, config.timeZone);
  const then = shown(storied?.window?.start ?? endsAt);
  const commands: readonly (readonly [string, string])[] = [
    ...(storied
      ? [[`replay ${shownShipmentId(storied.shipment)}`, steps.replay(then)] as const]
      : []),
    [`report --by carrier --as-of "${shown(endsAt)}"`, steps.report],
    ['verify', steps.verify],
    ['export ocel --out demo.ocel.json', steps.export],
    ['--help', steps.help],
  ];
  const rows = commands.map(([command, does]) => [
    `${called} ${command}${command === '--help' ? '' : ` --data ${dir}`}`,
    paint('dim', does),
  ]);
  const lines = rows.map(
    ([command = '', does = '']) => `  ${paint('dim', '#')} ${does}\n  ${command}`,
  );
  return `${paint('bold', next)}\n${lines.join('\n')}\n`;
}
