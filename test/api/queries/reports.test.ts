import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApi } from '../../support/api.ts';
import { get, openHouse, plan, steps, tell } from './told.ts';

const PATH = '/v1/reports/deliveries';
let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  const order = (number: string, from: string, project: string) => [
    {
      stream: `order-SAP:${number}`,
      command: 'ReceiveOrder',
      data: {
        source: 'SAP',
        number,
        sourceVersion: 1,
        mode: 'full',
        customer: 'C-100',
        project,
        shipTo: { party: 'C-100' },
        window: { start: '2026-03-01T08:00:00+08:00', end: '2026-03-02T20:00:00+08:00' },
        lines: [{ line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87', from }],
      },
    },
    { stream: `order-SAP:${number}`, command: 'AuthoriseOrder', data: {} },
  ];
  house.at('2026-03-02T02:00:00Z');
  await tell(house, ...order('1', 'SH-01', 'METRO'), ...order('2', 'SZ-01', 'DAM'));
  await tell(
    house,
    plan('AAAA1', { order: 'SAP:1', site: 'SH-01', project: 'METRO', carrier: 'SF' }),
    ...steps('AAAA1', 'SAP:1'),
  );
  house.at('2026-03-03T02:00:00Z');
  await tell(
    house,
    plan('AAAA2', { order: 'SAP:2', site: 'SZ-01', project: 'DAM' }),
    ...steps('AAAA2', 'SAP:2'),
  );
  house.at('2026-03-04T02:00:00Z');
});
afterAll(() => house[Symbol.asyncDispose]());

const ask = async (query = '', scope: object = {}) => {
  const { status, body, headers } = await get(house.as('manager', scope), `${PATH}?${query}`);
  expect(status, query).toBe(200);
  expect(headers['lading-position']).toMatch(/^\d+$/);
  return body;
};

describe('the report of deliveries', () => {
  it('is among the reports, in words', async () => {
    const { body } = await get(house.as('manager'), '/v1/reports');
    expect(body.items).toMatchObject([{ name: 'deliveries', path: PATH }]);
    expect((await house.as('manager').get('/v1/reports/weather')).status).toBe(404);
    expect((await house.as('driver').get(PATH)).status).toBe(403);
  });

  it('gives the figures of all, and of every group', async () => {
    expect(await ask()).toMatchObject({
      shipments: 2,
      signedOff: 2,
      otif: { n: 1, base: 2, rate: 0.5 },
    });
    const { groups } = await ask('by=site');
    expect(groups).toMatchObject([
      { key: 'SH-01', otif: { n: 1, base: 1 } },
      { key: 'SZ-01', otif: { n: 0, base: 1 } },
    ]);
  });

  it('of a site, carrier or project has the figures of its group', async () => {
    for (const [dimension, codes] of [
      ['site', ['SH-01', 'SZ-01']],
      ['project', ['METRO', 'DAM']],
      ['carrier', ['SF']],
    ] as const) {
      const { groups } = await ask(`by=${dimension}`);
      for (const code of codes) {
        const { key: _, ...figures } = groups.find((one: { key: string }) => one.key === code);
        expect(await ask(`${dimension}=${code}`), code).toEqual(figures);
      }
    }
    expect(await ask('site=SH-01&project=DAM')).toMatchObject({ shipments: 0, otif: { base: 0 } });
  });

  it('is narrowed to what the asker may see, also in its groups', async () => {
    const own = await ask('by=site', { sites: ['SZ-01'] });
    expect(own).toMatchObject({ shipments: 1, groups: [{ key: 'SZ-01' }] });
    expect(own.groups).toHaveLength(1);
    expect(await ask('site=SH-01', { sites: ['SZ-01'] })).toMatchObject({ shipments: 0 });
  });

  it('is of a period, given in days of the house or in instants', async () => {
    expect((await ask('from=2026-03-03')).shipments).toBe(1);
    expect((await ask('to=2026-03-02')).shipments).toBe(1);
    expect((await ask('from=2026-03-03T12:00:00%2B08:00')).shipments).toBe(0);
    const turned = await house.as('manager').get(`${PATH}?from=2026-03-03&to=2026-03-02`);
    expect([turned.status, turned.body.errors[0].path]).toEqual([400, 'to']);
    const odd = await house.as('manager').get(`${PATH}?from=2026-02-30`);
    expect([odd.status, odd.body.errors[0].rule]).toEqual([400, 'must-be-an-instant']);
  });

  it('as recorded at an instant never changes, and is asked for once that is over', async () => {
    const then = await ask('as-of=2026-03-02T12:00:00Z');
    expect(then).toMatchObject({ shipments: 1, signedOff: 1 });
    const { status, body } = await house.as('manager').get(`${PATH}?as-of=2026-03-04T02:00:00Z`);
    expect([status, body.errors[0].path, body.errors[0].rule]).toEqual([
      400,
      'as-of',
      'instant-must-be-over',
    ]);
  });
});
