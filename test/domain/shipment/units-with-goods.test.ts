import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/domain/shipment/columns.ts';
import { NO_LINES } from '../../../src/domain/shipment/lines.ts';
import { childrenOf } from '../../../src/domain/shipment/nesting.ts';
import { packedAs, withChange } from '../../../src/domain/shipment/packing.ts';
import { doneIn, isReturned, isSettled, lostSums } from '../../../src/domain/shipment/remaining.ts';
import { PLAN, PUMPS } from '../../support/controls.ts';
import { progress, unit } from './progress.ts';

const contents = [
  [0, 10],
  [1, 4],
] as const;
const inside = (parent?: string, ms = 20) => {
  return { when: [ms, 0, 3] as const, ...(parent !== undefined && { parent }) };
};

describe('what is counted as packed', () => {
  const p = progress({ U1: unit({ contents: [] }) });
  const emptied = { unpacked: [30, 0, 5] } as const;
  const linesAfter = (...changes: Parameters<typeof unit>[0][]) =>
    changes.reduce((before, one) => withChange(before, 'U1', () => one ?? {}), p).lines;

  it('is what units hold, and what had ended in those that were emptied', () => {
    expect(linesAfter({ contents }).packed).toEqual([10, 4]);
    expect(linesAfter({ contents }, { contents: [[1, 4]] }).packed).toEqual([0, 4]);
    expect(linesAfter({ contents }, emptied)).toStrictEqual(NO_LINES);
    const spoken = { contents, outcomes: [[0, 7]] as const };
    expect(linesAfter(spoken)).toStrictEqual({ ...NO_LINES, packed: [10, 4] });
    expect(linesAfter(spoken, emptied)).toStrictEqual({ ...NO_LINES, emptied: [7] });
    expect(linesAfter({ ...spoken, outcomes: [[0, 70]] }, emptied).emptied).toEqual([10]);
    expect(linesAfter({ contents, receivedBack: [[1, 3]] }, emptied).emptied).toEqual([0, 3]);
  });

  it('is nothing of units that went over, or of which no packing was told', () => {
    const spoken = { contents, outcomes: [[0, 7]] as const };
    expect(linesAfter(spoken, { gone: 'X' })).toStrictEqual(NO_LINES);
    expect(linesAfter(spoken, { ...emptied, gone: 'X' })).toStrictEqual(NO_LINES);
    expect(withChange(progress({}), 'U9', () => ({ ...spoken, ...emptied })).lines).toStrictEqual(
      NO_LINES,
    );
  });
});

describe('a packing', () => {
  const lines = linesOf(PLAN);
  const rows = [{ ...PUMPS, qty: 2 }];
  const packing = { kind: 'carton' as const, contents: rows };

  it('is told as it was', () => {
    const told = packedAs(unit({ packed: undefined as never }), packing, lines, [40, 0, 2]);
    expect(told).toStrictEqual({
      ...unit(),
      kind: 'carton',
      packed: [40, 0, 2],
      contents: [[0, 2_000]],
    });
  });

  it('keeps the first of several, and what the latest says', () => {
    const before = unit({ caseNumber: 'C1', batches: [] });
    const again = packedAs(before, { ...packing, caseNumber: 'C2' }, lines, [40, 0, 2]);
    expect(again).toMatchObject({ firstPackedMs: 10, packed: [40, 0, 2], caseNumber: 'C2' });
    expect(packedAs(before, packing, lines, [40, 0, 2])).not.toHaveProperty('caseNumber');
    const late = packedAs(before, packing, lines, [5, 0, 2]);
    expect(late).toStrictEqual({ ...before, firstPackedMs: 5 });
  });

  it.each([
    ['lots', [{ ...PUMPS, qty: 1, lot: 'A' }, ...rows], true],
    ['serials', [...rows, { ...PUMPS, qty: 1, serials: ['S1'] }], true],
    ['neither lots nor serials', rows, false],
  ])('keeps its rows or not where they name %s', (_, contents, isKept) => {
    const told = packedAs(unit(), { ...packing, contents }, lines, [40, 0, 2]);
    expect(told.batches).toEqual(isKept ? contents : undefined);
  });
});

