import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApi } from '../../support/api.ts';
import { DRIVER, get, listed, openHouse, plan, steps, tell } from './told.ts';

let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  await tell(
    house,
    plan('OML-660001', { site: 'SH-01', project: 'METRO', division: 'PUMPS', carrier: 'SF' }),
    plan('OML660002', { order: 'SAP:DN-7', customer: 'ACME', site: 'SZ-01', division: 'VALVES' }),
    plan('OML660003', { site: 'SZ-01', windowEnd: '2026-03-02T10:00:00+08:00' }),
    plan('OML660004', { site: 'SH-01', windowEnd: '2026-03-02T20:00:00+08:00' }),
    plan('OML660005', { site: 'SH-01', windowEnd: '2026-03-01T20:00:00+08:00' }),
    ...steps('OML660005'),
    { stream: 'shipment-OML660001', command: 'ReleaseToWarehouse', data: {} },
    {
      stream: 'shipment-OML660001',
      command: 'TenderToCarrier',
      data: { tender: 'T1', carrier: 'SF' },
    },
    {
      stream: 'shipment-OML660001',
      command: 'AcceptTender',
      data: { tender: 'T1', waybills: [{ waybill: 'SF1490022718' }] },
    },
    {
      stream: 'trip-T-1',
      command: 'PlanTrip',
      data: {
        stops: [
          { stop: '10', kind: 'site', place: 'SH-01' },
          { stop: '20', kind: 'consignee', party: 'C-100' },
        ],
        shipments: [{ shipment: 'OML660004', loadAt: '10', unloadAt: '20' }],
      },
    },
    {
      stream: 'trip-T-1',
      command: 'AssignVehicle',
      data: { vehicle: 'A-123', driver: DRIVER },
    },
  );
});
afterAll(() => house[Symbol.asyncDispose]());

const all = (query: string) => listed(house.as('manager'), `/v1/shipments?${query}`);

