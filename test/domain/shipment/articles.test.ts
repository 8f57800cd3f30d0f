import { describe, expect, it } from 'vitest';
import type { ShipmentFact } from '../../../src/domain/shipment/facts.ts';
import { articlesAfter, NO_ARTICLES } from '../../../src/domain/shipment/registers/articles.ts';
import { NO_SHORTAGES, shortagesAfter } from '../../../src/domain/shipment/registers/shortages.ts';
import { CABLE, PLAN, PUMPS } from '../../support/controls.ts';
import { recorded } from '../recorded.ts';

const key = ({ order, line }: typeof PUMPS) => `${order}\t${line}`;

describe('the articles of a shipment', () => {
  const articles = (...facts: ShipmentFact[]) => {
    const { keys, rows } = facts.reduce(articlesAfter, NO_ARTICLES);
    return keys.map((name, place) => [name, rows[place]]);
  };
  const plan: ShipmentFact = { type: 'ShipmentPlanned', data: PLAN };
  const pump = { sku: 'PUMP-IS80', uom: 'H87', schedule: undefined, tolerance: undefined };
  const tolerance = { over: 0.5 };
  const cable = { sku: 'CABLE-3X25', uom: 'MTR', schedule: undefined, tolerance };
  const reason = 'so';
  const amended = (line: object): ShipmentFact => {
    return { type: 'ShipmentAmended', data: { lines: [line as never], reason } };
  };
  const instead = (sku: string, goods = PUMPS): ShipmentFact => {
    return { type: 'ItemSubstituted', data: { ...goods, qty: 1, sku, instead: 'X', reason } };
  };

  it('are those of its plan', () => {
    expect(articles(plan)).toStrictEqual([
      [key(PUMPS), pump],
      [key(CABLE), cable],
    ]);
  });

  it('come with amendments, which may say what is tolerated', () => {
    const other = { order: 'X', line: '1' };
    const [, known] = articles(plan);
    const added = { ...other, qty: 1, was: 0, sku: 'S', uom: 'KGM', schedule: 'A', tolerance };
    expect(articles(plan, amended(added)).at(-1)).toStrictEqual([
      'X\t1',
      { sku: 'S', uom: 'KGM', schedule: 'A', tolerance },
    ]);
    const more = { ...PUMPS, qty: 6, was: 5 };
    expect(articles(plan, amended({ ...more, tolerance }))[0]).toStrictEqual([
      key(PUMPS),
      { ...pump, tolerance },
    ]);
    expect(articles(plan, amended({ ...more, sku: 'NO', uom: 'NO' }))[0]?.[1]).toStrictEqual(pump);
    expect(articles(plan, amended({ ...CABLE, qty: 1, was: 3 }))[1]).toEqual(known);
    const untold = [{ sku: 'S' }, { uom: 'KGM' }, {}];
    for (const half of untold) {
      expect(articles(plan, amended({ ...other, qty: 1, was: 0, ...half }))).toHaveLength(2);
    }
  });

  it('come with units from another shipment, unless they are known', () => {
    const lines = [
      { ...PUMPS, sku: 'NO', uom: 'KGM' },
      { order: 'X', line: '1', sku: 'S', uom: 'KGM' },
    ];
    const data = { transfer: 'T1', from: 'Y', units: [], lines, reason };
    expect(articles(plan, { type: 'UnitsTransferredIn', data })).toStrictEqual([
      [key(PUMPS), pump],
      [key(CABLE), cable],
      ['X\t1', { sku: 'S', uom: 'KGM', schedule: undefined, tolerance: undefined }],
    ]);
  });

  it('may be others instead, each once', () => {
    const [first] = articles(plan, instead('B'), instead('C'), instead('B'));
    expect(first).toStrictEqual([key(PUMPS), { ...pump, substitutes: ['B', 'C'] }]);
    expect(articles(plan, instead('B', { order: 'X', line: '1' }))).toHaveLength(2);
  });

  it('that stand in are counted by line', () => {
    const told = [instead('B'), instead('C'), instead('D', CABLE)];
    const { rows } = told.reduce(
      (known, fact, n) => shortagesAfter(known, recorded(fact, n + 1)),
      NO_SHORTAGES,
    );
    expect(rows).toStrictEqual([
      { told: [], substituted: 2_000, sku: 'C' },
      { told: [], substituted: 1_000, sku: 'D' },
    ]);
  });
});
