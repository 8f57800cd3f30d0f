import { describe, expect, it } from 'vitest';
import { openHouse } from '../intake/house.ts';
import { inShort } from './files.ts';
import { HEADER, importInto, refusedIn, row, table } from './order-tables.ts';

describe('a header', () => {
  it('that names what the template does not is refused, and nothing is imported', async () => {
    const header = `${HEADER},qty,remark,attributes.`;
    expect(await refusedIn(table([`${row('1', '1', 'A', '1')},1,x,y`], header))).toEqual([
      '1 qty column-must-be-there-once',
      '1 remark column-must-be-named-as-in-template',
      '1 attributes. column-must-be-named-as-in-template',
    ]);
  });

  it('needs the columns without which there is no order', async () => {
    expect(await refusedIn(table([], 'number,line,sku'))).toEqual([
      '1 source column-is-required',
      '1 customer column-is-required',
      '1 shipTo.party column-is-required',
      '1 qty column-is-required',
    ]);
    expect(await refusedIn('')).toContain('1 sku column-is-required');
    expect(await refusedIn('a,"b\nc')).toEqual(['1 row-must-be-csv']);
  });

  it('is asked for in the language that it speaks', async () => {
    expect(await refusedIn('来源,订单号,Customer,收货方,行号,数量\n')).toEqual([
      '1 物料 column-is-required',
    ]);
  });

  it('is that of a table in CSV', async () => {
    expect(await refusedIn('PK\u0003\u0004\u0014\u0000x')).toEqual([
      '1 file-must-not-be-a-workbook',
    ]);
    expect(await refusedIn(table([], HEADER).replaceAll(',', ';'))).toEqual([
      '1 columns-must-be-parted-by-commas',
    ]);
  });

  it('may have columns without a name, and rows that say nothing', async () => {
    await using house = openHouse();
    const rows = [`${row('17', '10', 'PUMP', '4')},`, ',,,,,,,,'];
    const { summary } = await importInto(house, table(rows, `${HEADER},`));
    expect(summary).toMatchObject({ read: 1, recorded: 1 });
  });
});

