import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MASTER_KINDS } from '../../../src/domain/master/kinds.ts';
import { examples } from '../../../src/wording/examples.ts';
import type { OpenedApi } from '../../support/api.ts';
import { get, listed, openHouse, plan, tell } from './told.ts';

let house: OpenedApi;

beforeAll(async () => {
  house = await openHouse();
  const put = (code: string, data: object) => ({
    stream: `party-${encodeURIComponent(code)}`,
    command: 'Put',
    data,
  });
  await tell(
    house,
    put('C-100', {
      names: { zh: '江澜水务' },
      validFrom: '2026-01-01T00:00:00+08:00',
      contacts: [{ name: '周建国', phone: '138 0013 8000', role: 'unloading' }],
    }),
    put('C-100', { names: { zh: '江澜水务集团' }, validFrom: '2026-03-01T00:00:00+08:00' }),
    put('A 1/2', { taxId: 'X' }),
    {
      stream: 'party-A%201%2F2',
      command: 'Retire',
      data: { from: '2026-02-01T00:00:00+08:00' },
    },
    plan('AAAA1', { carrier: 'SF' }),
    {
      stream: 'address-GATE-9',
      command: 'Put',
      data: { street: '滨江路 1 号', contacts: [{ name: '李雷' }] },
    },
    ...MASTER_KINDS.map((kind) => ({
      stream: `${kind}-${examples[kind].id}`,
      command: 'Put',
      data: examples[kind].commands.Put ?? {},
    })),
  );
});
afterAll(() => house[Symbol.asyncDispose]());

describe('master data', () => {
  it('of every kind is listed and read in the shape that is promised', async () => {
    for (const kind of MASTER_KINDS) {
      expect((await listed(house.as('admin'), `/v1/${kind}`, 'code')).length, kind).toBeGreaterThan(
        0,
      );
      const { id } = examples[kind];
      const { status, body, headers } = await get(house.as('admin'), `/v1/${kind}/${id}`);
      expect([status, body.kind, body.code], kind).toEqual([200, kind, decodeURIComponent(id)]);
      expect(headers.etag).toMatch(/^"\d+"$/);
    }
  });

  it('is narrowed by the beginning of codes and by standing', async () => {
    const parties = (query: string) => listed(house.as('sales'), `/v1/party?${query}`, 'code');
    expect(await parties('prefix=C-100')).toBe('C-100');
    expect(await parties('standing=retired')).toBe('A 1/2');
    expect(await listed(house.as('sales'), '/v1/carrier?standing=incomplete', 'code')).toBe('SF');
  });

  it('is found by its code as it is, whatever stands in it', async () => {
    const { body } = await get(house.as('sales'), '/v1/party/A%201%2F2');
    expect(body).toMatchObject({ code: 'A 1/2', standing: 'retired', record: { taxId: 'X' } });
    expect((await house.as('sales').get('/v1/party/C-999')).status).toBe(404);
    expect((await house.as('sales').get('/v1/party/%00')).status).toBe(404);
  });

  it('is as of an instant what was in force then', async () => {
    const at = (instant: string, code = 'C-100') =>
      get(house.as('sales'), `/v1/party/${code}?at=${instant}`);
    expect((await at('2026-02-01T00:00:00Z')).body).toMatchObject({
      code: 'C-100',
      version: 1,
      standing: 'current',
      validFrom: '2025-12-31T16:00:00.000Z',
      record: { names: { zh: '江澜水务' } },
      at: '2026-02-01T00:00:00.000Z',
    });
    expect((await at('2026-03-02T00:00:00Z')).body.version).toBe(2);
    expect((await at('2025-01-01T00:00:00Z')).status).toBe(404);
    expect((await at('2026-03-01T00:00:00Z', 'A%201%2F2')).body.standing).toBe('retired');
  });

  it('names persons to those who may know', async () => {
    const contact = async (role: 'sales' | 'warehouse') => {
      const { body } = await get(house.as(role), '/v1/address/GATE-9');
      return [body.record.street, body.record.contacts[0].name];
    };
    expect(await contact('sales')).toEqual(['滨江路 1 号', '李雷']);
    for (const text of await contact('warehouse')) expect(text).toMatch(/^subject:/);
  });

  it('is no business of drivers', async () => {
    expect((await house.as('driver').get('/v1/party')).status).toBe(403);
  });
});
