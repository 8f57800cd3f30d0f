import { type Refusal, refuse } from '../decider.ts';
import { firstRepeated } from '../keyed.ts';
import type { MasterKind, MasterRecord } from './kinds.ts';
import type { MasterRule } from './rules.ts';
import { shiftsOverlap } from './shifts.ts';

type Flaw = Refusal<MasterRule> | null;
type Look = (record: never, code: string) => Flaw;

/** What a record may not say beyond the form of its fields. Kinds that are not here may say all. */
const LOOKS: { readonly [K in MasterKind]?: (record: MasterRecord<K>, code: string) => Flaw } = {
  product: flawInProduct,
  calendar: flawInCalendar,
  site: ({ shifts, docks, stagingAreas }) =>
    flawInShifts(shifts) ?? twice('docks', docks) ?? twice('stagingAreas', stagingAreas),
  address: ({ unloading }) => flawInShifts(unloading?.shifts),
  carrier: ({ lanes, tracking }) =>
    twice(
      'lanes',
      lanes?.map(({ from, to, service = '' }) => `${from} → ${to} ${service}`.trim()),
    ) ??
    twice(
      'tracking.statusMap',
      tracking?.statusMap?.map(({ carrier }) => carrier),
    ),
  organisation: ({ parent }, code) => namesItself('parent', parent, code),
  project: ({ workPackages, sites }) =>
    twice(
      'workPackages',
      workPackages?.map(({ id }) => id),
    ) ?? twice('sites', sites),
  policy: ({ labels, documents, steps }) =>
    twice('labels', labels) ?? twice('documents', documents) ?? twice('steps', steps),
};

/** `code` is the record's own. */
export function flawIn(kind: MasterKind, record: MasterRecord, code: string): Flaw {
  const { externalCodes } = record;
  const named = externalCodes?.map(({ source, code: theirs }) => `${source} ${theirs}`);
  const look = LOOKS[kind] as Look | undefined;
  return twice('externalCodes', named) ?? look?.(record as never, code) ?? null;
}

function flawInProduct(product: MasterRecord<'product'>, code: string): Flaw {
  const { baseUnit, conversions = [], gtins = [], kitParts = [] } = product;
  const toItself = conversions.find(({ uom }) => uom === baseUnit);
  if (toItself) return refuse('conversion-must-be-to-another-unit', { uom: toItself.uom });
  const units = new Set([baseUnit, ...conversions.map(({ uom }) => uom)]);
  const foreign = gtins.find(({ uom }) => uom !== undefined && !units.has(uom));
  if (foreign) {
    return refuse('unit-must-be-of-product', { uom: foreign.uom, gtin: foreign.gtin });
  }
  const parts = kitParts.map(({ sku }) => sku);
  return (
    twice(
      'conversions',
      conversions.map(({ uom }) => uom),
    ) ??
    twice(
      'gtins',
      gtins.map(({ gtin }) => gtin),
    ) ??
    twice('kitParts', parts) ??
    namesItself(
      'kitParts',
      parts.find((sku) => sku === code),
      code,
    )
  );
}

function flawInCalendar(calendar: MasterRecord<'calendar'>): Flaw {
  const { shifts, holidays = [], makeUpDays = [] } = calendar;
  const worked = makeUpDays.map(({ date }) => date);
  const both = holidays.find(({ date }) => worked.includes(date));
  if (both) return refuse('day-must-be-holiday-or-worked', { date: both.date });
  return (
    flawInShifts(shifts) ??
    twice(
      'holidays',
      holidays.map(({ date }) => date),
    ) ??
    twice('makeUpDays', worked)
  );
}

function flawInShifts(shifts: MasterRecord<'calendar'>['shifts'] = []): Flaw {
  const overlap = shiftsOverlap(shifts);
  return overlap && refuse('shifts-must-not-overlap', overlap);
}

function namesItself(field: string, named: string | undefined, code: string): Flaw {
  return named === code ? refuse('record-must-not-name-itself', { field, code }) : null;
}

function twice(field: string, entries: readonly string[] = []): Flaw {
  const entry = entries[firstRepeated(entries)];
  return entry === undefined ? null : refuse('entry-must-be-listed-once', { field, entry });
}
