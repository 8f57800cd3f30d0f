import { describe, expect, it } from 'vitest';
import { BODY, CABLE, ORDER, opened, PUMPS } from './ordering.ts';

const STREAM = `order-${ORDER}`;
const LESS = { ...PUMPS, qty: 3 };

describe('an order that is split', () => {
  it('is planned as its placements say', async () => {
    const { split, last, types, disagreements } = opened();
    const [shipment] = await split();
    expect(await types(`shipment-${shipment}`)).toEqual(['ShipmentPlanned']);
    expect(await last(`shipment-${shipment}`, 'ShipmentPlanned')).toEqual({
      from: 'SH-JIADING',
      to: BODY.shipTo,
      customer: 'METRO',
      policy: {
        name: 'standard',
        steps: ['label', 'stage', 'load', 'arrive', 'out-for-delivery'],
        labels: ['shipping'],
      },
      reasons: [{ code: 'whole-order', params: {} }],
      lines: [
        { order: ORDER, line: '10', sku: 'PUMP-IS80', qty: 5, uom: 'H87' },
        { order: ORDER, line: '20', sku: 'CABLE-3X25', qty: 3, uom: 'MTR' },
      ],
    });
    expect(await types(STREAM)).toEqual(['OrderReceived', 'OrderAuthorised', 'SplitPlanned']);
    expect(await disagreements()).toEqual([]);
  });

  it('gets another id where the one it minted is taken', async () => {
    const trial = opened();
    const [taken = ''] = await trial.split();
    const { order, shipment, company, types, placed, disagreements } = opened();
    const other = { policy: { name: 'by-hand', steps: [], labels: [] }, from: 'SH-JIADING' };
    const lines = [{ order: 'ERP-800:0099', line: '1', sku: 'X', qty: 1, uom: 'H87' }];
    await order('ReceiveOrder', BODY);
    await order('AuthoriseOrder', {});
    await order('PlanSplit', {});
    const [minted] = await placed();
    expect(minted).toBe(taken);
    await shipment(taken, 'PlanShipment', { ...other, to: { party: 'OTHER' }, lines });
    await company.settle();
    const [, again] = await placed();
    expect(again).not.toBe(taken);
    expect((await types(STREAM)).slice(-2)).toEqual(['FollowUpRefused', 'SplitPlanned']);
    expect(await types(`shipment-${again}`)).toEqual(['ShipmentPlanned']);
    expect(await disagreements()).toEqual([]);
  });

  it('is split by itself where its source says so, when it is authorised and not held', async () => {
    const { order, master, company, placed } = opened();
    await master('source', 'ERP-800', { split: 'automatic' });
    await order('ReceiveOrder', BODY);
    await order('HoldOrder', { hold: 'H1', kind: 'credit', scope: 'all' });
    await order('AuthoriseOrder', {});
    await company.settle();
    expect(await placed()).toEqual([]);
    await order('LiftOrderHold', { hold: 'H1' });
    await company.settle();
    expect(await placed()).toHaveLength(1);
    await order('ReceiveOrder', {
      ...BODY,
      sourceVersion: 2,
      lines: [{ ...PUMPS, qty: 7 }, CABLE],
    });
    await company.settle();
    expect(await placed()).toHaveLength(2);
  });

  it('is not split by itself otherwise', async () => {
    const { order, company, placed, master } = opened();
    await order('ReceiveOrder', BODY);
    await order('AuthoriseOrder', {});
    await master('source', 'ERP-800', {});
    await company.settle();
    expect(await placed()).toEqual([]);
  });
});

