import { describe, expect, it } from 'vitest';
import { linesOf, withLines, withMore } from '../../../src/domain/shipment/columns.ts';
import * as lines from '../../../src/domain/shipment/lines.ts';
import {
  added,
  difference,
  type Sums,
  sumAt,
  sumsTogether,
} from '../../../src/domain/shipment/sums.ts';
import { CABLE, PLAN, PUMPS } from '../../support/controls.ts';

describe('sums by line', () => {
  const told: Sums = [
    [3, 10],
    [0, 5],
    [3, 1],
  ];
  const known: Sums = [
    [0, 5],
    [3, 11],
  ];

  it('stand in the order of the lines, each once', () => {
    expect(added(told)).toEqual(known);
    expect(added([[7, 1]])).toEqual([[7, 1]]);
    expect(added([])).toEqual([]);
  });

  it('come together', () => {
    expect(sumsTogether(known, [[1, 2]])).toEqual([
      [0, 5],
      [1, 2],
      [3, 11],
    ]);
    expect(sumsTogether(known, [[3, 2]])).toEqual([
      [0, 5],
      [3, 13],
    ]);
    expect([sumsTogether(known, []), sumsTogether([], known)]).toEqual([known, known]);
  });

  it('differ by what has to be added, without lines that stay', () => {
    expect(
      difference(known, [
        [0, 5],
        [2, 4],
      ]),
    ).toEqual([
      [2, 4],
      [3, -11],
    ]);
    expect(difference(known, known)).toEqual([]);
    expect(difference([], known)).toEqual(known);
    expect(difference(known, [])).toEqual([
      [0, -5],
      [3, -11],
    ]);
  });

  it('are found by their line', () => {
    const many = [1, 4, 6, 9, 12].map((place) => [place, place * 100] as const);
    expect(Array.from({ length: 14 }, (_, place) => sumAt(many, place))).toEqual([
      0, 100, 0, 0, 400, 0, 600, 0, 0, 900, 0, 0, 1_200, 0,
    ]);
    expect([sumAt(undefined, 0), sumAt([], 0)]).toEqual([0, 0]);
  });
});

describe('the columns of a shipment’s lines', () => {
  const planned = linesOf(PLAN);

  it('begin with the plan, without zeros at their ends', () => {
    expect(planned).toStrictEqual({
      ...lines.NO_LINES,
      keys: [lines.lineKey(PUMPS), lines.lineKey(CABLE)],
      ordered: [5_000, 3_000],
      over: [0, 500],
    });
    const [cable, pumps] = [PLAN.lines[1], PLAN.lines[0]];
    const turned = { ...PLAN, lines: [cable, pumps] as typeof PLAN.lines };
    expect(linesOf(turned).over).toStrictEqual([500]);
    const exact = { ...PLAN, lines: [pumps] as typeof PLAN.lines };
    expect(linesOf(exact).over).toStrictEqual([]);
  });

  it('grow by what is told, and leave no zeros behind', () => {
    const more = withMore(planned, 'picked', [[1, 2_000]]);
    expect(more.picked).toStrictEqual([0, 2_000]);
    expect(withMore(more, 'picked', [[0, 1_000]]).picked).toStrictEqual([1_000, 2_000]);
    expect(withMore(more, 'picked', [[1, -2_000]]).picked).toStrictEqual([]);
    expect(withMore(more, 'picked', [])).toBe(more);
    const back = withMore(planned, 'putBack', [[0, 500]]);
    expect(back.putBack).toStrictEqual([500]);
    expect(withMore(back, 'putBack', [[0, -500]])).toStrictEqual(planned);
  });

  it('have a place for every line that is named, once', () => {
    const other = { order: 'X', line: '1' };
    expect(withLines(planned, [PUMPS, other, other]).keys).toEqual([...planned.keys, 'X\t1']);
    expect(withLines(planned, [PUMPS, CABLE])).toBe(planned);
  });

  it('take rows of lines that they have, summed up', () => {
    const rows = [
      { ...CABLE, qty: 1 },
      { order: 'X', line: '1', qty: 7 },
      { ...PUMPS, qty: 2 },
      { ...CABLE, qty: 0.5 },
    ];
    expect(lines.sumsOf(planned, rows)).toEqual([
      [0, 2_000],
      [1, 1_500],
    ]);
  });
});

describe('of one line', () => {
  const all: lines.Lines = {
    ...lines.NO_LINES,
    keys: ['a'],
    ordered: [100],
    over: [5],
    picked: [90],
    putBack: [10],
    shorted: [20],
    packed: [60],
    emptied: [4],
    accepted: [30],
    refused: [12],
    missing: [7],
    reopened: [3],
    receivedBack: [6],
  };

  it('figures are told from one another', () => {
    expect({
      most: lines.mostOf(all, 0),
      netPicked: lines.netPicked(all, 0),
      settled: lines.settled(all, 0),
      refusedNow: lines.refusedNow(all, 0),
      done: lines.done(all, 0),
      handled: lines.handled(all, 0),
      loose: lines.loose(all, 0),
      everPacked: lines.everPacked(all, 0),
      unsettled: lines.unsettled(all, 0),
    }).toEqual({
      most: 105,
      netPicked: 80,
      settled: 46,
      refusedNow: 9,
      done: 46,
      handled: 80,
      loose: 16,
      everPacked: 64,
      unsettled: 37,
    });
    expect(lines.done({ ...all, receivedBack: [11] }, 0)).toBe(48);
    expect(lines.handled({ ...all, packed: [85] }, 0)).toBe(85);
    expect(lines.loose({ ...all, picked: [70] }, 0)).toBe(0);
    expect([lines.isPackedDone(all, 0), lines.isPackedDone({ ...all, packed: [42] }, 0)]).toEqual([
      false,
      true,
    ]);
  });
});
