import { isSscc } from '../check-symbols.ts';
import { type Refusal, refuse } from '../decider.ts';
import { gtinSchema } from '../master/shapes.ts';

/** What a GS1 code says, by application identifier; what we have no use for is left out. */
export interface Gs1 {
  /** AI 00, eighteen digits. */
  readonly sscc?: string;
  /** AI 01, or 02 of what is inside, fourteen digits. */
  readonly gtin?: string;
  /** AI 21. */
  readonly serial?: string;
  /** AI 10. */
  readonly lot?: string;
  /** AI 401, the carrier's consignment, or 402, the shipper's. */
  readonly consignment?: string;
  /** AI 37 or 30. */
  readonly count?: number;
}

export type Gs1Rule = 'must-be-an-sscc' | 'must-be-a-gtin' | 'must-have-the-right-form';

/** FNC1 between two elements, as scanners send it; some terminals send its picture instead. */
const FNC1 = '\u001d';
const FNC1_PICTURE = '\u241d';

/** Symbologies that carry GS1 elements: GS1-128, DataMatrix, QR, DataBar, DotCode (ISO 15424). */
const GS1_SYMBOLOGIES = /^\](?:C1|d2|Q3|e0|J1)/;
const OTHER_SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
const BRACKETED = /\((\d{2,4})\)([^(]*)/g;
const PLAIN_SSCC = /^00(\d{18})$/;

/**
 * The elements of a GS1 code; undefined where a text is none. Taken are what scanners send (with
 * a symbology identifier, with FNC1 as the group separator), how people write it, `(00)3…`, and
 * AI 00 alone. A wrong check digit is said, not passed over (GS1 General Specifications, 3 and 7).
 */
export function gs1In(written: string): Gs1 | Refusal<Gs1Rule> | undefined {
  const text = written.replaceAll(FNC1_PICTURE, FNC1);
  if (text.startsWith('(')) return told(bracketed(text), text);
  const isGs1 = GS1_SYMBOLOGIES.test(text) || text.includes(FNC1);
  if (isGs1) return told(elements(withoutSymbology(text)), text);
  const sscc = PLAIN_SSCC.exec(withoutSymbology(text))?.[1];
  return sscc !== undefined && isSscc(sscc) ? { sscc } : undefined;
}

/** What a scanner puts before the code to say how it was printed. */
export function withoutSymbology(text: string): string {
  return text.replace(OTHER_SYMBOLOGY, '');
}

type Element = readonly [ai: string, value: string];

/** Lengths that GS1 has fixed: no separator follows them. By the first two digits of the AI. */
const FIXED: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '41': 13,
};
/** Measures: four digits of AI, six of value. */
const MEASURES = /^3[1-6]/;
const MEASURE_AI = 4;
const MEASURE_DIGITS = 6;
/** The rest runs to the next separator; its AI has so many digits. */
const AI_DIGITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:10|21|22|30|37|9\d)/, 2],
  [/^(?:2[345]|4[0-3])/, 3],
  [/^(?:3[3-9]|7[0-2]|8[0-2])/, 4],
];

/** Undefined where it cannot be read to its end. */
function elements(text: string): readonly Element[] | undefined {
  const found: Element[] = [];
  for (let rest = text; ; ) {
    if (rest.startsWith(FNC1)) rest = rest.slice(FNC1.length);
    if (rest === '') return found;
    const element = firstOf(rest);
    if (!element || element[1] === '') return undefined;
    found.push(element);
    rest = rest.slice(element[0].length + element[1].length);
  }
}

function firstOf(text: string): Element | undefined {
  const begin = text.slice(0, 2);
  const fixed = FIXED[begin];
  if (MEASURES.test(text)) return cut(text, MEASURE_AI, MEASURE_DIGITS);
  if (begin === '41') return cut(text, 3, fixed ?? 0);
  if (fixed !== undefined) return cut(text, 2, fixed);
  const digits = AI_DIGITS.find(([form]) => form.test(text))?.[1];
  if (digits === undefined) return undefined;
  const end = text.indexOf(FNC1);
  return [text.slice(0, digits), text.slice(digits, end < 0 ? undefined : end)];
}

function cut(text: string, ai: number, length: number): Element | undefined {
  const value = text.slice(ai, ai + length);
  return /^\d+$/.test(value) && value.length === length ? [text.slice(0, ai), value] : undefined;
}

function bracketed(text: string): readonly Element[] | undefined {
  const found = [...text.matchAll(BRACKETED)];
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0);
  const elements = found.map(([, ai = '', value = '']): Element => [ai, value.trim()]);
  const isWhole = found.length > 0 && length === text.length;
  return isWhole && elements.every(([, value]) => value !== '') ? elements : undefined;
}

function told(found: readonly Element[] | undefined, text: string): Gs1 | Refusal<Gs1Rule> {
  const no = (rule: Gs1Rule) => refuse(rule, { code: text });
  if (!found || found.length === 0) return no('must-have-the-right-form');
  const by = new Map(found);
  const [sscc, gtin] = [by.get('00'), by.get('01') ?? by.get('02')];
  if (sscc !== undefined && !isSscc(sscc)) return no('must-be-an-sscc');
  if (gtin !== undefined && !gtinSchema.safeParse(gtin).success) return no('must-be-a-gtin');
  const count = Number(by.get('37') ?? by.get('30') ?? Number.NaN);
  return {
    ...(sscc !== undefined && { sscc }),
    ...(gtin !== undefined && { gtin }),
    ...textOf('serial', by.get('21')),
    ...textOf('lot', by.get('10')),
    ...textOf('consignment', by.get('401') ?? by.get('402')),
    ...(Number.isSafeInteger(count) && count > 0 && { count }),
  };
}

function textOf<K extends string>(key: K, text: string | undefined): { [P in K]?: string } {
  return (text === undefined ? {} : { [key]: text }) as { [P in K]?: string };
}
