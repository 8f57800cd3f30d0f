import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/domain/shipment/progress.ts';
import { hasDeparted, hasLeft, trackOf } from '../../../src/domain/shipment/tracks.ts';
import { placeByMoves, stageByMoves } from '../../../src/domain/shipment/unit-stage.ts';
import { move, progress, unit } from './progress.ts';

const [left, arrived] = [move('left', 20), move('arrived', 30, { stop: 'hub', place: 'HUB' })];
const onTrip = { when: [15, 0, 2], trip: 'T1' } as const;
const trips = (moves: Progress['trips']['rows'][number], trip = 'T1') => {
  return { keys: [trip], rows: [moves] };
};

describe('the moves that concern a unit', () => {
  it.each([
    ['its own', unit({ track: [left, arrived] }), {}, { left, arrived }],
    ['of the whole shipment since it was packed', unit(), { whole: [left] }, { left }],
    ['not those before it was packed', unit(), { whole: [move('left', 9)] }, {}],
    ['those at its packing', unit(), { whole: [move('left', 10)] }, { left: move('left', 10) }],
    ['of its trip', unit({ loads: [onTrip] }), { trips: trips([left]) }, { left }],
    ['not of another trip', unit({ loads: [onTrip] }), { trips: trips([left], 'T2') }, {}],
    ['none without ever leaving', unit({ track: [arrived] }), {}, {}],
    [
      'the latest of a kind',
      unit({ track: [left, move('left', 25)] }),
      {},
      { left: move('left', 25) },
    ],
  ])('are %s', (_, one, changes, track) => {
    expect(trackOf(progress({ U1: one }, changes), one)).toStrictEqual(track);
  });

  it('are those of what it is in, as long as it is in it', () => {
    const inside = (until?: number) =>
      unit({
        nestings: [
          { when: [20, 0, 3], parent: 'P1' },
          ...(until === undefined ? [] : [{ when: [until, 0, 4] as const }]),
        ],
      });
    const pallet = (...moves: number[]) => unit({ track: moves.map((ms) => move('left', ms)) });
    const has = (one: ReturnType<typeof inside>, ...moves: number[]) =>
      hasLeft(progress({ U1: one, P1: pallet(...moves) }), one);
    expect([19, 20, 21].map((ms) => has(inside(), ms))).toEqual([false, true, true]);
    expect([29, 30].map((ms) => has(inside(30), ms))).toEqual([true, false]);
    expect(hasLeft(progress({ U1: inside() }), inside())).toBe(false);
  });

  it('end in a circle of units in each other', () => {
    const inside = (parent: string) => unit({ nestings: [{ when: [12, 0, 3], parent }] });
    const [one, other] = [inside('U2'), inside('U1')];
    expect(hasLeft(progress({ U1: one, U2: other }), one)).toBe(false);
  });

  it('are told until an instant, without it', () => {
    const one = unit({ track: [left, arrived] });
    const p = progress({ U1: one });
    expect(trackOf(p, one, 30)).toStrictEqual({ left });
    expect(trackOf(p, one, 31)).toStrictEqual({ left, arrived });
    expect(trackOf(p, one, 20)).toStrictEqual({});
  });
});

describe('a shipment has departed', () => {
  it.each([
    ['with nothing told', progress({}), false],
    ['with a move of the whole', progress({}, { whole: [left] }), true],
    ['with no more than an arrival', progress({}, { whole: [arrived] }), false],
    ['with a unit that left', progress({ U1: unit({ track: [left] }) }), true],
    ['with a unit that only arrived', progress({ U1: unit({ track: [arrived] }) }), false],
    [
      'with a unit on a trip that left',
      progress({ U1: unit({ loads: [onTrip] }) }, { trips: trips([left]) }),
      true,
    ],
    ['with a unit that went over', progress({ U1: unit({ track: [left], gone: 'X' }) }), false],
  ])('or not: %s', (_, p, expected) => {
    expect(hasDeparted(p)).toBe(expected);
  });

  it('where a unit left of which no packing was told: it has not', () => {
    const { packed: _, ...untold } = unit({ track: [left] });
    expect(hasDeparted(progress({ U1: untold }))).toBe(false);
  });

  it.each(['accepted', 'refused', 'missing'] as const)('with goods %s', (column) => {
    const { lines } = progress({});
    expect(hasDeparted(progress({}, { lines: { ...lines, [column]: [1_000] } }))).toBe(true);
  });

  it('with goods accepted and refused alike', () => {
    const { lines } = progress({});
    const both = { ...lines, accepted: [1], refused: [1], missing: [1] };
    expect(hasDeparted(progress({}, { lines: both }))).toBe(true);
    expect(hasDeparted(progress({}, { lines: { ...both, missing: [] } }))).toBe(true);
  });
});

describe('where a unit is', () => {
  const at = (...moves: Parameters<typeof unit>[0][]) => {
    const one = unit(Object.assign({}, ...moves));
    const p = progress(
      { U1: one },
      { from: 'SITE', steps: ['load', 'arrive', 'out-for-delivery'] },
    );
    return [stageByMoves(p, one), placeByMoves(p, one)];
  };
  const off = { when: [40, 0, 4], off: true, place: 'YARD' } as const;
  const depot = move('arrived', 30, { stop: 'depot', place: 'DEPOT' });

  it.each([
    ['at the site before it left', {}, ['packed', 'SITE']],
    ['nowhere on the road', { track: [left] }, ['in-transit', undefined]],
    ['at a hub', { track: [left, arrived] }, ['in-transit', 'HUB']],
    ['at the depot', { track: [left, depot] }, ['arrived', 'DEPOT']],
    [
      'nowhere once it went on',
      { track: [left, depot, move('out', 50)] },
      ['out-for-delivery', undefined],
    ],
    ['where it was taken off', { track: [left], loads: [off] }, ['in-transit', 'YARD']],
    [
      'where it arrived later',
      { track: [left, move('arrived', 45, { place: 'D' })], loads: [off] },
      ['in-transit', 'D'],
    ],
    [
      'where it was found',
      { track: [left], found: { when: [60, 0, 6], place: 'FIELD' } },
      ['in-transit', 'FIELD'],
    ],
    [
      'where it was before it was found nowhere',
      { track: [left, depot], found: { when: [60, 0, 6] } },
      ['arrived', 'DEPOT'],
    ],
    [
      'where it was at its loss',
      { track: [left, arrived], lost: [30, 0, 9] },
      ['in-transit', 'HUB'],
    ],
    [
      'where it was before its loss',
      { track: [left, arrived], lost: [29, 0, 9] },
      ['in-transit', undefined],
    ],
    [
      'where it came after a loss that was none',
      { track: [left, arrived], lost: [25, 0, 9], found: { when: [26, 0, 9] } },
      ['in-transit', 'HUB'],
    ],
  ] as const)('%s', (_, told, expected) => {
    expect(at(told as Parameters<typeof unit>[0])).toEqual(expected);
  });
});
