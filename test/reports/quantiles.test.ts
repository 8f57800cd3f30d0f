import { describe, expect, test } from 'vitest';
import { hoursOf } from '../../src/reports/quantiles.ts';

const hours = (...values: readonly number[]) => hoursOf(values.map((value) => value * 3_600_000));

describe('quantiles', () => {
  test('of nothing are nothing', () => {
    expect(hours()).toEqual({ n: 0, p50: null, p90: null, mean: null });
  });

  test('of one value are that value', () => {
    expect(hours(7)).toEqual({ n: 1, p50: 7, p90: 7, mean: 7 });
  });

  test('of an odd count: the middle one, and the value that nine in ten do not exceed', () => {
    expect(hours(9, 1, 5)).toEqual({ n: 3, p50: 5, p90: 9, mean: 5 });
    const eleven = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(hours(...eleven)).toEqual({ n: 11, p50: 6, p90: 10, mean: 6 });
  });

  test('of an even count: the mean of the middle two, and a value that occurs for p90', () => {
    expect(hours(4, 1, 3, 2)).toEqual({ n: 4, p50: 2.5, p90: 4, mean: 2.5 });
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(hours(...ten)).toEqual({ n: 10, p50: 5.5, p90: 9, mean: 5.5 });
  });

  test('sort by value, not by spelling', () => {
    expect(hours(10, 9, 100)).toMatchObject({ p50: 10, p90: 100 });
  });
});
