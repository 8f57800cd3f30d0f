import { describe, expect, it } from 'vitest';
import {
  authorise,
  CABLE,
  cancel,
  factId,
  given,
  merge,
  PUMPS,
  plan,
  receive,
  shipmentsAfter,
  split,
  tell,
  worldAfter,
} from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const whole = [
  { line: '10', allocated: 5 },
  { line: '20', allocated: 3 },
];
const apart = [receive({ lines: [PUMPS, { ...CABLE, carrier: 'SF' }] }), authorise(), plan()];
const [A = '', B = ''] = shipmentsAfter(...apart);
describe('a shipment that lets go', () => {
  const two = cancel([{ line: '10', qty: 2 }]);
  const rest = [
    { line: '10', allocated: 3 },
    { line: '20', allocated: 3 },
  ];

  it('of goods to another one has cancelled nothing', () => {
    given(...split, two)
      .when(tell(S, 2, rest, { cause: 'transfer', counterpart: 'OTHER-1' }))
      .records('LinesReallocated');
  });

  it('has cancelled what waits for it, the oldest request first', () => {
    given(...split, two, cancel([{ line: '10', qty: 2 }], 'R2'))
      .when(tell(S, 2, rest))
      .records('LinesReallocated', {
        type: 'LinesCancelled',
        data: { request: 'R1', shipment: S, rows: [{ line: '10', qty: 2, was: 0 }] },
      });
    given(...split, cancel([{ line: '10', qty: 2 }, { line: '20' }]))
      .when(tell(S, 2, rest))
      .records('LinesReallocated', {
        type: 'LinesCancelled',
        data: { request: 'R1', shipment: S, rows: [{ line: '10', qty: 2, was: 0 }] },
      });
    given(...split, cancel([{ line: '20' }]))
      .when(tell(S, 2, rest))
      .records('LinesReallocated');
  });

  it('has cancelled nothing that waits for another one', () => {
    const byHand = tell('HAND1', 1, [{ line: '10', allocated: 2 }]);
    given(...split, byHand, cancel([{ line: '10', qty: 4 }]))
      .when(
        tell(S, 2, [
          { line: '10', allocated: 1 },
          { line: '20', allocated: 3 },
        ]),
      )
      .records('LinesReallocated', {
        type: 'LinesCancelled',
        data: { request: 'R1', shipment: S, rows: [{ line: '10', qty: 2, was: 0 }] },
      });
    given(...split, two)
      .when(tell('HAND1', 1, [{ line: '10', allocated: 2 }]))
      .records('LinesReallocated');
    given(...split, byHand, cancel([{ line: '10', qty: 1 }]))
      .when(tell(S, 2, rest))
      .records('LinesReallocated');
  });
});

describe('a shipment that takes', () => {
  const more = [...whole, { line: '30', allocated: 1 }];

  it('follows the merge to which that is the answer', () => {
    const C = 'HAND1';
    const merges = [
      ...apart,
      tell(C, 1, [{ line: '30', allocated: 1 }]),
      receive({
        sourceVersion: 2,
        lines: [PUMPS, { ...CABLE, carrier: 'SF' }, { ...PUMPS, line: '30', qty: 1 }],
      }),
      merge(B, A),
      merge(C, A, 'M2'),
    ];
    const taking = (after: number) =>
      tell(A, 2, [whole[0], more[2]] as typeof whole, { cause: 'amended', after: factId(after) });
    const rows = [{ line: '30', qty: 1 }];
    const by = { shipment: A, version: 2 };
    given(...merges)
      .when(taking(7))
      .records({
        type: 'LinesReallocated',
        data: {
          from: 'HAND1',
          to: A,
          cause: 'merge',
          by,
          merge: 'M2',
          rows,
          asks: [{ shipment: 'HAND1', lines: [{ line: '30', qty: 0, less: 1 }] }],
        },
      } as never);
    given(...merges)
      .when(taking(5))
      .records({ type: 'LinesReallocated', data: { to: A, cause: 'amended', by, rows } });
  });

  it('follows none that is another’s, or done already', () => {
    const asked = [...apart, merge(B, A)];
    const after = { cause: 'amended', after: factId(4) } as const;
    given(...asked)
      .when(
        tell(
          B,
          2,
          [
            { line: '10', allocated: 1 },
            { line: '20', allocated: 3 },
          ],
          after,
        ),
      )
      .records({
        type: 'LinesReallocated',
        data: {
          to: B,
          cause: 'amended',
          by: { shipment: B, version: 2 },
          rows: [{ line: '10', qty: 1 }],
        },
      });
    const done = { cause: 'amended', after: factId(5) } as const;
    given(...asked, tell(A, 2, whole, after))
      .when(tell(A, 3, more, done))
      .records({
        type: 'LinesReallocated',
        data: {
          to: A,
          cause: 'amended',
          by: { shipment: A, version: 3 },
          rows: [{ line: '30', qty: 1 }],
        },
      });
  });
});

describe('what a shipment tells', () => {
  it('at one version may be told otherwise, and says no outcomes that are not', () => {
    const some = [{ line: '10', allocated: 5, shipped: 2 }, whole[1]] as typeof whole;
    given(...split, tell(S, 7, some))
      .when(tell(S, 7, [{ line: '10', allocated: 5, delivered: 1 }, whole[1]] as typeof whole))
      .records({
        type: 'LinesFulfilled',
        data: { by: { shipment: S, version: 7 }, rows: [{ line: '10', delivered: 1 }] },
      });
    const substituted = [{ line: '10', allocated: 3, substituted: 2 }, whole[1]] as typeof whole;
    const last = worldAfter(...split, tell(S, 7, substituted)).facts.at(-1);
    expect(last?.data).toStrictEqual({
      by: { shipment: S, version: 7 },
      rows: [{ line: '10', qty: 2, was: 0 }],
    });
  });
});
