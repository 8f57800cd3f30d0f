import { describe, expect, it } from 'vitest';
import {
  amend,
  authorise,
  CABLE,
  cancel,
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
const MORE = { ...PUMPS, qty: 7 };
const LESS = { ...PUMPS, qty: 3 };
const whole = [
  { line: '10', allocated: 5 },
  { line: '20', allocated: 3 },
];
const window = (day: number) => ({
  start: `2026-03-0${day}T08:00:00.000Z`,
  end: `2026-03-0${day}T18:00:00.000Z`,
});

/** What is answered to the lines of the amendment that comes last. */
function answersTo(...tellings: readonly Told[]) {
  const last = worldAfter(...tellings).facts.findLast(({ type }) => type === 'OrderAmended');
  return last?.type === 'OrderAmended' ? last.data : undefined;
}

describe('a line of an amendment', () => {
  it('is accepted where no shipment has to change', () => {
    expect(answersTo(...split, amend([MORE, { ...CABLE, line: '30' }, CABLE]))).not.toHaveProperty(
      'answers',
    );
    expect(answersTo(received, authorise(), amend([LESS]))).not.toHaveProperty('answers');
    const dated = { ...PUMPS, schedule: [{ id: '1', qty: 5, window: window(5) }] };
    expect(answersTo(received, amend([dated, CABLE]))).not.toHaveProperty('answers');
  });

  it('is pending where shipments have to let goods go, those planned last first', () => {
    const data = answersTo(...split, amend([LESS, CABLE]));
    expect(data).toMatchObject({
      lines: [LESS, CABLE],
      changed: ['lines.10.qty'],
      answers: [{ line: '10', answer: 'pending' }],
      asks: [{ shipment: S, lines: [{ line: '10', qty: 3, less: 2 }] }],
    });
    const twice = [
      received,
      authorise(),
      ...split.slice(2),
      tell('LAST-1', 1, [{ line: '20', allocated: 1 }]),
    ];
    const gone = answersTo(...twice, amend([PUMPS]));
    expect(gone?.asks).toEqual([
      { shipment: 'LAST-1', lines: [{ line: '20', qty: 0, less: 1 }] },
      { shipment: S, lines: [{ line: '20', qty: 0, less: 3 }] },
    ]);
  });

  it('is refused below what has shipped, and stays as it was', () => {
    const shipped = tell(S, 4, [
      { line: '10', allocated: 5, shipped: 5 },
      { line: '20', allocated: 3 },
    ]);
    const data = answersTo(...split, shipped, amend([{ ...LESS, from: 'WH-SUZHOU' }]));
    expect(data).toMatchObject({
      lines: [PUMPS],
      changed: ['lines.20'],
      answers: [
        {
          line: '10',
          answer: 'refused',
          rule: 'quantity-must-cover-shipped',
          params: { line: '10', qty: 3, shipped: 5 },
        },
        { line: '20', answer: 'pending' },
      ],
    });
    const left = answersTo(...split, shipped, amend([CABLE]));
    expect(left?.lines).toEqual([CABLE, PUMPS]);
    expect(left?.changed).toEqual(['sourceVersion']);
  });

  it('keeps its article once goods of it are in a shipment', () => {
    const data = answersTo(...split, amend([{ ...PUMPS, sku: 'PUMP-IS100' }, CABLE]));
    expect(data).toMatchObject({
      lines: [PUMPS, CABLE],
      answers: [{ line: '10', answer: 'refused', rule: 'article-must-stay-once-placed' }],
    });
    const before = answersTo(received, amend([{ ...PUMPS, sku: 'PUMP-IS100' }, CABLE]));
    expect(before?.lines[0]).toMatchObject({ sku: 'PUMP-IS100' });
  });

  it('comes down by what was cancelled and back-ordered before shipments are asked', () => {
    const some = [
      ...split,
      cancel([{ line: '10', qty: 2 }]),
      tell(S, 2, [
        { line: '10', allocated: 3 },
        { line: '20', allocated: 2, backordered: 1 },
      ]),
    ];
    const data = answersTo(...some, amend([LESS, { ...CABLE, qty: 2 }]));
    expect(data).not.toHaveProperty('answers');
    expect(data?.freed).toEqual([
      { line: '10', cancelled: 2 },
      { line: '20', backordered: 1 },
    ]);
    const again = worldAfter(...some, amend([LESS, { ...CABLE, qty: 2 }]), amend([PUMPS], 3));
    expect(again.facts.at(-1)).toMatchObject({ data: { asks: [{ lines: [{ line: '20' }] }] } });
  });

  it('counts what waits to be cancelled as cancelled', () => {
    const data = answersTo(...split, cancel([{ line: '10', qty: 2 }]), amend([LESS, CABLE]));
    expect(data).not.toHaveProperty('answers');
    expect(data?.freed).toEqual([{ line: '10', cancelled: 2 }]);
  });
});

describe('what shipments answer to an amendment', () => {
  const amended = [...split, amend([LESS])];

  it('settles it when they let go', () => {
    given(...amended)
      .when(tell(S, 2, [{ line: '10', allocated: 3 }], { cause: 'amended', after: undefined }))
      .records({
        type: 'LinesReallocated',
        data: {
          from: S,
          cause: 'amended',
          by: { shipment: S, version: 2 },
          rows: [
            { line: '10', qty: 2 },
            { line: '20', qty: 3 },
          ],
        },
      });
  });

  it('puts the lines back when they refuse', () => {
    const no = refused(S, 'AmendShipment', 'amended-must-fit-handled', 4);
    given(...amended)
      .when(no)
      .records('FollowUpRefused', {
        type: 'LinesCancelRefused',
        data: {
          sourceVersion: 2,
          shipment: S,
          rule: 'amended-must-fit-handled',
          rows: [
            { line: '10', qty: 2 },
            { line: '20', qty: 3 },
          ],
        },
      });
    expect(worldAfter(...amended, no).state.body?.lines).toEqual([PUMPS, CABLE]);
    given(...amended, no, tell(S, 2, whole))
      .when(no)
      .records('FollowUpRefused');
  });

  it('puts back schedule lines as well', () => {
    const schedule = [
      { id: 'A', qty: 2 },
      { id: 'B', qty: 3, window: window(7) },
    ];
    const scheduled = [receive({ lines: [{ ...PUMPS, schedule }] }), ...split.slice(1)];
    const ids = shipmentsAfter(...scheduled);
    const only = { ...PUMPS, qty: 2, schedule: schedule.slice(0, 1) };
    const after = [
      ...scheduled,
      amend([only]),
      refused(ids[1] ?? '', 'AmendShipment', 'some-rule', 4),
    ];
    expect(worldAfter(...after).state.body?.lines).toEqual([{ ...PUMPS, schedule }]);
  });

  it('is overtaken by goods that have left', () => {
    given(...amended)
      .when(
        tell(S, 2, [
          { line: '10', allocated: 5, shipped: 4 },
          { line: '20', allocated: 3 },
        ]),
      )
      .records('LinesFulfilled', {
        type: 'LinesCancelRefused',
        data: {
          sourceVersion: 2,
          shipment: S,
          rule: 'cancelled-must-be-open',
          rows: [{ line: '10', qty: 1 }],
        },
      });
  });
});
