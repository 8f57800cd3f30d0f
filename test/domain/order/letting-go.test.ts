import { describe, expect, it } from 'vitest';
import { asksFor, lettingGo, sumOf } from '../../../src/domain/order/letting-go.ts';
import {
  type Cancelling,
  cancellingAfter,
  stillCancelling,
} from '../../../src/domain/order/registers/cancelling.ts';
import { initialState } from '../../../src/domain/order/state.ts';
import { recorded } from '../recorded.ts';
import { figures } from './figures.ts';

type Held = Parameters<typeof figures>[1];

const waiting = (shipment: string, slot: string, amount: number, request = 'R1'): Cancelling => {
  return { request, cause: 'fact-1', shipment, slot, amount };
};
const state = (held: Held, ...cancelling: readonly Cancelling[]) => {
  return { ...initialState, figures: figures([], held), cancelling };
};

describe('shipments that are to let go of a line', () => {
  it('are those planned last first, as far as it takes', () => {
    const held = {
      S1: { '10': { allocated: 5 } },
      S2: { '20': { allocated: 5 } },
      S3: { '10': { allocated: 3 } },
    };
    expect(lettingGo(state(held), '10', 4)).toEqual([
      { shipment: 'S3', slot: '10', amount: 3 },
      { shipment: 'S1', slot: '10', amount: 1 },
    ]);
    expect(lettingGo(state(held), '10', 3)).toEqual([{ shipment: 'S3', slot: '10', amount: 3 }]);
    expect(lettingGo(state(held), '10', 0)).toEqual([]);
    expect(sumOf(lettingGo(state(held), '10', 99))).toBe(8);
  });

  it.each([
    ['what is allocated', { allocated: 5 }, 5],
    ['not what has left', { allocated: 5, shipped: 3 }, 2],
    ['other articles for what has left', { allocated: 5, substituted: 2, shipped: 3 }, 4],
    ['not other articles themselves', { allocated: 5, substituted: 2 }, 5],
    ['not what it was asked for before', { allocated: 5, coming: -2 }, 3],
    ['not what is only coming', { allocated: 5, coming: 2 }, 5],
    ['what is coming for what has left', { allocated: 5, coming: 2, shipped: 3 }, 4],
    ['nothing where all has left', { allocated: 5, shipped: 5 }, 0],
  ])('give %s', (_, row, amount) => {
    expect(sumOf(lettingGo(state({ S1: { '10': row } }), '10', 99))).toBe(amount);
  });

  it('are not asked for what is cancelled with them already', () => {
    const held = { S1: { '10': { allocated: 5 } }, S2: { '10': { allocated: 5 } } };
    const asked = [waiting('S1', '10', 2), waiting('S1', '20', 3), waiting('S2', '20', 1)];
    expect(lettingGo(state(held, ...asked), '10', 99)).toEqual([
      { shipment: 'S2', slot: '10', amount: 5 },
      { shipment: 'S1', slot: '10', amount: 3 },
    ]);
  });

  it('are told what their lines shall come to', () => {
    const held = {
      S1: { '10': { allocated: 5_000, backordered: 1_000, coming: -1_000 }, '20': {} },
      S2: { '10\tA': { allocated: 3_000, coming: 2_000 } },
    };
    const less = [
      { shipment: 'S1', slot: '10', amount: 1_500 },
      { shipment: 'S2', slot: '10\tA', amount: 1_000 },
      { shipment: 'S1', slot: '20', amount: 500 },
      { shipment: 'S3', slot: '10', amount: 500 },
    ];
    expect(asksFor(state(held, waiting('S1', '10', 1_000)), less)).toStrictEqual([
      {
        shipment: 'S1',
        lines: [
          { line: '10', qty: 2.5, less: 1.5 },
          { line: '20', qty: 0, less: 0.5 },
        ],
      },
      { shipment: 'S2', lines: [{ line: '10', schedule: 'A', qty: 2, less: 1 }] },
      { shipment: 'S3', lines: [{ line: '10', qty: 0, less: 0.5 }] },
    ]);
    expect(asksFor(state(held), [])).toBeUndefined();
  });
});

describe('what waits to be cancelled', () => {
  const known = [
    waiting('S1', '10', 3_000),
    waiting('S2', '10', 3_000),
    waiting('S1', '20', 1_000),
  ];
  const leftAfter = (data: object, type = 'LinesCancelled') =>
    stillCancelling(known, { type, data } as Parameters<typeof stillCancelling>[1]).map(
      ({ shipment, slot, amount }) => [shipment, slot, amount],
    );
  const ALL = [
    ['S1', '10', 3_000],
    ['S2', '10', 3_000],
    ['S1', '20', 1_000],
  ];
  const rows = [{ line: '10', qty: 5, was: 3 }];

  it('is less by what a shipment has let go for the request', () => {
    const left = [['S1', '10', 1_000], ...ALL.slice(1)];
    expect(leftAfter({ request: 'R1', shipment: 'S1', rows })).toEqual(left);
    const first = [{ line: '10', qty: 2, was: 0 }];
    expect(leftAfter({ request: 'R1', shipment: 'S1', rows: first })).toEqual(left);
    const all = [{ line: '10', qty: 5, was: 2 }];
    expect(leftAfter({ request: 'R1', shipment: 'S1', rows: all })).toEqual(ALL.slice(1));
  });

  it('is less by what a shipment has refused of the request', () => {
    const refused = { request: 'R1', shipment: 'S1', rows: [{ line: '10', qty: 1 }] };
    expect(leftAfter(refused, 'LinesCancelRefused')).toEqual([
      ['S1', '10', 2_000],
      ...ALL.slice(1),
    ]);
    expect(leftAfter(refused, 'LinesFulfilled')).toEqual(ALL);
  });

  it('waits on for other requests, other shipments and what is done beside them', () => {
    expect(leftAfter({ request: 'R2', shipment: 'S1', rows })).toEqual(ALL);
    expect(leftAfter({ request: 'R1', shipment: 'S3', rows })).toEqual(ALL);
    expect(leftAfter({ request: 'R1', rows })).toEqual(ALL);
    expect(leftAfter({ shipment: 'S1', rows })).toEqual(ALL);
  });

  it('grows by what a request asks of shipments', () => {
    const lines = [{ line: '30', schedule: 'A', qty: 1, less: 2.5 }];
    const data = { request: 'R7', lines: [], asks: [{ shipment: 'S9', lines }], reason: 'so' };
    const fact = recorded({ type: 'LinesCancelRequested', data } as const, 4);
    expect(cancellingAfter(known, fact)).toEqual([
      ...known,
      { request: 'R7', cause: fact.id, shipment: 'S9', slot: '30\tA', amount: 2_500 },
    ]);
    const { asks: _, ...alone } = data;
    expect(
      cancellingAfter(known, recorded({ type: 'LinesCancelRequested', data: alone } as const, 4)),
    ).toEqual(known);
  });
});
