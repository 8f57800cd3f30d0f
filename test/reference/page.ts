import type { CommandShape, FactShape } from '../../src/domain/decider.ts';
import type { IdRule } from '../../src/domain/ids.ts';
import type { CommandWords } from '../../src/wording/commands/command-words.ts';
import { commandWords } from '../../src/wording/commands.ts';
import { examples } from '../../src/wording/examples.ts';
import type { FactWords } from '../../src/wording/facts/fact-words.ts';
import { factWords } from '../../src/wording/facts.ts';
import type { Outcome } from '../../src/wording/outcomes/outcome.ts';
import { outcomes } from '../../src/wording/outcomes.ts';
import { fieldsOf } from '../../src/wording/reference/fields.ts';
import { CHOICES_INLINE_MAX, choice } from '../../src/wording/reference/form-text.ts';
import { shipmentTopics, type Topic } from '../../src/wording/reference/topics.ts';
import { ruleWords } from '../../src/wording/rules.ts';
import { type Locale, textIn, type Words } from '../../src/wording/say.ts';
import { NAMED_IN_FACTS, NOT_OF } from './adjustments.ts';
import type { Aggregate } from './aggregates.ts';
import { fieldTable, shown } from './field-table.ts';
import { kindSections } from './kinds.ts';
import { code, json, table } from './markdown.ts';
import { SUBJECTS, TEXTS } from './texts.ts';

type Spoken<T> = Readonly<Record<string, T>>;
type Say = (key: keyof typeof TEXTS) => string;

/** The tables are held by their types: this stands nowhere but in the types of this file. */
const UNSAID: Words = ['', ''];

/** What a page is made of. */
interface Setting {
  readonly aggregate: Aggregate;
  readonly locale: Locale;
  readonly say: Say;
}

/** The reference of one aggregate in one language, as Markdown. */
export function page(aggregate: Aggregate, locale: Locale): string {
  const say: Say = (key) => textIn(TEXTS[key], locale);
  const setting = { aggregate, locale, say };
  const { title, intro } = SUBJECTS[aggregate.folder];
  const other = locale === 'en' ? 'zh-CN/' : '../';
  return `${[
    `# ${textIn(title, locale)}`,
    `[${say('other')}](${other}${aggregate.folder}.md)`,
    textIn(intro, locale),
    say('types'),
    `*${say('generated')}*`,
    `## ${say('commands')}`,
    ...topicsOf(aggregate).flatMap((topic) => commandsOf(topic, setting)),
    ...(aggregate.folder === 'master' ? kindSections(locale) : []),
    `## ${say('facts')}`,
    say('factsIntro'),
    factTable(setting),
    `## ${say('rules')}`,
    ...(aggregate.folder === 'shipment' ? [say('scansIntro')] : []),
    say('rulesIntro'),
    ruleTable(setting),
    ...choiceSections(setting),
  ].join('\n\n')}\n`;
}

function topicsOf({ folder, decider }: Aggregate): readonly Topic[] {
  if (folder === 'shipment') return shipmentTopics;
  return [{ name: folder, title: ['', ''], commands: Object.keys(decider.commands) }];
}

function commandsOf({ title, commands }: Topic, setting: Setting): readonly string[] {
  const { aggregate, locale, say } = setting;
  const spoken = commandWords[aggregate.folder] as Spoken<CommandWords>;
  const shapes = aggregate.decider.commands as Readonly<Record<string, CommandShape>>;
  const overview = commands.map((command) => [
    `[${code(command)}](#${command.toLowerCase()})`,
    textIn(spoken[command]?.name ?? UNSAID, locale),
    say(shapes[command]?.kind ?? 'decision'),
    textIn(spoken[command]?.does ?? UNSAID, locale),
  ]);
  return [
    ...(textIn(title, locale) === '' ? [] : [`### ${textIn(title, locale)}`]),
    table([say('command'), say('name'), say('kind'), say('does')], overview),
    ...commands.flatMap((command) => commandSection(command, setting)),
  ];
}

function commandSection(command: string, setting: Setting): readonly string[] {
  const { aggregate, locale, say } = setting;
  const { folder, decider } = aggregate;
  const shape = (decider.commands as Readonly<Record<string, CommandShape>>)[command];
  const words = (commandWords[folder] as Spoken<CommandWords>)[command];
  if (!shape || !words) return [];
  const { id, commands } = examples[folder === 'master' ? 'party' : folder];
  const data = (commands as Readonly<Record<string, object>>)[command];
  const category = folder === 'master' ? 'party' : folder;
  const isPutOfAKind = folder === 'master' && command === 'Put';
  return [
    `#### ${command}`,
    `${textIn(words.name, locale)} · ${say(shape.kind)}${locale === 'en' ? '. ' : '。'}${textIn(words.does, locale)}`,
    ...(isPutOfAKind ? [] : [fieldTable(aggregate, command, shape.schema, locale)]),
    outcomeList(command, setting),
    ...(isPutOfAKind ? [] : [json({ stream: `${category}-${id}`, command, data })]),
  ];
}

