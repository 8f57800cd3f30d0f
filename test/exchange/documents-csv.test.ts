import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportDocuments, TooManyColumns } from '../../src/exchange/documents-csv.ts';
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
    expect(written).toBe('\uFEFFid,stage,n,late\r\nD1,picked,2,\r\nD2,packed,,false\r\n');
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

  it('are refused when their fields are data themselves', async () => {
    const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`f${index}`, 1]));
    await expect(text({ wide })).rejects.toThrow(TooManyColumns);
  });
});
