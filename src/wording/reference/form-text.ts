import { codeText } from '../codes.ts';
import { type Locale, textIn, type Words } from '../say.ts';
import type { Form } from './fields.ts';

/** Text in a form of its own, by the rule that says so. */
export const formats = {
  'must-be-an-instant': ['时刻', 'instant'],
  'must-be-a-date': ['日期', 'date'],
  'must-be-a-time-of-day': ['钟点', 'time of day'],
  'must-be-a-time-zone': ['时区', 'time zone'],
  'must-be-a-unit-of-measure': ['计量单位', 'unit of measure'],
  'must-be-a-subject-reference': ['人员信息', 'person'],
  'must-be-a-currency': ['币种', 'currency'],
  'must-be-a-country': ['国家', 'country'],
  'must-be-a-sha-256': ['SHA-256', 'SHA-256'],
  'must-be-a-web-address': ['网址', 'web address'],
  'must-be-a-uuid': ['UUID', 'UUID'],
  'must-be-a-gln': ['GLN', 'GLN'],
  'must-be-a-gtin': ['GTIN', 'GTIN'],
  'must-be-a-un-number': ['UN 编号', 'UN number'],
  'must-be-a-customs-code': ['HS 编码', 'HS code'],
} satisfies Readonly<Record<string, Words>>;

const WORDS = {
  code: ['编码', 'code'],
  text: ['文本', 'text'],
  upTo: ['，最多 {max} 字符', ', up to {max} characters'],
  orNumber: ['或整数', ' or whole number'],
  quantity: ['数量', 'quantity'],
  number: ['数字', 'number'],
  whole: ['整数', 'whole number'],
  orDigits: ['或数字文本', ' or digits as text'],
  oneOf: ['', 'one of '],
  yesOrNo: ['true / false', 'true / false'],
  list: ['列表', 'list'],
  many: ['（{many}）', ' ({many})'],
  of: ['：', ' of '],
  object: ['对象', 'object'],
  map: ['自定义字段', 'fields of any name'],
  mapOf: ['自定义字段：', 'fields of any name: '],
  anything: ['任意', 'anything'],
} satisfies Record<string, Words>;

const CODE_CHARS_MAX = 120;
const QUANTITY_MAX = 1_000_000_000;
/** More choices than these stand under the table. */
export const CHOICES_INLINE_MAX = 8;

/** What a field may hold, for a cell of a table; `item` is the form of a list's entries. */
export function formText(form: Form, locale: Locale, field: string, item?: Form): string {
  const say = (key: keyof typeof WORDS) => textIn(WORDS[key], locale);
  switch (form.kind) {
    case 'text':
      return textText(form, locale);
    case 'number':
      return numberText(form, locale);
    case 'choice':
      return say('oneOf') + choices(form.values, locale, field);
    case 'yes-or-no':
      return say('yesOrNo');
    case 'list': {
      const many =
        say('list') + (hasBounds(form) ? say('many').replace('{many}', bounds(form)) : '');
      if (!item || item.kind === 'object') return many;
      const entry = item.kind === 'choice' ? choices(item.values, locale, field) : undefined;
      return `${many}${say('of')}${entry ?? formText(item, locale, field)}`;
    }
    case 'map':
      return item && item.kind !== 'anything'
        ? `${say('mapOf')}${formText(item, locale, field)}`
        : say('map');
    case 'either':
      return anyOf(
        form.forms.map((one) => formText(one, locale, field)),
        locale,
      );
    default:
      return say(form.kind);
  }
}

function textText(form: Extract<Form, { kind: 'text' }>, locale: Locale): string {
  const say = (key: keyof typeof WORDS) => textIn(WORDS[key], locale);
  const named: Readonly<Record<string, Words>> = formats;
  const format = form.rule === undefined ? undefined : named[form.rule];
  if (format) return textIn(format, locale);
  if (form.oneLine && form.max === CODE_CHARS_MAX) {
    return say('code') + (form.orNumber ? say('orNumber') : '');
  }
  if (form.max === undefined) return say('text');
  return say('text') + say('upTo').replace('{max}', grouped(form.max));
}

function numberText(form: Extract<Form, { kind: 'number' }>, locale: Locale): string {
  const say = (key: keyof typeof WORDS) => textIn(WORDS[key], locale);
  const { whole, min, above, max, decimals, orDigits } = form;
  const name = decimals !== undefined ? say('quantity') : whole ? say('whole') : say('number');
  const low = above !== undefined ? ` > ${above}` : min !== undefined ? ` ≥ ${grouped(min)}` : '';
  const high = max === undefined || max === QUANTITY_MAX ? '' : ` ≤ ${grouped(max)}`;
  return `${name}${low}${high}${orDigits ? say('orDigits') : ''}`;
}

function choices(values: readonly string[], locale: Locale, field: string): string {
  const shown = values.slice(0, CHOICES_INLINE_MAX).map((value) => choice(value, locale, field));
  const more = values.length > CHOICES_INLINE_MAX ? ['…'] : [];
  return [...shown, ...more].join(locale === 'en' ? ', ' : '、');
}

function anyOf(texts: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts);
}

/** A code, with what it is called where that is not the code itself. */
export function choice(value: string, locale: Locale, field: string): string {
  const text = codeText(value, locale, field);
  return text === value.replaceAll('-', ' ') || text === value
    ? `\`${value}\``
    : `\`${value}\` ${text}`;
}

function hasBounds({ min, max }: Extract<Form, { kind: 'list' }>): boolean {
  return min !== undefined || max !== undefined;
}

function bounds({ min = 0, max }: Extract<Form, { kind: 'list' }>): string {
  return max === undefined ? `≥ ${min}` : `${min}–${grouped(max)}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
