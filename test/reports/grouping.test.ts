import { describe, expect, test } from 'vitest';
import type { Dimension } from '../../src/reports/figures.ts';
import type { Told } from '../projections/story.ts';
import { asked, order, shipment } from './asked.ts';

const goods = (line: string, sku: string) => ({ order: 'SAP:1', line, qty: 1, sku });
const by = (actor: string, told: readonly Told[]): readonly Told[] =>
  told.map(([type, data, time]) => [type, data, time, { actor }]);

const short: Told = [
  'PickShorted',
  { order: 'SAP:1', line: '2', qty: 1, reason: 'empty bin', decision: 'wait' },
  '09:30',
];

const world = {
  'order-SAP:1': order(
    '1',
    [
      { line: '1', qty: 1, sku: 'pump' },
      { line: '2', qty: 1, sku: 'grease' },
      { line: '3', qty: 1, sku: 'valve', from: 'WH-GZ' },
    ],
    { project: 'metro' },
  ),
  'shipment-PS1': [
    ...by(
      'person:lin',
      shipment([goods('1', 'pump')], {
        plan: { from: 'WH-SH', carrier: 'SF', project: 'metro' },
        delivered: '13:00',
      }),
    ),
  ],
  'shipment-PS2': [
    ...by(
      'person:wu',
      shipment([goods('1', 'pump'), goods('2', 'grease')], { plan: { from: 'WH-BJ' } }),
    ),
    short,
  ],
};

async function groups(dimension: Dimension) {
  return (await asked(world, { by: dimension })).groups ?? [];
}

/** Key, shipments and schedule lines due of every group. */
async function sizes(dimension: Dimension) {
  return (await groups(dimension)).map(({ key, shipments, otif }) => [key, shipments, otif.base]);
}

describe('groups', () => {
  test('by stage come in the order of stages', async () => {
    expect(await sizes('stage')).toEqual([
      ['in-transit', 1, 2],
      ['signed-off', 1, 1],
      [null, 0, 1],
    ]);
  });

  test('by site count lines that nothing was shipped of where they are to come from', async () => {
    expect(await sizes('site')).toEqual([
      ['WH-BJ', 1, 2],
      ['WH-GZ', 0, 1],
      ['WH-SH', 1, 1],
    ]);
  });

  test('by carrier keep a place for those without one, at the end', async () => {
    expect(await sizes('carrier')).toEqual([
      ['SF', 1, 1],
      [null, 1, 3],
    ]);
  });

  test('by project take the order’s project for its lines', async () => {
    expect(await sizes('project')).toEqual([
      ['metro', 1, 3],
      [null, 1, 0],
    ]);
  });

  test('by person count a shipment with everyone who reported about it', async () => {
    expect(await sizes('person')).toEqual([
      ['person:lin', 2, 2],
      ['person:wu', 1, 2],
      [null, 0, 1],
    ]);
  });

  test('by product count a shipment with each of its products, and only their lines', async () => {
    expect(await sizes('product')).toEqual([
      ['grease', 1, 1],
      ['pump', 2, 1],
      ['valve', 0, 1],
    ]);
    const [grease, pump] = await groups('product');
    expect(grease?.shortPickRate).toEqual({ n: 1, base: 1, rate: 1 });
    expect(pump?.shortPickRate).toEqual({ n: 0, base: 2, rate: 0 });
    expect(pump?.splitRatio).toEqual({ n: 2, base: 1, rate: 2 });
  });

  test('have the same figures as the whole where there is only one', async () => {
    const { 'shipment-PS1': only } = world;
    const { groups: found, ...whole } = await asked({ 'shipment-PS1': only }, { by: 'site' });
    expect(found).toEqual([{ key: 'WH-SH', ...whole }]);
  });
});
