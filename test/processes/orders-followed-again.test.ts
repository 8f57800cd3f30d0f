import { describe, expect, it } from 'vitest';
import { CABLE, ORDER, opened, PUMPS } from './ordering.ts';

const STREAM = `order-${ORDER}`;
const pumps = { order: ORDER, line: '10' };
const APART = { lines: [PUMPS, { ...CABLE, carrier: 'SF' }] };
const LESS = { lines: [{ ...PUMPS, qty: 3 }, APART.lines[1] ?? CABLE] };

type World = ReturnType<typeof opened>;

/** What comes of it when the processes begin anew, from the first fact on. */
async function followedAgain({ company }: World): Promise<readonly string[]> {
  const before = await company.ledger.head();
  company.forget();
  await company.settle();
  return (await company.factsAfter(before)).map(({ stream, type }) => `${type} on ${stream}`);
}

async function receive(world: World, sourceVersion: number, body: typeof APART): Promise<void> {
  const message = { source: 'ERP-800', number: '0045', mode: 'full', customer: 'METRO' } as const;
  const shipTo = { party: 'SITE-METRO-7', address: 'GATE-2' };
  await world.order('ReceiveOrder', { ...message, shipTo, ...body, sourceVersion });
}

describe('followed again from the first fact on', () => {
  it('an ask that was answered is not asked again, whatever became of the goods', async () => {
    const world = opened();
    const [pumpsIn = '', cableIn = ''] = await world.split(APART);
    await receive(world, 2, LESS);
    await world.company.settle();
    await world.shipment(pumpsIn, 'ConfirmPick', { ...pumps, qty: 3 });
    await world.order('MergeShipments', { merge: 'M1', from: pumpsIn, to: cableIn });
    await world.company.settle();
    const before = await world.types(STREAM);
    expect(await followedAgain(world)).toEqual([]);
    expect(await world.types(STREAM)).toEqual(before);
  });

  it('an ask that somebody else had seen to is not asked again either', async () => {
    const world = opened();
    const [shipment = ''] = await world.split(APART);
    const lines = (qty: number) => [{ ...pumps, qty }];
    await receive(world, 2, LESS);
    await world.shipment(shipment, 'AmendShipment', { lines: lines(3), reason: 'they called' });
    await world.company.settle();
    await world.shipment(shipment, 'AmendShipment', { lines: lines(6), reason: 'called again' });
    await world.company.settle();
    expect(await followedAgain(world)).toEqual([]);
    expect(await world.disagreements()).toEqual([]);
  });

  it('an ask of a shipment that was called off in time stays answered', async () => {
    const world = opened();
    const [shipment = ''] = await world.split(APART);
    await receive(world, 2, LESS);
    await world.shipment(shipment, 'CancelShipment', { reason: 'not wanted' });
    await world.company.settle();
    await world.shipment(shipment, 'ConfirmPick', { ...pumps, qty: 2 });
    await world.company.settle();
    expect(await world.types(STREAM)).not.toContain('LinesCancelRefused');
    expect(await followedAgain(world)).toEqual([]);
    expect(await world.disagreements()).toEqual([]);
  });

  it('a merge that the target refused stays refused for that', async () => {
    const world = opened();
    const [target = '', source = ''] = await world.split(APART);
    await world.order('MergeShipments', { merge: 'M1', from: source, to: target });
    await world.shipment(target, 'CancelShipment', { reason: 'not wanted' });
    await world.company.settle();
    expect(await world.last(STREAM, 'MergeRefused')).toMatchObject({
      rule: 'shipment-must-not-be-cancelled',
    });
    await world.shipment(source, 'ChangeDestination', { address: 'GATE-9', reason: 'blocked' });
    await world.company.settle();
    expect(await followedAgain(world)).toEqual([]);
  });

  it('an order is not split because its source has come to say so since', async () => {
    const world = opened();
    await world.split(APART);
    await receive(world, 2, { lines: [{ ...PUMPS, qty: 9 }, APART.lines[1] ?? CABLE] });
    await world.company.settle();
    await world.master('source', 'ERP-800', { split: 'automatic' });
    await world.company.settle();
    expect(await followedAgain(world)).toEqual([]);
    expect(await world.placed()).toHaveLength(2);
  });
});
