import { describe, expect, it } from 'vitest';
import { balances } from '../../../src/domain/order/balance.ts';
import { goAnotherWay } from '../../../src/domain/order/same-way.ts';
import * as controls from '../../support/controls.ts';
import {
  authorise,
  CABLE,
  factId,
  given,
  hold,
  merge,
  PUMPS,
  plan,
  receive,
  refused,
  shipmentsAfter,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

const apart = [
  receive({ lines: [PUMPS, { ...CABLE, carrier: 'SF' }, { ...PUMPS, line: '30', carrier: 'SF' }] }),
  authorise(),
  plan(),
];
const [A = '', B = ''] = shipmentsAfter(...apart);
const asked = [...apart, merge(B, A)];
const MERGED = [
  { line: '10', allocated: 5 },
  { line: '20', allocated: 3 },
  { line: '30', allocated: 5 },
];
const taken = tell(A, 2, MERGED, { cause: 'amended', after: factId(4) });
const sums = (...tellings: readonly Told[]) =>
  [...balances(worldAfter(...tellings).state.figures).values()].map(
    ({ allocated, unplaced, excess }) => [allocated, unplaced, excess],
  );
const WHOLE = [
  [5_000, 0, 0],
  [3_000, 0, 0],
  [5_000, 0, 0],
];

describe('merging shipments', () => {
  it('asks the target to take what the source holds of the order', () => {
    given(...apart)
      .when(merge(B, A))
      .records({
        type: 'MergeRequested',
        data: {
          merge: 'M1',
          from: B,
          to: A,
          lines: [
            { line: '20', sku: 'CABLE-3X25', uom: 'MTR', qty: 3, total: 3 },
            { line: '30', sku: 'PUMP-IS80', uom: 'H87', qty: 5, total: 5 },
          ],
        },
      });
    given(...asked)
      .when(merge(B, A))
      .recordsNothing();
    given(...asked)
      .when(merge(A, B))
      .refuses('id-is-taken', { id: 'M1' });
  });

  it('asks the source to let go once the target has taken them', () => {
    given(...asked)
      .when(taken)
      .records({
        type: 'LinesReallocated',
        data: {
          from: B,
          to: A,
          cause: 'merge',
          by: { shipment: A, version: 2 },
          merge: 'M1',
          rows: [
            { line: '20', qty: 3 },
            { line: '30', qty: 5 },
          ],
          asks: [
            {
              shipment: B,
              lines: [
                { line: '20', qty: 0, less: 3 },
                { line: '30', qty: 0, less: 5 },
              ],
            },
          ],
        },
      });
    expect(sums(...asked, taken)).toEqual(WHOLE);
    expect(sums(...asked, taken, tell(B, 2, [], { cause: 'cancelled' }))).toEqual(WHOLE);
  });

  it('is over once the source has let go of all: a no that comes then changes nothing', () => {
    const stepAfter = (...tellings: readonly Told[]) =>
      worldAfter(...tellings).state.merges.get('M1')?.step;
    const part = tell(B, 2, [{ line: '20', allocated: 1 }], { cause: 'amended' });
    const gone = tell(B, 3, [], { cause: 'cancelled' });
    expect(stepAfter(...asked, taken)).toBe('source');
    expect(stepAfter(...asked, taken, part)).toBe('source');
    expect(stepAfter(...asked, taken, part, gone)).toBe('over');
    given(...asked, taken, part, gone)
      .when(refused(B, 'CancelShipment', 'shipment-must-not-be-cancelled', 5))
      .records('FollowUpRefused');
  });

  it('has not happened where the target refuses', () => {
    const no = refused(A, 'AmendShipment', 'shipment-must-be-open', 4);
    given(...asked)
      .when(no)
      .records('FollowUpRefused', {
        type: 'MergeRefused',
        data: { merge: 'M1', step: 'target', shipment: A, rule: 'shipment-must-be-open' },
      });
    given(...asked, no)
      .when(no)
      .records('FollowUpRefused');
  });

  it('goes back where the source refuses, as far as the target lets it', () => {
    const no = refused(B, 'CancelShipment', 'shipment-must-not-have-departed', 5);
    const back = {
      shipment: A,
      lines: [
        { line: '20', qty: 0, less: 3 },
        { line: '30', qty: 0, less: 5 },
      ],
    };
    given(...asked, taken)
      .when(no)
      .records('FollowUpRefused', {
        type: 'MergeRefused',
        data: {
          merge: 'M1',
          step: 'source',
          shipment: B,
          rule: 'shipment-must-not-have-departed',
          asks: [back],
        },
      });
    expect(sums(...asked, taken, no)).toEqual(WHOLE);
    const home = tell(A, 3, MERGED.slice(0, 1), { cause: 'amended', after: factId(7) });
    expect(sums(...asked, taken, no, home)).toEqual(WHOLE);
    const never = refused(A, 'AmendShipment', 'amended-must-fit-handled', 7);
    given(...asked, taken, no)
      .when(never)
      .records('FollowUpRefused', {
        type: 'MergeRefused',
        data: {
          merge: 'M1',
          step: 'way-back',
          shipment: A,
          rule: 'amended-must-fit-handled',
          asks: [back],
        },
      });
    expect(sums(...asked, taken, no, never)[2]).toEqual([10_000, 0, 5_000]);
  });

  it('needs goods of the order that have not left, in another shipment', () => {
    given(...apart)
      .when(merge(A, A))
      .refuses('merge-needs-another-shipment');
    given(...apart)
      .when(merge('EMPTY-1', A))
      .refuses('shipment-must-hold-goods-of-order', { shipment: 'EMPTY1' });
    given(...apart, tell(B, 2, [{ line: '20', allocated: 3, shipped: 3 }]))
      .when(merge(B, A))
      .refuses('merged-must-not-have-shipped', { shipment: B });
    given(...apart, hold())
      .when(merge(B, A))
      .refuses('order-must-not-be-held');
    given(...apart)
      .when(merge(B, '?'))
      .refuses('id-must-be-well-formed');
    given(...apart)
      .when(merge('?', A))
      .refuses('id-must-be-well-formed');
  });

  it('keeps schedule lines of one line apart', () => {
    const schedule = [
      { id: 'A', qty: 2 },
      { id: 'B', qty: 3 },
    ];
    const scheduled = [receive({ lines: [{ ...PUMPS, schedule }] }), authorise(), plan()];
    const [one = '', other = ''] = shipmentsAfter(...scheduled);
    given(...scheduled)
      .when(merge(one, other))
      .refuses('schedule-lines-must-stay-apart', { line: '10' });
    given(...scheduled)
      .when(merge(one, 'ELSE-1'))
      .records('MergeRequested');
  });

  it('is for shipments from one site to one party and address', () => {
    const names = { from: 'A', to: 'B' };
    const way = (changes: Parameters<typeof controls.plan>[0]) =>
      controls.worldAfter(controls.plan(changes)).state;
    expect(goAnotherWay(names, way({}), way({}))).toBeNull();
    expect(goAnotherWay(names, way({}), undefined)).toBeNull();
    for (const other of [
      { from: 'WH-SUZHOU' },
      { to: { party: 'OTHER' } },
      { to: { party: 'SITE-METRO-7', address: 'GATE-3' } },
    ]) {
      expect(goAnotherWay(names, way({}), way(other))).toEqual({
        refused: 'shipments-must-share-destination',
        params: names,
      });
    }
  });
});
