import { describe, expect, it } from 'vitest';
import { balances } from '../../../src/domain/order/balance.ts';
import {
  authorise,
  CABLE,
  cancel,
  cancelRemainder,
  given,
  PUMPS,
  receive,
  received,
  refused,
  shipmentsAfter,
  split,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const whole = [
  { line: '10', allocated: 5 },
  { line: '20', allocated: 3 },
];

const balance = (line: string, ...tellings: readonly Told[]) =>
  balances(worldAfter(...tellings).state.figures).get(line);

describe('cancelling lines', () => {
  it('is done at once with what is in no shipment', () => {
    given(received)
      .when(cancel([{ line: '10', qty: 2 }]))
      .records('LinesCancelRequested', {
        type: 'LinesCancelled',
        data: { request: 'R1', rows: [{ line: '10', qty: 2, was: 0 }] },
      });
    expect(balance('10', received, cancel([{ line: '10', qty: 2 }]))).toMatchObject({
      cancelled: 2_000,
      unplaced: 3_000,
    });
  });

  it('waits for shipments with the rest, and is done when they let go', () => {
    const asked = [...split, cancel([{ line: '10', qty: 2 }])];
    given(...split)
      .when(cancel([{ line: '10', qty: 2 }]))
      .records({
        type: 'LinesCancelRequested',
        data: {
          request: 'R1',
          lines: [{ line: '10', qty: 2 }],
          asks: [{ shipment: S, lines: [{ line: '10', qty: 3, less: 2 }] }],
          reason: 'the customer says so',
        },
      });
    given(...asked)
      .when(
        tell(S, 2, [
          { line: '10', allocated: 3 },
          { line: '20', allocated: 3 },
        ]),
      )
      .records('LinesReallocated', {
        type: 'LinesCancelled',
        data: { request: 'R1', shipment: S, rows: [{ line: '10', qty: 2, was: 0 }] },
      });
  });

  it('is refused by quantity, never below what has shipped', () => {
    const shipped = tell(S, 2, [
      { line: '10', allocated: 5, shipped: 4 },
      { line: '20', allocated: 3 },
    ]);
    given(...split, shipped)
      .when(cancel([{ line: '10' }]))
      .records('LinesCancelRequested');
    given(...split, shipped)
      .when(cancel([{ line: '10', qty: 3 }]))
      .records('LinesCancelRequested', {
        type: 'LinesCancelRefused',
        data: { request: 'R1', rule: 'cancelled-must-be-open', rows: [{ line: '10', qty: 2 }] },
      });
    const gone = tell(S, 2, [{ line: '10', allocated: 5, shipped: 5 }]);
    given(...split, gone)
      .when(cancel([{ line: '10', qty: 1 }]))
      .refuses('cancelled-must-be-open', { line: '10', qty: 1 });
    given(...split, gone)
      .when(cancel([{ line: '10' }]))
      .refuses('cancelled-must-be-open');
  });

  it('is refused where a shipment does not let go', () => {
    const asked = [...split, cancel([{ line: '10', qty: 2 }, { line: '20' }])];
    const no = refused(S, 'AmendShipment', 'amended-must-fit-handled', 4);
    given(...asked)
      .when(no)
      .records('FollowUpRefused', {
        type: 'LinesCancelRefused',
        data: {
          request: 'R1',
          shipment: S,
          rule: 'amended-must-fit-handled',
          rows: [
            { line: '10', qty: 2 },
            { line: '20', qty: 3 },
          ],
        },
      });
    given(...asked, no)
      .when(tell(S, 2, []))
      .records('LinesReallocated');
  });

  it('asks no shipment twice for the same goods', () => {
    const twice = [...split, cancel([{ line: '10', qty: 2 }])];
    given(...twice)
      .when(cancel([{ line: '10', qty: 4 }], 'R2'))
      .records(
        {
          type: 'LinesCancelRequested',
          data: {
            request: 'R2',
            lines: [{ line: '10', qty: 4 }],
            asks: [{ shipment: S, lines: [{ line: '10', qty: 0, less: 3 }] }],
            reason: 'the customer says so',
          },
        },
        'LinesCancelRefused',
      );
    given(...twice, cancel([{ line: '10', qty: 3 }], 'R2'))
      .when(tell(S, 2, [{ line: '20', allocated: 3 }]))
      .records('LinesReallocated', 'LinesCancelled', {
        type: 'LinesCancelled',
        data: { request: 'R2', shipment: S, rows: [{ line: '10', qty: 5, was: 2 }] },
      });
  });

  it('takes back orders before goods in shipments, schedule lines from the last on', () => {
    const short = tell(S, 2, [
      { line: '10', allocated: 3, backordered: 2 },
      { line: '20', allocated: 3 },
    ]);
    given(...split, short)
      .when(cancel([{ line: '10', qty: 3 }]))
      .records('LinesCancelRequested', {
        type: 'LinesCancelled',
        data: { request: 'R1', rows: [{ line: '10', qty: 2, was: 0, backordered: 2 }] },
      });
    const schedule = [
      { id: 'A', qty: 2 },
      { id: 'B', qty: 3 },
    ];
    given(receive({ lines: [{ ...PUMPS, schedule }] }))
      .when(cancel([{ line: '10', qty: 4 }]))
      .records('LinesCancelRequested', {
        type: 'LinesCancelled',
        data: {
          request: 'R1',
          rows: [
            { line: '10', schedule: 'B', qty: 3, was: 0 },
            { line: '10', schedule: 'A', qty: 1, was: 0 },
          ],
        },
      });
  });

  it('names lines of the order, each once, under an id of its own', () => {
    given()
      .when(cancel([{ line: '10' }]))
      .refuses('order-must-be-known');
    given(received)
      .when(cancel([{ line: '90' }]))
      .refuses('line-must-belong-to-order');
    given(received)
      .when(cancel([{ line: '10', schedule: 'A' }]))
      .refuses('line-must-belong-to-order', { line: '10', schedule: 'A' });
    given(received)
      .when(cancel([{ line: '10' }, { line: '10' }]))
      .refuses('line-must-be-listed-once');
    const once = cancel([{ line: '10', qty: 1 }]);
    given(received, once).when(once).recordsNothing();
    given(received, once)
      .when(cancel([{ line: '20' }]))
      .refuses('id-is-taken', { id: 'R1' });
  });
});

describe('cancelling the remainder', () => {
  it('is done with what no shipment holds, and with back orders', () => {
    const short = tell(S, 2, [{ line: '10', allocated: 3, backordered: 2 }]);
    given(...split, short)
      .when(cancelRemainder())
      .records({
        type: 'RemainderCancelled',
        data: {
          reason: 'not wanted any more',
          rows: [
            { line: '10', qty: 2, was: 0, backordered: 2 },
            { line: '20', qty: 3, was: 0 },
          ],
        },
      });
    given(...split)
      .when(cancelRemainder())
      .recordsNothing();
    given().when(cancelRemainder()).refuses('order-must-be-known');
  });

  it('ends an order of which the rest was delivered', () => {
    const delivered = tell(S, 4, [{ line: '10', allocated: 5, shipped: 5, delivered: 5 }]);
    given(...split, delivered)
      .when(cancelRemainder())
      .records('RemainderCancelled', { type: 'OrderFulfilled', data: { complete: false } });
    given(received, authorise()).when(cancelRemainder()).records('RemainderCancelled');
  });
});

describe('an order that is fulfilled', () => {
  const delivered = whole.map((row) => ({
    ...row,
    shipped: row.allocated,
    delivered: row.allocated,
  }));

  it('says so with the outcome of its last quantity', () => {
    const some = delivered.map((row) => (row.line === '10' ? { ...row, delivered: 4 } : row));
    given(...split)
      .when(tell(S, 4, some))
      .records('LinesFulfilled');
    given(...split)
      .when(tell(S, 4, delivered))
      .records('LinesFulfilled', { type: 'OrderFulfilled', data: { complete: true } });
    const lost = some.map((row) => (row.line === '10' ? { ...row, lost: 1 } : row));
    given(...split)
      .when(tell(S, 4, lost))
      .records('LinesFulfilled', { type: 'OrderFulfilled', data: { complete: false } });
  });

  it('is open again when that is corrected, or when more is ordered', () => {
    const done = [...split, tell(S, 4, delivered)];
    given(...done)
      .when(tell(S, 6, whole, { cause: 'corrected' }))
      .records('LinesFulfilled', 'OrderReopened');
    given(...done)
      .when(receive({ sourceVersion: 2, lines: [{ ...PUMPS, qty: 6 }, CABLE] }))
      .records('OrderAmended', 'OrderReopened');
  });
});
