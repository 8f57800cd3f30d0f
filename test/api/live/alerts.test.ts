import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSchema } from '../../../src/api/alerts/contract.ts';
import { type Hall, openHall } from './hall.ts';

const RULE = 'report-with-deviations';

describe('alerts in the live stream', () => {
  let hall: Hall;
  beforeEach(async () => {
    hall = await openHall();
  });
  afterEach(() => hall[Symbol.asyncDispose]());

  function raise(shipment: string, site: string): Promise<number> {
    const subject = `shipment-${shipment}`;
    return hall.tell(`alert-${RULE}:${subject}`, 'RaiseAlert', {
      rule: RULE,
      subject,
      found: '1',
      severity: 'warning',
      params: { shipment, rules: ['unit-must-be-closed'] },
      site,
    });
  }

  it.each([
    ['zh-CN', /\p{Script=Han}/u],
    ['en', /^[^\p{Script=Han}]+$/u],
  ])(
    'come as /v1/alerts shows them, in the language of the reader: %s',
    async (language, words) => {
      using ear = await hall.listen('topics=alerts', { language });
      const position = await raise('OML0001', 'SH-01');
      const { id, data } = await ear.hears(({ event }) => event === 'alert');
      expect(id).toBe(String(position));
      expect(alertSchema.parse(data).text).toMatch(words);
    },
  );

  it('come within the scope, and only to those who listen to them', async () => {
    using cards = await hall.listen('topics=board');
    using near = await hall.listen('', {
      role: 'manager',
      scope: { sites: ['SH-01'] },
      key: 'k-2',
    });
    await raise('OML0002', 'BJ-01');
    const last = await raise('OML0001', 'SH-01');
    await near.hears(({ id }) => Number(id) >= last);
    expect(near.heard.filter(({ event }) => event === 'alert')).toMatchObject([
      { data: { subject: 'shipment-OML0001' } },
    ]);
    const planned = await hall.plan('OML0003', 'SH-01');
    await cards.hears(({ id }) => Number(id) >= planned);
    expect(cards.heard.some(({ event }) => event === 'alert')).toBe(false);
  });
});
