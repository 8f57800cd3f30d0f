import { describe, expect, it } from 'vitest';
import type { OrderFact } from '../../../src/domain/order/facts.ts';
import { type Figures, NO_FIGURES } from '../../../src/domain/order/figures.ts';
import { figuresAfter } from '../../../src/domain/order/figures-after.ts';
import { figures, heldIn, slot, slotsIn } from './figures.ts';
import { BODY, CABLE, PUMPS } from './sayings.ts';

const { mode: _, ...ORDER } = BODY;
const known = [['10', slot('10', 5_000)] as const, ['20', slot('20', 3_000)] as const];
const by = { shipment: 'S1', version: 7 };
const USUAL = { name: 'standard', steps: [], labels: [] };
const placement = (shipment: string, lines: { qty: number; backordered?: number }[]) => ({
  shipment,
  from: 'SH',
  to: BODY.shipTo,
  customer: 'METRO',
  reasons: [{ code: 'whole-order' as const, params: {} }],
  lines: lines.map((one) => ({ line: '10', sku: 'PUMP', uom: 'H87', ...one })),
});

function booked(before: Figures, fact: OrderFact) {
  const next = figuresAfter(before, fact);
  return { slots: slotsIn(next), held: heldIn(next) };
}

describe('a message', () => {
  const schedule = [
    { id: 'A', qty: 2 },
    { id: 'B', qty: 3 },
  ];

  it('says what is ordered, by schedule line where there are some', () => {
    const data = { ...ORDER, lines: [{ ...PUMPS, schedule }, CABLE] };
    expect(booked(NO_FIGURES, { type: 'OrderReceived', data }).slots).toStrictEqual({
      '10\tA': { line: '10', schedule: 'A', ordered: 2_000 },
      '10\tB': { line: '10', schedule: 'B', ordered: 3_000 },
      '20': { line: '20', ordered: 3_000 },
    });
  });

  it('keeps of lines that it leaves out what became of them', () => {
    const own = { cancelled: 2_000, restated: 500, drawn: 1_000 };
    const before = figures([
      ['10', slot('10', 5_000, own)],
      ['20', slot('20', 3_000, own)],
    ]);
    const data = {
      ...ORDER,
      lines: [{ ...PUMPS, qty: 7 }],
      changed: ['lines.20'],
      freed: [
        { line: '10', cancelled: 1 },
        { line: '20', backordered: 2 },
        { line: '90', cancelled: 9 },
      ],
      asks: [{ shipment: 'S1', lines: [{ line: '10', qty: 1, less: 2 }] }],
    };
    const held = figures([...before.slots], { S1: { '10': { allocated: 3_000 } } });
    expect(booked(held, { type: 'OrderAmended', data })).toStrictEqual({
      slots: {
        '10': { line: '10', ordered: 7_000, cancelled: 2_000, restated: 1_500, drawn: 1_000 },
        '20': { line: '20', cancelled: 2_000, restated: 500, drawn: 3_000 },
      },
      held: { S1: { '10': { allocated: 3_000, coming: -2_000 } } },
    });
  });
});

describe('a plan', () => {
  it('gives its shipments what it places, and draws on back orders', () => {
    const before = figures(known, { S1: { '10': { backordered: 2_000 } } });
    const placements = [
      placement('S2', [{ qty: 4, backordered: 1.5 }]),
      placement('S3', [{ qty: 1 }]),
    ];
    const data = { version: 2, policy: USUAL, placements };
    expect(booked(before, { type: 'SplitPlanned', data })).toStrictEqual({
      slots: { '10': { line: '10', ordered: 5_000, drawn: 1_500 }, '20': slotsIn(before)['20'] },
      held: {
        S1: { '10': { backordered: 2_000 } },
        S2: { '10': { allocated: 4_000 } },
        S3: { '10': { allocated: 1_000 } },
      },
    });
    expect(figuresAfter(before, { type: 'SplitPlanned', data }).held.get('S2')?.version).toBe(0);
  });

  it('leaves the books as they are where nothing of it was back-ordered', () => {
    const data = { version: 1, policy: USUAL, placements: [placement('S1', [{ qty: 4 }])] };
    const before = figures(known);
    expect(figuresAfter(before, { type: 'SplitPlanned', data }).slots).toBe(before.slots);
  });

  it('stands instead of a shipment that has told nothing yet', () => {
    const before = figures(known, { S1: { '10': { allocated: 5_000 } } });
    const planned = {
      ...before,
      held: new Map([['S1', { version: 0, rows: new Map() }]]),
    };
    const data = { version: 2, policy: USUAL, placements: [placement('S2', [{ qty: 4 }])] };
    const fact = { type: 'SplitPlanned', data: { ...data, instead: 'S1' } } as const;
    expect(Object.keys(booked(before, fact).held)).toEqual(['S1', 'S2']);
    expect(Object.keys(booked(planned, fact).held)).toEqual(['S2']);
    expect(Object.keys(booked(planned, { type: 'SplitPlanned', data }).held)).toEqual(['S1', 'S2']);
  });
});

