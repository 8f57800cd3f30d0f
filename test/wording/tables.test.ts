import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { CommandShape, FactShape } from '../../src/domain/decider.ts';
import { isMasterKind } from '../../src/domain/master/kinds.ts';
import { codeWords } from '../../src/wording/codes.ts';
import type { CommandWords } from '../../src/wording/commands/command-words.ts';
import { commandWords } from '../../src/wording/commands.ts';
import type { FactWords } from '../../src/wording/facts/fact-words.ts';
import { factWords } from '../../src/wording/facts.ts';
import { exactFields } from '../../src/wording/fields/exact.ts';
import { fieldWords } from '../../src/wording/fields.ts';
import { glossary } from '../../src/wording/glossary.ts';
import { type Field, fieldsOf } from '../../src/wording/reference/fields.ts';
import { formats } from '../../src/wording/reference/form-text.ts';
import { textIn, type Words } from '../../src/wording/say.ts';
import { subjects, subjectText } from '../../src/wording/subjects.ts';

const HAN = /\p{Script=Han}/u;

const names = Object.values(commandWords).flatMap((one) => Object.values<CommandWords>(one));
const facts = Object.values(factWords).flatMap((one) => Object.values<FactWords>(one));
const terms = glossary.flatMap((one) => one.terms);
const sentences = [...names.map(({ does }) => does), ...facts.map(({ says }) => says)];
const all: readonly Words[] = [
  ...sentences,
  ...[...names, ...facts].map(({ name }) => name),
  ...terms.flatMap(({ term, means }) => [term, means]),
  ...Object.values(codeWords),
  ...Object.values(subjects),
];

type Told = readonly [owner: string, folder: Folder, fields: readonly Field[]];
type Folder = keyof typeof commandWords;

/** Every command and fact of every aggregate, with its fields. */
const told: readonly Told[] = [...aggregates].flatMap(([category, { commands, facts: shapes }]) => {
  const folder = isMasterKind(category) ? 'master' : (category as Folder);
  const owner = (name: string) => (name === 'Put' ? `Put.${category}` : name);
  return [
    ...Object.entries<CommandShape | FactShape>(commands),
    ...Object.entries<FactShape>(shapes),
  ].map(([name, { schema }]): Told => [owner(name), folder, fieldsOf(schema)]);
});

describe('the tables of words', () => {
  it('are Chinese in Chinese and English in English', () => {
    const mixed = all.filter(([, en]) => HAN.test(en));
    // A code such as SHA-256 or UN 3082 is the same in both.
    const plain = all.filter(([zh]) => !HAN.test(zh));
    expect({ mixed, plain }).toEqual({ mixed: [], plain: [] });
  });

  it('hold whole sentences where they say what something does', () => {
    const broken = sentences.filter(([zh, en]) => !/[。]$/.test(zh) || !/^[A-Z].*\.$/.test(en));
    expect(broken).toEqual([]);
  });

  it('call no two commands and no two facts of an aggregate the same', () => {
    for (const words of [...Object.values(commandWords), ...Object.values(factWords)]) {
      const said = Object.values<CommandWords | FactWords>(words).map(({ name }) => name);
      for (const locale of ['zh-CN', 'en'] as const) {
        const texts = said.map((name) => textIn(name, locale));
        expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
      }
    }
  });

  it('name every subject, and leave one as it stands that nobody knows yet', () => {
    const unnamed = [...aggregates.keys()].filter((one) => subjectText(one, 'zh-CN') === one);
    expect(unnamed).toEqual([]);
    expect(subjectText('container', 'zh-CN')).toBe('container');
  });

  it('have no word twice in the glossary', () => {
    const words = terms.map(({ term }) => textIn(term, 'en'));
    expect(words).toHaveLength(new Set(words).size);
  });
});

describe('every field', () => {
  const named = told.flatMap(([owner, folder, fields]) =>
    fields
      .filter(({ path, form }) => path.at(-1) !== '*' && form.kind !== 'anything')
      .map((field) => ({ owner, folder, ...field })),
  );

  it('has a meaning in both languages', () => {
    const unsaid = named.filter(({ owner, folder, path }) => !fieldWords(folder, owner, path));
    expect(unsaid.map(({ owner, path }) => `${owner}.${path.join('.')}`)).toEqual([]);
  });

  it('of its own meaning exists', () => {
    const known = new Set(
      named.map(({ owner, path }) => `${owner}.${path.filter((key) => key !== '*').join('.')}`),
    );
    expect(Object.keys(exactFields).filter((field) => !known.has(field))).toEqual([]);
  });

  it('that is in a form of its own has a name for that form', () => {
    const rules = told.flatMap(([, , fields]) =>
      fields.flatMap(({ form }) => (form.kind === 'text' && form.rule ? [form.rule] : [])),
    );
    expect([...new Set(rules)].filter((rule) => !Object.hasOwn(formats, rule))).toEqual([]);
  });

  it('that is one of several has words for each of them', () => {
    const values = told.flatMap(([, , fields]) =>
      fields.flatMap(({ form }) => (form.kind === 'choice' ? form.values : [])),
    );
    const unsaid = [...new Set(values)].filter((value) => !Object.hasOwn(codeWords, value));
    expect(unsaid.filter((value) => value !== 'true')).toEqual([]);
  });
});
