import { describe, it } from 'vitest';
import {
  amend,
  authorise,
  CABLE,
  cancel,
  given,
  merge,
  PUMPS,
  plan,
  receive,
  refused,
  shipmentsAfter,
  split,
  type Told,
  tell,
} from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const apart = [receive({ lines: [PUMPS, { ...CABLE, carrier: 'SF' }] }), authorise(), plan()];
const [A = '', B = ''] = shipmentsAfter(...apart);
const withParams = (told: Told, params: object): Told => {
  return {
    command: { ...told.command, data: { ...told.command.data, params } } as Told['command'],
  };
};

describe('a no', () => {
  const rule = 'amended-must-fit-handled';

  it('of another stream is only noted', () => {
    const told = refused(S, 'PlanShipment', 'some-rule', 3);
    const elsewhere = { ...told.command.data, stream: S } as object;
    given(...split)
      .when({ command: { ...told.command, data: elsewhere } as Told['command'] })
      .records('FollowUpRefused');
    given(...split)
      .when(refused('UNKNOWN-1', 'PlanShipment', 'id-is-taken', 3))
      .records('FollowUpRefused');
    given(...split)
      .when(refused('UNKNOWN-1', 'PlanShipment', 'some-rule', 3))
      .records('FollowUpRefused');
  });

  it('is about the request that was asked, of the shipment that says it', () => {
    const asked = [
      ...apart,
      cancel([
        { line: '10', qty: 2 },
        { line: '20', qty: 1 },
      ]),
      cancel([{ line: '10', qty: 1 }], 'R2'),
    ];
    const no = withParams(refused(A, 'AmendShipment', rule, 4), { line: '10' });
    given(...asked)
      .when(no)
      .records('FollowUpRefused', {
        type: 'LinesCancelRefused',
        data: {
          request: 'R1',
          shipment: A,
          rule,
          params: { line: '10' },
          rows: [{ line: '10', qty: 2 }],
        },
      });
    given(...asked)
      .when(refused('OTHER-1', 'AmendShipment', rule, 4))
      .records('FollowUpRefused');
  });

  it('is about the merge that was asked last, and about none that is over', () => {
    const no = (version: number) => refused(A, 'AmendShipment', rule, version);
    const over = [...apart, merge(B, A), no(4)];
    given(...over, merge(B, A, 'M2'))
      .when(no(7))
      .records('FollowUpRefused', {
        type: 'MergeRefused',
        data: { merge: 'M2', step: 'target', shipment: A, rule },
      });
    given(...over)
      .when(no(6))
      .records('FollowUpRefused');
    given(...apart, merge(B, A), merge(B, A, 'M2'))
      .when(no(5))
      .records('FollowUpRefused', {
        type: 'MergeRefused',
        data: { merge: 'M2', step: 'target', shipment: A, rule },
      });
  });

  it('of an amendment is about what had not gone yet', () => {
    const amended = [...split, amend([{ ...PUMPS, qty: 3 }, CABLE])];
    given(
      ...amended,
      tell(S, 2, [
        { line: '10', allocated: 4 },
        { line: '20', allocated: 3 },
      ]),
    )
      .when(refused(S, 'AmendShipment', rule, 4))
      .records('FollowUpRefused', {
        type: 'LinesCancelRefused',
        data: { sourceVersion: 2, shipment: S, rule, rows: [{ line: '10', qty: 1 }] },
      });
  });

  it('of the source of a merge leaves with the target what else it holds of the line', () => {
    const schedule = [
      { id: 'X', qty: 2 },
      { id: 'Y', qty: 3 },
    ];
    const lines = [PUMPS, { ...CABLE, qty: 5, schedule }];
    const byHand = [
      receive({ lines }),
      authorise(),
      tell('A1A1', 1, [{ line: '10', allocated: 3 }]),
      tell('B1B1', 1, [
        { line: '10', allocated: 2 },
        { line: '20', schedule: 'X', allocated: 2 },
      ]),
      merge('B1B1', 'A1A1'),
      tell(
        'A1A1',
        2,
        [
          { line: '10', allocated: 5 },
          { line: '20', schedule: 'X', allocated: 2 },
        ],
        { cause: 'amended', after: '00000000-0000-8000-8000-000000000005' },
      ),
    ];
    const refusedBy = (rest: number) => ({
      type: 'MergeRefused' as const,
      data: {
        merge: 'M1',
        step: 'source' as const,
        shipment: 'B1B1',
        rule,
        asks: [
          {
            shipment: 'A1A1',
            lines: [
              { line: '10', qty: rest, less: 2 },
              { line: '20', schedule: 'X', qty: 0, less: 2 },
            ],
          },
        ],
      },
    });
    given(...byHand)
      .when(refused('B1B1', 'CancelShipment', rule, 6))
      .records('FollowUpRefused', refusedBy(3));
    const fewer = amend([
      { ...PUMPS, qty: 4 },
      { ...CABLE, qty: 5, schedule },
    ]);
    given(...byHand, fewer)
      .when(refused('B1B1', 'CancelShipment', rule, 6))
      .records('FollowUpRefused', refusedBy(2));
  });
});
