import { stringify } from 'csv-stringify/sync';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/exchange/csv-rows.ts';

/** Texts with what matters in CSV far more often than chance would have it. */
const text = string({ unit: constantFrom('a', 'é', '中', ' ', ',', '"', "'", '[') });

describe('a line of CSV', () => {
  it.each([
    ['', ['']],
    ['a,b', ['a', 'b']],
    [',', ['', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""yes""",""', ['say "yes"', '']],
    [' a , b ', [' a ', ' b ']],
    ["\"['1','2']\", ,3", ["['1','2']", ' ', '3']],
  ])('%j has its fields', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
  });

  it.each(['"', '"a', 'a"b', '"a"b', '"a" ,b', 'a,"b""', '""a'])('%j is none', (line) => {
    expect(fieldsOf(line)).toBeUndefined();
  });

  it('comes back from every row that is written as CSV', () => {
    assert(
      property(array(text, { minLength: 1 }), (fields) => {
        expect(fieldsOf(stringify([fields], { eof: false }))).toEqual(fields);
      }),
    );
  });
});
