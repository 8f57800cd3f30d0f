import { describe, expect, it } from 'vitest';
import { factsOf, type House, openHouse } from '../intake/house.ts';
import type { Imported } from './files.ts';
import { importInto, log, logWith, ROWS, row } from './order-logs.ts';

const STREAMS = [
  'order-OML:990001',
  'order-OML:990002',
  'shipment-OML660001',
  'shipment-OML660002',
];

describe('an order log with a row that cannot be used', () => {
  it.each(ROWS.map((_, index) => index + 2))(
    'tells everything once line %i is mended and the log comes again',
    async (line) => {
      const broken = logWith(line, (text) => text.replace('2019-', '20xx-'));
      await using house = openHouse();
      const { refused } = await importInto(house, broken);
      expect(refused).toContainEqual(expect.objectContaining({ line, rule: 'must-be-an-instant' }));
      expect((await importLater(house, log())).refused).toEqual([]);
      await using whole = openHouse();
      await importInto(whole, log());
      expect(await told(house)).toEqual(await told(whole));
    },
  );

  it.each([
    ['without items', { items: [], orders: ['990002'] }, 'must-not-be-empty'],
    ['of two orders', { items: ['880003'], orders: ['990002', '990003'] }, 'must-name-exactly-one'],
  ])('holds back the packages of an order placed %s', async (_, things, rule) => {
    await using house = openHouse();
    const wrong = row('4.0', 'place order', '20 10', things);
    const { refused } = await importInto(
      house,
      logWith(5, () => wrong),
    );
    expect(refused.filter((why) => why.rule === rule)).toMatchObject([{ line: 5 }]);
    const { length } = refused.filter((why) => why.rule === 'item-must-be-in-an-order');
    expect([length, refused.length]).toEqual([7, 8]);
    expect((await importLater(house, log())).refused).toEqual([]);
  });

  it('takes items whose orders were placed before a log begins', async () => {
    await using house = openHouse();
    const { refused } = await importInto(house, log(ROWS.slice(4)));
    expect(refused).toEqual([]);
    const [planned] = await factsOf(house.ledger, 'shipment-OML660002');
    expect(planned?.data).toMatchObject({ lines: [{ order: 'unknown', line: '880002' }] });
  });
});

/** By another process: this one may repeat for a while what it has refused. */
function importLater({ ledger }: House, content: string): Promise<Imported> {
  return importInto(openHouse(ledger), content);
}

/** What is known in the end, but for what depends on the order of telling. */
async function told(house: House): Promise<unknown> {
  const streams = await Promise.all(STREAMS.map((stream) => factsOf(house.ledger, stream)));
  return streams.map((facts) =>
    facts.map(({ type, data }) => JSON.stringify({ type, ...data, n: undefined })).toSorted(),
  );
}
