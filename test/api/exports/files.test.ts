import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportRoutes } from '../../../src/api/exports/routes.ts';
import { exportFacts } from '../../../src/exchange/facts-ndjson/export.ts';
import type { Reply } from '../../support/api.ts';
import { openYard, type Yard } from '../feed/yard.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf({ status, text }: Reply): readonly Row[] {
  expect([status, text.charCodeAt(0)]).toEqual([200, 0xfeff]);
  return parse(text, { columns: true, bom: true });
}

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
function linesOf({ text }: Reply): readonly any[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

const ORDER = {
  source: 'SAP',
  number: '4711',
  sourceVersion: 1,
  mode: 'full',
  customer: '=HYPERLINK("x")',
  shipTo: { party: 'C-100', contact: '陈静' },
  lines: [{ line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87', from: 'SH-01' }],
};

describe('exports', () => {
  let yard: Yard;
  beforeEach(async () => {
    yard = await openYard({ routes: exportRoutes });
    await yard.tell('order-SAP:4711', 'ReceiveOrder', ORDER);
    await yard.plan('OML0001', 'SH-01', { project: 'METRO-7', customer: '+86' });
    yard.at('2026-03-03T04:00:00.000Z');
    await yard.plan('OML0002', 'BJ-01');
    await yard.settled();
  });
  afterEach(() => yard[Symbol.asyncDispose]());

  describe('of facts', () => {
    it('are the lines that the command line writes, so that they can be taken back', async () => {
      const reply = await yard.as('auditor').get('/v1/exports/facts');
      const written = await Array.fromAsync(exportFacts(yard.api.ledger, {}));
      expect(reply.text).toBe(written.join(''));
      expect(reply.headers).toMatchObject({
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': 'attachment; filename="lading-facts-2026-03-03T040000Z.ndjson"',
        'lading-position': String(await yard.api.ledger.head()),
      });
    });

    it('are a table for spreadsheets as well', async () => {
      const rows = rowsOf(await yard.as('auditor').get('/v1/exports/facts?format=csv'));
      expect(rows).toHaveLength(await yard.api.ledger.head());
      const [first] = rows;
      expect(first).toMatchObject({ position: '1', stream: 'order-SAP:4711', actor: 'key:desk' });
      expect(JSON.parse(first?.data ?? '')).toMatchObject({ number: '4711' });
    });

    it('are those of a period, both ends included', async () => {
      const day = '2026-03-03T04:00:00Z';
      const one = await yard.as('auditor').get(`/v1/exports/facts?from=${day}&to=${day}`);
      const instants = new Set(linesOf(one).map(({ meta }) => meta.recordedAt));
      expect(instants).toContain('2026-03-03T04:00:00.000Z');
      const none = await yard.as('auditor').get(`/v1/exports/facts?to=2020-01-01T00:00:00Z`);
      expect([none.status, none.text]).toEqual([200, '']);
    });

    it('are those within the scope, with references for persons', async () => {
      const reply = await yard.as('manager', { sites: ['BJ-01'] }).get('/v1/exports/facts');
      const streams = new Set(linesOf(reply).map(({ stream }) => stream));
      expect(streams).toContain('shipment-OML0002');
      expect(streams).not.toContain('shipment-OML0001');
      const all = await yard.as('auditor').get('/v1/exports/facts');
      expect(all.text).toContain('"contact":"subject:');
    });
  });

  describe('of shipments', () => {
    it('are the rows that reports are made of, what looks like a formula escaped', async () => {
      const rows = rowsOf(await yard.as('auditor').get('/v1/exports/shipments'));
      expect(rows.map(({ id, site, customer }) => [id, site, customer])).toEqual([
        ['OML0001', 'SH-01', "'+86"],
        ['OML0002', 'BJ-01', ''],
      ]);
    });

    it.each([
      ['site=BJ-01', ['OML0002']],
      ['project=METRO-7&stage=planned', ['OML0001']],
      ['stage=signed-off', []],
      ['from=2026-03-03T00:00:00Z', ['OML0002']],
      ['to=2026-03-03T00:00:00Z', ['OML0001']],
    ])('are those of %s', async (query, ids) => {
      const reply = await yard.as('auditor').get(`/v1/exports/shipments?format=ndjson&${query}`);
      expect(linesOf(reply).map(({ id }) => id)).toEqual(ids);
    });

    it.each([
      [{ sites: ['SH-01'] }, ['OML0001']],
      [{ projects: ['METRO-7'], sites: ['BJ-01'] }, []],
    ])('are those within the scope %j', async (scope, ids) => {
      const reply = await yard.as('manager', scope).get('/v1/exports/shipments');
      expect(rowsOf(reply).map(({ id }) => id)).toEqual(ids);
    });
  });

  describe('of orders', () => {
    it('name persons to those who may read them', async () => {
      const path = '/v1/exports/orders?format=ndjson';
      const [order] = linesOf(await yard.as('auditor').get(path));
      expect(order).toMatchObject({ id: 'SAP:4711', shipTo: { contact: '陈静' } });
      await vi.waitFor(() => {
        expect(lastExport(yard)).toMatchObject({ personal: 1, outcome: 'finished' });
      });
    });

    it('do not tell what lies beyond the scope', async () => {
      const path = '/v1/exports/orders?format=ndjson';
      const [order] = linesOf(await yard.as('manager', { sites: ['SH-01'] }).get(path));
      expect(order.number).toBe('4711');
      expect(order).not.toHaveProperty('shipments');
      expect((await yard.as('manager', { sites: ['BJ-01'] }).get(path)).text).toBe('');
    });

    it('escape formulas', async () => {
      const [row] = rowsOf(await yard.as('auditor').get('/v1/exports/orders'));
      expect(row?.customer).toBe('\'=HYPERLINK("x")');
    });
  });

  describe('of reports', () => {
    it('have a row for all and one for each group', async () => {
      const rows = rowsOf(await yard.as('auditor').get('/v1/exports/reports/deliveries?by=site'));
      expect(rows.map(({ by, key, shipments }) => [by, key, shipments])).toEqual([
        ['', '', '2'],
        ['site', 'BJ-01', '1'],
        ['site', 'SH-01', '1'],
      ]);
    });

    it('count what lies within the scope', async () => {
      const asker = yard.as('manager', { sites: ['SH-01'] });
      const reply = await asker.get('/v1/exports/reports/deliveries?format=ndjson');
      expect(linesOf(reply)).toMatchObject([{ id: '0', shipments: 1 }]);
    });

    it('are 404 by a name that there is not', async () => {
      expect((await yard.as('auditor').get('/v1/exports/reports/weather')).status).toBe(404);
    });
  });

  it('are written down: who, what, with which filters, how much, and how it ended', async () => {
    await yard.as('auditor').get('/v1/exports/shipments?site=SH-01');
    await vi.waitFor(() => expect(lastExport(yard)).toBeDefined());
    const lines = yard.logged.filter(({ audit }) => audit === 'export');
    const who = {
      actor: 'key:auditor',
      role: 'auditor',
      route: 'exportShipments',
      filters: { site: 'SH-01', format: 'csv' },
      requestId: expect.any(String),
    };
    expect(lines).toMatchObject([
      { ...who, msg: 'an export has begun' },
      { ...who, outcome: 'finished', rows: 1, bytes: expect.any(Number) },
    ]);
  });

  it.each(['sales', 'warehouse', 'driver', 'service', 'erp'] as const)(
    'are not for %s',
    async (role) => {
      const { status, body } = await yard.as(role).get('/v1/exports/facts');
      expect([status, body.type]).toEqual([403, '/problems/role-must-allow-it']);
    },
  );
});

function lastExport({ logged }: Yard): object | undefined {
  return logged.findLast(({ audit, outcome }) => audit === 'export' && outcome !== undefined);
}
