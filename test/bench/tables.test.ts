import { describe, expect, it } from 'vitest';
import { figureText } from '../../bench/tables.ts';

describe('a figure in the table', () => {
  it('has three significant digits', () => {
    expect([0.123456, 5.6789, 99.96].map(figureText)).toEqual(['0.123', '5.68', '100']);
  });

  it('is whole where it is large, with commas', () => {
    expect([352.6, 61_742.3].map(figureText)).toEqual(['353', '61,742']);
  });

  it('is a dash where there is none', () => {
    expect(figureText(null)).toBe('-');
  });
});
