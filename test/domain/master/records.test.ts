import { describe, expect, it } from 'vitest';
import { masters } from '../../../src/domain/master/decider.ts';
import { MASTER_KINDS, masterKinds } from '../../../src/domain/master/kinds.ts';
import { put, record } from './scenes.ts';

const product = record('product', 'PUMP-8');
const calendar = record('calendar', 'CN-1');

const week = { days: [1, 2, 3, 4, 5], start: '08:30', end: '17:30' };
const cn = { timeZone: 'Asia/Shanghai', shifts: [week] };

/** What the schema of a kind says about a record: `path: rule`, nothing when it is content. */
function said(kind: (typeof MASTER_KINDS)[number], data: object): readonly string[] {
  const { error } = masterKinds[kind].schema.safeParse(data);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('every kind', () => {
  it('has an aggregate of its own, and takes the fields that all have', () => {
    expect(masters.map(({ category }) => category)).toEqual(MASTER_KINDS);
    const fields = {
      externalCodes: [{ source: 'WMS', code: '0017' }],
      status: 'blocked',
      attributes: { cost: 12.5, shelf: 'A', cold: false },
    };
    for (const kind of MASTER_KINDS) {
      const data = kind === 'calendar' ? { ...fields, ...cn } : fields;
      record(kind).given().when(put(data)).records('MasterPut');
    }
  });

  it('marks the fields that are about persons', () => {
    const personal = new Map(masters.map((one) => [one.category, one.commands.Put.personal]));
    expect(personal.get('person')).toEqual(['names.zh', 'names.en', 'phone', 'email']);
    expect(personal.get('address')).toContain('street');
    expect(personal.get('party')).toContain('contacts.*.name');
    expect(personal.get('product')).toEqual([]);
    expect(said('person', { names: { zh: '李雷' } })).toEqual([
      'names.zh: must-be-a-subject-reference',
    ]);
  });

  it('lists the codes of other systems once', () => {
    const twice = { source: 'WMS', code: '17' };
    record('party')
      .given()
      .when(put({ externalCodes: [twice, { ...twice, code: '18' }, twice] }))
      .refuses('entry-must-be-listed-once', { field: 'externalCodes', entry: 'WMS 17' });
  });
});

describe('a product', () => {
  const { given } = product;
  const carton = { uom: 'CT', qty: 1, base: 12 };

  it('has units of measure, and numbers for each of them', () => {
    const gtins = [{ gtin: '4006381333931' }, { gtin: '14006381333938', uom: 'CT' }];
    given()
      .when(put({ baseUnit: 'H87', conversions: [carton], gtins }))
      .records('MasterPut');
  });

  it('has GTINs with their check digit', () => {
    const gtins = ['4006381333932', '40063813339', 'ABCDEFGHIJKLM'].map((gtin) => ({ gtin }));
    expect(said('product', { gtins })).toEqual([
      'gtins.0.gtin: must-be-a-gtin',
      'gtins.1.gtin: must-be-a-gtin',
      'gtins.2.gtin: must-be-a-gtin',
    ]);
    expect(said('product', { gtins: [{ gtin: '96385074' }, { gtin: '036000291452' }] })).toEqual(
      [],
    );
  });

  it('converts other units than its own, each once', () => {
    given()
      .when(put({ baseUnit: 'CT', conversions: [carton] }))
      .refuses('conversion-must-be-to-another-unit', { uom: 'CT' });
    given()
      .when(put({ baseUnit: 'H87', conversions: [carton, carton] }))
      .refuses('entry-must-be-listed-once', { field: 'conversions', entry: 'CT' });
    given()
      .when(put({ baseUnit: 'H87', gtins: [{ gtin: '4006381333931', uom: 'PF' }] }))
      .refuses('unit-must-be-of-product', { uom: 'PF' });
  });

  it('is no part of itself', () => {
    given()
      .when(
        put({
          kitParts: [
            { sku: 'SEAL', qty: 2 },
            { sku: 'PUMP-8', qty: 1 },
          ],
        }),
      )
      .refuses('record-must-not-name-itself', { field: 'kitParts', code: 'PUMP-8' });
    record('organisation', 'EAST')
      .given()
      .when(put({ parent: 'EAST' }))
      .refuses('record-must-not-name-itself', { field: 'parent' });
  });
});

describe('a calendar', () => {
  const { given } = calendar;

  it('knows shifts, holidays and make-up days', () => {
    const holidays = [{ date: '2026-10-01', name: '国庆节' }];
    const makeUpDays = [{ date: '2026-10-10', worksAs: 5, name: '调休' }];
    given()
      .when(put({ ...cn, holidays, makeUpDays }))
      .records('MasterPut');
  });

  it('says of a day one thing', () => {
    const makeUpDays = [{ date: '2026-10-01', worksAs: 4 }];
    given()
      .when(put({ ...cn, holidays: [{ date: '2026-10-01' }], makeUpDays }))
      .refuses('day-must-be-holiday-or-worked', { date: '2026-10-01' });
    given()
      .when(put({ ...cn, makeUpDays: [...makeUpDays, ...makeUpDays] }))
      .refuses('entry-must-be-listed-once', { field: 'makeUpDays', entry: '2026-10-01' });
  });

  it('has shifts that do not overlap, over midnight and over the week’s end', () => {
    const night = { days: [7], start: '22:00', end: '06:00' };
    given()
      .when(put({ ...cn, shifts: [week, night] }))
      .records('MasterPut');
    given()
      .when(put({ ...cn, shifts: [week, { days: [5], start: '17:00', end: '22:00' }] }))
      .refuses('shifts-must-not-overlap', { day: 5, one: '08:30–17:30', other: '17:00–22:00' });
    given()
      .when(put({ ...cn, shifts: [night, { days: [1], start: '05:00', end: '09:00' }] }))
      .refuses('shifts-must-not-overlap', { day: 1, one: '22:00–06:00', other: '05:00–09:00' });
    record('site')
      .given()
      .when(put({ shifts: [week, week] }))
      .refuses('shifts-must-not-overlap');
  });

  it('is told in days, times and a zone that exist', () => {
    const wrong = {
      timeZone: 'Asia/Nowhere',
      shifts: [{ days: [8], start: '8:30', end: '24:30' }],
      holidays: [{ date: '2026-02-30' }],
    };
    const rules = said('calendar', wrong);
    expect(rules).toContain('timeZone: must-be-a-time-zone');
    expect(rules).toContain('shifts.0.start: must-be-a-time-of-day');
    expect(rules).toContain('shifts.0.end: must-be-a-time-of-day');
    expect(rules).toContain('holidays.0.date: must-be-a-date');
    expect(rules.some((rule) => rule.startsWith('shifts.0.days.0'))).toBe(true);
  });
});

describe('other kinds', () => {
  it('have GLNs with their check digit', () => {
    expect(said('party', { gln: '4006381333931' })).toEqual([]);
    expect(said('site', { gln: '4006381333932' })).toEqual(['gln: must-be-a-gln']);
  });

  it('have lanes, work packages and labels once each', () => {
    const lane = { from: 'SH', to: 'HZ', service: 'express' };
    record('carrier')
      .given()
      .when(put({ lanes: [lane, { from: 'SH', to: 'HZ' }, lane] }))
      .refuses('entry-must-be-listed-once', { field: 'lanes', entry: 'SH → HZ express' });
    record('project')
      .given()
      .when(put({ workPackages: [{ id: 'WP1', completeSet: true }, { id: 'WP1' }] }))
      .refuses('entry-must-be-listed-once', { field: 'workPackages', entry: 'WP1' });
    record('policy')
      .given()
      .when(put({ labels: ['carton', 'carton'] }))
      .refuses('entry-must-be-listed-once', { field: 'labels' });
  });
});
