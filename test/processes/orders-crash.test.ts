import { describe, expect, it } from 'vitest';
import { BODY, CABLE, ORDER, opened, PUMPS } from './ordering.ts';

const pumps = { order: ORDER, line: '10' };

/** A life of an order with a bit of everything; the processes are killed where `crash` says. */
async function lived(crash?: number): Promise<readonly unknown[]> {
  const world = opened();
  const { order, shipment, company, placed } = world;
  const settle = async (): Promise<void> => {
    if (crash !== undefined) await company.settle(crash);
    await company.settle();
  };
  await order('ReceiveOrder', { ...BODY, lines: [PUMPS, { ...CABLE, carrier: 'SF' }] });
  await order('AuthoriseOrder', {});
  await order('PlanSplit', {});
  await settle();
  const [one = '', other = ''] = await placed();
  await order('HoldOrder', { hold: 'H1', kind: 'credit', scope: 'pick' });
  await settle();
  await order('LiftOrderHold', { hold: 'H1' });
  await settle();
  const short = { reason: 'out-of-stock', decision: 'backorder' } as const;
  await shipment(one, 'ReportShortPick', { ...pumps, qty: 2, ...short });
  await settle();
  await order('ReplanSplit', {});
  await settle();
  const lines = [PUMPS, { ...CABLE, carrier: 'SF', qty: 2 }];
  await order('ReceiveOrder', { ...BODY, sourceVersion: 2, lines });
  await settle();
  await order('MergeShipments', { merge: 'M1', from: other, to: one });
  await settle();
  const some = [{ line: '10', qty: 1 }, { line: '20' }];
  await order('CancelOrderLines', { request: 'R1', lines: some, reason: 'too many' });
  await settle();
  const contents = [{ ...pumps, qty: 2 }];
  await shipment(one, 'PackUnit', { unit: 'U1', kind: 'carton', contents });
  await shipment(one, 'DepartShipment', {});
  await shipment(one, 'ConfirmDelivery', {});
  await settle();
  await order('CancelOrderLines', {
    request: 'R2',
    lines: [{ line: '10', qty: 1 }],
    reason: 'enough',
  });
  await settle();
  expect(await world.disagreements(), `killed at ${crash}`).toEqual([]);
  const facts = await company.factsAfter(0);
  return facts
    .map(({ stream, type, data }) => JSON.stringify([stream, type, data]))
    .filter((fact) => !fact.includes('StubMade'))
    .sort();
}

describe('the processes between orders and shipments', () => {
  it('come to the same facts wherever they are killed', async () => {
    const undisturbed = await lived();
    expect(undisturbed.length).toBeGreaterThan(30);
    for (let crash = 1; crash <= 9; crash += 1) {
      expect(await lived(crash), `killed at ${crash}`).toEqual(undisturbed);
    }
  });
});
