import { describe, expect, it } from 'vitest';
import { holdingsOf } from '../../../src/domain/order/holding.ts';
import {
  CABLE,
  confirm,
  fold,
  load,
  ORDER,
  PUMPS,
  pack,
  pick,
  plan,
  planned,
  shortPick,
  type Told,
  told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { recorded } from '../recorded.ts';

const holdings = (...tellings: readonly Told[]) => holdingsOf(worldAfter(...tellings).state);
const held = (...tellings: readonly Told[]) => holdings(...tellings).get(ORDER);
const cable = { line: '20', allocated: 3 };

describe('what a shipment holds of its orders', () => {
  it('is by order, and by schedule line where a line has one', () => {
    const lines = [
      { ...PUMPS, schedule: 'A', sku: 'PUMP-IS80', qty: 5, uom: 'H87' },
      { ...CABLE, sku: 'CABLE-3X25', qty: 3, uom: 'MTR' },
      { order: 'SAP:1', line: '10', sku: 'PUMP-IS80', qty: 1, uom: 'H87' },
    ];
    expect([...holdings(plan({ lines }))]).toStrictEqual([
      [ORDER, [{ line: '10', schedule: 'A', allocated: 5 }, cable]],
      ['SAP:1', [{ line: '10', allocated: 1 }]],
    ]);
  });

  it('is nothing of what comes back from a customer', () => {
    expect(holdings(plan({ direction: 'reverse' })).size).toBe(0);
  });

  it('names the other article only where it is shipped instead', () => {
    const data = { ...PUMPS, qty: 2, sku: 'PUMP-B', reason: 'out of stock' };
    const instead = [planned, told('SubstituteItem', data)];
    const row = { line: '10', allocated: 3, substituted: 2 };
    expect(held(...instead)?.[0]).toStrictEqual({ ...row, sku: 'PUMP-B' });
    const short = (decision: 'substitute' | 'cancel') => shortPick(PUMPS, 2, decision);
    expect(held(planned, pick(PUMPS, 3), short('substitute'))?.[0]).toStrictEqual(row);
    expect(held(...instead, pick(PUMPS, 3), short('substitute'))?.[0]).toStrictEqual({
      ...row,
      sku: 'PUMP-B',
    });
    expect(held(planned, pick(PUMPS, 5))?.[0]).toStrictEqual({ line: '10', allocated: 5 });
    const cancelled = told('AmendShipment', { lines: [{ ...PUMPS, qty: 0 }], reason: 'less' });
    expect(held(...instead, cancelled)).toStrictEqual([cable]);
  });

  it('is of goods as well of which no plan was told', () => {
    const fact = recorded({ type: 'ItemPicked', data: { ...PUMPS, qty: 2 } } as const);
    expect([...holdingsOf(fold([fact]))]).toStrictEqual([[ORDER, []]]);
  });

  it('has shipped what is in units that have left, and nothing of the others', () => {
    const half = pack({ unit: 'U1', kind: 'carton', contents: [{ ...PUMPS, qty: 2 }] });
    const rest = pack({ unit: 'U3', kind: 'carton', contents: [{ ...PUMPS, qty: 1 }] });
    const [, cables] = upToPacked.slice(-2);
    const left = [planned, pick(PUMPS, 5), pick(CABLE, 3), half, rest, cables as Told];
    const aboard = [load('U1', { trip: 'T1' }), load('U3', { trip: 'T1' })];
    expect(held(...left, ...aboard)).toStrictEqual([{ line: '10', allocated: 5 }, cable]);
    expect(held(...left, ...aboard, told('DepartShipment', { units: ['U1', 'U3'] }))).toStrictEqual(
      [{ line: '10', allocated: 5, shipped: 3 }, cable],
    );
    expect(held(...left, ...aboard, told('DepartShipment', { units: ['U2'] }))).toStrictEqual([
      { line: '10', allocated: 5 },
      { ...cable, shipped: 3 },
    ]);
    expect(held(...upToDeparted)).toStrictEqual([
      { line: '10', allocated: 5, shipped: 5 },
      { ...cable, shipped: 3 },
    ]);
  });

  it('has lost what is missing at the door, and what was in a unit that is lost', () => {
    const lost = told('ReportLost', { unit: 'U1' });
    expect(held(...upToDeparted, lost)?.[0]).toStrictEqual({
      line: '10',
      allocated: 5,
      shipped: 5,
      lost: 5,
    });
    const missing = { ...PUMPS, unit: 'U1', qty: 2, disposition: 'missing' as const };
    const some = [...upToDeparted, confirm({ rows: [missing] })];
    expect(held(...some)?.[0]).toMatchObject({ lost: 2 });
    expect(held(...some, lost)?.[0]).toMatchObject({ lost: 5 });
  });
});