describe('what is found again', () => {
  const short = (qty: number, was: number): OrderFact => ({
    type: 'LinesBackordered',
    data: { by, rows: [{ line: '10', qty, was }] },
  });
  const before = figures([['10', slot('10', 9_000, { drawn: 4_000 })]], {
    S1: { '10': { allocated: 1_000, backordered: 3_000 } },
    S2: { '10': { backordered: 2_000 }, '20': { backordered: 9_000 } },
    S3: { '20': { backordered: 9_000 } },
  });

  it('cannot have been drawn from the back orders that are left', () => {
    expect(booked(before, short(1, 3))).toStrictEqual({
      slots: { '10': { line: '10', ordered: 9_000, drawn: 3_000 } },
      held: {
        ...heldIn(before),
        S1: { '10': { allocated: 3_000, backordered: 1_000 } },
      },
    });
    expect(booked(before, short(2.5, 3)).slots['10']).toMatchObject({ drawn: 4_000 });
  });

  it('is not looked for where more is short, or as much', () => {
    expect(figuresAfter(before, short(4, 3)).slots).toBe(before.slots);
    expect(figuresAfter(before, short(3, 3)).slots).toBe(before.slots);
    expect(figuresAfter(before, short(4, 3)).held.get('S1')?.version).toBe(7);
  });
});

describe('what is cancelled', () => {
  it('of a shipment is not allocated any more', () => {
    const before = figures(known, { S1: { '10': { allocated: 5_000 } } });
    const rows = [{ line: '10', qty: 2, was: 0 }];
    expect(booked(before, { type: 'LinesCancelled', data: { by, rows } }).held).toStrictEqual({
      S1: { '10': { allocated: 3_000, cancelled: 2_000 } },
    });
  });

  it('on the order draws on back orders', () => {
    const rows = [{ line: '10', qty: 2, was: 1, backordered: 0.5 }];
    const data = { rows, reason: 'not wanted' };
    for (const type of ['LinesCancelled', 'RemainderCancelled'] as const) {
      const fact = { type, data } as OrderFact;
      expect(booked(figures(known), fact).slots['10']).toStrictEqual({
        line: '10',
        ordered: 5_000,
        cancelled: 2_000,
        drawn: 500,
      });
    }
  });
});

describe('what is not let go', () => {
  const rule = 'amended-must-fit-handled';
  const rows = [{ line: '10', qty: 2 }];
  const before = figures(known, { S1: { '10': { allocated: 5_000, coming: -3_000 } } });
  const refused = (more: object): OrderFact => {
    return { type: 'LinesCancelRefused', data: { rule, rows, ...more } };
  };

  it('of an amendment is ordered again', () => {
    expect(booked(before, refused({ sourceVersion: 2, shipment: 'S1' }))).toStrictEqual({
      slots: { ...slotsIn(before), '10': { line: '10', ordered: 7_000 } },
      held: { S1: { '10': { allocated: 5_000, coming: -1_000 } } },
    });
    expect(booked(before, refused({ sourceVersion: 2 })).held).toEqual(heldIn(before));
  });

  it('of a merge stays in both shipments', () => {
    expect(booked(before, refused({ merge: 'M1', shipment: 'S1' }))).toStrictEqual({
      slots: slotsIn(before),
      held: { S1: { '10': { allocated: 5_000, coming: -1_000 } } },
    });
  });

  it('of a request was never counted', () => {
    expect(figuresAfter(before, refused({ request: 'R1', shipment: 'S1' }))).toBe(before);
  });
});
