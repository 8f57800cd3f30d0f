import { array, assert, asyncProperty, integer, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_CHARS_MAX, type Line, linesOf } from '../../src/exchange/lines.ts';
import { file } from './files.ts';

async function all(content: string | Uint8Array, pieceBytes?: number): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const list of linesOf(file(content, pieceBytes))) lines.push(...list);
  return lines;
}

const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);
const told = (lines: readonly Line[]) =>
  lines.map(({ number, text, fault }) => [number, text, ...(fault ? [fault] : [])]);

// 发运单 and 签收 in GB18030.
const GB18030 = Buffer.from('\xb7\xa2\xd4\xcb\xb5\xa5\n\xc7\xa9\xca\xd5\n', 'latin1');

describe('lines of a file', () => {
  it('are numbered as an editor numbers them, empty ones left out', async () => {
    expect(told(await all('one\n\n  \r\ntwo\r\nthree'))).toEqual([
      [1, 'one'],
      [4, 'two'],
      [5, 'three'],
    ]);
  });

  it('tell how far the reading has come', async () => {
    expect((await all('ab\ncd\n')).map(({ read }) => read)).toEqual([3, 6]);
  });

  it('are the same wherever the disk cuts the bytes', async () => {
    const content = string({ unit: 'grapheme', maxLength: 30 });
    const cut = asyncProperty(array(content), integer({ min: 1, max: 9 }), async (lines, bytes) => {
      const whole = lines.join('\n');
      expect(await all(whole, bytes)).toEqual(await all(whole, 1_000_000));
    });
    await assert(cut, { numRuns: 100 });
  });

  it.each([1, 2, 3, 1_000])('are read from GB18030, %i bytes at a time', async (bytes) => {
    expect(texts(await all(GB18030, bytes))).toEqual(['发运单', '签收']);
  });

  it('may begin with thousands of plain ones before the first Chinese one', async () => {
    const plain = Buffer.from('plain\n'.repeat(20_000));
    const lines = await all(Buffer.concat([plain, GB18030]), 4_096);
    expect(texts(lines).slice(-2)).toEqual(['发运单', '签收']);
    expect(lines).toHaveLength(20_002);
  });

  it('in UTF-8 stay UTF-8 when a byte is damaged, and the one with it says so', async () => {
    const damaged = Buffer.from('发运单\n签?收\n回单\n');
    damaged[damaged.indexOf('?')] = 0xff;
    expect(told(await all(damaged))).toEqual([
      [1, '发运单'],
      [2, '签\uFFFD收', 'text-must-be-utf-8-or-gb18030'],
      [3, '回单'],
    ]);
  });

  it('cut in the middle of a symbol are wrong in the last line only', async () => {
    const cut = Buffer.from('发运单\n签收').subarray(0, -1);
    expect(told(await all(cut)).at(-1)).toEqual([2, '签\uFFFD', 'text-must-be-utf-8-or-gb18030']);
  });

  it('beyond all measure are cut and say so, the next one is whole', async () => {
    const long = 'x'.repeat(LINE_CHARS_MAX + 70_000);
    const [first, second] = await all(`${long}\nnext\n`, 65_536);
    expect(first).toMatchObject({ number: 1, fault: 'line-must-not-be-so-long' });
    expect(first?.text.length).toBeLessThanOrEqual(LINE_CHARS_MAX + 65_536);
    expect(second).toEqual({ number: 2, text: 'next', read: long.length + 6 });
  });
});
