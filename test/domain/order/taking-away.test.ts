import { describe, expect, it } from 'vitest';
import {
  amend,
  authorise,
  CABLE,
  cancel,
  cancelRemainder,
  given,
  merge,
  PUMPS,
  plan,
  receive,
  received,
  shipmentsAfter,
  split,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const order = 'ERP-800:0045';
const cable = { line: '20', allocated: 3 };
const schedule = [
  { id: 'A', qty: 2 },
  { id: 'B', qty: 3 },
];

describe('cancelling', () => {
  it('says what is wrong with it', () => {
    given()
      .when(cancel([{ line: '10' }]))
      .refuses('order-must-be-known', { order });
    given().when(cancelRemainder()).refuses('order-must-be-known', { order });
    given(received)
      .when(cancel([{ line: '20' }, { line: '10' }, { line: '10', qty: 1 }]))
      .refuses('line-must-be-listed-once', { line: '10' });
    given(...split, tell(S, 2, [{ line: '10', allocated: 5, shipped: 5 }, cable]))
      .when(cancel([{ line: '10' }]))
      .refuses('cancelled-must-be-open', { line: '10', qty: 0 });
  });

  it('takes first what no shipment holds', () => {
    given(...split, amend([{ ...PUMPS, qty: 7 }, CABLE]))
      .when(cancel([{ line: '10', qty: 3 }]))
      .records(
        {
          type: 'LinesCancelRequested',
          data: {
            request: 'R1',
            lines: [{ line: '10', qty: 3 }],
            asks: [{ shipment: S, lines: [{ line: '10', qty: 4, less: 1 }] }],
            reason: 'the customer says so',
          },
        },
        {
          type: 'LinesCancelled',
          data: { request: 'R1', rows: [{ line: '10', qty: 2, was: 0 }] },
        },
      );
  });

  it('is of one schedule line, or of no more of them than it takes', () => {
    const before = [receive({ lines: [{ ...PUMPS, schedule }] })];
    const rows = (schedule: string, qty: number) => [{ line: '10', schedule, qty, was: 0 }];
    given(...before)
      .when(cancel([{ line: '10', schedule: 'A' }]))
      .records('LinesCancelRequested', {
        type: 'LinesCancelled',
        data: { request: 'R1', rows: rows('A', 2) },
      });
    const part = worldAfter(...before, cancel([{ line: '10', qty: 3 }])).facts.slice(1);
    expect(part.map(({ data }) => data)).toStrictEqual([
      {
        request: 'R1',
        lines: [{ line: '10', schedule: 'B', qty: 3 }],
        reason: 'the customer says so',
      },
      { request: 'R1', rows: rows('B', 3) },
    ]);
  });
});

describe('merging', () => {
  const tolerance = { over: 0.5 };
  const byHand = (...target: Parameters<typeof tell>[2]) => [
    receive({
      lines: [
        { ...PUMPS, schedule },
        { ...CABLE, tolerance },
      ],
    }),
    authorise(),
    tell('B1B1', 1, [{ line: '20', allocated: 2 }]),
    tell('A1A1', 1, target),
  ];
  const merged = (...target: Parameters<typeof tell>[2]) =>
    given(...byHand(...target)).when(merge('B1B1', 'A1A1'));
  const row = { line: '20', sku: 'CABLE-3X25', qty: 2, uom: 'MTR', tolerance };

  it('says what the target’s line shall come to, and what it may exceed', () => {
    const data = { merge: 'M1', from: 'B1B1', to: 'A1A1' };
    merged({ line: '20', allocated: 0.5, backordered: 0.5 }).records({
      type: 'MergeRequested',
      data: { ...data, lines: [{ ...row, total: 3 }] },
    });
    merged({ line: '10', schedule: 'A', allocated: 2 }).records({
      type: 'MergeRequested',
      data: { ...data, lines: [{ ...row, total: 2 }] },
    });
  });

  it('keeps schedule lines apart only of a line that both hold', () => {
    merged({ line: '20', schedule: 'X', allocated: 1 }).refuses('schedule-lines-must-stay-apart', {
      shipment: 'A1A1',
      line: '20',
    });
    const gone = [
      ...byHand({ line: '20', schedule: 'X', allocated: 1 }),
      tell('A1A1', 2, [{ line: '10', schedule: 'A', allocated: 1 }]),
    ];
    given(...gone)
      .when(merge('B1B1', 'A1A1'))
      .records('MergeRequested');
  });

  it('needs two shipments', () => {
    given(...byHand({ line: '20', allocated: 1 }))
      .when(merge('B1B1', 'B1-B1'))
      .refuses('merge-needs-another-shipment', { shipment: 'B1B1' });
  });
});

describe('an amendment', () => {
  const answersTo = (...tellings: readonly Told[]) => {
    const last = worldAfter(...tellings).facts.findLast(({ type }) => type === 'OrderAmended');
    return last?.type === 'OrderAmended' ? last.data : undefined;
  };
  const params = { line: '10', sku: 'PUMP-IS80', other: 'PUMP-B' };
  const refusal = { line: '10', answer: 'refused', rule: 'article-must-stay-once-placed' };

  it('keeps article and unit of measure of what shipments hold, as another article too', () => {
    const instead = tell(S, 2, [{ line: '10', allocated: 2, substituted: 3 }, cable]);
    const other = amend([{ ...PUMPS, sku: 'PUMP-B' }, CABLE]);
    expect(answersTo(...split, instead, other)?.answers).toEqual([{ ...refusal, params }]);
    const units = amend([{ ...PUMPS, uom: 'KGM' }, CABLE]);
    expect(answersTo(...split, units)?.answers).toEqual([
      { ...refusal, params: { ...params, other: 'PUMP-IS80' } },
    ]);
    expect(answersTo(received, authorise(), units)?.lines[0]?.uom).toBe('KGM');
  });

  it('asks for nothing where a line stays as large, whatever is held beyond it', () => {
    const beyond = tell(S, 2, [{ line: '10', allocated: 6 }, cable]);
    const data = answersTo(...split, beyond, amend([{ ...PUMPS, from: 'WH-SUZHOU' }, CABLE]));
    expect(data).not.toHaveProperty('answers');
    expect(data).not.toHaveProperty('asks');
    expect(data?.changed).toEqual(['lines.10.from']);
  });

  it('frees nothing that only shipments hold', () => {
    const data = answersTo(...split, amend([{ ...PUMPS, qty: 3 }, CABLE]));
    expect(data).not.toHaveProperty('freed');
    const waiting = cancel([{ line: '20', qty: 2 }]);
    const both = answersTo(...split, waiting, amend([{ ...PUMPS, qty: 3 }, CABLE]));
    expect(both).not.toHaveProperty('freed');
    expect(both?.asks).toEqual([{ shipment: S, lines: [{ line: '10', qty: 3, less: 2 }] }]);
  });
});

describe('a plan of an order without a site', () => {
  it('names every line that needs one', () => {
    const { from: _, ...siteless } = PUMPS;
    const lines = [siteless, CABLE, { ...siteless, line: '30' }];
    given(receive({ lines }), authorise())
      .when(plan())
      .refuses('line-needs-a-site', { lines: ['10', '30'] });
  });
});
