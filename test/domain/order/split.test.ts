import { describe, expect, it } from 'vitest';
import { order } from '../../../src/domain/order/decider.ts';
import { scene } from '../../support/given.ts';
import {
  authorise,
  BODY,
  CABLE,
  cancelRemainder,
  decided,
  given,
  hold,
  lift,
  PUMPS,
  plan,
  receive,
  received,
  refused,
  replan,
  shipmentsAfter,
  split,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

/** The placements of the last plan, as shipment, reasons and quantities by line. */
function placed(...tellings: readonly Told[]) {
  const last = worldAfter(...tellings).facts.findLast(({ type }) => type === 'SplitPlanned');
  return last?.type === 'SplitPlanned' ? last.data.placements : [];
}

const quantities = (placements: ReturnType<typeof placed>) =>
  placements.map(({ lines }) =>
    lines.map(({ line, schedule, qty }) => `${schedule ? `${line}/${schedule}` : line} ${qty}`),
  );
const codes = (placements: ReturnType<typeof placed>) =>
  placements.map(({ reasons }) => reasons.map(({ code }) => code));

const ready = (lines: typeof BODY.lines, more = {}): Told[] => [
  receive({ lines, ...more }),
  authorise(),
  plan(),
];

describe('a split', () => {
  it('puts what goes one way into one shipment', () => {
    const [placement] = placed(...split);
    expect(placement).toMatchObject({
      from: 'SH-JIADING',
      to: BODY.shipTo,
      customer: 'METRO',
      reasons: [{ code: 'whole-order', params: {} }],
    });
    expect(quantities(placed(...split))).toEqual([['10 5', '20 3']]);
  });

  it('keeps apart what hard keys keep apart, and says which', () => {
    const apart = placed(
      ...ready([
        PUMPS,
        { ...CABLE, from: 'WH-SUZHOU' },
        { ...PUMPS, line: '30', carrier: 'SF' },
        { ...PUMPS, line: '40', shipTo: { party: 'METRO', address: 'GATE-2' } },
        { ...PUMPS, line: '50', stockOwner: 'METRO' },
        { ...PUMPS, line: '60', sellingEntity: '2000' },
        { ...PUMPS, line: '70', service: 'express' },
        { ...PUMPS, line: '80' },
      ]),
    );
    expect(quantities(apart)).toEqual([
      ['10 5', '80 5'],
      ['20 3'],
      ['30 5'],
      ['40 5'],
      ['50 5'],
      ['60 5'],
      ['70 5'],
    ]);
    const all = ['ship-to', 'ship-from', 'service', 'carrier', 'selling-entity', 'stock-owner'];
    expect(codes(apart)).toEqual(apart.map(() => all));
    expect(apart[1]?.reasons[1]).toEqual({ code: 'ship-from', params: { site: 'WH-SUZHOU' } });
    expect(new Set(apart.map(({ shipment }) => shipment)).size).toBe(7);
  });

  it('puts one schedule line of a line into a shipment, with the window that ends first', () => {
    const window = (day: number) => ({
      start: `2026-03-0${day}T08:00:00.000Z`,
      end: `2026-03-0${day}T18:00:00.000Z`,
    });
    const schedule = [
      { id: 'A', qty: 2, window: window(5) },
      { id: 'B', qty: 3, window: window(7) },
    ];
    const placements = placed(...ready([{ ...PUMPS, schedule }, CABLE], { window: window(6) }));
    expect(quantities(placements)).toEqual([['10/A 2', '20 3'], ['10/B 3']]);
    expect(codes(placements)).toEqual([['schedule-line'], ['schedule-line']]);
    expect(placements.map((one) => one.window)).toEqual([window(5), window(7)]);
  });

  it('mints the same ids for the same command, and others for another', () => {
    const world = worldAfter(received, authorise());
    const as = (commandId: string) =>
      JSON.stringify(decided(world, { ...plan(), envelope: { commandId } }));
    const id = '5b1c24d8-6d1e-8c3a-9f00-3f2a41c09b77';
    expect(as(id)).toBe(as(id));
    expect(as(id)).not.toBe(as('5b1c24d8-6d1e-8c3a-9f00-3f2a41c09b78'));
  });

  it('mints ids also for what happened before ids can tell of it', () => {
    const early = { ...plan(), envelope: { occurredAt: '2019-01-01T00:00:00.000Z' } };
    expect(shipmentsAfter(received, authorise(), early)[0]).toMatch(/^PS0000000/);
  });

  it('needs an authorised order without a hold', () => {
    given().when(plan()).refuses('order-must-be-known');
    given(received).when(plan()).refuses('order-must-be-authorised');
    given(received, authorise(), hold()).when(plan()).refuses('order-must-not-be-held');
    given(received, authorise(), hold(), lift()).when(plan()).records('SplitPlanned');
    given(...split, hold())
      .when(replan())
      .refuses('order-must-not-be-held');
  });

  it('is done once; what is left is placed by another command', () => {
    given(...split)
      .when(plan())
      .recordsNothing();
    given(...split)
      .when(plan({ from: 'X' }))
      .refuses('order-must-be-split-once');
    given(...split)
      .when(replan())
      .recordsNothing();
    given(received, authorise()).when(replan()).refuses('order-must-be-split-before');
    given(received, authorise(), cancelRemainder()).when(plan()).recordsNothing();
  });

  it('needs a site for every line, from the line or from the command', () => {
    const { from: _, ...siteless } = PUMPS;
    const before = [receive({ lines: [siteless, CABLE] }), authorise()];
    given(...before)
      .when(plan())
      .refuses('line-needs-a-site', { lines: ['10'] });
    const placements = placed(...before, plan({ from: 'WH-SUZHOU' }));
    expect(placements.map(({ from }) => from)).toEqual(['WH-SUZHOU', 'SH-JIADING']);
  });

  it('needs an order whose id a shipment can carry', () => {
    const number = 'N'.repeat(118);
    const long = scene(order, `ERP-800:${number}`);
    long
      .given(receive({ number }), authorise())
      .when(plan())
      .refuses('order-id-must-fit-a-shipment', { max: 120 });
  });

  it('does not place again what shipments that were planned by hand hold', () => {
    const byHand = tell('HAND-1', 1, [{ line: '10', allocated: 4 }]);
    expect(quantities(placed(byHand, ...split))).toEqual([['10 1', '20 3']]);
    const schedule = [
      { id: 'A', qty: 2 },
      { id: 'B', qty: 3 },
    ];
    const scheduled = ready([{ ...PUMPS, schedule }]);
    expect(quantities(placed(byHand, ...scheduled))).toEqual([['10/B 1']]);
  });
});

describe('a further plan', () => {
  it('places what is new, and what shipments have given up', () => {
    const [first = ''] = shipmentsAfter(...split);
    const grown = [...split, receive({ sourceVersion: 2, lines: [{ ...PUMPS, qty: 7 }, CABLE] })];
    const again = [...grown, tell(first, 2, [{ line: '10', allocated: 5 }]), replan()];
    const [placement] = placed(...again);
    expect(quantities(placed(...again))).toEqual([['10 2', '20 3']]);
    expect(placement).toMatchObject({
      reasons: [{ code: 'placed-again', params: { plan: 2 } }],
      lineage: [first],
    });
    expect(quantities(placed(...grown, tell(first, 2, []), replan({ lines: ['20'] })))).toEqual([
      ['20 3'],
    ]);
  });

  it('places back orders as well, unless it is told not to', () => {
    const [first = ''] = shipmentsAfter(...split);
    const short = tell(first, 2, [
      { line: '10', allocated: 3, backordered: 2 },
      { line: '20', allocated: 3 },
    ]);
    given(...split, short)
      .when(replan({ backorders: false }))
      .recordsNothing();
    const again = [...split, short, replan()];
    const [placement] = placed(...again);
    expect(placement?.lines).toEqual([
      { line: '10', sku: 'PUMP-IS80', qty: 2, uom: 'H87', backordered: 2 },
    ]);
    expect(placement?.reasons[0]).toEqual({ code: 'back-order', params: { plan: 2 } });
    given(...again)
      .when(replan())
      .recordsNothing();
  });

  it('stands in for a shipment whose id turned out to be taken', () => {
    const [taken = ''] = shipmentsAfter(...split);
    const answer = given(...split).when(refused(taken, 'PlanShipment', 'id-is-taken', 3));
    answer.records('FollowUpRefused', 'SplitPlanned');
    const after = [...split, refused(taken, 'PlanShipment', 'id-is-taken', 3)];
    const [first, second] = shipmentsAfter(...after);
    expect(second).not.toBe(first);
    expect(quantities(placed(...after))).toEqual([['10 5', '20 3']]);
    given(...after)
      .when(replan())
      .recordsNothing();
  });

  it('is needed for goods of a shipment that could not be planned', () => {
    const [shipment = ''] = shipmentsAfter(...split);
    const no = refused(shipment, 'PlanShipment', 'some-rule', 3);
    given(...split)
      .when(no)
      .records('FollowUpRefused', 'LinesReallocated');
    expect(quantities(placed(...split, no, replan()))).toEqual([['10 5', '20 3']]);
  });
});

describe('an order of 4,000 lines', () => {
  const lines = Array.from({ length: 4_000 }, (_, n) => ({ ...PUMPS, line: String(n + 1) }));

  it('fits one fact', () => {
    const [, , planned] = worldAfter(...ready(lines)).facts;
    expect(planned?.type).toBe('SplitPlanned');
    expect(JSON.stringify(planned?.data).length).toBeLessThan(900 * 1_024);
  });

  it('is placed in parts where it does not fit', () => {
    const schedule = Array.from({ length: 5 }, (_, n) => ({ id: String(n), qty: 1 }));
    const long = lines.map((line) => ({ ...line, sku: '泵'.repeat(12), schedule }));
    const world = worldAfter(...ready(long), replan({ backorders: false }));
    const plans = world.facts.flatMap(({ type, data }) => (type === 'SplitPlanned' ? [data] : []));
    expect(plans.map(({ more }) => more)).toEqual([true, true]);
    for (const one of plans) {
      expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(900 * 1_024);
    }
  });
});
