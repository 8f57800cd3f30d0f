import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportDocuments } from '../../src/exchange/documents-csv.ts';
import type { Stored } from '../../src/read-models/read-models.ts';

function table(...docs: object[]) {
  const pages = docs.map((doc, index): Stored<object>[] => [
    { id: `D${index + 1}`, position: index + 1, doc },
  ]);
  const all = async function* () {
    yield* pages;
  };
  return exportDocuments({ all });
}

async function text(...docs: object[]): Promise<string> {
  return (await Array.fromAsync(table(...docs))).join('');
}

describe('documents as a table', () => {
  it('have a column for every field that any of them has', async () => {
    const written = await text({ stage: 'picked', n: 2 }, { stage: 'packed', late: false });
    expect(written).toBe('\uFEFFid,late,n,stage\r\nD1,,2,picked\r\nD2,false,,packed\r\n');
  });

  it('have the same columns in the same order, whatever document comes first', async () => {
    const docs = [{ b: 1, a: { y: 1 } }, { a: { x: 2, y: null } }, { a: 'none', c: undefined }];
    const heads = await Promise.all([docs, docs.toReversed()].map((some) => text(...some)));
    expect(heads.map((written) => written.split('\r\n')[0])).toEqual([
      '\uFEFFid,a,a.x,a.y,b',
      '\uFEFFid,a,a.x,a.y,b',
    ]);
    expect(parse(heads[0] ?? '', { columns: true, bom: true })).toMatchObject([
      { id: 'D1', a: '', 'a.y': '1', b: '1' },
      { id: 'D2', a: '', 'a.x': '2', 'a.y': '' },
      { id: 'D3', a: 'none', 'a.x': '', b: '' },
    ]);
  });

  it('spread what is one level down, and give what is deeper as JSON', async () => {
    const doc = {
      window: { start: 'a', end: 'b' },
      orders: ['1', 2, true],
      lines: [{ qty: 1 }],
      progress: { lines: { keys: ['x'] } },
      nothing: null,
    };
    expect(parse(await text(doc), { columns: true, bom: true })).toEqual([
      {
        id: 'D1',
        'window.start': 'a',
        'window.end': 'b',
        orders: '1 2 true',
        lines: '[{"qty":1}]',
        'progress.lines': '{"keys":["x"]}',
      },
    ]);
  });

  it('cannot become formulas in a spreadsheet; numbers stay numbers', async () => {
    const doc = { a: '=1+1', b: '+86', c: '-5', d: '@x', e: -5, f: 'a,"b"\n中' };
    expect(await text(doc)).toBe(
      `\uFEFFid,a,b,c,d,e,f\r\nD1,'=1+1,'+86,'-5,'@x,-5,"a,""b""\n中"\r\n`,
    );
  });

  it('are only a header when there are none', async () => {
    expect(await text()).toBe('\uFEFFid\r\n');
  });

  it('give as one column what is data by key', async () => {
    const wide = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}`, 1]));
    expect(parse(await text({ wide }, { wide: { f0: 2 } }), { columns: true, bom: true })).toEqual([
      { id: 'D1', wide: JSON.stringify(wide) },
      { id: 'D2', wide: '{"f0":2}' },
    ]);
  });
});
