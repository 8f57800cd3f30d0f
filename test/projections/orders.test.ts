import { describe, expect, test } from 'vitest';
import { blank, tell } from '../../src/projections/fold.ts';
import { balancesOf } from '../../src/projections/order-figures.ts';
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
      version: 2,
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
      [{ qty: 5, window: wednesday, promised: monday, agreedAt: at('10:00') }],
      [
        { id: '1', qty: 1, window: early },
        { id: '2', qty: 1.5, window: wednesday, promised: monday, agreedAt: at('10:00') },
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

  test('knows its open holds, its plan, its shipments and how it ended', () => {
    const hold = (id: string): Told => [
      'OrderHeld',
      { hold: id, kind: 'credit', scope: 'all' },
      '08:00',
    ];
    const row = order(
      received,
      hold('H1'),
      hold('H2'),
      ['OrderHoldLifted', { hold: 'H1' }, '08:10'],
      planned,
      [
        'LinesReallocated',
        { from: 'PS1', to: 'PS3', cause: 'transfer', by: of('PS1', 9), rows: [pumps(2)] },
        '09:00',
      ],
      ['OrderFulfilled', { complete: true }, '18:00'],
    );
    expect(row).toMatchObject({
      holds: [{ hold: 'H2', kind: 'credit', version: 3 }],
      plan: 1,
      shipments: ['PS1', 'PS2', 'PS3'],
      fulfilledAt: at('18:00'),
      complete: true,
    });
    const again = order(
      received,
      ['OrderFulfilled', { complete: true }, '18:00'],
      ['OrderReopened', {}, '19:00'],
    );
    expect(again).not.toHaveProperty('fulfilledAt');
  });

  test('balances every schedule line over all of its shipments', () => {
    const row = order(
      received,
      planned,
      ['LinesBackordered', { by: of('PS1', 7), rows: [{ line: '10', qty: 2, was: 0 }] }, '09:00'],
      [
        'LinesFulfilled',
        { by: of('PS1', 8), rows: [{ line: '10', shipped: 3, delivered: 3 }] },
        '12:00',
      ],
      [
        'LinesCancelled',
        { request: 'C1', rows: [{ line: '20', schedule: '2', qty: 1.5, was: 0 }] },
        '13:00',
      ],
    );
    const balances = balancesOf(row.figures, row.lines);
    expect(balances.get('10')).toMatchObject({
      ordered: 5000,
      allocated: 3000,
      backordered: 2000,
      shipped: 3000,
      delivered: 3000,
      unplaced: 0,
    });
    expect(balances.get('20\t2')).toMatchObject({ cancelled: 1500, unplaced: 0 });
    expect(row.lines[1]?.schedule[1]?.cancelled).toEqual([{ qty: 1.5, at: at('13:00') }]);
  });

  test('says the same after it was stored between any two facts', () => {
    const facts = story(
      'order-SAP:0045',
      received,
      planned,
      [
        'LinesCancelled',
        { request: 'C1', rows: [{ line: '10', qty: 2, was: 0, backordered: 1 }] },
        '09:00',
      ],
      ['LinesBackordered', { by: of('PS1', 7), rows: [{ line: '10', qty: 2, was: 0 }] }, '09:10'],
      amended(
        {
          lines: [{ ...BODY.lines[0], qty: 4 }, BODY.lines[1]],
          freed: [{ line: '10', cancelled: 1 }],
        },
        ['lines.10.qty'],
        '10:00',
      ),
      [
        'LinesFulfilled',
        { by: of('PS1', 8), rows: [{ line: '10', shipped: 3, lost: 1 }] },
        '12:00',
      ],
    );
    const folded = blank();
    for (const fact of facts) {
      tell(orders, folded, fact);
      folded.doc = JSON.parse(JSON.stringify(folded.doc));
    }
    expect(folded.doc).toEqual(documentOf(orders, facts));
    expect(documentOf<OrderRecord>(orders, facts).lines[0]?.schedule[0]).toMatchObject({
      qty: 4,
      cancelled: [{ qty: 1, at: at('09:00') }],
    });
  });

  test('has again what an amendment took away and a shipment kept', () => {
    const fewer = [{ ...BODY.lines[0], qty: 2 }];
    const kept = (rows: readonly object[]): Told => [
      'LinesCancelRefused',
      { sourceVersion: 2, shipment: 'PS1', rule: 'qty-must-cover-handled', rows },
      '10:00',
    ];
    const row = order(
      received,
      planned,
      amended(
        { lines: fewer, answers: [{ line: '10', answer: 'pending' }] },
        ['lines.10.qty'],
        '09:00',
      ),
      kept([pumps(1), { line: '20', schedule: '1', qty: 1 }]),
    );
    expect(row.lines.map(({ line, qty, removedAt }) => [line, qty, removedAt])).toEqual([
      ['10', 3, undefined],
      ['20', 1, undefined],
    ]);
    expect(row.lines[1]?.schedule).toMatchObject([{ id: '1', qty: 1, window: early }]);
    expect(row.amendments[0]?.answers).toEqual([{ line: '10', answer: 'pending' }]);
    expect(row.refusals).toMatchObject([{ rule: 'qty-must-cover-handled', sourceVersion: 2 }]);
    expect(balancesOf(row.figures, row.lines).get('10')).toMatchObject({ ordered: 3000 });
  });

  test('forgets what a newer message says no more', () => {
    const row = order(
      ['OrderReceived', { ...BODY, service: 'express', project: 'metro' }, '07:00'],
      amended({}, ['service', 'project'], '09:00'),
    );
    expect(row).not.toHaveProperty('service');
    expect(row).not.toHaveProperty('project');
    expect(order(received)).not.toHaveProperty('figures');
  });
});

const of = (shipment: string, version: number) => ({ shipment, version });
const pumps = (qty: number) => ({ line: '10', qty });

const placement = (shipment: string, lines: readonly object[]) => ({
  shipment,
  from: 'WH-SH',
  to: { party: 'site-7' },
  customer: 'acme',
  reasons: [{ code: 'whole-order', params: {} }],
  lines,
});
const planned: Told = [
  'SplitPlanned',
  {
    version: 1,
    policy: { name: 'standard', steps: [], labels: [] },
    placements: [
      placement('PS1', [{ line: '10', sku: 'pump', qty: 5, uom: 'H87' }]),
      placement('PS2', [
        { line: '20', schedule: '1', sku: 'grease', qty: 1, uom: 'KGM' },
        { line: '20', schedule: '2', sku: 'grease', qty: 1.5, uom: 'KGM' },
      ]),
    ],
  },
  '08:20',
];
