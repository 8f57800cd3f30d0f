import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedRoutes } from '../../../src/api/feed/routes.ts';
import type { NewFact } from '../../../src/domain/envelope.ts';
import { recordedSchema } from '../../../src/domain/envelope.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { hold, openYard, type Yard } from './yard.ts';

let madeFacts = 0;
const LINES = { accept: 'application/x-ndjson' };

describe('the feed of facts', () => {
  let yard: Yard;
  beforeEach(async () => {
    const ledger = openMemoryLedger({ ledger: 'l-1', epoch: 3 });
    yard = await openYard({ routes: feedRoutes, ledger, following: false });
    await yard.plan('OML0001', 'SH-01');
    await yard.plan('OML0002', 'BJ-01', { project: 'METRO-7', division: 'D-EAST' });
    await yard.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
  });
  afterEach(() => yard[Symbol.asyncDispose]());

  it('gives facts in recording order, and where to go on', async () => {
    const { status, body, headers } = await yard.as('auditor').get('/v1/facts');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ledger: 'l-1', epoch: 3, through: 3, more: false });
    expect(headers['lading-position']).toBe('3');
    expect(body.facts.map(recordedSchema.parse).map(({ type }: { type: string }) => type)).toEqual([
      'ShipmentPlanned',
      'ShipmentPlanned',
      'ShipmentHeld',
    ]);
  });

  it('resumes behind a position, page by page', async () => {
    const first = await yard.as('auditor').get('/v1/facts?limit=2');
    expect(first.body).toMatchObject({ through: 2, more: true });
    const second = await yard.as('auditor').get(`/v1/facts?limit=2&after=${first.body.through}`);
    expect(second.body).toMatchObject({ through: 3, more: false, facts: [{ position: 3 }] });
    const third = await yard.as('auditor').get('/v1/facts?after=3');
    expect(third.body).toMatchObject({ through: 3, more: false, facts: [] });
  });

  it('gives a fact a line to those who ask for lines, the rest in headers', async () => {
    const { text, headers } = await yard.as('auditor').get('/v1/facts?limit=2', LINES);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).position),
    ).toEqual([1, 2]);
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'lading-position': '2',
      'lading-more': 'true',
      'lading-ledger': 'l-1',
      'lading-epoch': '3',
    });
  });

  it('gives only some types or one category, and moves on past the others', async () => {
    const held = await yard.as('auditor').get('/v1/facts?types=ShipmentHeld,UnitPacked');
    expect(held.body).toMatchObject({ through: 3, facts: [{ type: 'ShipmentHeld' }] });
    const orders = await yard.as('auditor').get('/v1/facts?category=order');
    expect(orders.body).toMatchObject({ through: 3, facts: [], more: false });
  });

  it('ends a page before it is too large, however many facts are asked for', async () => {
    const line = { order: 'SAP:4711', sku: '泵'.repeat(110), qty: 1, uom: 'H87' };
    const lines = Array.from({ length: 900 }, (_, place) => ({ ...line, line: String(place) }));
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await yard.plan(`OML100${n}`, 'SH-01', { lines });
    const { body, text } = await yard.as('auditor').get('/v1/facts?after=3&limit=1000');
    expect(Buffer.byteLength(text)).toBeLessThan(2_100_000);
    expect(body).toMatchObject({ more: true, through: 3 + body.facts.length });
    expect(body.facts.length).toBeGreaterThan(0);
    const next = await yard.as('auditor').get(`/v1/facts?after=${body.through}&limit=1000`);
    expect(next.body.through).toBe(10);
  });

  it.each([
    ['position-must-be-of-this-ledger', 'after', 'after=4'],
    ['must-be-at-least', 'limit', 'limit=0'],
    ['must-be-at-most', 'limit', 'limit=1001'],
    ['must-be-at-most', 'wait', 'wait=31'],
    ['must-have-the-right-form', 'types', 'types=planned'],
    ['field-is-unknown', 'since', 'since=3'],
  ])('says %s of %s', async (rule, path, query) => {
    const { status, body } = await yard.as('auditor').get(`/v1/facts?${query}`);
    expect([status, body.errors]).toMatchObject([400, [{ path, rule }]]);
    expect(body.errors[0].message).not.toBe('');
  });

  it('says epoch-must-be-current to who still reads an epoch of before a restore', async () => {
    const stale = await yard.as('auditor').get('/v1/facts?after=1&epoch=2');
    expect([stale.status, stale.body.type]).toEqual([410, '/problems/epoch-must-be-current']);
    expect(stale.body.detail).toContain('3');
    expect((await yard.as('auditor').get('/v1/facts?after=1&epoch=3')).status).toBe(200);
  });
});

