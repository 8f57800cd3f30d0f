import type { Params } from '../domain/decider.ts';

export type Locale = 'zh-CN' | 'en';

/** A sentence in both languages; `{name}` stands for the parameter of that name. */
export type Words = readonly [zh: string, en: string];

const PLACEHOLDER = /\{(\w+)\}/g;
const JOINED_BY: Readonly<Record<Locale, string>> = { 'zh-CN': '、', en: ', ' };
const CONTROL = /\p{Cc}/gu;
/** Unicode has pictures of the first control characters: ␛ for U+001B. */
const CONTROL_PICTURES = 0x20;
const PICTURES_FROM = 0x2400;
/** What stands where a parameter was not given. */
const UNSAID = '–';

/** A sentence with its parameters in place; lists are joined as the language does. */
export function said(words: Words, params: Params, locale: Locale): string {
  return textIn(words, locale).replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return UNSAID;
    return printable(typeof value === 'object' ? value.join(JOINED_BY[locale]) : String(value));
  });
}

/** Text from outside for one line of a terminal: what would steer it is shown instead. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL, (symbol) => {
    const code = symbol.charCodeAt(0);
    return code < CONTROL_PICTURES ? String.fromCharCode(PICTURES_FROM + code) : '\uFFFD';
  });
}

export function textIn([zh, en]: Words, locale: Locale): string {
  return locale === 'en' ? en : zh;
}
