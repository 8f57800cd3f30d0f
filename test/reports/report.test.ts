import { describe, expect, test } from 'vitest';
import type { Told } from '../projections/story.ts';
import { SMOOTH } from '../projections/story.ts';
import { asked, ms, order, shipment } from './asked.ts';

const nothing = { n: 0, p50: null, p90: null, mean: null };
const always = (hours: number, n = 1) => ({ n, p50: hours, p90: hours, mean: hours });
const goods = (number: string, line = '1', qty = 1) => ({ order: `SAP:${number}`, line, qty });

describe('a report on nothing', () => {
  test('has every figure, and no rate where there is nothing to divide by', async () => {
    const none = { n: 0, base: 0, rate: null };
    expect(await asked({})).toEqual({
      shipments: 0,
      signedOff: 0,
      firstAttempt: { delivered: 0, firstTry: 0, failed: 0, rate: null },
      transitHours: nothing,
      cycleHours: nothing,
      stages: [],
      orderCycleHours: nothing,
      exceptions: { ...none, byType: {} },
      onTime: none,
      otif: none,
      firstPromise: { onTime: none, otif: none },
      splitRatio: none,
      shortPickRate: none,
      returns: none,
      lostUnits: none,
      corrections: none,
    });
  });

  test('has no groups either', async () => {
    expect((await asked({}, { by: 'site' })).groups).toEqual([]);
  });
});

