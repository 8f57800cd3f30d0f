import { describe, expect, it } from 'vitest';
import { importMaster } from '../../src/exchange/master-ndjson.ts';
import { factsOf, type House, openHouse } from '../intake/house.ts';
import { file, type Imported, inShort, NOTHING_DONE, ran } from './files.ts';

function importInto(house: House, rows: readonly object[]): Promise<Imported> {
  const content = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return ran((all) => importMaster(file(content), house.intake, all));
}

const PUMP = { kind: 'product', code: 'PUMP 8', baseUnit: 'H87' };
const PUMP_STREAM = 'product-PUMP%208';

async function typesOf(house: House, stream: string) {
  return (await factsOf(house.ledger, stream)).map(({ type }) => type);
}

describe('master data, a record a line', () => {
  it('is put under its kind and code, once', async () => {
    await using house = openHouse();
    const rows = [PUMP, { kind: 'party', code: '客户', source: 'SAP', sourceVersion: '3' }];
    const { summary } = await importInto(house, rows);
    expect(summary).toEqual({ ...NOTHING_DONE, read: 2, recorded: 2, facts: 2, master: 2 });
    expect(await factsOf(house.ledger, PUMP_STREAM)).toMatchObject([
      { type: 'MasterPut', data: { number: 1, record: { baseUnit: 'H87' } } },
    ]);
    expect((await importInto(house, rows)).summary).toMatchObject({ recorded: 0, repeated: 2 });
    expect((await importInto(house, rows.toReversed())).summary).toMatchObject({ repeated: 2 });
  });

  it('may be changed, changed back and retired in one file', async () => {
    await using house = openHouse();
    const retired = { kind: 'product', code: 'PUMP 8', retired: true, reason: 'sold out' };
    const rows = [PUMP, { ...PUMP, baseUnit: 'KGM' }, PUMP, retired];
    expect((await importInto(house, rows)).summary).toMatchObject({ recorded: 4, master: 1 });
    expect((await importInto(house, rows)).summary).toMatchObject({ recorded: 0, repeated: 4 });
    expect(await typesOf(house, PUMP_STREAM)).toEqual([
      'MasterPut',
      'MasterPut',
      'MasterPut',
      'MasterRetired',
    ]);
  });

  it('keeps persons out of the facts', async () => {
    await using house = openHouse();
    const row = { kind: 'person', code: 'E-1', names: { zh: '李雷' }, phone: '138 0013 8000' };
    expect((await importInto(house, [row])).summary.recorded).toBe(1);
    expect(house.entries.map(({ text }) => text)).toEqual(['李雷', '138 0013 8000']);
    const [fact] = await factsOf(house.ledger, 'person-E-1');
    expect(JSON.stringify(fact)).not.toContain('李雷');
  });

  it('is named by line, field and rule where it is wrong', async () => {
    await using house = openHouse();
    const rows = [
      { kind: 'ship', code: 'A' },
      { kind: 'party' },
      { kind: 'party', code: 17 },
      { kind: 'party', code: ' ' },
      { kind: 'party', code: 'A', gln: '123', colour: 'red' },
      { ...PUMP, conversions: [{ uom: 'H87', qty: 1, base: 1 }] },
      { kind: 'party', code: 'A', retired: false },
      { kind: 'party', code: 'A', retired: true },
      { kind: 'product', code: 'B', retired: true, baseUnit: 'H87' },
      ['party'],
    ];
    const { refused, summary } = await importInto(house, rows);
    expect(refused.map(inShort)).toEqual([
      '1 kind must-be-one-of',
      '2 code field-is-required',
      '3 code must-be-text',
      '4 code id-must-be-well-formed',
      '5 gln must-be-a-gln',
      '5 colour field-is-unknown',
      '6 conversion-must-be-to-another-unit',
      '7 retired must-be-one-of',
      '8 master-must-be-known',
      '9 baseUnit field-is-unknown',
      '10 must-be-an-object',
    ]);
    expect(summary).toMatchObject({ read: 10, refused: 10 });
  });
});
