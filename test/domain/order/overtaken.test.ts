import { describe, it } from 'vitest';
import {
  amend,
  authorise,
  CABLE,
  cancel,
  factId,
  given,
  merge,
  PUMPS,
  plan,
  receive,
  refused,
  shipmentsAfter,
  split,
  tell,
} from './sayings.ts';

const rule = 'cancelled-must-be-open';
const [S = ''] = shipmentsAfter(...split);
const pumps = (allocated: number, shipped = 0) => {
  return { line: '10', allocated, ...(shipped > 0 && { shipped }) };
};
const cable = (allocated: number, shipped = 0) => ({ ...pumps(allocated, shipped), line: '20' });
const apart = [receive({ lines: [PUMPS, { ...CABLE, carrier: 'SF' }] }), authorise(), plan()];
const [A = '', B = ''] = shipmentsAfter(...apart);
const refusal = (data: object) => ({
  type: 'LinesCancelRefused' as const,
  data: { rule, ...data } as never,
});

describe('what was to be cancelled and has left', () => {
  const asked = [...split, cancel([{ line: '10', qty: 2 }, { line: '20' }])];

  it('is refused, as far as it has', () => {
    given(...asked)
      .when(tell(S, 2, [pumps(5, 4), cable(3)]))
      .records(
        'LinesFulfilled',
        refusal({ request: 'R1', shipment: S, rows: [{ line: '10', qty: 1 }] }),
      );
    given(...asked)
      .when(tell(S, 2, [pumps(5, 5), cable(3, 3)]))
      .records(
        'LinesFulfilled',
        refusal({
          request: 'R1',
          shipment: S,
          rows: [
            { line: '10', qty: 2 },
            { line: '20', qty: 3 },
          ],
        }),
      );
  });

  it('is not refused where enough is left, or another shipment told it', () => {
    given(...asked)
      .when(tell(S, 2, [pumps(5, 3), cable(3)]))
      .records('LinesFulfilled');
    given(...asked)
      .when(tell('OTHER-1', 2, [pumps(1, 1)]))
      .records('LinesReallocated', 'LinesFulfilled');
  });

  it('is refused request by request', () => {
    given(...split, cancel([{ line: '10', qty: 2 }]), cancel([{ line: '20' }], 'R2'))
      .when(tell(S, 2, [pumps(5, 5), cable(3, 3)]))
      .records(
        'LinesFulfilled',
        refusal({ request: 'R1', shipment: S, rows: [{ line: '10', qty: 2 }] }),
        refusal({ request: 'R2', shipment: S, rows: [{ line: '20', qty: 3 }] }),
      );
  });
});

describe('what amendments had taken away and has left', () => {
  it('is ordered again, that of the newest first', () => {
    const less = (qty: number, version: number) => amend([{ ...PUMPS, qty }, CABLE], version);
    given(...split, less(3, 2), less(1, 3))
      .when(tell(S, 2, [pumps(5, 4), cable(3)]))
      .records(
        'LinesFulfilled',
        refusal({ sourceVersion: 3, shipment: S, rows: [{ line: '10', qty: 2 }] }),
        refusal({ sourceVersion: 2, shipment: S, rows: [{ line: '10', qty: 1 }] }),
      );
  });

  it('is told by the shipment that was asked', () => {
    const both = amend([
      { ...PUMPS, qty: 3 },
      { ...CABLE, carrier: 'SF', qty: 1 },
    ]);
    given(...apart, both)
      .when(tell(B, 2, [cable(3, 3)]))
      .records(
        'LinesFulfilled',
        refusal({ sourceVersion: 2, shipment: B, rows: [{ line: '20', qty: 2 }] }),
      );
    given(
      ...apart,
      amend([
        { ...PUMPS, qty: 3 },
        { ...CABLE, carrier: 'SF' },
      ]),
    )
      .when(tell(B, 2, [cable(3, 3)]))
      .records('LinesFulfilled');
  });
});

describe('what was to be merged and has left', () => {
  const asked = [...apart, merge(B, A)];
  const taken = tell(A, 2, [pumps(5), cable(3)], { cause: 'amended', after: factId(4) });

  it('is in both shipments where the source has sent it', () => {
    given(...asked, taken)
      .when(tell(B, 2, [cable(3, 2)]))
      .records(
        'LinesFulfilled',
        refusal({ merge: 'M1', shipment: B, rows: [{ line: '20', qty: 2 }] }),
      );
    given(...asked, taken)
      .when(tell(A, 3, [pumps(5), cable(3, 3)]))
      .records('LinesFulfilled');
  });

  it('is in both shipments where the target has sent it before it gave it back', () => {
    const no = refused(B, 'CancelShipment', 'shipment-must-not-have-departed', 5);
    given(...asked, taken, no)
      .when(tell(A, 3, [pumps(5), cable(3, 3)]))
      .records(
        'LinesFulfilled',
        refusal({ merge: 'M1', shipment: A, rows: [{ line: '20', qty: 3 }] }),
      );
    given(...asked, taken, no)
      .when(tell(B, 3, [cable(3, 3)]))
      .records('LinesFulfilled');
  });

  it('is nothing before the target has taken it', () => {
    given(...asked)
      .when(tell(B, 3, [cable(3, 3)]))
      .records('LinesFulfilled');
  });
});
