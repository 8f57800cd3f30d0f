import { describe, expect, it } from 'vitest';
import { factsOf, type House, openHouse } from '../intake/house.ts';
import { NOTHING_DONE } from './files.ts';
import { HEADER, importInto, inGb18030, row, table } from './order-tables.ts';

async function orderIn(house: House, number: string) {
  const facts = await factsOf(house.ledger, `order-SAP:${number}`);
  return facts.at(-1)?.data;
}

describe('a table of orders', () => {
  it('is one order for all rows with its number, one line each', async () => {
    await using house = openHouse();
    const rows = [row('0017', '10', 'PUMP', '4'), row('0018', '10', 'SEAL', '1.5', 'KGM')];
    const { summary } = await importInto(house, table([...rows, row('0017', '20', 'SEAL', '2')]));
    expect(summary).toEqual({ ...NOTHING_DONE, read: 3, recorded: 3, facts: 2, orders: 2 });
    expect(await orderIn(house, '0017')).toEqual({
      source: 'SAP',
      number: '0017',
      sourceVersion: 1,
      customer: 'C-1',
      shipTo: { party: 'C-2' },
      lines: [
        { line: '10', sku: 'PUMP', qty: 4, uom: 'H87' },
        { line: '20', sku: 'SEAL', qty: 2, uom: 'H87' },
      ],
    });
  });

  it('adds nothing when it is imported again, also after rows were moved', async () => {
    await using house = openHouse();
    const rows = [row('0017', '10', 'PUMP', '4'), row('0018', '10', 'SEAL', '1')];
    await importInto(house, table(rows));
    const { summary } = await importInto(house, table(rows.toReversed()));
    expect(summary).toEqual({ ...NOTHING_DONE, read: 2, repeated: 2 });
  });

  it('is read in Chinese, English, or both, in UTF-8 or GB18030', async () => {
    await using house = openHouse();
    const header = '来源,订单号,客户编码,Ship To,行号,物料,数量,UOM,属性.付款方式';
    const content = table(['SAP,0017,C-1,华东一店,10,泵,4,H87,预付'], header);
    const { summary } = await importInto(house, Buffer.from(content));
    expect(summary.recorded).toBe(1);
    expect(await orderIn(house, '0017')).toMatchObject({
      shipTo: { party: '华东一店' },
      lines: [{ sku: '泵' }],
      attributes: { 付款方式: '预付' },
    });
    const gb18030 = await importInto(house, inGb18030(content));
    expect(gb18030.summary.repeated).toBe(1);
  });

  it('takes what is told once from any row of the order', async () => {
    await using house = openHouse();
    const header = `${HEADER},window.start,window.end,references,project`;
    const rows = [
      `${row('0017', '10', 'PUMP', '4')},2026/3/9 8:30,2026-03-10,,`,
      'SAP,0017,,,20,SEAL,2,,,,PO: 88；合同：HT-1,WEST',
    ];
    await importInto(house, table(rows, header));
    expect(await orderIn(house, '0017')).toMatchObject({
      window: { start: '2026-03-09T08:30:00.000+08:00', end: '2026-03-10T23:59:00.000+08:00' },
      references: [
        { kind: 'PO', number: '88' },
        { kind: '合同', number: 'HT-1' },
      ],
      project: 'WEST',
      lines: [{ line: '10' }, { line: '20', uom: 'H87' }],
    });
  });

  it('has schedule lines where rows of one line name them', async () => {
    await using house = openHouse();
    const header = `${HEADER},schedule,schedule.window.start,schedule.window.end,tolerance.over`;
    const rows = [
      `${row('0017', '10', 'PUMP', '0.1')},1,2026-03-09,2026-03-10,1`,
      `${row('0017', '10', 'PUMP', '0.2')},2,,,`,
    ];
    await importInto(house, table(rows, header));
    expect(await orderIn(house, '0017')).toMatchObject({
      lines: [
        {
          qty: 0.3,
          tolerance: { over: 1 },
          schedule: [
            { id: '1', qty: 0.1, window: { start: '2026-03-09T00:00:00.000+08:00' } },
            { id: '2', qty: 0.2 },
          ],
        },
      ],
    });
  });

  it('says of a line what differs from its order', async () => {
    await using house = openHouse();
    const header = `${HEADER},carrier,line.carrier,行收货方,line.shipTo.address`;
    const rows = [
      `${row('0017', '10', 'PUMP', '4')},HENGTU,,,`,
      `${row('0017', '20', 'PUMP', '4')},,SF,C-3,A-3`,
    ];
    await importInto(house, table(rows, header));
    const [first, second] = [{ line: '10' }, { line: '20', carrier: 'SF' }];
    expect(await orderIn(house, '0017')).toMatchObject({
      carrier: 'HENGTU',
      lines: [first, { ...second, shipTo: { party: 'C-3', address: 'A-3' } }],
    });
  });

  it('amends an order under a newer version, and not under the same', async () => {
    await using house = openHouse();
    const header = `${HEADER},sourceVersion`;
    const told = (qty: string, version: string) =>
      table([`${row('0017', '10', 'PUMP', qty)},${version}`], header);
    await importInto(house, told('4', '7'));
    expect((await importInto(house, told('5', '8'))).summary).toMatchObject({ recorded: 1 });
    const { refused } = await importInto(house, told('6', '8'));
    expect(refused).toMatchObject([
      { line: 2, rule: 'source-version-is-taken', params: { changed: ['lines.10.qty'] } },
    ]);
  });

  it('keeps persons out of the facts', async () => {
    await using house = openHouse();
    await importInto(house, table([`${row('17', '1', 'PUMP', '4')},陈静`], `${HEADER},联系人`));
    expect(house.entries).toMatchObject([{ field: 'contact', text: '陈静' }]);
    expect(JSON.stringify(await factsOf(house.ledger, 'order-SAP:17'))).not.toContain('陈静');
  });

  it('stops between orders when it is asked to, and goes on from there', async () => {
    await using house = openHouse();
    const stop = new AbortController();
    const rows = Array.from({ length: 300 }, (_, index) => row(`${index}`, '10', 'PUMP', '1'));
    const onProgress = () => stop.abort();
    const first = await importInto(house, table(rows), { signal: stop.signal, onProgress });
    expect(first.summary.interrupted).toBe(true);
    expect(first.summary.recorded).toBeGreaterThan(0);
    expect(first.summary.recorded).toBeLessThan(300);
    const { summary } = await importInto(house, table(rows));
    expect(summary.recorded + summary.repeated).toBe(300);
    expect(summary.repeated).toBe(first.summary.recorded);
  });
});
