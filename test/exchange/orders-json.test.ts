import { describe, expect, it } from 'vitest';
import { LINE_CHARS_MAX } from '../../src/exchange/lines.ts';
import { importOrdersJson } from '../../src/exchange/orders/json.ts';
import type { ImportOptions } from '../../src/exchange/summary.ts';
import { factsOf, type House, openHouse } from '../intake/house.ts';
import { file, type Imported, inShort, NOTHING_DONE, ran } from './files.ts';

function order(number: string, data: object = {}): object {
  return {
    source: 'SAP',
    number,
    sourceVersion: 1,
    mode: 'full',
    customer: 'C-1',
    shipTo: { party: 'C-2' },
    lines: [{ line: 10, sku: 'PUMP "8" [a]', qty: 2, uom: 'H87' }],
    ...data,
  };
}

function importInto(
  house: House,
  content: string | Uint8Array,
  options?: Partial<ImportOptions>,
): Promise<Imported> {
  return ran((all) => importOrdersJson(file(content, 7), house.intake, all), options);
}

async function refusedIn(content: string): Promise<readonly string[]> {
  await using house = openHouse();
  return (await importInto(house, content)).refused.map(inShort);
}

const ndjson = (...orders: readonly object[]) =>
  orders.map((one) => JSON.stringify(one)).join('\n');
const TWO_RECORDED = { ...NOTHING_DONE, read: 2, recorded: 2, facts: 2, orders: 2 };

describe('orders in JSON', () => {
  it('come one a line or in one list, however it is laid out', async () => {
    const both = [order('1'), order('2')];
    for (const content of [
      ndjson(...both),
      JSON.stringify(both),
      `\uFEFF\n${JSON.stringify(both, null, 2)}\n`,
    ]) {
      await using house = openHouse();
      expect((await importInto(house, content)).summary).toEqual(TWO_RECORDED);
      expect(await factsOf(house.ledger, 'order-SAP:2')).toHaveLength(1);
    }
  });

  it('are the same commands in any file', async () => {
    await using house = openHouse();
    await importInto(house, ndjson(order('1'), order('2')));
    const { summary } = await importInto(house, JSON.stringify([order('2'), order('1')]));
    expect(summary).toEqual({ ...NOTHING_DONE, read: 2, repeated: 2 });
  });

  it('are named by line, path and rule where they are wrong', async () => {
    const wrong = order('2', {
      lines: [{ line: 10, sku: 'A', qty: -1, uom: 'H87' }],
      colour: 'red',
    });
    const content = ndjson(order('1'), wrong, { number: 3 }, [order('4')]);
    expect(await refusedIn(`${content}\n{"source":\n`)).toEqual([
      '2 lines.0.qty quantity-must-be-positive',
      '2 colour field-is-unknown',
      '3 source field-is-required',
      '3 number must-be-text',
      '4 must-be-an-object',
      '5 row-must-be-json',
    ]);
    expect(await refusedIn(ndjson(order(' '), order('泵'.repeat(42))))).toEqual([
      '1 number must-not-be-empty',
      '2 number id-must-be-well-formed',
    ]);
  });

  it('keep their lines in a list as well', async () => {
    const list = `[\n${JSON.stringify(order('1'), null, 1)},\n\n  {"source": "SAP" "x"},\n7 ]`;
    const broken = JSON.stringify(order('1'), null, 1).split('\n').length + 3;
    expect(await refusedIn(list)).toEqual([
      `${broken} row-must-be-json`,
      `${broken + 1} must-be-an-object`,
    ]);
  });

  it('may be none', async () => {
    for (const content of ['', '\n', '[]', ' [ ] \n']) {
      await using house = openHouse();
      expect((await importInto(house, content)).summary).toEqual(NOTHING_DONE);
    }
  });

  it('show where a list breaks off, and keep what came before', async () => {
    await using house = openHouse();
    const content = JSON.stringify([order('1'), order('2')]).slice(0, -20);
    const { summary, refused } = await importInto(house, content);
    expect(refused.map(inShort)).toEqual(['1 list-must-be-closed']);
    expect(summary).toMatchObject({ recorded: 1, refused: 1 });
    expect(await refusedIn(`${JSON.stringify([order('1')])}\nmore`)).toEqual([
      '2 nothing-must-follow-the-list',
    ]);
    expect(await refusedIn(`[${JSON.stringify(order('1'))},]`)).toEqual(['1 row-must-be-json']);
  });

  it('are text that can be read, and not endless', async () => {
    const unreadable = Buffer.concat([Buffer.from('["'), Buffer.from([0xff]), Buffer.from('"]')]);
    await using house = openHouse();
    const { refused } = await importInto(house, unreadable);
    expect(refused.map(inShort)).toEqual(['1 text-must-be-utf-8-or-gb18030']);
    const long = JSON.stringify([{ note: 'x'.repeat(LINE_CHARS_MAX) }, order('1')]);
    const told = await ran((all) => importOrdersJson(file(long, 1_000_000), house.intake, all));
    expect(told.refused.map(inShort)).toEqual(['1 line-must-not-be-so-long']);
    expect(told.summary.recorded).toBe(1);
  });

  it('stop when they are asked to', async () => {
    await using house = openHouse();
    const stop = new AbortController();
    const orders = Array.from({ length: 200 }, (_, index) => order(`${index}`));
    const onProgress = () => stop.abort();
    const all = { signal: stop.signal, onProgress };
    const { summary } = await importInto(house, JSON.stringify(orders), all);
    expect(summary.interrupted).toBe(true);
    expect(summary.recorded).toBeLessThan(200);
    const again = await importInto(house, JSON.stringify(orders));
    expect(again.summary.recorded + again.summary.repeated).toBe(200);
  });
});
