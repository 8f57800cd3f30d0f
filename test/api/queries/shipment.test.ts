import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApi } from '../../support/api.ts';
import { DRIVER, get, openHouse, plan, steps, tell } from './told.ts';

const ID = 'OML660001';
const PUMPS = { order: 'SAP:4711', line: '10', qty: 2 };
const PAGE = `/v1/shipments/${ID}`;
let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  house.at('2026-03-02T01:00:00Z');
  await tell(
    house,
    { ...plan(ID, { windowEnd: '2026-03-02T20:00:00+08:00', division: 'PUMPS' }) },
    ...steps(ID).slice(0, 2),
  );
  house.at('2026-03-02T03:00:00Z');
  const stream = `shipment-${ID}`;
  await tell(
    house,
    ...steps(ID).slice(2, 4),
    { stream, command: 'ReviseEta', data: { eta: '2026-03-02T18:30:00+08:00', by: 'carrier' } },
    { stream, command: 'HoldShipment', data: { hold: 'H1', kind: 'customs', scope: 'deliver' } },
    { stream, command: 'LiftHold', data: { hold: 'H1' } },
    {
      stream,
      command: 'CorrectRecord',
      data: {
        groups: [
          {
            target: 3,
            kind: 'incorrect_data',
            replacements: [{ type: 'ItemPicked', data: { ...PUMPS, bin: 'B-2' } }],
          },
        ],
        reason: 'wrong bin',
      },
    },
  );
  house.at('2026-03-02T06:00:00Z');
  await tell(house, ...steps(ID).slice(4));
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the page of a shipment', () => {
  it('says all that is known of it, line by line and unit by unit', async () => {
    const { status, body } = await get(house.as('warehouse'), '/v1/shipments/oml-660001');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      shipment: ID,
      from: 'SH-01',
      to: { party: 'C-100', address: 'GATE-1' },
      division: 'PUMPS',
      policy: 'plain',
      late: false,
      window: { start: '2026-03-01T00:00:00.000Z', end: '2026-03-02T12:00:00.000Z' },
      carriage: { eta: '2026-03-02T10:30:00.000Z', tenders: [], waybills: [], trips: [] },
      papers: { required: [], lacking: [], documents: [], receipts: [], goodsIssues: [] },
      holds: [],
      redirects: [],
      intercepts: [],
      units: [{ unit: `${ID}-U001`, contents: [{ order: 'SAP:4711', line: '10', qty: 2 }] }],
    });
    expect(body.lines).toMatchObject([{ sku: 'PUMP-8', uom: 'H87', ordered: 2, packed: 2 }]);
    expect(body.notes.holds).toHaveLength(2);
    expect(body.corrections).toHaveLength(1);
    for (const inner of ['progress', 'last', 'plan', 'registers', 'closings', 'timeline']) {
      expect(body).not.toHaveProperty(inner);
    }
  });

  it('has the version of its stream as ETag, which If-Match takes', async () => {
    const { headers, body } = await get(house.as('admin'), PAGE);
    const facts = await house.api.ledger.read(`shipment-${ID}`, 0, 100);
    expect(headers.etag).toBe(`"${facts.length}"`);
    expect(body.version).toBe(facts.length);
    const path = `${PAGE}/attach-document?dry-run=true`;
    const document = { kind: 'msds', number: 'M-1' };
    const sent = await house.as('admin').post(path, document, { 'if-match': headers.etag ?? '' });
    expect(sent.status).toBe(200);
    const stale = await house.as('admin').post(path, document, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
  });

  it('names who signed only to those who may know', async () => {
    const signatory = async (role: 'manager' | 'warehouse') =>
      (await get(house.as(role), PAGE)).body.signOffs[0].signatory;
    expect(await signatory('manager')).toBe('李雷');
    expect(await signatory('warehouse')).toMatch(/^subject:[0-9a-f]{32}$/);
  });

  it('is as of an instant what was known, or what had happened', async () => {
    const at = (instant: string, by: string) =>
      get(house.as('manager'), `${PAGE}?at=${instant}&by=${by}`);
    const early = await at('2026-03-02T02:00:00Z', 'recorded');
    expect(early.body).toMatchObject({
      stage: 'picked',
      version: 3,
      asOf: { at: '2026-03-02T02:00:00.000Z', by: 'recorded' },
    });
    expect(early.body.lines[0].picked).toBe(2);
    expect(early.headers).not.toHaveProperty('etag');
    const corrected = (await at('2026-03-02T02:00:00Z', 'occurred')).body;
    expect([corrected.stage, corrected.version > 3]).toEqual(['picked', true]);
    expect((await at('2026-03-02T12:00:00%2B08:00', 'occurred')).body.asOf.at).toBe(
      '2026-03-02T04:00:00.000Z',
    );
    expect((await at('2026-03-01T00:00:00Z', 'recorded')).status).toBe(404);
  });

  it('is not certain as recorded at an instant that is not over', async () => {
    const { status, body } = await house
      .as('manager')
      .get(`${PAGE}?at=2026-03-02T06:00:00Z&by=recorded`);
    expect([status, body.errors[0].rule]).toEqual([400, 'instant-must-be-over']);
  });

  it('is late as of an instant after its window, unless it was signed off', async () => {
    const { body } = await get(house.as('manager'), `${PAGE}?at=2026-03-02T05:00:00Z`);
    expect([body.stage === 'signed-off', body.late]).toEqual([false, false]);
  });

  it('is not there for one that nobody knows, is no id or is foreign', async () => {
    const asked = [
      house.as('manager').get('/v1/shipments/OML999999'),
      house.as('manager').get('/v1/shipments/a'),
      house.as('manager', { sites: ['SZ-01'] }).get(PAGE),
      house.as('manager', { sites: ['SZ-01'] }).get(`${PAGE}?by=occurred`),
      house.as('manager', { sites: ['SZ-01'] }).get(`${PAGE}/facts`),
      house.as('manager', { divisions: ['VALVES'] }).get(`${PAGE}/timeline`),
      house.as('driver', {}, { subject: DRIVER }).get(PAGE),
    ];
    for (const { status, body } of await Promise.all(asked)) {
      expect([status, body.type]).toEqual([404, '/problems/subject-must-be-known']);
    }
    const own = house.as('manager', { sites: ['SH-01'], divisions: ['PUMPS'] });
    expect((await own.get(PAGE)).status).toBe(200);
  });
});