describe('a row that cannot be used', () => {
  it('is named by column and rule, and keeps its order back', async () => {
    const header = `${HEADER},window.start,references`;
    const rows = [
      `${row('1', '10', 'PUMP', '4')},,`,
      `${row('1', '20', 'PUMP', 'four')},tomorrow,PO 88`,
      `${row('2', '10', 'PUMP', '1')},,`,
      'SAP,3,,,,,,,,',
    ];
    await using house = openHouse();
    const { summary, refused } = await importInto(house, table(rows, header));
    expect(refused.map(inShort)).toEqual([
      '2 order-must-be-whole',
      '3 qty must-be-a-number',
      '3 window.start must-be-a-time',
      '3 references must-be-references',
      '5 line field-is-required',
      '5 qty field-is-required',
      '5 customer field-is-required',
      '5 shipTo.party field-is-required',
    ]);
    expect(refused[0]?.params).toEqual({ line: 3 });
    expect(summary).toMatchObject({ read: 4, recorded: 1, refused: 3, orders: 1 });
  });

  it('is one that contradicts another of its order or line', async () => {
    const header = `${HEADER},客户编码`.replace('customer,', '').replace('uom', 'uom');
    const rows = [
      'SAP,1,C-2,10,PUMP,4,H87,C-1',
      'SAP,1,C-2,20,PUMP,4,H87,C-9',
      'SAP,1,C-3,30,PUMP,4,H87,',
    ];
    await using house = openHouse();
    const { refused } = await importInto(house, table(rows, header));
    expect(refused.map(inShort)).toEqual([
      '2 order-must-be-whole',
      '3 客户编码 rows-must-agree',
      '4 shipTo.party rows-must-agree',
    ]);
    expect(refused[1]?.params).toEqual({ line: 2, other: 'C-1' });
  });

  it('is one of a line that is told twice', async () => {
    const header = `${HEADER},schedule`;
    const line = (qty: string, sku = 'PUMP') => row('1', '10', sku, qty);
    expect(await refusedIn(table([`${line('4')},`, `${line('4')},`], header))).toEqual([
      '2 schedule row-needs-a-schedule-line',
      '3 schedule row-needs-a-schedule-line',
    ]);
    const group = `${header},schedule.deliveryGroup`;
    expect(await refusedIn(table([`${line('4')},,G1`], group))).toEqual([
      '2 schedule row-needs-a-schedule-line',
    ]);
    expect(await refusedIn(table([`${line('4')},1`, `${line('4', 'SEAL')},1`], header))).toEqual([
      '2 order-must-be-whole',
      '3 schedule row-is-told-once',
      '3 sku rows-must-agree',
    ]);
  });

  it('is found again where a rule of the order looked at its fields', async () => {
    const header = `${HEADER},schedule,schedule.window.start,数量`.replace('qty,', '');
    const rows = [
      'SAP,1,C-1,C-2,10,PUMP,H87,1,,1',
      'SAP,1,C-1,C-2,10,PUMP,H87,2,2026-03-01,-4',
      'SAP,1,C-1,C-2,20,PUMP,piece,,,1.2345',
    ];
    expect(await refusedIn(table(rows, header))).toEqual([
      '2 order-must-be-whole',
      '3 数量 quantity-must-be-positive',
      '3 计划行交货止 field-is-required',
      '4 数量 quantity-has-too-many-decimals',
      '4 uom must-be-a-unit-of-measure',
    ]);
  });

  it('is told all that is wrong with it at once', async () => {
    const rows = [
      'SAP,1,C-1,,10,PUMP,4,piece',
      `SAP,1,C-1,,20,${'x'.repeat(121)},four,H87`,
      'SAP,,C-1,C-2,10,PUMP,4,piece',
    ];
    expect(await refusedIn(table([...rows, 'SAP,"']))).toEqual([
      '2 shipTo.party field-is-required',
      '2 uom must-be-a-unit-of-measure',
      '3 qty must-be-a-number',
      '3 sku must-have-at-most-characters',
      '4 number field-is-required',
      '5 row-must-be-csv',
    ]);
  });

  it('is found again where the order was refused', async () => {
    const header = `${HEADER},window.start,window.end`;
    const rows = [
      `${row('1', '10', 'PUMP', '4')},2026-03-09,2026-03-01`,
      `${row('1', '20', 'PUMP', '4')},,`,
    ];
    expect(await refusedIn(table(rows, header))).toEqual([
      '2 window-must-start-before-it-ends',
      '3 order-must-be-whole',
    ]);
    const long = '泵'.repeat(42);
    expect(await refusedIn(table([row(long, '10', 'PUMP', '4')]))).toEqual([
      '2 number id-must-be-well-formed',
    ]);
  });

  it('keeps back the orders that it may belong to, when nobody can tell', async () => {
    const rows = [
      row('1', '10', 'A', '1'),
      row('2', '10', 'A', '1'),
      'SAP,"2,C-1',
      row('3', '10', 'A', '1'),
      row('4', '10', 'A', '1'),
      'SAP,,C-1,C-2,10,A,1,H87',
    ];
    await using house = openHouse();
    const { summary, refused } = await importInto(house, table(rows));
    expect(refused.map(inShort)).toEqual([
      '3 order-must-be-whole',
      '4 row-must-be-csv',
      '5 order-must-be-whole',
      '6 order-must-be-whole',
      '7 number field-is-required',
    ]);
    expect(summary).toMatchObject({ recorded: 1, refused: 5 });
  });

  it('may lack a cell or have one too many', async () => {
    expect(await refusedIn(table(['SAP,1,C-1', `${row('2', '1', 'A', '1')},x`]))).toEqual([
      '2 row-must-have-all-columns',
      '3 row-must-have-all-columns',
    ]);
  });
});
