import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawCommand } from '../../../src/intake/raw-command.ts';
import type { OpenedApi } from '../../support/api.ts';
import { get, listed, openHouse, post, tell } from './told.ts';

let house: OpenedApi;

const body = (number: string, more: object = {}) => ({
  source: 'SAP',
  number,
  sourceVersion: 1,
  mode: 'full',
  customer: 'C-100',
  shipTo: { party: 'C-100', address: 'GATE-1', contact: '周建国 138 0013 8000' },
  division: 'PUMPS',
  lines: [
    { line: 10, sku: 'PUMP-8', qty: 4, uom: 'H87', from: 'SH-01' },
    { line: 20, sku: 'SEAL-1', qty: 10, uom: 'H87', from: 'SZ-01' },
  ],
  ...more,
});
const receive = (number: string, more: object = {}): RawCommand => ({
  stream: `order-SAP:${number}`,
  command: 'ReceiveOrder',
  data: body(number, more),
});
const to = (number: string, command: string, data: object = {}): RawCommand => ({
  stream: `order-SAP:${number}`,
  command,
  data,
});

beforeAll(async () => {
  house = await openHouse();
  await tell(
    house,
    receive('1'),
    to('1', 'AuthoriseOrder'),
    to('1', 'PlanSplit'),
    receive('2', {
      customer: 'ACME',
      project: 'METRO',
      lines: [{ line: 10, sku: 'PUMP-8', qty: 1, uom: 'H87' }],
    }),
    to('2', 'HoldOrder', { hold: 'H1', kind: 'credit', scope: 'all' }),
  );
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the list of orders', () => {
  const all = (query = '', scope: object = {}) =>
    listed(house.as('sales', scope), `/v1/orders?${query}`, 'order');

  it('is narrowed by customer, project, number, site and shipment', async () => {
    expect(await all()).toBe('SAP:1 SAP:2');
    expect(await all('sort=-order')).toBe('SAP:2 SAP:1');
    expect(await all('sort=receivedAt&limit=1')).toBe('SAP:1');
    expect(await all('customer=ACME')).toBe('SAP:2');
    expect(await all('project=METRO&division=PUMPS')).toBe('SAP:2');
    expect(await all('number=1')).toBe('SAP:1');
    expect(await all('site=SZ-01')).toBe('SAP:1');
    const { body: page } = await get(house.as('sales'), '/v1/orders/SAP:1');
    expect(await all(`shipment=${page.shipments[0].shipment}`)).toBe('SAP:1');
  });

  it('says of each how far it is', async () => {
    const { body: list } = await get(house.as('sales'), '/v1/orders');
    expect(list.items).toMatchObject([
      { order: 'SAP:1', held: false, lines: 2, plan: 1 },
      { order: 'SAP:2', held: true, lines: 1 },
    ]);
  });

  it('holds what lies within the scope, and for a driver nothing', async () => {
    expect(await all('', { sites: ['SZ-01'] })).toBe('SAP:1');
    expect(await all('', { projects: ['METRO'] })).toBe('SAP:2');
    expect(await all('site=SH-01', { sites: ['SZ-01'] })).toBe('');
    expect(await listed(house.as('driver'), '/v1/orders', 'order')).toBe('');
  });
});

