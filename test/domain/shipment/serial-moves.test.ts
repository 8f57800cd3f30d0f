import { describe, expect, it } from 'vitest';
import type { ShipmentFact } from '../../../src/domain/shipment/facts.ts';
import { serialMoves } from '../../../src/domain/shipment/serial-moves.ts';
import { CABLE, PUMPS } from '../../support/controls.ts';

const ONE = { ...PUMPS, serials: ['S1', 'S2'] };
const OTHER = { ...CABLE, serials: ['S3'] };
const qty = 2;
const contents = [
  { ...ONE, qty },
  { ...CABLE, qty },
];
const units = [
  { unit: 'U1', kind: 'carton' as const, contents },
  { unit: 'U2', kind: 'carton' as const, contents: [{ ...OTHER, qty }] },
];
const transfer = { transfer: 'T1', units, lines: [], reason: 'so' };
const returned = (disposition: 'restock' | 'quarantine' | 'scrap' | 'redeliver', row = ONE) => {
  return { ...row, qty, disposition };
};

const told: readonly (readonly [string, ShipmentFact, object[], object[]])[] = [
  ['a pick', { type: 'ItemPicked', data: { ...ONE, qty } }, [ONE], []],
  ['a pick without serials', { type: 'ItemPicked', data: { ...CABLE, qty } }, [], []],
  ['a packing', { type: 'UnitPacked', data: { unit: 'U1', kind: 'carton', contents } }, [ONE], []],
  [
    'a packing without serials',
    {
      type: 'UnitPacked',
      data: { unit: 'U1', kind: 'carton', contents: [{ ...PUMPS, qty }] },
    },
    [],
    [],
  ],
  [
    'what comes over',
    { type: 'UnitsTransferredIn', data: { ...transfer, from: 'X' } },
    [ONE, OTHER],
    [],
  ],
  [
    'what goes over',
    { type: 'UnitsTransferredOut', data: { ...transfer, to: 'X', party: 'P' } },
    [],
    [ONE, OTHER],
  ],
  ['a put-back', { type: 'ItemPutBack', data: { ...ONE, qty } }, [], [ONE]],
  ['a put-back without serials', { type: 'ItemPutBack', data: { ...PUMPS, qty } }, [], []],
  [
    'what is taken back for good',
    {
      type: 'ReturnReceived',
      data: { rows: [returned('restock'), returned('redeliver', OTHER), returned('scrap', OTHER)] },
    },
    [],
    [ONE, OTHER],
  ],
  [
    'what is to be delivered again',
    { type: 'ReturnReceived', data: { rows: [returned('redeliver')] } },
    [],
    [],
  ],
  ['an unpacking', { type: 'UnitUnpacked', data: { unit: 'U1' } as never }, [], []],
];

describe('pieces by their serials', () => {
  it.each(told)('move by %s as it says', (_, fact, brought, taken) => {
    expect(serialMoves(fact)).toStrictEqual({ brought, taken });
  });
});
