import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const HAN = /\p{Script=Han}/u;

/** Every text with its place; a text with parameters is its own source. */
function textsOf(value: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, value.toString()]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${place}.${key}`));
}

interface Tables {
  readonly [name: string]: unknown;
}

const files = globSync('src/cli/texts/*.ts');
const tables = await Promise.all(
  files.map(async (file) => Object.entries((await import(resolve(file))) as Tables)),
);
const bilingual = tables
  .flat()
  .filter((entry): entry is [string, { 'zh-CN': unknown; en: unknown }] => {
    const [, table] = entry;
    return typeof table === 'object' && table !== null && 'zh-CN' in table;
  });

describe('the texts of the command line', () => {
  it('are there', () => {
    expect(bilingual.length).toBeGreaterThan(3);
  });

  it.each(bilingual)('%s say the same things in both languages', (_name, table) => {
    const places = (texts: unknown): readonly string[] => textsOf(texts).map(([place]) => place);
    expect(places(table.en)).toEqual(places(table['zh-CN']));
  });

  it.each(bilingual)('%s hold no Chinese in English', (_name, table) => {
    expect(textsOf(table.en).filter(([, text]) => HAN.test(text))).toEqual([]);
  });
});
