import { describe, expect, it } from 'vitest';
import { keysThatDiffer, reasonsOf } from '../../../src/domain/order/plan-reasons.ts';
import {
  bytesOf,
  endingFirst,
  headOf,
  openPartsOf,
  rowOf,
} from '../../../src/domain/order/plan-rows.ts';
import { BODY, PUMPS } from './sayings.ts';

const { mode: _, ...ORDER } = BODY;
const LINE = { line: '10', sku: 'PUMP', qty: 5, uom: 'H87' };
const OWNERS = { service: 'road', carrier: 'SF', sellingEntity: '1000', stockOwner: 'OWN' };
const open = (...slots: string[]) =>
  new Map(slots.map((slot) => [slot, { amount: 2_500, backordered: 0 }]));

describe('what a shipment of an order says of its goods', () => {
  it('is no more than the order says', () => {
    expect(headOf(ORDER, 'SH', LINE)).toStrictEqual({
      from: 'SH',
      to: BODY.shipTo,
      customer: 'METRO',
    });
  });

  it('is what the order says for all lines', () => {
    const body = { ...ORDER, ...OWNERS, division: 'EAST', project: 'P-7' };
    expect(headOf(body, 'SH', LINE)).toStrictEqual({
      from: 'SH',
      to: BODY.shipTo,
      customer: 'METRO',
      ...OWNERS,
      division: 'EAST',
      project: 'P-7',
    });
  });

  it('is what a line says otherwise', () => {
    const own = { service: 'air', carrier: 'DB', sellingEntity: '2000', stockOwner: 'METRO' };
    const line = { ...PUMPS, ...own, shipTo: { party: 'ELSE' } };
    expect(headOf({ ...ORDER, ...OWNERS }, 'SH', line)).toStrictEqual({
      from: 'SH-JIADING',
      to: { party: 'ELSE' },
      customer: 'METRO',
      ...own,
    });
  });
});

describe('a row of a shipment', () => {
  const part = { slot: '10', amount: 2_500, backordered: 0 };

  it('says no more than its line', () => {
    const row = { line: '10', sku: 'PUMP', qty: 2.5, uom: 'H87' };
    expect(rowOf(LINE, part)).toStrictEqual(row);
    const tolerance = { over: 0.1 };
    expect(
      rowOf({ ...LINE, tolerance }, { ...part, schedule: 'A', backordered: 500 }),
    ).toStrictEqual({ ...row, schedule: 'A', tolerance, backordered: 0.5 });
  });

  it('takes its bytes and a comma, in whatever script', () => {
    const row = { line: '10', sku: 'PUMP', qty: 2, uom: 'H87' };
    expect(bytesOf(row)).toBe(JSON.stringify(row).length + 1);
    const pump = { ...row, sku: '泵é' };
    expect(bytesOf(pump)).toBe(Buffer.byteLength(JSON.stringify(pump)) + 1);
  });

  it('is of a schedule line that is open, or of the line that has none', () => {
    const window = { start: '2026-03-05T08:00:00.000Z', end: '2026-03-05T18:00:00.000Z' };
    const schedule = [
      { id: 'A', qty: 2, window },
      { id: 'B', qty: 3 },
    ];
    const [one] = open('10').values();
    expect(openPartsOf({ ...LINE, schedule }, open('10\tA', '10', '20'))).toEqual([
      { slot: '10\tA', schedule: 'A', window, ...one },
    ]);
    expect(openPartsOf(LINE, open('10\tA', '10', '20'))).toStrictEqual([{ slot: '10', ...one }]);
    expect(openPartsOf(LINE, open('20'))).toEqual([]);
  });

  it('has to meet the window that ends first', () => {
    const window = (start: number, end: number) => ({
      start: `2026-03-0${start}T08:00:00.000Z`,
      end: `2026-03-0${end}T08:00:00.000Z`,
    });
    const [early, late] = [window(3, 5), window(1, 6)];
    expect([endingFirst(early, late), endingFirst(late, early)]).toEqual([early, early]);
    const same = { ...early };
    expect(endingFirst(early, same)).toBe(early);
    expect([endingFirst(early, undefined), endingFirst(undefined, late)]).toEqual([early, late]);
    expect(endingFirst(undefined, undefined)).toBeUndefined();
  });
});

describe('why shipments of an order are apart', () => {
  const rows = [{ line: '10', sku: 'PUMP', qty: 2, uom: 'H87' }];
  const group = (head: object = {}, nth = 0) => ({
    head: { from: 'SH', to: { party: 'SITE' }, ...head },
    nth,
    rows,
  });
  const said = (...groups: ReturnType<typeof group>[]) => {
    const differing = keysThatDiffer(groups);
    return groups.map((one) => reasonsOf(one, differing, 1));
  };

  it.each([
    [
      'ship-to',
      { to: { party: 'SITE', address: 'GATE' } },
      { party: 'SITE' },
      { party: 'SITE', address: 'GATE' },
    ],
    ['ship-from', { from: 'HZ' }, { site: 'SH' }, { site: 'HZ' }],
    ['service', { service: 'air' }, {}, { service: 'air' }],
    ['carrier', { carrier: 'SF' }, {}, { carrier: 'SF' }],
    ['selling-entity', { sellingEntity: '1' }, {}, { sellingEntity: '1' }],
    ['stock-owner', { stockOwner: '1' }, {}, { stockOwner: '1' }],
  ])('is another %s', (code, other, one, two) => {
    expect(said(group(), group(other))).toStrictEqual([
      [{ code, params: one }],
      [{ code, params: two }],
    ]);
  });

  it('is another schedule line of a line, counted from one', () => {
    expect(said(group({}, 0), group({}, 1))).toStrictEqual([
      [{ code: 'schedule-line', params: { nth: 1 } }],
      [{ code: 'schedule-line', params: { nth: 2 } }],
    ]);
  });

  it('is nothing where all goes one way', () => {
    expect(said(group())).toStrictEqual([[{ code: 'whole-order', params: {} }]]);
  });

  it('is, of a later plan, that goods are placed again, or were short', () => {
    expect(reasonsOf(group(), [], 3)).toStrictEqual([
      { code: 'placed-again', params: { plan: 3 } },
    ]);
    const short = { ...group(), rows: [...rows, { ...rows[0], line: '20', backordered: 1 }] };
    expect(reasonsOf(short as ReturnType<typeof group>, ['ship-from'], 2)).toStrictEqual([
      { code: 'back-order', params: { plan: 2 } },
      { code: 'ship-from', params: { site: 'SH' } },
    ]);
  });
});
