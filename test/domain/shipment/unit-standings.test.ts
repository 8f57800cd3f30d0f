import { describe, expect, it } from 'vitest';
import { NO_LINES } from '../../../src/domain/shipment/lines.ts';
import { isCancelled, noProgress } from '../../../src/domain/shipment/progress.ts';
import { stageSummary } from '../../../src/domain/shipment/stage.ts';
import {
  activeStages,
  activeStandings,
  isUnderWay,
  unitStandings,
} from '../../../src/domain/shipment/standing.ts';
import { move, progress, unit } from './progress.ts';

const goods = [[0, 10]] as const;
const lines = { ...NO_LINES, keys: ['O\t1'], ordered: [10], packed: [10] };
const track = [move('left', 20)];
const inside = { nestings: [{ when: [15, 0, 2] as const, parent: 'P1' }] };
const lost = [30, 0, 9] as const;
const full = unit({ contents: goods });
const spoken = { ...full, outcomes: goods };
const back = { ...spoken, refused: goods, receivedBack: goods };
const returned = { lines: { ...lines, packed: [30], receivedBack: [10] } };

const shipment = (units: Parameters<typeof progress>[0], changes = {}) =>
  progress(units, { from: 'SITE', lines, ...changes });

describe('a unit stands', () => {
  it('by itself at its stage and place', () => {
    const units = { U1: full, U2: unit({ track }), U3: unit({ gone: 'X' }), U4: { ...full, lost } };
    expect(unitStandings(shipment(units))).toStrictEqual([
      { unit: 'U1', stage: 'packed', place: 'SITE' },
      { unit: 'U2', stage: 'in-transit' },
      { unit: 'U4', stage: 'packed', place: 'SITE', lost: true },
    ]);
  });

  it('where the unit stands that it is in', () => {
    const units = {
      P1: unit({ track, lost }),
      U1: { ...full, ...inside },
      U2: { ...spoken, ...inside },
    };
    expect(unitStandings(shipment(units))).toStrictEqual([
      { unit: 'P1', stage: 'in-transit', lost: true },
      { unit: 'U1', stage: 'in-transit', inside: 'P1', lost: true },
      { unit: 'U2', stage: 'signed-off', inside: 'P1', lost: true },
    ]);
  });

  it.each([
    ['at no end while it is empty', { U1: unit({ track }) }, 'in-transit'],
    ['at its goods’ end', { U1: { ...spoken, track } }, 'signed-off'],
    ['returned with its goods', { U1: { ...back, track } }, 'returned'],
    [
      'at no end while some unit in it has none',
      { P1: unit({ track }), U1: { ...spoken, ...inside }, U2: { ...full, ...inside } },
      'in-transit',
    ],
    [
      'at the end of all that is in it',
      { P1: unit({ track }), U1: { ...spoken, ...inside }, U2: { ...unit(), ...inside } },
      'signed-off',
    ],
    [
      'returned with all that is in it',
      { P1: unit({ track }), U1: { ...back, ...inside }, U2: { ...back, ...inside } },
      'returned',
    ],
    [
      'signed off where some in it is returned',
      { P1: unit({ track }), U1: { ...back, ...inside }, U2: { ...spoken, ...inside } },
      'signed-off',
    ],
    ['at no end with empty units in it', { P1: unit({ track }), U1: unit(inside) }, 'in-transit'],
  ] as const)('%s', (_, units, stage) => {
    expect(unitStandings(shipment(units, returned))[0]?.stage).toBe(stage);
  });
});

describe('the units that count for the stage of a shipment', () => {
  const counting = (units: Parameters<typeof progress>[0], changes = {}) =>
    activeStandings(shipment(units, changes)).map(({ unit }) => unit);

  it('are the outermost with goods in them', () => {
    const pallet = { P1: unit(), U1: { ...full, ...inside }, U2: full, P2: unit(), U3: unit() };
    expect(counting(pallet)).toEqual(['P1', 'U2']);
    expect(activeStages(shipment({ ...pallet, U2: { ...full, track } }))).toEqual([
      'packed',
      'in-transit',
    ]);
    const out = { ...full, nestings: [...inside.nestings, { when: [16, 0, 3] as const }] };
    expect(counting({ P1: unit(), U1: out })).toEqual(['U1']);
    expect(counting({ P1: unit(), U1: { ...unit(), ...inside } })).toEqual([]);
  });

  it('are neither lost nor all taken back, unless nothing else is left', () => {
    expect(counting({ U1: { ...full, lost }, U2: full })).toEqual(['U2']);
    expect(counting({ U1: { ...full, lost }, U2: { ...back } }, returned)).toEqual(['U1']);
    expect(counting({ U1: { ...back } }, returned)).toEqual([]);
  });

  it('are under way while one that is not lost has come to no end', () => {
    const isMoving = (units: Parameters<typeof progress>[0]) => isUnderWay(shipment(units));
    expect(isMoving({ U1: spoken, U2: full })).toBe(true);
    expect(isMoving({ U1: spoken, U2: spoken })).toBe(false);
    expect(isMoving({ U1: { ...full, lost } })).toBe(false);
    expect(isMoving({})).toBe(false);
  });
});

describe('the stage of a shipment', () => {
  it('is told by units, the least advanced first, goods in none as one that is only picked', () => {
    const moving = { ...full, track };
    const stage = (units: Parameters<typeof progress>[0], packed: number[], picked: number[]) =>
      stageSummary(shipment(units, { lines: { ...lines, packed, picked } }));
    expect(stage({ U1: moving, U2: full, U3: moving, U4: full }, [10], [])).toEqual({
      stage: 'packed',
      n: 2,
      of: 4,
      counts: 'units',
    });
    expect(stage({ U1: full }, [10], [12])).toMatchObject({ stage: 'picked', n: 1 });
  });

  it('leaves out lines that were taken out of it', () => {
    const taken = { ...NO_LINES, keys: ['O\t1', 'O\t2'], ordered: [0, 10] };
    expect(stageSummary({ ...noProgress, lines: taken })).toEqual({
      stage: 'planned',
      n: 0,
      of: 1,
      counts: 'lines',
    });
    expect(stageSummary({ ...noProgress, lines: { ...taken, ordered: [] } })).toMatchObject({
      stage: 'cancelled',
      of: 0,
    });
  });

  it('is cancelled from the decision on', () => {
    expect(isCancelled(noProgress)).toBe(false);
    expect(isCancelled({ ...noProgress, cancelling: 'not wanted' })).toBe(true);
    expect(isCancelled({ ...noProgress, cancelled: true })).toBe(true);
  });
});
