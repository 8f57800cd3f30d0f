import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApi } from '../../support/api.ts';
import { get, openHouse, plan, steps, tell } from './told.ts';

let house: OpenedApi;

interface Column {
  readonly stage: string;
  readonly count: number;
  readonly cursor?: string;
  readonly cards: readonly { readonly shipment: string }[];
}

beforeAll(async () => {
  house = await openHouse();
  const day = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00`;
  await tell(
    house,
    plan('AAAA1', { windowEnd: day(20) }),
    plan('AAAA2', { windowEnd: day(9), site: 'SZ-01' }),
    plan('AAAA3', { windowEnd: day(11) }),
    plan('AAAA4'),
    plan('AAAA5', { windowEnd: day(8) }),
    ...steps('AAAA5'),
    { stream: 'shipment-AAAA4', command: 'CancelShipment', data: { reason: 'not wanted' } },
  );
});
afterAll(() => house[Symbol.asyncDispose]());

const columns = async (query = '', scope: object = {}): Promise<readonly Column[]> => {
  const { status, body } = await get(house.as('manager', scope), `/v1/board?${query}`);
  expect(status).toBe(200);
  return body.columns;
};
const counts = (all: readonly Column[]) =>
  all.flatMap(({ stage, count }) => (count > 0 ? [`${stage} ${count}`] : [])).join(', ');

describe('the board', () => {
  it('has a column for every stage that is not over, with how many are in it', async () => {
    const all = await columns();
    expect(all).toHaveLength(12);
    expect(counts(all)).toBe('planned 3, signed-off 1');
    expect(counts(await columns('ended=true'))).toBe('planned 3, signed-off 1, cancelled 1');
  });

  it('puts the most urgent card first and says how late the worst is', async () => {
    const [planned] = await columns();
    expect(planned?.cards.map(({ shipment }) => shipment)).toEqual(['AAAA2', 'AAAA3', 'AAAA1']);
    expect(planned).toMatchObject({
      name: '已计划',
      worst: { shipment: 'AAAA2', due: '2026-03-02T01:00:00.000Z', lateMs: 3 * 3_600_000 },
    });
  });

  it('goes on with one column where its cursor says', async () => {
    const [first] = await columns('limit=2');
    expect(first?.cards).toHaveLength(2);
    const [rest, ...none] = await columns(`limit=2&stage=planned&cursor=${first?.cursor}`);
    expect(none).toEqual([]);
    expect(rest?.count).toBe(3);
    expect(rest?.cards.map(({ shipment }) => shipment)).toEqual(['AAAA1']);
    expect(rest).not.toHaveProperty('cursor');
    const { status, body } = await house.as('manager').get(`/v1/board?cursor=${first?.cursor}`);
    expect([status, body.errors[0].path]).toEqual([400, 'stage']);
  });

  it('gives the counts alone where no cards are wanted', async () => {
    const [planned] = await columns('limit=0');
    expect(planned).toMatchObject({ count: 3, cards: [], worst: { shipment: 'AAAA2' } });
    expect(planned).not.toHaveProperty('cursor');
  });

  it('is narrowed as the list is, and counts nothing that is foreign', async () => {
    expect(counts(await columns('late=true'))).toBe('planned 2');
    expect(counts(await columns('site=SZ-01'))).toBe('planned 1');
    expect(counts(await columns('q=aaaa5'))).toBe('signed-off 1');
    expect(counts(await columns('', { sites: ['SZ-01'] }))).toBe('planned 1');
    expect(counts(await columns('', { projects: ['METRO'] }))).toBe('');
  });
});
