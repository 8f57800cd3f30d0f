import type { z } from 'zod';
import { fieldWords } from '../../src/wording/fields.ts';
import { type Field, fieldsOf } from '../../src/wording/reference/fields.ts';
import { formText } from '../../src/wording/reference/form-text.ts';
import { type Locale, textIn } from '../../src/wording/say.ts';
import type { Aggregate } from './aggregates.ts';
import { code, table } from './markdown.ts';
import { TEXTS } from './texts.ts';

/** One row a field; the entries of a list stand with the list. */
export function fieldTable(
  { folder }: Pick<Aggregate, 'folder'>,
  owner: string,
  schema: z.ZodType,
  locale: Locale,
): string {
  const say = (key: keyof typeof TEXTS) => textIn(TEXTS[key], locale);
  const fields = fieldsOf(schema);
  if (fields.length === 0) return say('noFields');
  const rows = fields.filter(isNamed).map((field) => {
    const { path, required, form } = field;
    const key = path.at(-1) ?? '';
    const words = fieldWords(folder, owner, path);
    return [
      code(shown(path)),
      formText(form, locale, key, entriesOf(fields, field)),
      required ? say('yes') : '',
      words ? textIn(words, locale) : '',
    ];
  });
  return table([say('field'), say('type'), say('needed'), say('meaning')], rows);
}

/** As people write it: `lines[].qty`. */
export function shown(path: readonly string[]): string {
  return path.join('.').replaceAll('.*', '[]');
}

function isNamed({ path, form }: Field): boolean {
  return path.at(-1) !== '*' && form.kind !== 'anything';
}

function entriesOf(fields: readonly Field[], { path }: Field): Field['form'] | undefined {
  const entry = [...path, '*'].join('.');
  return fields.find((one) => one.path.join('.') === entry)?.form;
}
