import { describe, expect, test } from 'vitest';
import { type OrderRecord, orders } from '../../src/projections/orders.ts';
import { at, documentOf, story, type Told } from './story.ts';

const order = (...told: readonly Told[]) =>
  documentOf<OrderRecord>(orders, story('order-SAP:0045', ...told));

const monday = { start: at('08:00'), end: at('18:00') };
const early = { start: at('06:00'), end: at('09:00') };

const BODY = {
  source: 'SAP',
  number: '0045',
  sourceVersion: 1,
  customer: 'acme',
  shipTo: { party: 'site-7' },
  window: { start: '2026-03-02T16:00:00.000+08:00', end: '2026-03-03T02:00:00.000+08:00' },
  lines: [
    { line: '10', sku: 'pump', qty: 5, uom: 'H87' },
    {
      line: '20',
      sku: 'grease',
      qty: 2.5,
      uom: 'KGM',
      schedule: [
        { id: '1', qty: 1, window: early },
        { id: '2', qty: 1.5 },
      ],
    },
  ],
};
const received: Told = ['OrderReceived', BODY, '07:00'];
const amended = (change: object, changed: readonly string[], time: string): Told => [
  'OrderAmended',
  { ...BODY, sourceVersion: 2, ...change, changed },
  time,
];

describe('the record of an order', () => {
  test('gives every schedule line the window that is agreed for it', () => {
    expect(order(received, ['OrderAuthorised', {}, '07:30'])).toEqual({
      order: 'SAP:0045',
      source: 'SAP',
      number: '0045',
      sourceVersion: 1,
      customer: 'acme',
      shipTo: { party: 'site-7' },
      lines: [
        { line: '10', sku: 'pump', qty: 5, uom: 'H87', schedule: [{ qty: 5, window: monday }] },
        {
          line: '20',
          sku: 'grease',
          qty: 2.5,
          uom: 'KGM',
          schedule: [
            { id: '1', qty: 1, window: early },
            { id: '2', qty: 1.5, window: monday },
          ],
        },
      ],
      receivedAt: at('07:00'),
      authorisedAt: at('07:30'),
      amendments: [],
      superseded: 0,
    });
  });

  test('keeps the first promise beside the window agreed last', () => {
    const [tuesday, wednesday] = ['03', '04'].map((day) => ({
      start: `2026-03-${day}T08:00:00.000Z`,
      end: `2026-03-${day}T18:00:00.000Z`,
    }));
    const row = order(
      received,
      amended({ window: tuesday }, ['window'], '09:00'),
      amended({ sourceVersion: 3, window: wednesday }, ['window'], '10:00'),
    );
    expect(row.lines.map(({ schedule }) => schedule)).toEqual([
      [{ qty: 5, window: wednesday, promised: monday }],
      [
        { id: '1', qty: 1, window: early },
        { id: '2', qty: 1.5, window: wednesday, promised: monday },
      ],
    ]);
  });

  test('knows when a line was left out, and that it came back', () => {
    const without = { lines: BODY.lines.slice(0, 1) };
    const gone = amended(without, ['lines.20'], '09:00');
    const row = order(received, gone, amended(without, ['service'], '10:00'));
    expect(row.lines.map(({ line, removedAt }) => [line, removedAt])).toEqual([
      ['10', undefined],
      ['20', at('09:00')],
    ]);
    const again = order(received, gone, amended({}, ['lines.20'], '11:00'));
    expect(again.lines[1]).not.toHaveProperty('removedAt');
  });

  test('names what each amendment changed, the first fifty of many', () => {
    const many = Array.from({ length: 70 }, (_, index) => `lines.${index}.qty`);
    const row = order(received, amended({}, many, '09:00'));
    expect(row.sourceVersion).toBe(2);
    expect(row.amendments).toEqual([
      { sourceVersion: 2, at: at('09:00'), changed: many.slice(0, 50), changes: 70 },
    ]);
  });

  test('counts messages that came after a newer one', () => {
    const late: Told = ['OrderMessageSuperseded', { sourceVersion: 1, known: 2 }, '09:00'];
    expect(order(received, late, late).superseded).toBe(2);
  });

  test('stays authorised through amendments', () => {
    const row = order(
      received,
      ['OrderAuthorised', {}, '07:30'],
      amended({}, ['service'], '09:00'),
    );
    expect(row.authorisedAt).toBe(at('07:30'));
  });
});
