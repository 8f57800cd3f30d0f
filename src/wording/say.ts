import type { Params } from '../domain/decider.ts';

export type Locale = 'zh-CN' | 'en';

/** A sentence in both languages; `{name}` stands for the parameter of that name. */
export type Words = readonly [zh: string, en: string];

const PLACEHOLDER = /\{(\w+)\}/g;
const JOINED_BY: Readonly<Record<Locale, string>> = { 'zh-CN': '、', en: ', ' };
/** What stands where a parameter was not given. */
const UNSAID = '–';

/** A sentence with its parameters in place; lists are joined as the language does. */
export function said(words: Words, params: Params, locale: Locale): string {
  return textIn(words, locale).replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return UNSAID;
    return typeof value === 'object' ? value.join(JOINED_BY[locale]) : String(value);
  });
}

export function textIn([zh, en]: Words, locale: Locale): string {
  return locale === 'en' ? en : zh;
}