function outcomeList(command: string, { aggregate, say }: Setting): string {
  const outcome = (outcomes[aggregate.folder] as Spoken<Outcome>)[command];
  const keys = ['records', 'refuses', 'deviates'] as const;
  return keys
    .flatMap((key) => {
      const named = (outcome?.[key] ?? []).map(code);
      if (named.includes(code('RecordCorrected'))) named.push(say('replacements'));
      return named.length === 0 ? [] : [`- ${say(key)}${say('colon')}${named.join(say('join'))}`];
    })
    .join('\n');
}

function factTable({ aggregate, locale, say }: Setting): string {
  const spoken = factWords[aggregate.folder] as Spoken<FactWords>;
  const shapes = aggregate.decider.facts as Readonly<Record<string, FactShape>>;
  const rows = Object.entries(shapes).map(([type, { schema, report }]) => [
    `${code(type)}${report ? ' ◆' : ''}`,
    textIn(spoken[type]?.name ?? UNSAID, locale),
    textIn(spoken[type]?.says ?? UNSAID, locale),
    fieldsOf(schema)
      .filter(({ path }) => path.length === 1)
      .map(({ path, required }) => code(shown(path)) + (required ? '' : '?'))
      .join(say('join')),
  ]);
  return table([say('fact'), say('name'), say('says'), say('fields')], rows);
}

/** Whatever the command, they are kept for the id of its stream. */
const OF_IDS: ReadonlySet<string> = new Set<IdRule>([
  'id-must-be-well-formed',
  'check-symbol-must-match',
]);

function ruleTable({ aggregate, locale, say }: Setting): string {
  const all = Object.entries<Outcome>(outcomes[aggregate.folder]);
  const shapes = aggregate.decider.commands as Readonly<Record<string, CommandShape>>;
  const naming = (key: 'refuses' | 'deviates', rule: string) =>
    all.filter(([, outcome]) => outcome[key].includes(rule)).map(([command]) => command);
  const ofKind = (kind: string) =>
    Object.keys(shapes).filter((command) => shapes[command]?.kind === kind);
  const own = aggregate.rules.filter((rule) => !NOT_OF[aggregate.folder]?.includes(rule));
  const rows = own.map((rule) => [
    code(rule),
    textIn(ruleWords[rule] ?? UNSAID, locale),
    [
      ...(OF_IDS.has(rule) ? [say('anyStream')] : []),
      ...[among(naming('refuses', rule), Object.keys(shapes), 'all', say)].filter(Boolean),
      ...(NAMED_IN_FACTS[rule]
        ? [say('namedIn').replace('{fact}', code(NAMED_IN_FACTS[rule]))]
        : []),
    ].join(say('join')),
    among(naming('deviates', rule), ofKind('report'), 'allReports', say),
  ]);
  return table([say('rule'), say('words'), say('refusesHead'), say('deviatesHead')], rows);
}

/** Some commands by name, or nearly all of them by the few that are not among them. */
function among(
  some: readonly string[],
  all: readonly string[],
  every: 'all' | 'allReports',
  say: Say,
): string {
  const rest = all.filter((command) => !some.includes(command));
  if (some.length < all.length / 2) return some.map(code).join(say('join'));
  if (rest.length === 0) return say(every);
  return say(`${every}But`).replace('{but}', rest.map(code).join(say('join')));
}

/** The choices that are too many for a cell, each list once. */
function choiceSections({ aggregate, locale, say }: Setting): readonly string[] {
  const lists = new Map<string, { readonly field: string; readonly values: readonly string[] }>();
  for (const { schema } of Object.values<CommandShape>(aggregate.decider.commands)) {
    for (const { path, form } of fieldsOf(schema)) {
      if (form.kind !== 'choice' || form.values.length <= CHOICES_INLINE_MAX) continue;
      const field = path.findLast((key) => key !== '*') ?? '';
      lists.set(form.values.join(), { field, values: form.values });
    }
  }
  if (lists.size === 0) return [];
  const items = [...lists.values()].map(
    ({ field, values }) =>
      `- ${code(field)}: ${values.map((value) => choice(value, locale, field)).join(say('join'))}`,
  );
  return [`## ${say('choices')}`, items.join('\n')];
}
