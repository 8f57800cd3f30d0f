import { describe, expect, it } from 'vitest';
import { ORDER, opened, PUMPS } from './ordering.ts';

const STREAM = `order-${ORDER}`;
const OTHER = 'ERP-800:0046';
const pumps = { order: ORDER, line: '10' };
const cable = { order: ORDER, line: '20' };
const carton = 'carton' as const;
const DRIVER = { actor: 'person:bo', role: 'driver', capture: 'scan' } as const;
const box = { unit: 'U1', kind: carton, contents: [{ ...pumps, qty: 5 }] };

/** An order of five pumps in one shipment, packed and on its way. */
async function underWay() {
  const world = opened();
  const [shipment = ''] = await world.split({ lines: [PUMPS] });
  await world.shipment(shipment, 'PackUnit', box);
  await world.shipment(shipment, 'DepartShipment', {});
  await world.company.settle();
  return { ...world, id: shipment };
}

describe('an order', () => {
  it('hears what has left and what was delivered, and is fulfilled with the last of it', async () => {
    const { id, shipment, company, types, last, disagreements } = await underWay();
    expect(await last(STREAM, 'LinesFulfilled')).toEqual({
      by: { shipment: id, version: 3 },
      rows: [{ line: '10', shipped: 5 }],
    });
    const refused = { ...pumps, qty: 1, disposition: 'refused' } as const;
    const accepted = { ...pumps, qty: 4, disposition: 'accepted' } as const;
    await shipment(id, 'ConfirmDelivery', { rows: [accepted, refused] });
    await company.settle();
    expect((await types(STREAM)).at(-1)).toBe('LinesFulfilled');
    await shipment(id, 'ReceiveReturn', { rows: [{ ...pumps, qty: 1, disposition: 'restock' }] });
    await company.settle();
    expect(await last(STREAM, 'LinesFulfilled')).toMatchObject({
      rows: [{ line: '10', shipped: 5, delivered: 4, returned: 1 }],
    });
    expect(await last(STREAM, 'OrderFulfilled')).toEqual({ complete: false });
    expect(await disagreements()).toEqual([]);
  });

  it('hears what was lost, and found again', async () => {
    const { id, shipment, company, types, disagreements } = await underWay();
    await shipment(id, 'ReportLost', { unit: 'U1' });
    await company.settle();
    await shipment(id, 'ReportFound', { unit: 'U1' });
    await company.settle();
    expect((await types(STREAM)).slice(-4)).toEqual([
      'LinesFulfilled',
      'OrderFulfilled',
      'LinesFulfilled',
      'OrderReopened',
    ]);
    expect(await disagreements()).toEqual([]);
  });

  it('follows a correction as one with what stands in its place', async () => {
    const { id, shipment, company, types, disagreements } = await underWay();
    const departed = (await types(`shipment-${id}`)).indexOf('ShipmentDeparted') + 1;
    const groups = [{ target: departed, kind: 'did_not_occur' as const, replacements: [] }];
    await shipment(id, 'CorrectRecord', { groups, reason: 'it stands in the yard' });
    await company.settle();
    expect((await types(STREAM)).at(-1)).toBe('LinesFulfilled');
    const state = await company.states.state<{
      figures: { held: Map<string, { rows: Map<string, { shipped: number }> }> };
    }>(STREAM);
    expect(state?.figures.held.get(id)?.rows.get('10')?.shipped).toBe(0);
    expect(await disagreements()).toEqual([]);
  });

  it.each([
    ['was taken off the truck', 'UnloadUnit', { trip: 'T-01', why: 'left' }],
    ['was on another truck', 'LoadUnit', { trip: 'T-02' }],
  ] as const)('hears that goods never left which late %s', async (_, command, said) => {
    const { split, shipment, company, last, send, disagreements } = opened();
    const [id = ''] = await split({ lines: [PUMPS] });
    const stops = ['10', '20'].map((stop) => ({ stop, kind: 'hub' }));
    const shipments = [{ shipment: id, loadAt: '10', unloadAt: '20' }];
    await shipment(id, 'PackUnit', box);
    await send('trip-T-01', 'PlanTrip', { stops, shipments });
    await company.settle();
    await shipment(id, 'LoadUnit', { unit: 'U1', trip: 'T-01' });
    const [past, at] = ['2026-03-02T06:05:00.000Z', '2026-03-02T06:10:00.000Z'];
    const goes = { stream: 'trip-T-01', command: 'DepartTrip', data: {}, occurredAt: at };
    await company.send({ ...goes, at, commandId: 'goes' }, DRIVER);
    await company.settle();
    expect(await last(STREAM, 'LinesFulfilled')).toMatchObject({ rows: [{ shipped: 5 }] });
    const data = { unit: 'U1', ...said };
    const late = { stream: `shipment-${id}`, command, data, occurredAt: past };
    await company.send({ ...late, at, commandId: 'late' }, DRIVER);
    await company.settle();
    expect((await last(STREAM, 'LinesFulfilled')) as object).toHaveProperty('rows', [
      { line: '10' },
    ]);
    expect(await disagreements()).toEqual([]);
  });

  it.each([
    ['wait', []],
    ['backorder', ['LinesBackordered']],
    ['cancel', ['LinesCancelled']],
    ['substitute', ['LinesSubstituted']],
  ] as const)('hears of a short pick that it is to %s', async (decision, facts) => {
    const { split, shipment, company, types, disagreements } = opened();
    const [id = ''] = await split();
    const before = (await types(STREAM)).length;
    const short = { ...cable, qty: 2, reason: 'out-of-stock', decision };
    await shipment(id, 'ReportShortPick', short);
    await company.settle();
    expect((await types(STREAM)).slice(before)).toEqual(facts);
    expect(await disagreements()).toEqual([]);
    await shipment(id, 'ConfirmPick', { ...cable, qty: 3 });
    await company.settle();
    expect((await types(STREAM)).slice(before)).toEqual([...facts, ...facts]);
    expect(await disagreements()).toEqual([]);
  });

  it('has its back order placed in another shipment', async () => {
    const { split, shipment, order, company, placed, last, disagreements } = opened();
    const [id = ''] = await split();
    const short = { ...cable, qty: 2, reason: 'out-of-stock', decision: 'backorder' } as const;
    await shipment(id, 'ReportShortPick', short);
    await company.settle();
    await order('ReplanSplit', {});
    await company.settle();
    const [, second] = await placed();
    expect(await last(`shipment-${second}`, 'ShipmentPlanned')).toMatchObject({
      lines: [{ ...cable, qty: 2 }],
      lineage: [id],
    });
    expect(await disagreements()).toEqual([]);
  });

  it('hears of its own goods only, where a shipment has those of two orders', async () => {
    const { split, shipment, company, types, disagreements } = opened();
    const [id = ''] = await split({ lines: [PUMPS] });
    const lines = [{ ...pumps, order: OTHER, sku: 'PUMP-IS80', uom: 'H87', qty: 2 }];
    await shipment(id, 'AmendShipment', { lines, reason: 'goes the same way' });
    await company.settle();
    expect(await types(`order-${OTHER}`)).toEqual(['LinesReallocated']);
    expect((await types(STREAM)).at(-1)).toBe('SplitPlanned');
    expect(await disagreements()).toEqual([]);
  });

  it('hears of cartons that went into another shipment', async () => {
    const { split, shipment, company, last, disagreements } = opened();
    const [one = '', other = ''] = await split({
      lines: [PUMPS, { ...PUMPS, line: '20', carrier: 'SF' }],
    });
    await shipment(one, 'ConfirmPick', { ...pumps, qty: 5 });
    await shipment(one, 'PackUnit', box);
    await shipment(one, 'TransferUnits', {
      transfer: 'T1',
      units: ['U1'],
      to: other,
      reason: 'that truck has room',
    });
    await company.settle();
    expect(await last(STREAM, 'LinesReallocated')).toMatchObject({
      from: one,
      to: other,
      cause: 'transfer',
      by: { shipment: other },
      rows: [{ line: '10', qty: 5 }],
    });
    expect(await disagreements()).toEqual([]);
  });

  it('hears nothing of goods that come back in a shipment of their own', async () => {
    const { id, shipment, company, types, disagreements } = await underWay();
    await shipment(id, 'ConfirmDelivery', {});
    await company.settle();
    const told = await types(STREAM);
    const lines = [{ ...pumps, sku: 'PUMP-IS80', qty: 1, uom: 'H87' }];
    const policy = { name: 'returns', steps: [], labels: [] };
    const back = { from: 'SITE-METRO-7', to: { party: 'SH-JIADING' } };
    const direction = 'reverse' as const;
    await shipment('BACK0001', 'PlanShipment', { ...back, direction, lines, policy });
    await company.settle();
    expect(await types('shipment-BACK0001')).toEqual(['ShipmentPlanned']);
    expect(await types(STREAM)).toEqual(told);
    expect(await disagreements()).toEqual([]);
  });

  it('hears nothing of what was imported', async () => {
    const { company, types } = opened();
    const stream = 'shipment-OML660001';
    const lines = [{ order: 'OML:o-1', line: 'i-1', sku: 'unknown', qty: 1, uom: 'H87' }];
    const policy = { name: 'order-management-log', steps: [], labels: [] };
    const data = { lines, from: 'unknown', to: { party: 'unknown' }, policy };
    const at = '2026-03-02T08:00:00.000Z';
    const caller = { actor: 'import:log', role: 'import', capture: 'import' } as const;
    const said = { stream, command: 'PlanShipment', data, at, occurredAt: at, commandId: 'plan' };
    await company.send({ ...said, timeQuality: 'derived' }, caller);
    await company.settle();
    expect(await types(stream)).toEqual(['ShipmentPlanned']);
    expect(await types('order-OML:o-1')).toEqual([]);
  });
});
