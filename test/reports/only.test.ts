import { describe, expect, test } from 'vitest';
import type { Dimension, Report } from '../../src/reports/figures.ts';
import type { Only } from '../../src/reports/only.ts';
import type { Told } from '../projections/story.ts';
import { at } from '../projections/story.ts';
import { asked, order, type World } from './asked.ts';

const PIECE = { sku: 'pump', uom: 'H87' };

/** A shipment of one line, planned at 08:00, gone at 10:00, taken at 12:00. */
function shipped(
  number: string,
  {
    from,
    carrier,
    project,
    qty = 2,
  }: Record<'from' | 'carrier' | 'project', string> & { qty?: number },
): readonly Told[] {
  const line = { order: `SAP:${number}`, line: '10' };
  const plan = {
    lines: [{ ...line, ...PIECE, qty }],
    from,
    to: { party: 'site-7' },
    carrier,
    project,
    policy: { name: 'plain', steps: [], labels: [] },
  };
  const contents = [{ ...line, qty }];
  return [
    ['ShipmentPlanned', plan, '08:00'],
    ['ItemPicked', { ...line, qty }, '09:00'],
    ['UnitPacked', { unit: 'U1', kind: 'carton', contents }, '09:30'],
    ['ShipmentDeparted', {}, '10:00'],
    [
      'DeliveryConfirmed',
      { n: 1, rows: [{ ...line, unit: 'U1', qty, disposition: 'accepted' }] },
      '12:00',
    ],
  ];
}

const WORLD: World = {
  'order-SAP:1': order('1', [{ line: '10', qty: 2 }], { project: 'metro' }),
  'order-SAP:2': order('2', [{ line: '10', qty: 4 }], { project: 'dam' }),
  'order-SAP:3': order('3', [{ line: '10', qty: 1, from: 'B' }], { project: 'dam', division: 'D' }),
  'shipment-PS1': shipped('1', { from: 'A', carrier: 'SF', project: 'metro' }),
  'shipment-PS2': shipped('2', { from: 'A', carrier: 'YT', project: 'dam' }),
  'shipment-PS3': shipped('2', { from: 'B', carrier: 'YT', project: 'dam' }),
};

const groupOf = ({ groups }: Report, key: string) => {
  const { key: _, ...figures } = groups?.find((group) => group.key === key) ?? { key };
  return figures;
};

describe('a report that is narrowed', () => {
  test.each<[Dimension, keyof Only, readonly string[]]>([
    ['site', 'sites', ['A', 'B']],
    ['carrier', 'carriers', ['SF', 'YT']],
    ['project', 'projects', ['metro', 'dam']],
  ])('by %s has the figures of its group', async (by, kind, keys) => {
    const all = await asked(WORLD, { by });
    for (const key of keys) {
      expect(await asked(WORLD, { only: { [kind]: [key] } }), key).toEqual(groupOf(all, key));
    }
  });

  test('judges a line that several sites ship as a whole', async () => {
    const { shipments, otif } = await asked(WORLD, { only: { sites: ['B'] } });
    expect([shipments, otif]).toEqual([1, { n: 1, base: 2, rate: 0.5 }]);
  });

  test('by several kinds at once holds what fits them all', async () => {
    const both = await asked(WORLD, { only: { sites: ['A'], projects: ['metro'] } });
    expect([both.shipments, both.otif.base]).toEqual([1, 1]);
    const none = await asked(WORLD, { only: { sites: [] } });
    expect([none.shipments, none.otif.base, none.splitRatio.base]).toEqual([0, 0, 0]);
    expect((await asked(WORLD, { only: { divisions: ['D'] } })).otif.base).toBe(1);
  });

  test('names no group that it is not about', async () => {
    const { groups } = await asked(WORLD, { by: 'site', only: { sites: ['B'] } });
    expect(groups?.map(({ key }) => key)).toEqual(['B']);
    const carriers = await asked(WORLD, { by: 'carrier', only: { sites: ['B'] } });
    expect(carriers.groups?.map(({ key }) => key)).toEqual(['YT', null]);
  });

  test('counts a period as every report does', async () => {
    const late = Date.parse(at('23:00'));
    expect((await asked(WORLD, { fromMs: late, only: { sites: ['A'] } })).shipments).toBe(0);
  });
});
