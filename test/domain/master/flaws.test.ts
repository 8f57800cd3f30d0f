import { describe, expect, it } from 'vitest';
import { flawIn } from '../../../src/domain/master/flaws.ts';
import type { MasterKind, MasterRecord } from '../../../src/domain/master/kinds.ts';
import { shiftsOverlap } from '../../../src/domain/master/shifts.ts';

const CN = { timeZone: 'Asia/Shanghai', shifts: [{ days: [1], start: '08:00', end: '17:00' }] };
const gtin = { gtin: '4006381333931' };
const flaw = (kind: MasterKind, told: object, code = 'A-1') =>
  flawIn(kind, told as MasterRecord, code);

describe('what a record lists twice', () => {
  const status = [{ carrier: 'OK' }, { carrier: 'KO' }, { carrier: 'OK' }];
  it.each([
    ['site', { docks: ['D1', 'D1'] }, 'docks', 'D1'],
    ['site', { stagingAreas: ['A', 'B', 'A'] }, 'stagingAreas', 'A'],
    [
      'carrier',
      {
        lanes: [
          { from: 'SH', to: 'HZ' },
          { from: 'SH', to: 'HZ' },
        ],
      },
      'lanes',
      'SH → HZ',
    ],
    ['carrier', { tracking: { statusMap: status } }, 'tracking.statusMap', 'OK'],
    ['project', { sites: ['S1', 'S1'] }, 'sites', 'S1'],
    ['policy', { documents: ['invoice', 'invoice'] }, 'documents', 'invoice'],
    ['policy', { steps: ['load', 'load'] }, 'steps', 'load'],
    ['product', { gtins: [gtin, gtin] }, 'gtins', gtin.gtin],
    [
      'product',
      {
        kitParts: [
          { sku: 'B', qty: 1 },
          { sku: 'B', qty: 2 },
        ],
      },
      'kitParts',
      'B',
    ],
    [
      'calendar',
      { ...CN, holidays: [{ date: '2026-10-01' }, { date: '2026-10-01' }] },
      'holidays',
      '2026-10-01',
    ],
    [
      'party',
      {
        externalCodes: [
          { source: 'W', code: '1' },
          { source: 'W', code: '1' },
        ],
      },
      'externalCodes',
      'W 1',
    ],
  ] as const)('%s with %j is told', (kind, told, field, entry) => {
    expect(flaw(kind, told)).toEqual({
      refused: 'entry-must-be-listed-once',
      params: { field, entry },
    });
  });

  it.each([
    ['product', {}],
    ['product', { kitParts: [{ sku: 'B', qty: 1 }], gtins: [gtin] }],
    ['calendar', CN],
    ['calendar', { ...CN, holidays: [{ date: '2026-10-01' }], makeUpDays: [] }],
    ['site', {}],
    ['site', { docks: ['D1', 'D2'], stagingAreas: ['D1'] }],
    ['address', { unloading: {} }],
    ['address', {}],
    [
      'carrier',
      {
        lanes: [
          { from: 'SH', to: 'HZ' },
          { from: 'SH', to: 'HZ', service: 'air' },
        ],
      },
    ],
    ['carrier', { tracking: {} }],
    ['carrier', { tracking: { statusMap: [{ carrier: 'A' }, { carrier: 'B' }] } }],
    ['project', {}],
    ['policy', { labels: ['a'], documents: ['a'], steps: ['load'] }],
    ['organisation', { parent: 'B' }],
    ['person', {}],
  ] as const)('is nothing in a %s with %j', (kind, told) => {
    expect(flaw(kind, told)).toBeNull();
  });
});

describe('shifts of a week', () => {
  const shift = (day: number, start: string, end: string) => ({ days: [day], start, end });

  it.each([
    ['one after the other', [shift(1, '08:00', '12:00'), shift(1, '12:00', '17:00')], null],
    ['told in any order', [shift(2, '08:00', '12:00'), shift(1, '08:00', '17:00')], null],
    [
      'into each other, told in any order',
      [shift(1, '12:00', '17:00'), shift(3, '08:00', '09:00'), shift(1, '08:00', '13:00')],
      { day: 1, one: '08:00–13:00', other: '12:00–17:00' },
    ],
    ['round the clock', [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '08:00' }], null],
    [
      'over the week’s end',
      [shift(7, '20:00', '09:00'), shift(1, '08:00', '10:00')],
      { day: 1, one: '20:00–09:00', other: '08:00–10:00' },
    ],
    ['up to the week’s end', [shift(7, '20:00', '08:00'), shift(1, '08:00', '10:00')], null],
    ['of nobody', [], null],
  ])('%s', (_, shifts, overlap) => {
    expect(shiftsOverlap(shifts)).toEqual(overlap);
  });
});
