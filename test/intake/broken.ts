import type { Form } from '../../src/wording/reference/fields.ts';
import { changed, type Place, type Placed } from './whole.ts';

/** Data that are wrong in one place, with the one fault that the edge must name. */
export interface Broken {
  readonly data: unknown;
  /** `path: rule`, as in `lines.0.qty: quantity-must-be-positive`. */
  readonly fault: string;
  /** What stands there instead. */
  readonly by: string;
}

type Instead = readonly [value: unknown, rule: string];

const PERSONAL_CHARS_MAX = 2_000;

/** Texts that are not in the form that a rule asks for; its check digit is wrong in the last. */
const MISSHAPEN: Readonly<Record<string, readonly string[]>> = {
  'must-be-an-instant': [
    '',
    'yesterday',
    '2026-03-01',
    '2026-03-01T08:30:00',
    '2026-02-30T08:30:00+08:00',
    '01.03.2026 08:30 +08:00',
    '1772325000000',
  ],
  'must-be-a-unit-of-measure': ['', 'pcs', 'h87', 'KILOGRAM', '件', 'H 7'],
  'must-be-a-currency': ['', 'cny', 'RMB1', '¥', '人民币'],
  'must-be-a-date': ['', '2026-02-30', '01.03.2026', '20260301', '2026-03-01T08:30:00+08:00'],
  'must-be-a-web-address': ['', 'erp', 'ftp://erp.example.com/', 'https://me:pw@erp.example.com/'],
  'must-be-a-sha-256': ['', 'abc', 'A'.repeat(64), `${'a'.repeat(63)}g`, 'a'.repeat(65)],
  'must-be-a-uuid': ['', '4711', '0c8f3f5e6a7b4d1c9e2f5b4a3c2d1e0f'],
  'must-be-a-gln': ['', '690123456789', 'GLN6901234567', '6901234567893'],
  'must-be-a-gtin': ['', '690123456789012', '69-01234-56789', '6901234567893'],
  'must-be-a-time-zone': ['', 'Shanghai', 'GMT plus eight', 'Asia/Peking City'],
  'must-be-a-time-of-day': ['', '8:30', '25:00', '08:60', '0830', '24:01'],
  'must-be-a-country': ['', 'cn', 'CHN', '中国'],
  'must-be-a-un-number': ['', '308', 'UN3082', '30820'],
  'must-be-a-customs-code': ['', '34039', '3403.9900', '34039900000000'],
};

/** Every way in which a field can be wrong. */
export function brokenAt(data: object, field: Placed): readonly Broken[] {
  const { place, required, form } = field;
  const said = (value: unknown, rule: string, where: Place = place): Broken => ({
    data: changed(data, where, value),
    fault: `${where.join('.')}: ${rule}`,
    by: JSON.stringify(value)?.slice(0, 40) ?? 'nothing',
  });
  const isKeyed = typeof place.at(-1) === 'string';
  const inside =
    form.kind === 'object' ? [said('red', 'field-is-unknown', [...place, 'colour'])] : [];
  return [
    ...inside,
    ...(required && isKeyed && !isOfMap(form, field) ? [said(undefined, 'field-is-required')] : []),
    ...wrongValues(form).map(([value, rule]) => said(value, rule)),
  ];
}

/** A key of a free map is nothing that could be missing. */
function isOfMap(form: Form, { place }: Placed): boolean {
  return form.kind === 'either' || form.kind === 'anything' || place.at(-1) === 'key';
}

function wrongValues(form: Form): readonly Instead[] {
  switch (form.kind) {
    case 'text':
      return wrongTexts(form);
    case 'number':
      return wrongNumbers(form);
    case 'choice':
      return ['no-such-choice', '', 7, null, [], {}].map((value) => [value, 'must-be-one-of']);
    case 'yes-or-no':
      return ['true', 'yes', 1, null, [], {}].map((value) => [value, 'must-be-true-or-false']);
    case 'list':
      return wrongLists(form);
    case 'object':
    case 'map':
      return ['text', 7, true, null, []].map((value) => [value, 'must-be-an-object']);
    case 'either':
      return [null, {}].map((value) => [value, ruleOfEither(form.forms)]);
    default:
      return [];
  }
}

function wrongTexts({ rule, max, oneLine, orNumber }: Extract<Form, { kind: 'text' }>) {
  const others: readonly Instead[] = [...(orNumber ? [1.5] : [7]), true, null, ['X'], {}].map(
    (value) => [value, 'must-be-text'],
  );
  const torn: Instead = ['X-\ud800', 'must-be-well-formed-text'];
  if (rule === 'must-be-a-subject-reference') {
    const long = 'X'.repeat(PERSONAL_CHARS_MAX + 1);
    return [
      ...others,
      torn,
      ['', 'must-not-be-empty'] as const,
      [' \t', 'must-not-be-empty'] as const,
      [long, 'must-have-at-most-characters'] as const,
    ];
  }
  if (rule !== undefined) {
    return [...others, torn, ...(MISSHAPEN[rule] ?? []).map((text): Instead => [text, rule])];
  }
  return [
    ...others,
    torn,
    ...(oneLine
      ? [
          ...['X\u0000Y', 'X\nY', 'X\tY', '\u009bX'].map(
            (text): Instead => [text, 'must-be-well-formed-text'],
          ),
          ['', 'must-not-be-empty'] as const,
          [' \u3000', 'must-not-be-empty'] as const,
        ]
      : []),
    ...(max === undefined ? [] : [['X'.repeat(max + 1), 'must-have-at-most-characters'] as const]),
  ];
}

function wrongNumbers(form: Extract<Form, { kind: 'number' }>): readonly Instead[] {
  const { whole, min, above, max, decimals, orDigits } = form;
  const low: readonly Instead[] =
    above === undefined
      ? min === undefined
        ? []
        : [[min - 1, 'must-be-at-least']]
      : [above, above - 1].map((value) => [
          value,
          decimals === undefined ? 'must-be-more-than' : 'quantity-must-be-positive',
        ]);
  return [
    ...[...(orDigits ? [] : ['7']), 'seven', '', true, null, [7], {}, Number.NaN].map(
      (value): Instead => [value, 'must-be-a-number'],
    ),
    [Number.POSITIVE_INFINITY, 'must-be-a-number'],
    ...low,
    ...(max === undefined ? [] : [[max + 1, 'must-be-at-most'] as const]),
    ...(whole
      ? [[1.5, 'must-be-a-whole-number'] as const, [2 ** 60, 'must-be-at-most'] as const]
      : []),
    ...(decimals === undefined
      ? []
      : [[(min ?? 1) + 1.0005, 'quantity-has-too-many-decimals'] as const]),
  ];
}

function wrongLists({ min, max }: Extract<Form, { kind: 'list' }>): readonly Instead[] {
  const short = min === 1 ? 'must-not-be-empty' : 'must-have-at-least-entries';
  return [
    ...['text', 7, true, null, {}].map((value): Instead => [value, 'must-be-a-list']),
    ...(min === undefined ? [] : [[[], short] as const]),
    ...(max === undefined
      ? []
      : [[Array(max + 1).fill(null), 'must-have-at-most-entries'] as const]),
  ];
}

function ruleOfEither(forms: readonly Form[]): string {
  const isSimple = forms.every(({ kind }) => kind === 'text' || kind === 'number');
  return isSimple ? 'must-be-text-or-a-number' : 'must-be-a-plain-value';
}
