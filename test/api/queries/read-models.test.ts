import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projections } from '../../../src/projections/all.ts';
import { openMemoryReadModels } from '../../../src/read-models/memory.ts';
import { type OpenedApi, openApi } from '../../support/api.ts';
import { get, listed, openHouse, plan, tell } from './told.ts';

let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  await tell(house, plan('AAAA1'), plan('AAAA2', { site: 'SZ-01' }));
  await tell(
    house,
    ...['AAAA1', 'AAAA2'].map((shipment) => ({
      stream: `shipment-${shipment}`,
      command: 'RecordRefusedFollowUp',
      data: {
        cause: '0198a1f0-0000-8000-8000-000000000001',
        process: 'trips-to-shipments',
        step: 'depart',
        stream: `shipment-${shipment}`,
        command: 'DepartShipment',
        rule: 'shipment-must-be-planned',
        params: {},
      },
    })),
  );
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the read models', () => {
  it('are listed with how far each has come and what waits in it', async () => {
    const { body } = await get(house.as('auditor'), '/v1/read-models');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(
      projections.map(({ name }) => name),
    );
    expect(body.items[0]).toMatchObject({ name: 'board', standing: 'published', parked: [] });
    expect((await house.as('driver').get('/v1/read-models')).status).toBe(403);
  });

  it('that are being built are no reason to say that nothing is known', async () => {
    await using empty = await openApi({ following: false });
    const { body } = await empty.as('auditor').get('/v1/read-models');
    expect(body.items[0]).toEqual({
      name: 'board',
      version: projections[0]?.version,
      standing: 'being-built',
      parked: [],
    });
    for (const path of ['/v1/shipments', '/v1/board', '/v1/shipments/AAAA1', '/v1/party']) {
      const { status, headers, body: problem } = await empty.as('admin').get(path);
      expect([status, problem.type], path).toEqual([
        503,
        '/problems/read-model-must-have-come-so-far',
      ]);
      expect(headers['retry-after']).toBe('1');
    }
  });

  it('of an older version are not read', async () => {
    await using empty = await openApi({ following: false });
    const readModels = openMemoryReadModels({ now: () => 0 });
    const [board] = projections;
    if (!board) throw new Error('there is no board');
    const old = await readModels.open(board.name, board.version - 1, 'b', board.indexes);
    await old.seal({ ...empty.api.ledger.identity, through: 0 });
    await readModels.publish(board.name, board.version - 1, 'b');
    Object.assign(empty.api, { readModels });
    expect((await empty.as('admin').get('/v1/shipments')).status).toBe(503);
  });
});

describe('what should have followed and was refused', () => {
  it('is listed by its subject, with the rule in words', async () => {
    const { body } = await get(house.as('manager'), '/v1/refused-follow-ups');
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({
      count: 1,
      refusals: [
        { rule: 'shipment-must-be-planned', text: expect.stringMatching(/\p{Script=Han}/u) },
      ],
    });
  });

  it('is shown where its subject lies within the scope', async () => {
    const own = house.as('manager', { sites: ['SZ-01'] });
    expect(await listed(own, '/v1/refused-follow-ups', 'stream')).toBe('shipment-AAAA2');
  });
});
