import type { Recorded } from '../../src/domain/envelope.ts';
import type { By, ReplayedState } from '../../src/projections/shipment-at.ts';
import { factText } from '../../src/wording/facts.ts';
import { type Locale, textIn } from '../../src/wording/say.ts';
import { stageText } from '../../src/wording/stages.ts';
import { nameIn, remarks } from './remarks.ts';
import type { Run, Standing, Told } from './run.ts';
import { dataText } from './said.ts';
import type { Step } from './story.ts';
import { texts } from './texts.ts';

/** A story as docs/stories.md tells it: the text, every step, and what came of it. */
export function chapter(run: Run, number: number, locale: Locale): string {
  const { title, told } = run.story;
  return [
    `## ${number}. ${textIn(title, locale)}`,
    textIn(told, locale),
    steps(run, locale),
    ...remarks(run, locale),
    states(run, locale),
  ].join('\n\n');
}

function steps(run: Run, locale: Locale): string {
  const told = run.story.steps.map((step, place) => ({ step, told: run.told[place] ?? [] }));
  const opening = told.filter(({ step }) => step.opening);
  const rows = told
    .filter(({ step }) => !step.opening)
    .map((one) => [
      one.step.at,
      textIn(one.step.who.name, locale),
      one.told.map((saying) => sayingText(run, one.step, saying, locale)).join('<br>'),
      factsText(run, one.told, locale),
      standingText(one.told, locale),
    ]);
  return table(texts[locale].steps, [...openingRow(run, opening, locale), ...rows]);
}

interface ToldStep {
  readonly step: Step;
  readonly told: readonly Told[];
}

/** Orders that come in, are split and released, in one row. */
function openingRow(
  run: Run,
  opening: readonly ToldStep[],
  locale: Locale,
): readonly (readonly string[])[] {
  const [first, last] = [opening[0]?.step, opening.at(-1)?.step];
  if (!first || !last) return [];
  const told = opening.flatMap((one) => one.told);
  const names = new Set(opening.map(({ step }) => textIn(step.who.name, locale)));
  const said = told.map((one) => sayingText(run, first, one, locale));
  return [
    [
      `${first.at} – ${last.at}`,
      [...names].join('<br>'),
      said.join('<br>'),
      factsText(run, told, locale),
      standingText(told, locale),
    ],
  ];
}

function sayingText(run: Run, step: Step, { saying, sent }: Told, locale: Locale): string {
  const { about, command, happened } = saying;
  const when = happened === undefined || happened === step.at ? '' : `(${happened}) `;
  return run.plain(`${when}${nameIn(run, about, locale)} \`${command}\` ${dataText(sent)}`).trim();
}

/** By stream, in the order of recording; the same fact several times in a row is counted. */
function factsText(run: Run, told: readonly Told[], locale: Locale): string {
  const byStream = Map.groupBy(
    told.flatMap(({ facts }) => facts),
    ({ stream }) => stream,
  );
  const parts = [...byStream].map(
    ([stream, facts]) => `${nameIn(run, stream, locale)}: ${counted(facts, locale).join(', ')}`,
  );
  const refused = told.flatMap(({ answer }) =>
    answer.kind === 'refused' ? [`${texts[locale].refused}: \`${answer.refusal.refused}\``] : [],
  );
  const all = [...parts, ...refused];
  return all.length === 0 ? texts[locale].nothing : all.join('<br>');
}

function counted(facts: readonly Recorded[], locale: Locale): readonly string[] {
  const runs: { text: string; times: number }[] = [];
  for (const { type, deviations } of facts) {
    const words = locale === 'en' ? '' : ` ${factText(type, locale)}`;
    const text = `\`${type}\`${words}${deviations ? ' ⚠' : ''}`;
    const last = runs.at(-1);
    if (last?.text === text) last.times += 1;
    else runs.push({ text, times: 1 });
  }
  return runs.map(({ text, times }) => (times === 1 ? text : `${text} ×${times}`));
}

function standingText(told: readonly Told[], locale: Locale): string {
  const last = new Map(told.flatMap(({ standing }) => standing.map((one) => [one.shipment, one])));
  return [...last.values()].map((one) => oneStanding(one, locale)).join('<br>');
}

function oneStanding({ shipment, card }: Standing, locale: Locale): string {
  const { stage, n, of, counts } = card;
  const part = n === of ? '' : ` ${texts[locale].partly[counts](n, of)}`;
  return `${shipment} ${stageText(stage, locale)}${part}`;
}

function states(run: Run, locale: Locale): string {
  const rows = run.story.outcome.known.map(({ at, shipment }) => [
    at,
    shipment,
    ...(['recorded', 'occurred'] as const).map((by: By) =>
      stateText(run.stateOf(shipment, at, by), locale),
    ),
  ]);
  return table(texts[locale].states, rows);
}

/** Where it stood, and the sums of its lines that are not zero. */
export function stateText(state: ReplayedState | undefined, locale: Locale): string {
  if (!state) return texts[locale].unknown;
  const sums = Object.entries(texts[locale].quantities).flatMap(([name, text]) => {
    const column = name as keyof (typeof texts)['en']['quantities'];
    const sum = state.lines.reduce((total, line) => total + (line[column] ?? 0), 0);
    return sum === 0 ? [] : [`${text} ${sum}`];
  });
  const at = state.place === undefined ? '' : ` @ ${state.place}`;
  return [`${stageText(state.stage, locale)}${at}`, ...sums].join(', ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
