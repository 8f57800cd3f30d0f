import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/wording/examples.ts';
import { openApi } from '../../support/api.ts';
import { AT, IN_ENGLISH, PICK, PLAN, planned, STREAM, wrongIn } from './sending.ts';

const open = () => openApi({ following: false });

describe('a command that is recorded', () => {
  it('creates its subject: 201, where it is read, the version and the position', async () => {
    await using lading = await open();
    const reply = await planned(lading.as('manager'));
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      stream: STREAM,
      version: 1,
      position: 1,
      facts: [
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'ShipmentPlanned', version: 1 },
      ],
      replayed: false,
    });
    expect(reply.headers).toMatchObject({
      etag: '"1"',
      location: '/v1/shipments/DEMO1',
      'lading-position': '1',
    });
  });

  it('is answered 200 where the subject was there, and without facts where nothing is new', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const first = await manager.post(`${AT}/release-to-warehouse`);
    expect(first).toMatchObject({ status: 200, body: { version: 2, replayed: false } });
    expect(first.headers.location).toBeUndefined();
    expect(await manager.post(`${AT}/release-to-warehouse`)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { version: 2, facts: [], replayed: false },
    });
  });

  it('carries who told it, when, where and with which device', async () => {
    await using lading = await open();
    const erp = lading.as('erp', {}, { source: 'SAP-800' });
    await erp.post(`${AT}/plan-shipment`, {
      ...PLAN,
      occurredAt: '2026-03-02T11:30:00+08:00',
      device: 'HH-3',
      deviceSeq: 17,
      place: { site: 'SH-01' },
    });
    const [fact] = await lading.api.ledger.read(STREAM, 0, 1);
    expect(fact?.data).toEqual(PLAN);
    expect(fact?.meta).toMatchObject({
      occurredAt: '2026-03-02T11:30:00.000+08:00',
      actor: 'key:erp',
      role: 'erp',
      capture: 'api',
      source: 'SAP-800',
      device: 'HH-3',
      deviceSeq: 17,
      place: { site: 'SH-01' },
    });
  });

  it('means its own place where it has a field of that name', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const body = { stop: 'hub', place: 'HUB-WUHAN', device: 'HH-3' };
    expect(await manager.post(`${AT}/arrive-shipment`, body)).toMatchObject({ status: 200 });
    const [arrived] = await lading.api.ledger.read(STREAM, 1, 1);
    expect(arrived?.data).toMatchObject({ place: 'HUB-WUHAN' });
    expect(arrived?.meta).toMatchObject({ device: 'HH-3' });
    expect(arrived?.meta.place).toBeUndefined();
  });

  it('finds its subject in any spelling, and an order by its source and number', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const released = await manager.post('/v1/shipments/DEMO-1/release-to-warehouse');
    expect(released).toMatchObject({ status: 200, body: { stream: STREAM } });
    const unknown = await manager.post('/v1/orders/SAP%20800:47%2F11/authorise-order');
    expect(unknown.status).toBe(404);
  });
});

describe('a command that a rule says no to', () => {
  it('is 409 with the rule, what it found, and the current version', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    await manager.post(`${AT}/hold-shipment`, {
      hold: 'H-1',
      scope: 'all',
      reason: 'unpaid',
      kind: 'credit',
    });
    const reply = await manager.post(`${AT}/release-to-warehouse`, undefined, IN_ENGLISH);
    expect(reply).toMatchObject({
      status: 409,
      headers: { etag: '"2"', 'content-type': 'application/problem+json; charset=utf-8' },
      body: { type: '/problems/shipment-must-not-be-held', status: 409 },
    });
    const chinese = await manager.post(`${AT}/release-to-warehouse`);
    expect(chinese.body.detail).toMatch(/\p{Script=Han}/u);
    expect(reply.body.detail).not.toMatch(/\p{Script=Han}/u);
  });

  it('says what the rule looked at', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const reply = await manager.post(
      `${AT}/lift-hold`,
      { hold: 'H-9', reason: 'paid' },
      IN_ENGLISH,
    );
    expect(reply).toMatchObject({
      status: 409,
      body: { detail: 'There is no hold H-9.', params: { hold: 'H-9' } },
    });
  });
});

describe('a body that is wrong', () => {
  it('is 400 with each path, unknown fields by their names', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    await planned(manager);
    const reply = await manager.post(`${AT}/confirm-pick`, { ...PICK, qty: 'two', colour: 'red' });
    expect(reply).toMatchObject({
      status: 400,
      body: { type: '/problems/request-must-be-well-formed' },
    });
    expect(wrongIn(reply)).toEqual(['qty: must-be-a-number', 'colour: field-is-unknown']);
    expect(await lading.api.ledger.head()).toBe(1);
  });

  it('is 400 where the telling is wrong, and where it is no object', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const at = `${AT}/confirm-pick`;
    const noTime = await manager.post(at, { ...PICK, occurredAt: 'yesterday' });
    expect(wrongIn(noTime)).toEqual(['occurredAt: must-be-an-instant']);
    const noPlace = await manager.post(at, { ...PICK, place: { lat: 100 } });
    expect(wrongIn(noPlace)).toEqual(['place.lat: must-be-at-most']);
    expect(wrongIn(await manager.post(at, [PICK]))).toEqual([': must-be-an-object']);
    expect(wrongIn(await manager.post(at))).toEqual([': field-is-required']);
    const asked = await manager.post(`${at}?dry-run=yes&force=1`, PICK);
    expect(wrongIn(asked)).toEqual(['dry-run: must-be-one-of', 'force: field-is-unknown']);
  });

  it('is 400 for an id that no subject can have, with what is wrong with it', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const misread = await manager.post('/v1/shipments/PS1E-CGE6-1HZN-BFF/release-to-warehouse');
    expect(misread.status).toBe(400);
    expect(wrongIn(misread)).toEqual(['id: check-symbol-must-match']);
    const short = await manager.post('/v1/trips/x/complete-trip', {});
    expect(wrongIn(short)).toEqual(['id: id-must-be-well-formed']);
  });
});

describe('positions of a trip', () => {
  it('begin the track of a day, which is read with the other days of its trip', async () => {
    await using lading = await open();
    const manager = lading.as('admin');
    const { id, commands } = examples.trip;
    await manager.post(`/v1/trips/${id}/plan-trip`, commands.PlanTrip);
    const departed = { occurredAt: '2026-03-02T00:00:00Z' };
    expect((await manager.post(`/v1/trips/${id}/depart-trip`, departed)).status).toBe(200);
    const points = [{ at: '2026-03-02T01:00:00Z', lat: 31.2, lon: 120.6 }];
    const reply = await manager.post(`/v1/tracks/${id}-2026-03-02/record-positions`, { points });
    expect(reply).toMatchObject({ status: 201, headers: { location: `/v1/tracks/${id}` } });
    const unplanned = await manager.post('/v1/tracks/T-9-2026-03-02/record-positions', { points });
    expect(wrongIn(unplanned)).toEqual(['points.0.at: points-must-be-during-the-trip']);
  });
});
