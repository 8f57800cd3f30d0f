import { describe, expect, it } from 'vitest';
import { isMasterKind } from '../../../src/domain/master/kinds.ts';
import { codesInOrder, codesInPlan, sourceOfOrder } from '../../../src/domain/master/named.ts';
import { BODY, PUMPS } from '../order/sayings.ts';

const { mode: _, ...ORDER } = BODY;
const POLICY = { name: 'standard', steps: [], labels: [] };

describe('the codes that an order names', () => {
  it('are those of the order, then those of its lines, each with its place', () => {
    const codes = codesInOrder({
      ...ORDER,
      carrier: 'SF',
      sellingEntity: '1000',
      stockOwner: 'OWNER',
      project: 'P-7',
      division: 'EAST',
      lines: [
        { line: '10', sku: 'PUMP', qty: 1, uom: 'H87' },
        {
          ...PUMPS,
          shipTo: { party: 'METRO-8', address: 'GATE-3' },
          carrier: 'DB',
          sellingEntity: '2000',
          stockOwner: 'METRO',
        },
      ],
    });
    expect(codes).toStrictEqual([
      { kind: 'party', code: 'METRO', path: 'customer' },
      { kind: 'party', code: 'SITE-METRO-7', path: 'shipTo.party' },
      { kind: 'address', code: 'GATE-2', path: 'shipTo.address' },
      { kind: 'carrier', code: 'SF', path: 'carrier' },
      { kind: 'organisation', code: '1000', path: 'sellingEntity' },
      { kind: 'organisation', code: 'OWNER', path: 'stockOwner' },
      { kind: 'project', code: 'P-7', path: 'project' },
      { kind: 'organisation', code: 'EAST', path: 'division' },
      { kind: 'product', code: 'PUMP', path: 'lines.0.sku' },
      { kind: 'product', code: 'PUMP-IS80', path: 'lines.1.sku' },
      { kind: 'site', code: 'SH-JIADING', path: 'lines.1.from' },
      { kind: 'party', code: 'METRO-8', path: 'lines.1.shipTo.party' },
      { kind: 'address', code: 'GATE-3', path: 'lines.1.shipTo.address' },
      { kind: 'carrier', code: 'DB', path: 'lines.1.carrier' },
      { kind: 'organisation', code: '2000', path: 'lines.1.sellingEntity' },
      { kind: 'organisation', code: 'METRO', path: 'lines.1.stockOwner' },
    ]);
  });

  it('are few where it says little', () => {
    const lines = [{ line: '10', sku: 'PUMP', qty: 1, uom: 'H87' }];
    expect(codesInOrder({ ...ORDER, shipTo: { party: 'SITE' }, lines })).toStrictEqual([
      { kind: 'party', code: 'METRO', path: 'customer' },
      { kind: 'party', code: 'SITE', path: 'shipTo.party' },
      { kind: 'product', code: 'PUMP', path: 'lines.0.sku' },
    ]);
  });
});

describe('the codes that a plan names', () => {
  const lines = ['PUMP', 'CABLE'].map((sku, nth) => {
    return { order: 'SAP:1', line: `${nth}`, sku, qty: 1, uom: 'H87' };
  });

  it('are those of where it goes from and to, for whom and with whom, and of its articles', () => {
    const codes = codesInPlan({
      from: 'SH',
      to: { party: 'SITE', address: 'GATE' },
      customer: 'METRO',
      carrier: 'SF',
      project: 'P-7',
      division: 'EAST',
      policy: POLICY,
      lines,
    });
    expect(codes).toStrictEqual([
      { kind: 'site', code: 'SH', path: 'from' },
      { kind: 'party', code: 'SITE', path: 'to.party' },
      { kind: 'address', code: 'GATE', path: 'to.address' },
      { kind: 'party', code: 'METRO', path: 'customer' },
      { kind: 'carrier', code: 'SF', path: 'carrier' },
      { kind: 'project', code: 'P-7', path: 'project' },
      { kind: 'organisation', code: 'EAST', path: 'division' },
      { kind: 'product', code: 'PUMP', path: 'lines.0.sku' },
      { kind: 'product', code: 'CABLE', path: 'lines.1.sku' },
    ]);
  });

  it('are no more than it says', () => {
    const plan = { from: 'SH', to: { party: 'SITE' }, policy: POLICY, lines: lines.slice(0, 1) };
    expect(codesInPlan(plan).map(({ path }) => path)).toEqual(['from', 'to.party', 'lines.0.sku']);
  });
});

describe('the source of an order', () => {
  it.each([
    ['SAP:4711', 'SAP'],
    ['SAP%20800:4711', 'SAP 800'],
    ['SAP', undefined],
    [':4711', undefined],
    ['%ZZ:4711', undefined],
  ])('%s is from %s', (order, source) => {
    expect(sourceOfOrder(order)).toBe(source);
  });
});

describe('a kind of master data', () => {
  it('is one of those that there are, by its name', () => {
    const told = ['party', 'product', 'person', 'toString', 'nothing', ['party'], 7, undefined];
    expect(told.map(isMasterKind)).toEqual([true, true, true, ...Array(5).fill(false)]);
  });
});
