import { describe, expect, it } from 'vitest';
import { masterCodeOf, masterIdOf, masterStream } from '../../../src/domain/master/code.ts';

describe('a code', () => {
  it('is one key in every spelling that means it', () => {
    for (const typed of ['A 1', ' A 1 ', 'A%201']) expect(masterIdOf(typed)).toBe('A%201');
    expect(masterIdOf('e\u0301')).toBe(masterIdOf('\u00e9'));
  });

  it('keeps case and leading zeros apart', () => {
    expect(masterIdOf('0017')).toBe('0017');
    expect(masterIdOf('a-1')).not.toBe(masterIdOf('A-1'));
  });

  it('is a key of free text that cannot be taken for another one', () => {
    const codes = ['A-1', 'A/1', 'A:1', 'A%1', 'A%201', 'A 1', '泵 8', 'A\u3000 1'];
    const streams = codes.map((code) => masterStream('product', code));
    expect(new Set(streams).size).toBe(codes.length);
    const ids = streams.map((stream) => stream?.slice('product-'.length) ?? '');
    expect(ids.map(masterCodeOf)).toEqual(codes);
    expect(ids.map(masterIdOf)).toEqual(ids);
  });

  it('is none when it says nothing, is cut short or too long', () => {
    for (const text of ['', '  ', '%', '%E6%B3', 'a\tb', 'x'.repeat(121), '泵'.repeat(41)]) {
      expect(masterIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
    }
    expect(masterStream('party', '泵'.repeat(41))).toBeUndefined();
    expect(masterStream('party', 'half \ud800')).toBeUndefined();
  });
});
