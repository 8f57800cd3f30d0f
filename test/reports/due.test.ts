import { describe, expect, test } from 'vitest';
import type { Told } from '../projections/story.ts';
import { at } from '../projections/story.ts';
import { asked, ms, order, shipment } from './asked.ts';

const TEN = [{ line: '1', qty: 10 }];
const goods = (qty: number, schedule?: string) => ({
  order: 'SAP:1',
  line: '1',
  qty,
  ...(schedule && { schedule }),
});
const row = (qty: number, disposition: string) => ({ ...goods(qty), disposition });
const delivered = (time: string, qty = 10, schedule?: string) =>
  shipment([goods(qty, schedule)], { delivered: time });

/** Hits on time, hits on time in full, and their base. */
async function judged(
  ofOrder: readonly Told[],
  shipments: readonly (readonly Told[])[],
  nowMs?: number,
): Promise<readonly [onTime: number, otif: number, base: number]> {
  const world = Object.fromEntries(shipments.map((told, n) => [`shipment-PS${n}`, told]));
  const options = nowMs === undefined ? {} : { nowMs };
  const { onTime, otif } = await asked({ 'order-SAP:1': ofOrder, ...world }, options);
  expect(onTime.base).toBe(otif.base);
  return [onTime.n, otif.n, otif.base];
}

describe('on time, in full', () => {
  test('a line delivered within its window, at either edge', async () => {
    expect(await judged(order('1', TEN), [delivered('12:00')])).toEqual([1, 1, 1]);
    expect(await judged(order('1', TEN), [delivered('08:00')])).toEqual([1, 1, 1]);
    expect(await judged(order('1', TEN), [delivered('18:00')])).toEqual([1, 1, 1]);
  });

  test('neither too late nor too early', async () => {
    expect(await judged(order('1', TEN), [delivered('18:01')])).toEqual([0, 0, 1]);
    expect(await judged(order('1', TEN), [delivered('07:59')])).toEqual([0, 0, 1]);
  });

  test('an order without a window was promised nothing', async () => {
    const open = order('1', TEN, { window: undefined });
    expect(await judged(open, [delivered('12:00')])).toEqual([0, 0, 0]);
  });

  test('undelivered counts once it is overdue', async () => {
    expect(await judged(order('1', TEN), [], ms('18:00'))).toEqual([0, 0, 0]);
    expect(await judged(order('1', TEN), [], ms('18:01'))).toEqual([0, 0, 1]);
    expect(await judged(order('1', TEN), [delivered('12:00', 9)], ms('17:00'))).toEqual([0, 0, 0]);
    expect(await judged(order('1', TEN), [delivered('12:00', 9)])).toEqual([0, 0, 1]);
  });

  test('the last piece decides, in whichever shipment it came', async () => {
    const parts = (time: string) => [delivered('12:00', 4), delivered(time, 6)];
    expect(await judged(order('1', TEN), parts('17:00'))).toEqual([1, 1, 1]);
    expect(await judged(order('1', TEN), parts('19:00'))).toEqual([0, 0, 1]);
  });

  test('a line with something refused or missing is late after its window', async () => {
    for (const disposition of ['refused', 'missing']) {
      const rows = [row(9, 'accepted'), row(1, disposition)];
      const told = [shipment([goods(10)], { delivered: '12:00', rows })];
      expect(await judged(order('1', TEN), told, ms('17:00'))).toEqual([0, 0, 0]);
      expect(await judged(order('1', TEN), told)).toEqual([0, 0, 1]);
      expect(await judged(order('1', TEN), [...told, delivered('16:00', 1)])).toEqual([1, 1, 1]);
    }
  });

  test('a tolerance covers what is short, not what is missing', async () => {
    const tolerant = order('1', [{ ...TEN[0], line: '1', qty: 10, tolerance: { under: 1 } }]);
    expect(await judged(tolerant, [delivered('12:00', 9)])).toEqual([1, 1, 1]);
    expect(await judged(tolerant, [delivered('12:00', 8)])).toEqual([0, 0, 1]);
    const rows = [row(9, 'accepted'), row(1, 'missing')];
    const told = [shipment([goods(10)], { delivered: '12:00', rows })];
    expect(await judged(tolerant, told)).toEqual([0, 0, 1]);
  });

  test('more than was ordered is on time but not in full, unless it was agreed', async () => {
    const rows = [row(10, 'accepted'), row(2, 'over')];
    const told = [shipment([goods(10)], { delivered: '12:00', rows })];
    expect(await judged(order('1', TEN), told)).toEqual([1, 0, 1]);
    const tolerant = order('1', [{ line: '1', qty: 10, tolerance: { over: 2 } }]);
    expect(await judged(tolerant, told)).toEqual([1, 1, 1]);
  });

  test('the window that the customer agreed to last is the one that counts', async () => {
    const [received, authorised] = order('1', TEN);
    const [, body] = received ?? [];
    const later = { start: at('19:00'), end: at('21:00') };
    const moved: Told = [
      'OrderAmended',
      { ...body, sourceVersion: 2, window: later, changed: ['window'] },
      '15:00',
    ];
    const amended = [received, authorised, moved].filter((one) => one !== undefined);
    expect(await judged(amended, [delivered('20:00')])).toEqual([1, 1, 1]);
    expect(await judged(amended, [delivered('12:00')])).toEqual([0, 0, 1]);
  });

  test('or that the customer asked for when the shipment was under way', async () => {
    const moved = (requestedBy: string, time = '10:30'): Told => [
      'WindowChanged',
      { window: { start: at('19:00'), end: at('21:00') }, requestedBy, reason: 'gate closed' },
      time,
    ];
    const told = (requestedBy: string) => [
      [...delivered('20:00').slice(0, 3), moved(requestedBy), ...delivered('20:00').slice(3)],
    ];
    expect(await judged(order('1', TEN), told('customer'))).toEqual([1, 1, 1]);
    for (const other of ['carrier', 'shipper']) {
      expect(await judged(order('1', TEN), told(other))).toEqual([0, 0, 1]);
    }
    const open = order('1', TEN, { window: undefined });
    expect(await judged(open, told('customer'))).toEqual([1, 1, 1]);
    expect(await judged(open, told('carrier'))).toEqual([0, 0, 0]);
  });

  test('a newer message of the order counts more than an older wish for a shipment', async () => {
    const [received, authorised] = order('1', TEN);
    const [, body] = received ?? [];
    const later = { start: at('19:00'), end: at('21:00') };
    const message: Told = [
      'OrderAmended',
      { ...body, sourceVersion: 2, window: later, changed: ['window'] },
      '15:00',
    ];
    const amended = [received, authorised, message].filter((one) => one !== undefined);
    const wish = (time: string): Told => [
      'WindowChanged',
      { window: { start: at('16:00'), end: at('17:00') }, requestedBy: 'customer', reason: 'x' },
      time,
    ];
    const [plan, ...rest] = delivered('20:00');
    const wished = (time: string) => [
      [plan, wish(time), ...rest].filter((one) => one !== undefined),
    ];
    expect(await judged(amended, wished('10:00'))).toEqual([1, 1, 1]);
    expect(await judged(amended, wished('15:30'))).toEqual([0, 0, 1]);
  });

  test('beside it stand the figures against what was promised first', async () => {
    const moved: Told = [
      'WindowChanged',
      { window: { start: at('19:00'), end: at('21:00') }, requestedBy: 'customer', reason: 'x' },
      '10:30',
    ];
    const [plan, ...rest] = delivered('20:00');
    const told = [plan, moved, ...rest].filter((one) => one !== undefined);
    const found = await asked({ 'order-SAP:1': order('1', TEN), 'shipment-PS1': told });
    expect(found.onTime).toEqual({ n: 1, base: 1, rate: 1 });
    expect(found.firstPromise.onTime).toEqual({ n: 0, base: 1, rate: 0 });
    expect(found.firstPromise.otif).toEqual({ n: 0, base: 1, rate: 0 });
  });

  test('a line taken out of the order leaves the base only before its window ends', async () => {
    const [received, authorised] = order('1', [...TEN, { line: '2', qty: 1 }]);
    const [, body] = order('1', [{ line: '2', qty: 1 }])[0] ?? [];
    const without = (time: string) =>
      [
        received,
        authorised,
        ['OrderAmended', { ...body, sourceVersion: 2, changed: ['lines.1'] }, time] as Told,
      ].filter((one) => one !== undefined);
    expect(await judged(without('17:00'), [])).toEqual([0, 0, 1]);
    expect(await judged(without('19:00'), [])).toEqual([0, 0, 2]);
  });
});

