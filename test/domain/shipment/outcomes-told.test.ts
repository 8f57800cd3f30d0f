import { describe, expect, it } from 'vitest';
import type { ShipmentFact } from '../../../src/domain/shipment/facts.ts';
import { type Lines, lineKey, NO_LINES } from '../../../src/domain/shipment/lines.ts';
import { advance, type Progress } from '../../../src/domain/shipment/progress.ts';
import { CABLE, PUMPS } from '../../support/controls.ts';
import { recorded } from '../recorded.ts';
import { progress, unit } from './progress.ts';

const lines: Lines = {
  ...NO_LINES,
  keys: [lineKey(PUMPS), lineKey(CABLE)],
  ordered: [5_000, 3_000],
  packed: [5_000, 3_000],
};
const U1 = unit({ contents: [[0, 5_000]] });
const U2 = unit({ contents: [[1, 3_000]] });
const packed = progress({ U1, U2 }, { lines });
const at = (n: number) => [Date.UTC(2026, 2, 2, 0, n), 0, n];

const progressAfter = (...facts: ShipmentFact[]) =>
  facts.reduce<Progress>((p, fact, n) => advance(p, recorded(fact, n + 1)), packed);
type Rows = Extract<ShipmentFact, { type: 'DeliveryConfirmed' }>['data']['rows'];
type Back = Extract<ShipmentFact, { type: 'ReturnReceived' }>['data'];
const told = (...rows: Rows): ShipmentFact => ({ type: 'DeliveryConfirmed', data: { n: 1, rows } });
const back = (rows: Back['rows'], place?: string): ShipmentFact => ({
  type: 'ReturnReceived',
  data: { rows, ...(place !== undefined && { place }) },
});
const unitOf = (p: Progress, name: string) => p.units.rows[p.units.keys.indexOf(name)];

describe('what a consignee says', () => {
  it('is counted by line and by unit, what is over not at all', () => {
    const p = progressAfter(
      told(
        { ...PUMPS, unit: 'U1', qty: 3, disposition: 'accepted' },
        { ...PUMPS, unit: 'U1', qty: 1, disposition: 'missing' },
        { ...PUMPS, unit: 'U1', qty: 9, disposition: 'over' },
        { ...CABLE, qty: 2, disposition: 'accepted' },
        { order: 'X', line: '1', qty: 9, disposition: 'over' },
      ),
    );
    expect(p.lines).toStrictEqual({ ...lines, accepted: [3_000, 2_000], missing: [1_000] });
    expect(unitOf(p, 'U1')).toStrictEqual({ ...U1, outcomes: [[0, 4_000]] });
    expect(p.units.keys).toEqual(['U1', 'U2']);
    expect(unitOf(p, 'U2')).toBe(U2);
    expect(p).not.toHaveProperty('refusals');
  });

  it('is kept apart where it is a refusal, in a unit or by line', () => {
    const p = progressAfter(
      told(
        { ...PUMPS, unit: 'U1', qty: 2, disposition: 'refused' },
        { ...PUMPS, unit: 'U1', qty: 3, disposition: 'accepted' },
        { ...CABLE, qty: 1, disposition: 'refused' },
      ),
      told({ ...PUMPS, unit: 'U1', qty: 1, disposition: 'refused' }),
    );
    expect(p.lines).toStrictEqual({ ...lines, accepted: [3_000], refused: [3_000, 1_000] });
    expect(unitOf(p, 'U1')).toStrictEqual({ ...U1, outcomes: [[0, 6_000]], refused: [[0, 3_000]] });
    expect(p.refusals).toStrictEqual([
      { when: at(1), unit: 'U1', sums: [[0, 2_000]] },
      { when: at(1), sums: [[1, 1_000]] },
      { when: at(2), unit: 'U1', sums: [[0, 1_000]] },
    ]);
  });
});