describe('goods in a unit', () => {
  const spoken = unit({
    contents,
    outcomes: [
      [0, 9],
      [1, 4],
    ],
  });
  const refused = { ...spoken, refused: [[0, 6]] as const };

  it.each([
    ['are not done with before', unit({ contents }), [0, 0]],
    ['are done with by their outcomes', spoken, [9, 4]],
    ['are done with though refused', refused, [9, 4]],
    ['are not, where they go out again', { ...refused, reopened: [[0, 2]] as const }, [7, 4]],
    [
      'are, where they were taken back',
      { ...refused, reopened: [[0, 6]] as const, receivedBack: [[0, 5]] as const },
      [8, 4],
    ],
    ['are by being taken back alone', unit({ contents, receivedBack: [[1, 3]] }), [0, 3]],
  ])('%s', (_, one, expected) => {
    expect([doneIn(one, 0), doneIn(one, 1)]).toEqual(expected);
  });

  it('are settled line by line, in the unit or as a whole', () => {
    const packed = { ...NO_LINES, packed: [10, 4] };
    expect(isSettled(spoken, packed)).toBe(false);
    expect(isSettled(unit({ contents, outcomes: contents }), packed)).toBe(true);
    expect(isSettled(spoken, { ...packed, accepted: [10] })).toBe(true);
    expect(isSettled(spoken, { ...packed, accepted: [9, 4] })).toBe(false);
  });

  it('are returned where nothing was accepted, and all came back', () => {
    const lines = { ...NO_LINES, packed: [10, 4], receivedBack: [10] };
    const back = unit({ contents, receivedBack: contents });
    expect(isReturned(back, lines)).toBe(true);
    expect(isReturned(back, { ...NO_LINES, packed: [10, 4] })).toBe(false);
    expect(isReturned({ ...back, outcomes: [[0, 1]] }, lines)).toBe(false);
    expect(isReturned({ ...back, outcomes: [[0, 1]], refused: [[0, 1]] }, lines)).toBe(true);
    expect(isReturned(unit({ contents }), { ...lines, receivedBack: [10, 4] })).toBe(true);
    expect(isReturned(unit({ contents }), lines)).toBe(false);
    expect(isReturned(unit(), lines)).toBe(false);
  });

  it('are lost with their unit, or with the one around it, as far as nobody has spoken', () => {
    const lost = [50, 0, 7] as const;
    const lines = { ...NO_LINES, picked: [30, 8, 5], accepted: [9] };
    const open = (units: Parameters<typeof progress>[0]) => {
      const p = progress(units, { lines });
      return lostSums(p, childrenOf(p.units));
    };
    expect(open({ U1: unit({ contents }) })).toEqual([]);
    expect(open({ U1: unit({ contents, lost }), U2: unit({ contents }) })).toEqual(contents);
    expect(open({ U1: unit({ contents, lost, outcomes: [[0, 9]] }) })).toEqual([
      [0, 1],
      [1, 4],
    ]);
    const pallet = { P1: unit({ lost, contents: [[2, 5]] }) };
    expect(open({ ...pallet, U1: unit({ contents, nestings: [inside('P1')] }) })).toEqual([
      [0, 10],
      [1, 4],
      [2, 5],
    ]);
    expect(open({ U1: unit({ contents, lost, outcomes: contents }) })).toEqual([]);
    expect(open({ U1: unit({ contents: [[0, 99]], lost }) })).toEqual([[0, 21]]);
    expect(open({ U1: unit({ contents, lost, gone: 'X' }) })).toEqual([]);
    expect(open({ U1: unit({ contents, lost, found: { when: [60, 0, 8] } }) })).toEqual([]);
  });
});