describe('an amendment', () => {
  it('that takes goods away asks the shipment, and its answer settles it', async () => {
    const { split, order, company, types, last, disagreements } = opened();
    const [shipment] = await split();
    await order('ReceiveOrder', { ...BODY, sourceVersion: 2, lines: [LESS, CABLE] });
    await company.settle();
    expect(await last(`shipment-${shipment}`, 'ShipmentAmended')).toMatchObject({
      lines: [{ line: '10', qty: 3, was: 5 }],
    });
    expect((await types(STREAM)).slice(-2)).toEqual(['OrderAmended', 'LinesReallocated']);
    expect(await disagreements()).toEqual([]);
  });

  it('is refused by a shipment that has picked the goods: they are ordered again', async () => {
    const { split, order, shipment: tell, company, last, disagreements } = opened();
    const [shipment = ''] = await split();
    await tell(shipment, 'ReleaseToWarehouse', {});
    await tell(shipment, 'ConfirmPick', { order: ORDER, line: '10', qty: 5 });
    await order('ReceiveOrder', { ...BODY, sourceVersion: 2, lines: [CABLE] });
    await company.settle();
    expect(await last(STREAM, 'LinesCancelRefused')).toMatchObject({
      sourceVersion: 2,
      shipment,
      rule: 'amended-must-fit-handled',
      rows: [{ line: '10', qty: 5 }],
    });
    const state = await company.states.state<{ body: typeof BODY }>(STREAM);
    expect(state?.body.lines).toEqual([CABLE, PUMPS]);
    expect(await disagreements()).toEqual([]);
  });

  it('is answered also where somebody has amended the shipment before', async () => {
    const { split, order, shipment: tell, company, types, disagreements } = opened();
    const [shipment = ''] = await split();
    await order('ReceiveOrder', { ...BODY, sourceVersion: 2, lines: [LESS, CABLE] });
    const lines = [{ order: ORDER, line: '10', qty: 3 }];
    await tell(shipment, 'AmendShipment', { lines, reason: 'the customer called' });
    await company.settle();
    expect((await types(STREAM)).slice(-2)).toEqual(['OrderAmended', 'LinesReallocated']);
    expect(await disagreements()).toEqual([]);
  });
});

describe('cancelling lines', () => {
  it('cancels a shipment of which nothing is left', async () => {
    const { split, order, company, types, disagreements } = opened();
    const [shipment] = await split();
    const lines = [{ line: '10' }, { line: '20' }];
    await order('CancelOrderLines', { request: 'R1', lines, reason: 'not wanted' });
    await company.settle();
    expect((await types(`shipment-${shipment}`)).at(-1)).toBe('ShipmentCancelled');
    expect((await types(STREAM)).slice(-3)).toEqual([
      'LinesCancelRequested',
      'LinesReallocated',
      'LinesCancelled',
    ]);
    expect(await disagreements()).toEqual([]);
  });

  it('waits until picked goods are put back', async () => {
    const { split, order, shipment: tell, company, types, disagreements } = opened();
    const [shipment = ''] = await split({ lines: [PUMPS] });
    const goods = { order: ORDER, line: '10', qty: 5 };
    await tell(shipment, 'ReleaseToWarehouse', {});
    await tell(shipment, 'ConfirmPick', goods);
    const lines = [{ line: '10' }];
    await order('CancelOrderLines', { request: 'R1', lines, reason: 'not wanted' });
    await company.settle();
    expect((await types(STREAM)).at(-1)).toBe('LinesCancelRequested');
    expect(await disagreements()).toEqual([]);
    await tell(shipment, 'PutBack', goods);
    await company.settle();
    expect((await types(STREAM)).at(-1)).toBe('LinesCancelled');
    expect(await disagreements()).toEqual([]);
  });

  it('is refused where goods have left', async () => {
    const { split, order, shipment: tell, company, last, disagreements } = opened();
    const [shipment = ''] = await split({ lines: [PUMPS] });
    await tell(shipment, 'PackUnit', {
      unit: 'U1',
      kind: 'carton',
      contents: [{ order: ORDER, line: '10', qty: 5 }],
    });
    await company.settle();
    await order('CancelOrderLines', { request: 'R1', lines: [{ line: '10' }], reason: 'late' });
    await tell(shipment, 'DepartShipment', {});
    await company.settle();
    expect(await last(STREAM, 'LinesCancelRefused')).toMatchObject({
      request: 'R1',
      rule: 'shipment-must-not-have-departed',
      rows: [{ line: '10', qty: 5 }],
    });
    expect(await disagreements()).toEqual([]);
  });

  it('is over with a shipment that was called off, also for what that had cancelled', async () => {
    const { split, order, shipment, company, last, disagreements } = opened();
    const [id = ''] = await split();
    const reason = 'no longer wanted';
    await order('CancelOrderLines', { request: 'R1', lines: [{ line: '10' }], reason });
    const short = { order: ORDER, line: '10', qty: 1, reason: 'none' };
    await shipment(id, 'ReportShortPick', { ...short, decision: 'cancel' });
    await shipment(id, 'CancelShipment', { reason });
    await order('ReceiveOrder', { ...BODY, sourceVersion: 5, lines: [{ ...PUMPS, qty: 2 }] });
    await company.settle();
    expect(await last(STREAM, 'LinesCancelRefused')).toMatchObject({ rows: [{ qty: 1 }] });
    expect(await disagreements()).toEqual([]);
  });
});

