import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { AT, IN_ENGLISH, PLAN, planned, wrongIn } from './sending.ts';

const open = () => openApi({ following: false });

describe('a command that was sent before', () => {
  it('gets the first answer again, for the same key and the same data', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const key = { 'idempotency-key': 'plan 4711' };
    const first = await manager.post(`${AT}/plan-shipment`, PLAN, key);
    await manager.post(`${AT}/release-to-warehouse`);
    // The data count: when and where it was told may differ.
    const later = { ...PLAN, occurredAt: '2026-03-02T11:59:00+08:00', device: 'HH-4' };
    const again = await manager.post(`${AT}/plan-shipment`, later, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, replayed: true });
    expect(again.headers).toMatchObject({ etag: '"1"', 'idempotency-replayed': 'true' });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
  });

  it('gets the same refusal again, also when it would be taken by now', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const key = { 'idempotency-key': 'close-1' };
    const first = await manager.post(`${AT}/close-shipment`, {}, key);
    expect(first.status).toBe(409);
    await manager.post(`${AT}/cancel-shipment`, { reason: 'not wanted' });
    expect(await manager.post(`${AT}/close-shipment`, {}, key)).toMatchObject({
      status: 409,
      body: { type: first.body.type },
    });
  });

  it('is 422 with other data, in both languages', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const key = { 'idempotency-key': 'plan-1' };
    await manager.post(`${AT}/plan-shipment`, PLAN, key);
    const other = { ...PLAN, from: 'SH-02' };
    expect(await manager.post(`${AT}/plan-shipment`, other, key)).toMatchObject({
      status: 422,
      body: {
        type: '/problems/idempotency-key-is-used-once',
        status: 422,
        title: '幂等键已被使用',
      },
    });
    const english = await manager.post(`${AT}/plan-shipment`, other, { ...key, ...IN_ENGLISH });
    expect(english.body.title).toBe('The key was used for something else');
  });

  it('is another command where somebody else uses the same key', async () => {
    await using lading = await open();
    const key = { 'idempotency-key': '1' };
    await lading.as('manager').post(`${AT}/plan-shipment`, PLAN, key);
    const other = lading.as('erp');
    expect(await other.post('/v1/shipments/demo-2/plan-shipment', PLAN, key)).toMatchObject({
      status: 201,
      body: { replayed: false },
    });
  });

  it.each(['', 'x'.repeat(256), 'tab\there', 'naïve'])(
    'needs a key of printable ASCII: %j',
    async (key) => {
      await using lading = await open();
      const reply = await lading.as('manager').post(`${AT}/plan-shipment`, PLAN, {
        'idempotency-key': key,
        ...IN_ENGLISH,
      });
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toEqual([
        {
          path: 'idempotency-key',
          rule: 'key-must-be-printable',
          message: 'must be 1 to 255 printable ASCII characters',
        },
      ]);
    },
  );
});

describe('a version that was read', () => {
  it('is insisted on: 412 with the current one, in both languages', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const stale = { 'if-match': '"7"' };
    const reply = await manager.post(`${AT}/release-to-warehouse`, undefined, stale);
    expect(reply).toMatchObject({
      status: 412,
      headers: { etag: '"1"' },
      body: {
        type: '/problems/version-must-be-current',
        detail: '当前版本为 1：请重新读取后再决定',
        params: { version: 1 },
      },
    });
    const english = await manager.post(`${AT}/release-to-warehouse`, undefined, {
      ...stale,
      ...IN_ENGLISH,
    });
    expect(english.body.detail).toBe('It is at version 1 now: read it again, then decide.');
    const current = { 'if-match': '"1"' };
    expect(await manager.post(`${AT}/release-to-warehouse`, undefined, current)).toMatchObject({
      status: 200,
    });
  });

  it('is 0 for a subject that must not be there yet', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const none = { 'if-match': '"0"' };
    expect((await manager.post(`${AT}/plan-shipment`, PLAN, none)).status).toBe(201);
    expect((await manager.post(`${AT}/plan-shipment`, PLAN, none)).status).toBe(412);
  });

  it.each(['7', 'W/"7"', '*', '"7", "8"', '"-1"', '"07"', '"x"'])(
    'is one strong tag in quotes, not %s',
    async (version) => {
      await using lading = await open();
      const manager = lading.as('manager');
      await planned(manager);
      const reply = await manager.post(`${AT}/release-to-warehouse`, undefined, {
        'if-match': version,
      });
      expect(reply.status).toBe(400);
      expect(wrongIn(reply)).toEqual(['if-match: version-must-be-quoted']);
    },
  );
});