const OF_BEIJING = ['shipment-OML0002'];
const ON_THE_ROAD = ['trip-T-1', 'track-T-1-2026-03-02'];

describe('who sees which facts', () => {
  let yard: Yard;
  beforeEach(async () => {
    yard = await openYard({ routes: feedRoutes, following: false });
    await yard.plan('OML0001', 'SH-01');
    await yard.plan('OML0002', 'BJ-01', { project: 'METRO-7', division: 'D-EAST' });
    await yard.tell('site-SH-01', 'Put', { names: { zh: '嘉定' } });
    await yard.tell('trip-T-1', 'PlanTrip', {
      stops: [
        { stop: '10', kind: 'site', place: 'BJ-01' },
        { stop: '20', kind: 'consignee', party: 'C-100' },
      ],
      shipments: [{ shipment: 'OML0002', loadAt: '10', unloadAt: '20' }],
    });
    await yard.api.ledger.append('track-T-1-2026-03-02', 0, [aFact('PositionsRecorded')]);
  });
  afterEach(() => yard[Symbol.asyncDispose]());

  async function seen(...who: Parameters<Yard['as']>): Promise<readonly string[]> {
    const { body } = await yard.as(...who).get('/v1/facts?limit=1000');
    expect(body.through).toBe(await yard.api.ledger.head());
    return [...new Set<string>(body.facts.map(({ stream }: { stream: string }) => stream))];
  }

  it('is everything for those whom nothing confines', async () => {
    expect(await seen('auditor')).toEqual([
      'shipment-OML0001',
      'shipment-OML0002',
      'site-SH-01',
      'trip-T-1',
      'track-T-1-2026-03-02',
    ]);
  });

  it.each([
    [{ sites: ['SH-01'] }, ['shipment-OML0001', 'site-SH-01']],
    [{ sites: ['BJ-01'] }, [...OF_BEIJING, 'site-SH-01', ...ON_THE_ROAD]],
    [{ projects: ['METRO-7'] }, ['shipment-OML0002', 'site-SH-01']],
    [{ divisions: ['D-EAST'], sites: ['SH-01'] }, ['site-SH-01']],
    [{ sites: [] }, ['site-SH-01']],
  ])(
    'is what lies within the scope %j, and through moves on to the end',
    async (scope, streams) => {
      expect(await seen('manager', scope)).toEqual(streams);
    },
  );

  it('is nothing of keys and people to those who may not read access', async () => {
    await yard.api.ledger.append('access-key-1', 0, [aFact('KeyCreated')]);
    expect(await seen('auditor')).toContain('access-key-1');
    expect(await seen('manager')).not.toContain('access-key-1');
    expect(await seen('auditor', { sites: ['SH-01'] })).not.toContain('access-key-1');
  });

  it.each(['sales', 'warehouse', 'driver', 'service'] as const)('is none for %s', async (role) => {
    expect((await yard.as(role).get('/v1/facts')).status).toBe(403);
  });
});

function aFact(type: string): NewFact {
  madeFacts += 1;
  const id = `00000000-0000-7000-8000-${String(madeFacts).padStart(12, '0')}`;
  const at = '2026-03-02T04:00:00.000Z';
  return {
    id,
    type,
    v: 1,
    data: {},
    meta: {
      occurredAt: at,
      recordedAt: at,
      timeQuality: 'server',
      capture: 'api',
      actor: 'key:desk',
      role: 'admin',
      commandId: id,
      commandDigest: '0'.repeat(32),
    },
  };
}