describe('the list of shipments', () => {
  it('says of each where it stands, by its id, and at which position that was', async () => {
    const head = await house.api.ledger.head();
    const { body, headers } = await get(house.as('manager'), `/v1/shipments?min-position=${head}`);
    expect(headers['lading-position']).toBe(String(head));
    expect(body.items).toHaveLength(5);
    expect(body).not.toHaveProperty('cursor');
    expect(body.items[0]).toMatchObject({
      shipment: 'OML660001',
      stage: 'released',
      n: 0,
      of: 1,
      counts: 'lines',
      orders: ['SAP:4711'],
      site: 'SH-01',
      carrier: 'SF',
      late: false,
      trips: [],
      unresolved: [],
      deviations: 0,
      exceptions: {},
    });
  });

  it('keeps what it counts with to itself', async () => {
    const { body } = await get(house.as('manager'), '/v1/shipments');
    for (const inner of ['progress', 'last', 'numbers', 'due']) {
      expect(body.items[0]).not.toHaveProperty(inner);
    }
  });

  it('is narrowed by stage, site, carrier, project, division, customer, order and trip', async () => {
    expect(await all('stage=released')).toBe('OML660001');
    expect(await all('stage=released,signed-off')).toBe('OML660001 OML660005');
    expect(await all('site=SZ-01')).toBe('OML660002 OML660003');
    expect(await all('carrier=SF')).toBe('OML660001');
    expect(await all('project=METRO')).toBe('OML660001');
    expect(await all('division=VALVES')).toBe('OML660002');
    expect(await all('customer=ACME')).toBe('OML660002');
    expect(await all('order=SAP:DN-7')).toBe('OML660002');
    expect(await all('trip=T-1')).toBe('OML660004');
    expect(await all('site=SZ-01&customer=C-100')).toBe('OML660003');
    expect(await all('site=NOWHERE')).toBe('');
  });

  it('calls late what is not signed off at the end of its window, and says for how long', async () => {
    expect(await all('late=true')).toBe('OML660003');
    const { body } = await get(house.as('manager'), '/v1/shipments?late=true');
    expect(body.items[0]).toMatchObject({ late: true, lateMs: 2 * 3_600_000 });
  });

  it('goes on from page to page, in either direction', async () => {
    for (const sort of ['shipment', '-shipment', 'since', '-due']) {
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await get(
          house.as('manager'),
          `/v1/shipments?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...body.items.map(({ shipment }: { shipment: string }) => shipment));
        if (body.cursor === undefined) break;
        cursor = body.cursor;
      }
      expect(seen.join(' '), sort).toBe(await all(`sort=${sort}`));
      expect(new Set(seen).size).toBe(5);
    }
    expect((await all('sort=-shipment')).split(' ')[0]).toBe('OML660005');
    expect((await all('sort=due')).split(' ').slice(0, 2).join(' ')).toBe('OML660003 OML660004');
  });

  it('refuses what is no parameter, no stage, no page and no cursor of it, by name', async () => {
    const wrong = async (query: string) => {
      const { status, body } = await get(house.as('manager'), `/v1/shipments?${query}`);
      return [status, ...body.errors.map(({ path, rule }: Record<string, string>) => [path, rule])];
    };
    expect(await wrong('colour=red')).toEqual([400, ['colour', 'field-is-unknown']]);
    expect(await wrong('stage=lost')).toEqual([400, ['stage', 'must-be-one-of']]);
    expect(await wrong('limit=201')).toEqual([400, ['limit', 'must-be-at-most']]);
    expect(await wrong('limit=0')).toEqual([400, ['limit', 'must-be-at-least']]);
    expect(await wrong('limit=1.5')).toMatchObject([400, ['limit', expect.any(String)]]);
    expect(await wrong('late=false')).toEqual([400, ['late', 'must-be-one-of']]);
    expect(await wrong('cursor=rubbish')).toEqual([400, ['cursor', 'query-must-be-answerable']]);
  });
});

describe('what somebody types', () => {
  it('is a shipment in any spelling, an order number, a waybill, a unit or a customer', async () => {
    expect(await all('q=oml-660001')).toBe('OML660001');
    expect(await all('q=dn-7')).toBe('OML660002');
    expect(await all('q=sap:DN-7')).toBe('OML660002');
    expect(await all('q=sf1490022718')).toBe('OML660001');
    expect(await all('q=oml660005-u001')).toBe('OML660005');
    expect(await all('q=acme')).toBe('OML660002');
    expect(await all('q=nobody')).toBe('');
  });

  it('is the beginning of an id where it is nothing whole', async () => {
    expect(await all('q=oml-66')).toBe('OML660001 OML660002 OML660003 OML660004 OML660005');
  });

  it('goes together with the other conditions', async () => {
    expect(await all('q=4711&site=SZ-01')).toBe('OML660003');
    expect(await all('q=acme&customer=C-100')).toBe('');
  });
});

describe('whoever is confined', () => {
  it('to a site, project or division finds what is of it and nothing else', async () => {
    const of = (scope: object, query = '') =>
      listed(house.as('manager', scope), `/v1/shipments?${query}`);
    expect(await of({ sites: ['SZ-01'] })).toBe('OML660002 OML660003');
    expect(await of({ sites: ['SZ-01', 'NOWHERE'] }, 'site=SH-01')).toBe('');
    expect(await of({ sites: ['SZ-01'] }, 'q=oml660001')).toBe('');
    expect(await of({ projects: ['METRO'] })).toBe('OML660001');
    expect(await of({ divisions: ['PUMPS', 'VALVES'] })).toBe('OML660001 OML660002');
    expect(await of({ divisions: ['PUMPS', 'VALVES'], sites: ['SZ-01'] })).toBe('OML660002');
    expect(await of({ sites: [] })).toBe('');
  });

  it('as a driver finds the own loads', async () => {
    const own = house.as('driver', {}, { subject: DRIVER });
    expect(await listed(own, '/v1/shipments')).toBe('OML660004');
    expect(await listed(own, '/v1/shipments?trip=T-2')).toBe('');
    expect(await listed(house.as('driver'), '/v1/shipments')).toBe('');
  });
});