describe('the facts of a shipment', () => {
  it('come as they were recorded, page by page', async () => {
    const first = await get(house.as('auditor'), `${PAGE}/facts?limit=3`);
    expect(first.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'ShipmentPlanned',
      'ShipmentReleased',
      'ItemPicked',
    ]);
    expect(first.body.next).toBe(3);
    const rest = await get(house.as('auditor'), `${PAGE}/facts?after=3&limit=200`);
    expect(rest.body.items[0].version).toBe(4);
    expect(rest.body).not.toHaveProperty('next');
    expect((await get(house.as('auditor'), `${PAGE}/facts?after=200`)).body.items).toEqual([]);
    expect((await house.as('warehouse').get(`${PAGE}/facts`)).status).toBe(403);
    expect((await house.as('auditor').get('/v1/shipments/OML999999/facts')).status).toBe(404);
  });
});

describe('the timeline of a shipment', () => {
  it('shows what was struck, with what struck it', async () => {
    const { body, headers } = await get(house.as('warehouse'), `${PAGE}/timeline`);
    const struck = body.entries.filter(({ struckBy }: { struckBy?: number }) => struckBy);
    expect(struck).toMatchObject([{ version: 3, type: 'ItemPicked' }]);
    expect(headers.etag).toBe(`"${body.version}"`);
    const revised = body.entries.find(({ type }: { type: string }) => type === 'EtaRevised');
    expect(revised.says).toMatchObject({ eta: '2026-03-02T10:30:00.000Z', by: 'carrier' });
  });
});