describe('what the customer cancelled', () => {
  const cancelled = (qty: number, time: string): Told => [
    'LinesCancelled',
    { request: 'C1', rows: [{ line: '1', qty, was: 0 }] },
    time,
  ];

  test('before the window’s end is not owed any more', async () => {
    const all = [...order('1', TEN), cancelled(10, '17:00')];
    expect(await judged(all, [])).toEqual([0, 0, 0]);
    const some = [...order('1', TEN), cancelled(4, '17:00')];
    expect(await judged(some, [delivered('12:00', 6)])).toEqual([1, 1, 1]);
    expect(await judged(some, [delivered('12:00', 5)])).toEqual([0, 0, 1]);
  });

  test('after it was owed and is late', async () => {
    expect(await judged([...order('1', TEN), cancelled(10, '18:30')], [])).toEqual([0, 0, 1]);
  });

  test('what we could not pick is no wish of the customer', async () => {
    const by = { shipment: 'PS0', version: 4 };
    const short: Told = ['LinesCancelled', { by, rows: [{ line: '1', qty: 4, was: 0 }] }, '10:00'];
    expect(await judged([...order('1', TEN), short], [delivered('12:00', 6)])).toEqual([0, 0, 1]);
  });

  test('the remainder of an order that no shipment holds', async () => {
    const rest: Told = [
      'RemainderCancelled',
      { rows: [{ line: '1', qty: 4, was: 0 }], reason: 'no need' },
      '10:00',
    ];
    expect(await judged([...order('1', TEN), rest], [delivered('12:00', 6)])).toEqual([1, 1, 1]);
  });
});

describe('schedule lines', () => {
  const morning = { start: at('08:00'), end: at('12:00') };
  const evening = { start: at('14:00'), end: at('18:00') };
  const scheduled = order('1', [
    {
      line: '1',
      qty: 10,
      schedule: [
        { id: 'E', qty: 6, window: evening },
        { id: 'M', qty: 4, window: morning },
      ],
    },
  ]);

  test('are judged one by one', async () => {
    const told = [delivered('11:00', 4, 'M'), delivered('19:00', 6, 'E')];
    expect(await judged(scheduled, told)).toEqual([1, 1, 2]);
  });

  test('get what was shipped for nobody in particular by the earliest need', async () => {
    expect(await judged(scheduled, [delivered('11:00', 4), delivered('15:00', 6)])).toEqual([
      2, 2, 2,
    ]);
    expect(await judged(scheduled, [delivered('11:00', 10)])).toEqual([1, 1, 2]);
  });

  test('leave what is beyond all needs to the last', async () => {
    const told = [delivered('11:00', 4), delivered('15:00', 7)];
    expect(await judged(scheduled, told)).toEqual([2, 1, 2]);
  });
});
