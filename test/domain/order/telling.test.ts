import { describe, expect, it } from 'vitest';
import { holdingsOf } from '../../../src/domain/order/holding.ts';
import { shipment } from '../../../src/domain/shipment/decider.ts';
import * as controls from '../../support/controls.ts';
import { given, hold, lift, received, shipmentsAfter, split, tell, worldAfter } from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const by = (version: number, id = S) => ({ shipment: id, version });
const PLANNED = [
  { line: '10', allocated: 5 },
  { line: '20', allocated: 3 },
];

describe('what a shipment tells its order', () => {
  it('is nothing new where it holds what was planned', () => {
    given(...split)
      .when(tell(S, 1, PLANNED))
      .recordsNothing();
  });

  it('is recorded by what became of the goods, all of it once', () => {
    const rows = [
      { line: '10', allocated: 1, backordered: 1, cancelled: 1, substituted: 2, sku: 'PUMP-B' },
      { line: '20', allocated: 3, shipped: 3, delivered: 1, returned: 1, lost: 1 },
    ];
    given(...split)
      .when(tell(S, 7, rows))
      .records(
        { type: 'LinesBackordered', data: { by: by(7), rows: [{ line: '10', qty: 1, was: 0 }] } },
        { type: 'LinesCancelled', data: { by: by(7), rows: [{ line: '10', qty: 1, was: 0 }] } },
        {
          type: 'LinesSubstituted',
          data: { by: by(7), rows: [{ line: '10', qty: 2, was: 0, sku: 'PUMP-B' }] },
        },
        {
          type: 'LinesFulfilled',
          data: {
            by: by(7),
            rows: [{ line: '20', shipped: 3, delivered: 1, returned: 1, lost: 1 }],
          },
        },
      );
    given(...split, tell(S, 7, rows))
      .when(tell(S, 7, rows))
      .recordsNothing();
    given(...split, tell(S, 7, rows))
      .when(tell(S, 8, rows))
      .recordsNothing();
  });

  it('never undoes what a newer version of it told', () => {
    const healed = [
      ...split,
      tell(S, 3, [{ line: '10', allocated: 3, backordered: 2 }]),
      tell(S, 9, PLANNED),
    ];
    given(...healed)
      .when(tell(S, 3, [{ line: '10', allocated: 3, backordered: 2 }]))
      .recordsNothing();
    expect(
      worldAfter(...healed)
        .state.figures.held.get(S)
        ?.rows.get('10'),
    ).toMatchObject({
      allocated: 5_000,
      backordered: 0,
    });
  });

  it('moves quantity between shipments, each by its own word', () => {
    const out = tell(
      S,
      4,
      [
        { line: '10', allocated: 3 },
        { line: '20', allocated: 3 },
      ],
      {
        cause: 'transfer',
        counterpart: 'OTHER-1',
      },
    );
    given(...split)
      .when(out)
      .records({
        type: 'LinesReallocated',
        data: {
          from: S,
          to: 'OTHER-1',
          cause: 'transfer',
          by: by(4),
          rows: [{ line: '10', qty: 2 }],
        },
      });
    const coming = worldAfter(...split, out).state.figures.held.get('OTHER-1');
    expect(coming?.rows.get('10')).toMatchObject({ allocated: 0, coming: 2_000 });
    const told = { cause: 'transfer', counterpart: S } as const;
    const there = tell('OTHER-1', 2, [{ line: '10', schedule: 'B', allocated: 2 }], told);
    const after = worldAfter(...split, out, there).state.figures.held.get('OTHER-1');
    expect([...(after?.rows.values() ?? [])].map(({ coming }) => coming)).toEqual([0, 0]);
    const back = tell(S, 6, PLANNED, { cause: 'returned', counterpart: 'OTHER-1' });
    const home = worldAfter(...split, out, back).state.figures.held;
    expect(home.get('OTHER-1')?.rows.get('10')).toMatchObject({ allocated: 0, coming: 0 });
    expect(home.get(S)?.rows.get('10')).toMatchObject({ allocated: 5_000, coming: 0 });
  });

  it('is known of an order that comes later', () => {
    given()
      .when(tell('HAND-1', 1, [{ line: '10', allocated: 2 }]))
      .records('LinesReallocated');
    const { state } = worldAfter(tell('HAND-1', 1, [{ line: '10', allocated: 2 }]), received);
    expect(state.figures.held.get('HAND-1')?.rows.get('10')?.allocated).toBe(2_000);
    expect(state.figures.slots.get('10')?.ordered).toBe(5_000);
  });
});