describe('one shipment and its order', () => {
  test('give these figures', async () => {
    const lines = [
      { line: '10', qty: 5 },
      { line: '20', qty: 2.5, sku: 'grease' },
    ];
    const found = await asked({ 'shipment-PS1': SMOOTH, 'order-SAP:0045': order('0045', lines) });
    const { stages, ...figures } = found;
    expect(figures).toEqual({
      shipments: 1,
      signedOff: 1,
      firstAttempt: { delivered: 1, firstTry: 0, failed: 0, rate: 0 },
      transitHours: always(4),
      cycleHours: always(7.5),
      orderCycleHours: always(8),
      exceptions: { n: 1, base: 1, rate: 1, byType: { 'failed-attempt': 1 } },
      onTime: { n: 2, base: 2, rate: 1 },
      otif: { n: 2, base: 2, rate: 1 },
      firstPromise: {
        onTime: { n: 2, base: 2, rate: 1 },
        otif: { n: 2, base: 2, rate: 1 },
      },
      splitRatio: { n: 1, base: 1, rate: 1 },
      shortPickRate: { n: 0, base: 2, rate: 0 },
      returns: { n: 0, base: 1, rate: 0 },
      lostUnits: { n: 0, base: 2, rate: 0 },
      corrections: { n: 0, base: 1, rate: 0 },
    });
    const minutes = stages.map(({ stage, p50Hours }) => [stage, Math.round(p50Hours * 60)]);
    expect(minutes).toEqual([
      ['planned', 30],
      ['released', 30],
      ['picking', 20],
      ['picked', 50],
      ['packed', 20],
      ['labelled', 35],
      ['loaded', 25],
      ['in-transit', 240],
    ]);
    expect(stages.at(-1)).toMatchObject({ n: 1, p90Hours: 4 });
    expect(stages.at(-1)?.share).toBeCloseTo(240 / 450, 12);
    expect(stages.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  });
});

describe('stage times', () => {
  test('leave out what was inferred, at either end', async () => {
    const told = shipment([goods('1')], { delivered: '13:00' });
    const inferred = told.map(
      ([type, data, at]): Told =>
        type === 'ShipmentReleased'
          ? [type, data, at, { timeQuality: 'derived' }]
          : [type, data, at],
    );
    const { stages, cycleHours } = await asked({ 'shipment-PS1': inferred });
    expect(stages.map(({ stage }) => stage)).toEqual(['picked', 'packed', 'in-transit']);
    expect(cycleHours).toEqual(always(5));
  });

  test('run to the next stage that there was, and are never negative', async () => {
    const early = shipment([goods('1')], { picked: '07:50', delivered: '13:00' });
    const { stages } = await asked({ 'shipment-PS1': early });
    expect(stages.map(({ stage, p50Hours }) => [stage, p50Hours])).toEqual([
      ['planned', 0],
      ['picked', 130 / 60],
      ['packed', 1],
      ['in-transit', 2],
    ]);
  });

  test('have no shares where no stage took any time', async () => {
    const at = { planned: '10:00', picked: '10:00', departed: '10:00', delivered: '10:00' };
    const { stages } = await asked({ 'shipment-PS1': shipment([goods('1')], at) });
    expect(new Set(stages.map(({ share }) => share))).toEqual(new Set([null]));
  });

  test('do not count what was cut short by being cancelled', async () => {
    const short = { ...goods('1'), reason: 'gone', decision: 'cancel' };
    const told = [...shipment([goods('1')]).slice(0, 2), ['PickShorted', short, '09:00'] as Told];
    const { stages } = await asked({ 'shipment-PS1': told });
    expect(stages.map(({ stage }) => stage)).toEqual(['planned']);
  });
});

describe('attempts and exceptions', () => {
  const refused = (number: string) => [{ ...goods(number), disposition: 'refused' }];
  const failed: Told = [
    'DeliveryAttempted',
    { n: 1, reason: 'x', responsible: 'unknown' },
    '12:00',
  ];

  test('a delivery that nobody accepted anything of has finally failed', async () => {
    const { firstAttempt, signedOff } = await asked({
      'shipment-PS1': shipment([goods('1')], { delivered: '13:00' }),
      'shipment-PS2': shipment([goods('2')], { delivered: '13:00', rows: refused('2') }),
      'shipment-PS3': [...shipment([goods('3')]), failed],
    });
    expect(signedOff).toBe(2);
    expect(firstAttempt).toEqual({ delivered: 1, firstTry: 1, failed: 1, rate: 0.5 });
  });

  test('a shipment counts once, and once for each type, of those that departed', async () => {
    const { exceptions } = await asked({
      'shipment-PS1': [...shipment([goods('1')]), failed, failed],
      'shipment-PS2': [
        ...shipment([goods('2')], { delivered: '13:00', rows: refused('2') }),
        failed,
      ],
      'shipment-PS3': shipment([goods('3')], { delivered: '13:00' }),
      'shipment-PS4': shipment([goods('4')]).slice(0, 3),
    });
    const byType = { 'failed-attempt': 2, refused: 1 };
    expect(exceptions).toEqual({ n: 2, base: 3, rate: 2 / 3, byType });
  });
});

describe('lines and orders', () => {
  test('a line ever short counts, healed or not; one that is not finished does not', async () => {
    const [plan, release, ...rest] = shipment([goods('1'), goods('1', '2'), goods('1', '3')]);
    const short: Told = [
      'PickShorted',
      { ...goods('1'), reason: 'empty bin', decision: 'wait' },
      '08:30',
    ];
    const told = [plan, release, short, ...rest.slice(0, 2)].filter((one) => one !== undefined);
    const { shortPickRate } = await asked({ 'shipment-PS1': told });
    expect(shortPickRate).toEqual({ n: 1, base: 2, rate: 0.5 });
  });

  test('the split ratio counts pairs of order and shipment', async () => {
    const { splitRatio } = await asked({
      'shipment-PS1': shipment([goods('1'), goods('1', '2'), goods('2')]),
      'shipment-PS2': shipment([goods('1', '3')]),
    });
    expect(splitRatio).toEqual({ n: 3, base: 2, rate: 1.5 });
  });

  test('an order was received with the last piece of it', async () => {
    const lines = [
      { line: '1', qty: 1 },
      { line: '2', qty: 1 },
    ];
    const world = {
      'order-SAP:1': order('1', lines),
      'shipment-PS1': shipment([goods('1')], { delivered: '12:30' }),
    };
    expect((await asked(world)).orderCycleHours).toEqual(nothing);
    const second = shipment([goods('1', '2')], { delivered: '17:30' });
    expect((await asked({ ...world, 'shipment-PS2': second })).orderCycleHours).toEqual(always(10));
  });

  test('an order that the plan spells another way is the same order', async () => {
    const { orderCycleHours } = await asked({
      'order-SAP%20A:1': order('1', [{ line: '1', qty: 1 }], { source: 'SAP A' }),
      'shipment-PS1': shipment([{ order: 'SAP A:1', line: '1', qty: 1 }], { delivered: '08:30' }),
    });
    expect(orderCycleHours).toEqual(always(1));
  });
});

describe('a period', () => {
  const next = '2026-03-03T10:00:00.000Z';
  const world = {
    'order-SAP:1': order('1', [{ line: '1', qty: 1 }]),
    'order-SAP:2': order('2', [{ line: '1', qty: 1 }], {
      window: { start: '2026-03-03T08:00:00.000Z', end: '2026-03-03T18:00:00.000Z' },
    }),
    'shipment-PS1': shipment([goods('1')], { departed: next, delivered: next }),
    'shipment-PS2': shipment([goods('2')], { delivered: '12:30' }),
    'shipment-PS3': shipment([goods('3')]).slice(0, 3),
  };
  const [fromMs, toMs] = [ms('00:00'), ms('23:59')];

  test('holds what departed in it, else was planned in it, and windows that end in it', async () => {
    const day = await asked(world, { fromMs, toMs });
    expect(day).toMatchObject({ shipments: 2, signedOff: 1, orderCycleHours: always(5) });
    expect(day.onTime).toEqual({ n: 0, base: 1, rate: 0 });
    const after = await asked(world, { fromMs: toMs });
    expect(after).toMatchObject({ shipments: 1, signedOff: 1, orderCycleHours: always(26.5) });
    expect(after.onTime).toEqual({ n: 0, base: 1, rate: 0 });
  });

  test('includes both its ends', async () => {
    const departure = ms('11:00');
    expect((await asked(world, { fromMs: departure, toMs: departure })).shipments).toBe(1);
    expect((await asked(world, { fromMs: departure + 1 })).shipments).toBe(1);
    expect((await asked(world, { toMs: departure - 1 })).shipments).toBe(1);
  });
});