describe('the page of an order', () => {
  it('has its shipments with the reasons for each, in the language of the reader', async () => {
    const { body: page, headers } = await get(house.as('sales'), '/v1/orders/SAP:1');
    expect(headers.etag).toBe(`"${page.version}"`);
    expect(page.shipments).toMatchObject([
      {
        stage: 'planned',
        site: 'SH-01',
        reasons: [{ code: 'ship-from', text: '发货地不同：SH-01' }],
      },
      {
        stage: 'planned',
        site: 'SZ-01',
        reasons: [{ code: 'ship-from', text: '发货地不同：SZ-01' }],
      },
    ]);
    const english = await house.as('sales').get('/v1/orders/SAP:1', { 'accept-language': 'en' });
    expect(english.body.shipments[0].reasons[0].text).toBe('ship-from: SH-01');
  });

  it('says where its quantities are', async () => {
    const { body: page } = await get(house.as('sales'), '/v1/orders/SAP:1');
    expect(page.figures).toMatchObject([
      { line: '10', ordered: 4, allocated: 4, unplaced: 0 },
      { line: '20', ordered: 10, allocated: 10, unplaced: 0 },
    ]);
  });

  it('names the contact to those who may know, and to no others', async () => {
    const contact = async (role: 'sales' | 'warehouse') =>
      (await get(house.as(role), '/v1/orders/SAP:1')).body.shipTo.contact;
    expect(await contact('sales')).toBe('周建国 138 0013 8000');
    expect(await contact('warehouse')).toMatch(/^subject:/);
  });

  it('shows a site its own shipments of it', async () => {
    const { body: page } = await get(house.as('sales', { sites: ['SZ-01'] }), '/v1/orders/SAP:1');
    expect(page.shipments).toMatchObject([{ site: 'SZ-01' }]);
  });

  it('is not there for one that nobody knows, is no id or is foreign', async () => {
    const foreign = house.as('sales', { projects: ['METRO'] });
    for (const [asker, id] of [
      [house.as('sales'), 'SAP:9'],
      [house.as('sales'), 'nothing'],
      [foreign, 'SAP:1'],
      [house.as('driver'), 'SAP:1'],
    ] as const) {
      expect((await asker.get(`/v1/orders/${id}`)).status, id).toBe(404);
    }
    expect((await foreign.get('/v1/orders/SAP:2')).status).toBe(200);
  });
});

describe('trying a split', () => {
  const path = '/v1/orders/preview-split';

  it('says into which shipments an order would go that nobody has sent yet', async () => {
    const before = await house.api.ledger.head();
    const { status, body: split } = await post(house.as('erp'), path, body('77'));
    expect(status).toBe(200);
    const why = (site: string) => [
      { code: 'ship-from', params: { site }, text: `发货地不同：${site}` },
    ];
    expect(split).toEqual({
      shipments: [
        {
          from: 'SH-01',
          to: { party: 'C-100', address: 'GATE-1' },
          lines: [{ line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87', reasons: why('SH-01') }],
        },
        {
          from: 'SZ-01',
          to: { party: 'C-100', address: 'GATE-1' },
          lines: [{ line: '20', sku: 'SEAL-1', qty: 10, uom: 'H87', reasons: why('SZ-01') }],
        },
      ],
      backorders: [],
      more: false,
    });
    expect(await house.api.ledger.head()).toBe(before);
  });

  it('takes a known order, held or not, and a site for lines that name none', async () => {
    const { body: split } = await post(house.as('sales'), path, { order: 'SAP:2', from: 'SH-02' });
    expect(split.shipments).toMatchObject([
      { from: 'SH-02', lines: [{ line: '10', qty: 1, reasons: [{ code: 'whole-order' }] }] },
    ]);
    const { body: nothing } = await post(house.as('sales'), path, { order: 'SAP:1' });
    expect(nothing).toEqual({ shipments: [], backorders: [], more: false });
  });

  it('answers a rule as the split itself would', async () => {
    const refused = await house.as('sales').post(path, { order: 'SAP:2' });
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/line-needs-a-site']);
    const twice = { lines: [body('77').lines[0], body('77').lines[0]] };
    const flawed = await house.as('sales').post(path, body('77', twice));
    expect([flawed.status, flawed.body.type]).toEqual([409, '/problems/line-must-be-listed-once']);
  });

  it('names what is wrong with the body, and knows no foreign order', async () => {
    const wrong = await house.as('sales').post(path, body('77', { lines: [] }));
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'lines']);
    const unknown = await house.as('sales').post(path, { order: 'SAP:9' });
    const foreign = await house.as('sales', { projects: ['METRO'] }).post(path, { order: 'SAP:1' });
    expect([unknown.status, foreign.status]).toEqual([404, 404]);
  });
});
