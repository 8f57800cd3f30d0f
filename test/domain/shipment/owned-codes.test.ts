import { describe, expect, it } from 'vitest';
import {
  type Holding,
  haveArticleInCommon,
  holdingOf,
  serialNames,
  shipmentNamedIn,
} from '../../../src/domain/shipment/holding.ts';
import {
  CABLE,
  close,
  confirm,
  correct,
  neverHappened,
  PLAN,
  PUMPS,
  pack,
  pick,
  plan,
  planned,
  released,
  type Told,
  told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';

/** As what the shipment has codes, once it was told this. */
function ownedCodesOf(tellings: readonly Told[]): Holding {
  const { state, facts } = worldAfter(...tellings);
  return holdingOf(state, facts);
}

const substitute = told('SubstituteItem', { ...PUMPS, qty: 1, sku: 'PUMP-B', reason: 'none left' });
const picked = pick(PUMPS, 2, { serials: ['S1', 'S2'] });
const some = [planned, released, picked];
const inBox = pack({
  unit: 'U1',
  kind: 'carton',
  contents: [{ ...PUMPS, qty: 2, serials: ['S1', 'S2'] }],
});
const serials = (...tellings: readonly Told[]) =>
  ['S1', 'S2', 'S9'].map((code) => ownedCodesOf(tellings)({ kind: 'serial', code }));
const S = (code: string, sku = 'PUMP-IS80') => `serial\t${sku}\t${code}`;
const under = (...codes: string[]) =>
  told('ReplaceWaybills', { carrier: 'SF', waybills: codes.map((waybill) => ({ waybill })) });
const back = (row: object, disposition: 'restock' | 'redeliver' = 'restock') =>
  told('ReceiveReturn', { rows: [{ ...PUMPS, qty: 2, disposition, ...row }] });

describe('the serials that a shipment has', () => {
  it('are those of its picked and packed goods, once for every article of their line', () => {
    expect(serials(...some)).toEqual([[S('S1')], [S('S2')], []]);
    expect(serials(planned, released, pick(PUMPS, 2), inBox)).toEqual([[S('S1')], [S('S2')], []]);
    expect(serials(planned, substitute, released, picked)).toEqual([
      [S('S1'), S('S1', 'PUMP-B')],
      [S('S2'), S('S2', 'PUMP-B')],
      [],
    ]);
  });

  it('are not those that were put back, or never picked after all', () => {
    const one = told('PutBack', { ...PUMPS, qty: 1, serials: ['S1'] });
    expect(serials(...some, one)).toEqual([[], [S('S2')], []]);
    expect(serials(...some, correct(neverHappened(3)))).toEqual([[], [], []]);
  });

  it('are not those that were taken back for good, named or with their unit or their line', () => {
    const other = pack({ unit: 'U2', kind: 'carton', contents: [{ ...CABLE, qty: 3 }] });
    const away = [...some, pick(CABLE, 3), inBox, other, told('DepartShipment', {})];
    const refused = confirm({ rows: [{ ...PUMPS, unit: 'U1', qty: 2, disposition: 'refused' }] });
    const there = [[S('S1')], [S('S2')], []];
    expect(serials(...away, refused)).toEqual(there);
    expect(serials(...away, refused, back({ unit: 'U1', serials: ['S1'], qty: 1 }))).toEqual([
      [],
      [S('S2')],
      [],
    ]);
    expect(
      serials(...away, refused, back({ unit: 'U1', serials: ['S1', 'S2'] }, 'redeliver')),
    ).toEqual(there);
    expect(serials(...away, refused, back({ unit: 'U1' }))).toEqual([[], [], []]);
    expect(serials(...away, refused, back({}))).toEqual([[], [], []]);
    expect(serials(...away, refused, back({ qty: 1 }))).toEqual(there);
  });

  it('are told of any line by the articles that it may be', () => {
    const { state } = worldAfter(planned, substitute);
    expect(serialNames(state, PUMPS, 'S7')).toEqual([S('S7'), S('S7', 'PUMP-B')]);
    expect(serialNames(state, CABLE, 'S7')).toEqual([S('S7', 'CABLE-3X25')]);
    expect(serialNames(state, { order: 'X', line: '1' }, 'S7')).toEqual([]);
  });
});

describe('the units and waybills that a shipment has', () => {
  it('are those that are packed and not all taken back', () => {
    const unit = (tellings: readonly Told[], code = 'U1') =>
      ownedCodesOf(tellings)({ kind: 'unit', code });
    expect(unit(upToPacked)).toEqual(['unit\t\tU1']);
    expect(unit(upToPacked, 'U9')).toEqual([]);
    expect(unit([...upToPacked, told('UnpackUnit', { unit: 'U1' })])).toEqual([]);
    const rows = [{ ...PUMPS, unit: 'U1', qty: 5, disposition: 'refused' as const }];
    const refused = [...upToDeparted, confirm({ rows })];
    expect(unit(refused)).toEqual(['unit\t\tU1']);
    expect(unit([...refused, back({ unit: 'U1', qty: 5 })])).toEqual([]);
    expect(unit([...refused, back({ unit: 'U1', qty: 5 })], 'U2')).toEqual(['unit\t\tU2']);
  });

  it('are waybills by the carrier that is asked about', () => {
    const has = ownedCodesOf([planned, under('W1', 'W2')]);
    expect(has({ kind: 'waybill', code: 'W1', carrier: 'SF' })).toEqual(['waybill\tSF\tW1']);
    expect(has({ kind: 'waybill', code: 'W2', carrier: 'SF' })).toEqual(['waybill\tSF\tW2']);
    expect(has({ kind: 'waybill', code: 'W3', carrier: 'SF' })).toEqual([]);
  });

  it('are none any more once it has ended', () => {
    expect(ownedCodesOf(upToDelivered)({ kind: 'unit', code: 'U1' })).toEqual(['unit\t\tU1']);
    expect(ownedCodesOf([...upToDelivered, close()])({ kind: 'unit', code: 'U1' })).toEqual([]);
    const off = told('CancelShipment', { reason: 'not wanted' });
    const gone = ownedCodesOf([planned, under('W1'), off]);
    expect(gone({ kind: 'waybill', code: 'W1', carrier: 'SF' })).toEqual([]);
  });
});

describe('shipments with articles in common', () => {
  const of = (...skus: string[]) => {
    const lines = skus.map((sku, n) => ({ order: 'O:1', line: `${n}`, sku, qty: 1, uom: 'H87' }));
    return worldAfter(plan({ ...PLAN, lines })).state;
  };

  it('can mean the same piece by one serial', () => {
    expect(haveArticleInCommon(of('A', 'B'), of('C', 'B'))).toBe(true);
    expect(haveArticleInCommon(of('A', 'B'), of('C', 'D'))).toBe(false);
    expect(haveArticleInCommon(of('PUMP-B'), worldAfter(planned, substitute).state)).toBe(true);
    expect(haveArticleInCommon(worldAfter(planned, substitute).state, of('PUMP-B'))).toBe(true);
    expect(haveArticleInCommon(worldAfter(planned).state, of('PUMP-B'))).toBe(false);
  });
});

describe('the shipment that a unit’s code names', () => {
  it.each([
    ['OML660001-U001', 'OML660001'],
    ['OML-660001-U001', 'OML660001'],
    ['?-U001', undefined],
    ['OML660001', undefined],
  ])('%s is of %s', (unit, shipment) => {
    expect(shipmentNamedIn(unit)).toBe(shipment);
  });
});