describe('a hold on an order', () => {
  it('holds its open shipments until it is lifted', async () => {
    const { split, order, company, last } = opened();
    const [shipment] = await split();
    await order('HoldOrder', { hold: 'H1', kind: 'credit', scope: 'pick', reason: 'unpaid' });
    await company.settle();
    const [, , , held] = await company.factsOf(STREAM);
    expect(await last(`shipment-${shipment}`, 'ShipmentHeld')).toEqual({
      hold: held?.id,
      kind: 'credit',
      scope: 'pick',
      reason: 'unpaid',
      order: ORDER,
    });
    await order('LiftOrderHold', { hold: 'H1' });
    await company.settle();
    expect(await last(`shipment-${shipment}`, 'HoldLifted')).toEqual({ hold: held?.id });
  });
});

describe('merging shipments', () => {
  const apart = { lines: [PUMPS, { ...CABLE, carrier: 'SF' }] };

  it('moves the goods, then cancels the emptied one', async () => {
    const { split, order, company, types, last, disagreements } = opened();
    const [target = '', source = ''] = await split(apart);
    await order('MergeShipments', { merge: 'M1', from: source, to: target });
    await company.settle();
    expect((await types(`shipment-${source}`)).at(-1)).toBe('ShipmentCancelled');
    expect(await last(`shipment-${target}`, 'ShipmentAmended')).toMatchObject({
      lines: [{ line: '20', qty: 3, was: 0, sku: 'CABLE-3X25' }],
    });
    expect(await last(STREAM, 'LinesReallocated')).toMatchObject({ from: source });
    expect(await disagreements()).toEqual([]);
  });

  it('goes back where the source does not let go', async () => {
    const { split, order, shipment: tell, company, last, disagreements } = opened();
    const [target = '', source = ''] = await split(apart);
    await order('MergeShipments', { merge: 'M1', from: source, to: target });
    const contents = [{ order: ORDER, line: '20', qty: 3 }];
    await tell(source, 'PackUnit', { unit: 'U1', kind: 'carton', contents });
    await tell(source, 'DepartShipment', {});
    await company.settle();
    expect(await last(STREAM, 'MergeRefused')).toMatchObject({ step: 'source', shipment: source });
    expect(await last(`shipment-${target}`, 'ShipmentAmended')).toMatchObject({
      lines: [{ line: '20', qty: 0 }],
    });
    expect(await disagreements()).toEqual([]);
  });

  it('does not happen to shipments that go to different places', async () => {
    const { split, order, company, last, disagreements } = opened();
    const [target = '', source = ''] = await split({
      lines: [PUMPS, { ...CABLE, shipTo: { party: 'OTHER' } }],
    });
    await order('MergeShipments', { merge: 'M1', from: source, to: target });
    await company.settle();
    expect(await last(STREAM, 'MergeRefused')).toMatchObject({
      step: 'target',
      rule: 'shipments-must-share-destination',
    });
    expect(await disagreements()).toEqual([]);
  });
});
