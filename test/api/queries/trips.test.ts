import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApi } from '../../support/api.ts';
import { DRIVER, get, listed, openHouse, plan, tell } from './told.ts';

let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  const trip = (name: string, place: string, shipment: string) => ({
    stream: `trip-${name}`,
    command: 'PlanTrip',
    data: {
      carrier: 'SF',
      stops: [
        { stop: '10', kind: 'site', place },
        { stop: '20', kind: 'consignee', party: 'C-100' },
      ],
      shipments: [{ shipment, loadAt: '10', unloadAt: '20' }],
    },
  });
  await tell(
    house,
    plan('AAAA1'),
    plan('AAAA2', { site: 'SZ-01' }),
    trip('T-1', 'SH-01', 'AAAA1'),
    trip('T-2', 'SZ-01', 'AAAA2'),
    {
      stream: 'trip-T-1',
      command: 'AssignVehicle',
      data: { vehicle: 'A-123', driver: '王师傅 139 0000 0000' },
    },
    { stream: 'trip-T-2', command: 'AssignVehicle', data: { vehicle: 'B-7', driver: DRIVER } },
    { stream: 'trip-T-1', command: 'DepartTrip', data: {} },
  );
  house.at('2026-03-03T06:00:00Z');
  await tell(
    house,
    ...['2026-03-02', '2026-03-03'].map((day) => ({
      stream: `track-T-1-${day}`,
      command: 'RecordPositions',
      data: { points: [{ at: `${day}T05:00:00Z`, lat: 31.2, lon: 121.4, speedKmh: 60 }] },
    })),
  );
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the list of trips', () => {
  const all = (query = '', scope: object = {}) =>
    listed(house.as('warehouse', scope), `/v1/trips?${query}`, 'trip');

  it('is narrowed by standing, carrier, vehicle, place and shipment', async () => {
    expect(await all()).toBe('T-1 T-2');
    expect(await all('standing=under-way')).toBe('T-1');
    expect(await all('carrier=SF&vehicle=B-7')).toBe('T-2');
    expect(await all('place=SZ-01')).toBe('T-2');
    expect(await all('shipment=AAAA1')).toBe('T-1');
    expect(await all('sort=-departedAt')).toBe('T-1 T-2');
  });

  it('shows a site the trips that stop there, and a project none', async () => {
    expect(await all('', { sites: ['SZ-01'] })).toBe('T-2');
    expect(await all('', { projects: ['METRO'] })).toBe('');
  });

  it('shows a driver the own trips', async () => {
    expect(await listed(house.as('driver', {}, { subject: DRIVER }), '/v1/trips', 'trip')).toBe(
      'T-2',
    );
    expect(await listed(house.as('driver'), '/v1/trips', 'trip')).toBe('');
  });
});

describe('the page of a trip', () => {
  it('has its stops, who rides, and the driver for those who may know', async () => {
    const { body, headers } = await get(house.as('service'), '/v1/trips/t-1');
    expect(body).toMatchObject({
      trip: 'T-1',
      standing: 'under-way',
      vehicle: 'A-123',
      driver: '王师傅 139 0000 0000',
      stops: [{ stop: '10', place: 'SH-01', departedAt: expect.any(String) }, { stop: '20' }],
      riders: [{ shipment: 'AAAA1', loadAt: '10', unloadAt: '20' }],
      incidents: [],
    });
    expect(headers.etag).toBe(`"${body.version}"`);
    expect(body.version).toBe(3);
    expect((await get(house.as('warehouse'), '/v1/trips/T-1')).body.driver).toMatch(/^subject:/);
  });

  it('is not there for one that nobody knows or is foreign', async () => {
    const status = async (scope: object, path: string) =>
      (await house.as('warehouse', scope).get(path)).status;
    expect(await status({}, '/v1/trips/T-9')).toBe(404);
    expect(await status({ sites: ['SZ-01'] }, '/v1/trips/T-1')).toBe(404);
    expect(await status({ sites: ['SZ-01'] }, '/v1/tracks/T-1')).toBe(404);
    expect(await status({ sites: ['SZ-01'] }, '/v1/trips/T-2')).toBe(200);
    const driver = house.as('driver', {}, { subject: DRIVER });
    expect((await driver.get('/v1/trips/T-1')).status).toBe(404);
    expect((await driver.get('/v1/trips/T-2')).status).toBe(200);
  });
});

describe('the positions of a trip', () => {
  it('are told by days, the newest first', async () => {
    const { body } = await get(house.as('warehouse'), '/v1/tracks/T-1');
    expect(body).toMatchObject({
      trip: 'T-1',
      days: [
        {
          day: '2026-03-03',
          points: 1,
          positions: [{ at: '2026-03-03T05:00:00.000Z', lat: 31.2 }],
        },
        { day: '2026-03-02', points: 1 },
      ],
    });
    const one = await get(house.as('warehouse'), '/v1/tracks/T-1?day=2026-03-02');
    expect(one.body.days).toMatchObject([{ day: '2026-03-02' }]);
  });

  it('are none for a trip that told none, and not there for an unknown one', async () => {
    expect((await get(house.as('warehouse'), '/v1/tracks/T-2')).body.days).toEqual([]);
    expect((await house.as('warehouse').get('/v1/tracks/T-9')).status).toBe(404);
    expect((await house.as('warehouse').get('/v1/tracks/T-1?day=tomorrow')).status).toBe(400);
  });
});
