import { describe, expect, it } from 'vitest';
import { foldHistory } from '../../src/projections/fold.ts';
import { type ArticleGtins, gtins, longGtin } from '../../src/projections/gtins.ts';
import { type UnmatchedWaybill, unmatched } from '../../src/projections/unmatched.ts';
import { type ShipmentWaybills, waybillKey, waybills } from '../../src/projections/waybills.ts';
import { documentOf, PLAN, story, type Told } from './story.ts';

const planned: Told = ['ShipmentPlanned', PLAN, '08:00'];
const under = (carrier: string, ...numbers: readonly string[]): Told => [
  'WaybillsReplaced',
  { carrier, waybills: numbers.map((waybill) => ({ waybill })), was: [] },
  '09:00',
];
const accepted = (numbers?: readonly string[]): Told => [
  'TenderAccepted',
  {
    tender: 'T',
    carrier: 'SF',
    ...(numbers && { waybills: numbers.map((waybill) => ({ waybill })) }),
  },
  '08:30',
];

describe('the waybills of a shipment', () => {
  const numbers = (...told: readonly Told[]) =>
    documentOf<ShipmentWaybills>(waybills, story('shipment-PS1', planned, ...told)).waybills;

  it('are all that it ever went under, also those that were replaced', () => {
    const closed: Told = ['ShipmentClosed', { balance: {} }, '18:00'];
    expect(numbers(accepted(['W1']), under('SF', 'W2', 'W1'), under('JD', 'W1'), closed)).toEqual([
      waybillKey('SF', 'W1'),
      waybillKey('SF', 'W2'),
      waybillKey('JD', 'W1'),
    ]);
  });

  it('are none where a tender was accepted without any', () => {
    const facts = story('shipment-PS1', planned, accepted());
    expect(foldHistory(waybills, undefined, facts).doc).toBeUndefined();
  });
});

describe('a waybill that nobody knows', () => {
  const parked = (code: string, at: string): Told => [
    'CarrierEventUnmatched',
    { carrier: 'SF', waybill: 'W1', status: 'in-transit', code, reason: 'late' },
    at,
  ];
  const matched = (...places: readonly number[]): Told => [
    'CarrierEventsMatched',
    {
      shipment: 'PS1',
      events: places.map((n) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`),
    },
    '12:00',
  ];
  const doc = (...told: readonly Told[]) =>
    documentOf<UnmatchedWaybill>(unmatched, story('unmatched-SF:W1', ...told));

  it('has its events by the carrier’s clock, and says how many wait', () => {
    const two = doc(parked('51', '10:00'), parked('50', '09:00'));
    expect(two).toMatchObject({ state: 'unmatched', count: 2, open: 2, carrier: 'SF' });
    expect(two.events.map(({ code }) => code)).toEqual(['50', '51']);
    expect(two.since).toBe('2026-03-02T00:00:01.000Z');
  });

  it('is matched once all of them were told to a shipment', () => {
    const both = [parked('50', '09:00'), parked('51', '10:00')];
    expect(doc(...both, matched(1))).toMatchObject({ state: 'unmatched', open: 1 });
    const all = doc(...both, matched(1, 2));
    expect(all).toMatchObject({ state: 'matched', open: 0, shipment: 'PS1' });
    expect(all.events.map(({ shipment }) => shipment)).toEqual(['PS1', 'PS1']);
    expect(doc(...both, matched(1, 2), parked('52', '11:00'))).toMatchObject({
      state: 'unmatched',
      open: 1,
    });
  });

  it('keeps the newest events, and counts them all', () => {
    const many = Array.from({ length: 60 }, (_, n) => parked(`c${n}`, `10:${10 + (n % 50)}`));
    const { events, count } = doc(...many);
    expect([events.length, count]).toEqual([50, 60]);
  });
});

describe('an article’s GTINs', () => {
  const put = (record: object): Told => [
    'MasterPut',
    { number: 1, validFrom: '2026-03-02T08:00:00.000Z', record },
    '08:00',
  ];
  const article = (...told: readonly Told[]) =>
    foldHistory(gtins, undefined, story('product-PUMP%208', ...told)).doc as ArticleGtins | null;

  it('are those of its newest record, fourteen digits each', () => {
    const gtin = '6901234567892';
    expect(article(put({ gtins: [{ gtin }] }))).toEqual({
      sku: 'PUMP 8',
      gtins: [longGtin(gtin)],
    });
    expect(longGtin(gtin)).toBe('06901234567892');
    expect(article(put({ gtins: [{ gtin }] }), put({}))).toBeUndefined();
  });

  it('are none of an article that is retired', () => {
    const retired: Told = ['MasterRetired', { from: '2026-03-02T09:00:00.000Z' }, '09:00'];
    expect(article(put({ gtins: [{ gtin: '96385074' }] }), retired)).toBeUndefined();
  });
});