describe('what comes back', () => {
  const refusal = told(
    { ...PUMPS, unit: 'U1', qty: 3, disposition: 'refused' },
    { ...CABLE, qty: 2, disposition: 'refused' },
  );

  it('for good is counted by line and by unit', () => {
    const p = progressAfter(
      refusal,
      back([
        { ...PUMPS, unit: 'U1', qty: 1, disposition: 'restock' },
        { ...PUMPS, unit: 'U1', qty: 1, disposition: 'scrap' },
        { ...CABLE, qty: 2, disposition: 'quarantine' },
      ]),
      back([{ ...PUMPS, unit: 'U1', qty: 1, disposition: 'restock' }]),
    );
    expect(p.lines).toStrictEqual({
      ...lines,
      refused: [3_000, 2_000],
      receivedBack: [3_000, 2_000],
    });
    expect(unitOf(p, 'U1')?.receivedBack).toEqual([[0, 3_000]]);
    expect(p.units.keys).toEqual(['U1', 'U2']);
    expect([p.whole, unitOf(p, 'U1')?.track]).toEqual([[], []]);
    expect(p.refusals).toHaveLength(2);
  });

  it('to go out again is a move of its unit, and open again', () => {
    const p = progressAfter(
      refusal,
      back([{ ...PUMPS, unit: 'U1', qty: 2, disposition: 'redeliver' }], 'HUB'),
    );
    expect(p.lines).toStrictEqual({ ...lines, refused: [3_000, 2_000], reopened: [2_000] });
    expect(unitOf(p, 'U1')).toStrictEqual({
      ...U1,
      outcomes: [[0, 3_000]],
      refused: [[0, 3_000]],
      reopened: [[0, 2_000]],
      track: [{ when: at(2), kind: 'back', place: 'HUB' }],
    });
    expect(p.refusals?.at(-1)).toStrictEqual({
      when: at(2),
      unit: 'U1',
      sums: [[0, 2_000]],
      again: true,
    });
  });

  it('to go out again without a unit is a move of the whole shipment', () => {
    const p = progressAfter(refusal, back([{ ...CABLE, qty: 1, disposition: 'redeliver' }]));
    expect(p.whole).toStrictEqual([{ when: at(2), kind: 'back' }]);
    expect(p.lines).toStrictEqual({ ...lines, refused: [3_000, 2_000], reopened: [0, 1_000] });
    expect(p.refusals?.at(-1)).toStrictEqual({ when: at(2), sums: [[1, 1_000]], again: true });
    expect(p.units.keys).toEqual(['U1', 'U2']);
    expect(unitOf(p, 'U1')).not.toHaveProperty('reopened');
  });

  it('to go out again is counted once, in units and without', () => {
    const again = (row: object, qty: number) =>
      back([{ ...PUMPS, ...row, qty, disposition: 'redeliver' }]);
    const twice = progressAfter(
      refusal,
      again({ unit: 'U1' }, 1),
      again({}, 1),
      again({ unit: 'U2' }, 1),
    );
    expect(twice.lines.reopened).toEqual([2_000]);
    expect(unitOf(twice, 'U1')?.reopened).toEqual([[0, 2_000]]);
    const both = progressAfter(
      told({ ...PUMPS, qty: 1, disposition: 'refused' }),
      refusal,
      again({ unit: 'U1' }, 4),
    );
    expect(both.lines.reopened).toEqual([4_000]);
    expect(unitOf(both, 'U1')?.reopened).toEqual([[0, 3_000]]);
  });
});

describe('goods before they are in a unit', () => {
  it('are counted of the line that they are told of, known or not', () => {
    const other = { order: 'X', line: '1' };
    const p = progressAfter(
      { type: 'ItemPicked', data: { ...CABLE, qty: 2 } },
      { type: 'ItemPicked', data: { ...PUMPS, qty: 1 } },
      { type: 'ItemPicked', data: { ...other, qty: 4 } },
      { type: 'PickShorted', data: { ...other, qty: 3, reason: 'none', decision: 'cancel' } },
      { type: 'ItemPutBack', data: { ...PUMPS, qty: 1 } },
    );
    expect(p.lines).toStrictEqual({
      ...lines,
      keys: [...lines.keys, 'X\t1'],
      picked: [1_000, 2_000, 4_000],
      shorted: [0, 0, 3_000],
      putBack: [1_000],
    });
    expect(p.waits).toBe(false);
  });

  it('are loaded on a trip or a vehicle, or just loaded', () => {
    const onto = (more: object): ShipmentFact => {
      return { type: 'UnitLoaded', data: { unit: 'U1', ...more } };
    };
    const p = progressAfter(onto({}), onto({ trip: 'T1' }), onto({ vehicle: 'V1' }));
    expect(unitOf(p, 'U1')?.loads).toStrictEqual([
      { when: at(1) },
      { when: at(2), trip: 'T1' },
      { when: at(3), vehicle: 'V1' },
    ]);
  });

  it('are sealed with the seal that was told last', () => {
    const seal = (name: string): ShipmentFact => {
      return { type: 'UnitSealed', data: { unit: 'U1', seal: name } };
    };
    expect(unitOf(progressAfter(seal('A')), 'U1')?.seal).toEqual({ seal: 'A', when: at(1) });
    expect(unitOf(progressAfter(seal('A'), seal('B')), 'U1')?.seal).toEqual({
      seal: 'B',
      when: at(2),
    });
    const late = advance(progressAfter(seal('A'), seal('B')), recorded(seal('C'), 0));
    expect(unitOf(late, 'U1')?.seal).toEqual({ seal: 'B', when: at(2) });
  });
});
