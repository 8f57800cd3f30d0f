import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { AT, PICK, PLAN, planned } from './sending.ts';

const open = () => openApi({ following: false });

describe('a subject that is not to be known', () => {
  const UNKNOWN = {
    type: '/problems/subject-must-be-known',
    title: '没有找到',
    status: 404,
    detail: '没有这一项，或者您不能看到它',
  };

  it('is 404 where it is not there, whatever is sent about it', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const replies = await Promise.all([
      manager.post('/v1/shipments/NONE-1/release-to-warehouse'),
      manager.post('/v1/shipments/NONE-1/confirm-pick', PICK),
      manager.post('/v1/shipments/NONE-1/release-to-warehouse', undefined, { 'if-match': '"3"' }),
      manager.post('/v1/orders/SAP:1/lift-order-hold', { hold: 'H-1' }),
      manager.post('/v1/trips/T-260302-01/complete-trip', {}),
      manager.post('/v1/party/C-100/retire', {}),
    ]);
    for (const { status, body } of replies) {
      const { instance: _, ...said } = body;
      expect(status).toBe(404);
      expect(said).toEqual(UNKNOWN);
    }
    expect(await lading.api.ledger.head()).toBe(0);
  });

  it('is answered just so where it lies outside of the scope, replays included', async () => {
    await using lading = await open();
    const key = { 'idempotency-key': 'plan-1' };
    await lading.as('manager').post(`${AT}/plan-shipment`, PLAN, key);
    const elsewhere = lading.as('manager', { sites: ['BJ-01'] });
    const attempts = [
      await elsewhere.post(`${AT}/release-to-warehouse`),
      await elsewhere.post(`${AT}/release-to-warehouse`, undefined, { 'if-match': '"9"' }),
      await elsewhere.post(`${AT}/plan-shipment`, PLAN, key),
      await elsewhere.post('/v1/shipments/demo-2/plan-shipment', PLAN),
    ];
    for (const reply of attempts) {
      const { instance: _, ...said } = reply.body;
      expect(said).toEqual(UNKNOWN);
      expect(reply.headers.etag).toBeUndefined();
    }
    const own = lading.as('manager', { sites: ['SH-01'] });
    expect((await own.post(`${AT}/release-to-warehouse`)).status).toBe(200);
  });

  it('is the load of another driver', async () => {
    await using lading = await open();
    await planned(lading.as('manager'));
    const driver = lading.as('driver', {}, { subject: `subject:${'1'.repeat(32)}` });
    expect((await driver.post(`${AT}/arrive-shipment`, { place: 'HUB' })).status).toBe(404);
  });
});

describe('a role', () => {
  it('that may never do it is 403; nobody in particular is 401', async () => {
    await using lading = await open();
    await planned(lading.as('manager'));
    expect(await lading.as('auditor').post(`${AT}/release-to-warehouse`)).toMatchObject({
      status: 403,
      body: { type: '/problems/role-must-allow-it', params: { action: 'shipment:plan' } },
    });
    expect((await lading.stranger.post(`${AT}/release-to-warehouse`)).status).toBe(401);
  });
});