describe('a hold on an order', () => {
  it('is set and lifted by its id, each once', () => {
    given().when(hold()).refuses('order-must-be-known');
    given(received).when(hold()).records('OrderHeld');
    given(received, hold()).when(hold()).recordsNothing();
    given(received, hold()).when(hold('H1', 'all')).refuses('id-is-taken', { id: 'H1' });
    given(received).when(lift()).refuses('hold-must-exist', { hold: 'H1' });
    given(received, hold()).when(lift()).records('OrderHoldLifted');
    given(received, hold(), lift()).when(lift()).recordsNothing();
  });

  it('remembers the shipments that were open when it came', () => {
    expect(worldAfter(...split, hold()).state.holds).toMatchObject([{ shipments: [S] }]);
    const done = tell(S, 3, [{ line: '10', allocated: 5, shipped: 5, delivered: 5 }]);
    expect(worldAfter(...split, done, hold()).state.holds).toMatchObject([{ shipments: [] }]);
  });
});

describe('what a shipment holds', () => {
  const { PUMPS, CABLE } = controls;
  const held = (...tellings: readonly controls.Told[]) =>
    holdingsOf(controls.worldAfter(...tellings).state).get(controls.ORDER);
  const cable = { line: '20', allocated: 3 };

  it('is what is planned of it, whatever was picked', () => {
    expect(held(controls.planned)).toEqual([{ line: '10', allocated: 5 }, cable]);
    expect(held(...controls.upToLoaded)).toEqual([{ line: '10', allocated: 5 }, cable]);
  });

  it('is what was decided last about what is short, until it is found', () => {
    const short = (...decisions: ('wait' | 'backorder' | 'cancel' | 'substitute')[]) => [
      controls.planned,
      controls.pick(PUMPS, 3),
      ...decisions.map((decision) => controls.shortPick(PUMPS, 2, decision)),
    ];
    expect(held(...short('wait'))?.[0]).toEqual({ line: '10', allocated: 5 });
    expect(held(...short('backorder'))?.[0]).toEqual({ line: '10', allocated: 3, backordered: 2 });
    expect(held(...short('cancel'))?.[0]).toEqual({ line: '10', allocated: 3, cancelled: 2 });
    expect(held(...short('substitute'))?.[0]).toEqual({ line: '10', allocated: 3, substituted: 2 });
    expect(held(...short('wait', 'backorder'))?.[0]).toMatchObject({ backordered: 2 });
    expect(held(...short('backorder'), controls.pick(PUMPS, 1))?.[0]).toEqual({
      line: '10',
      allocated: 4,
      backordered: 1,
    });
  });

  it('is on its way once units have left, and has its outcomes', () => {
    expect(held(...controls.upToDeparted)).toMatchObject([{ shipped: 5 }, { shipped: 3 }]);
    expect(held(...controls.upToDelivered)).toMatchObject([
      { shipped: 5, delivered: 5 },
      { shipped: 3, delivered: 3 },
    ]);
    const missing = controls.confirm({ rows: [{ ...CABLE, qty: 3, disposition: 'missing' }] });
    expect(held(...controls.upToDeparted, missing)?.[1]).toMatchObject({ shipped: 3, lost: 3 });
  });

  it('is only what is in hand once it is called off', () => {
    const { state } = controls.worldAfter(controls.planned, {
      command: { type: 'CancelShipment', data: { reason: 'not wanted' } },
    });
    expect(holdingsOf(state).get(controls.ORDER)).toEqual([]);
    expect(holdingsOf(shipment.initial).size).toBe(0);
  });
});
