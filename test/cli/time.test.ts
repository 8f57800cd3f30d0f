import { describe, expect, it } from 'vitest';
import { readTime, showTime, showTimeExactly } from '../../src/cli/time.ts';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';

describe('a time that a person types', () => {
  it.each([
    ['2026-03-01T08:30:00+08:00', SHANGHAI, '2026-03-01T08:30:00.000+08:00'],
    ['2026-03-01T00:30:00Z', SHANGHAI, '2026-03-01T00:30:00.000Z'],
    ['2026-03-01T08:30', SHANGHAI, '2026-03-01T08:30:00.000+08:00'],
    ['2026-03-01 08:30:15', SHANGHAI, '2026-03-01T08:30:15.000+08:00'],
    [' 2026-03-01 ', SHANGHAI, '2026-03-01T00:00:00.000+08:00'],
    ['2026-07-01', BERLIN, '2026-07-01T00:00:00.000+02:00'],
    ['2026-01-01', BERLIN, '2026-01-01T00:00:00.000+01:00'],
    // Before 1901 clocks in Shanghai were eight hours, five minutes and 43 seconds ahead.
    ['1900-01-01', SHANGHAI, '1899-12-31T23:59:17.000+08:05'],
  ])('%j in %s is %s', (typed, zone, instant) => {
    expect(readTime(typed, zone)).toBe(instant);
  });

  it('a day as an end is its last millisecond, also when the clocks change', () => {
    expect(readTime('2026-03-01', SHANGHAI, 'end')).toBe('2026-03-01T23:59:59.999+08:00');
    expect(readTime('2026-10-25', BERLIN, 'end')).toBe('2026-10-25T23:59:59.999+01:00');
  });

  it.each(['yesterday', '2026-02-30', '2026-13-01', '08:30', '', '2026-03-01T25:00Z'])(
    '%j is none',
    (typed) => {
      expect(readTime(typed, SHANGHAI)).toBeUndefined();
    },
  );

  it('is shown in the zone that is asked for', () => {
    const instant = '2026-03-01T00:30:05.000Z';
    expect(showTime(instant, SHANGHAI)).toBe('2026-03-01 08:30');
    expect(showTimeExactly(instant, BERLIN)).toBe('2026-03-01 01:30:05');
  });
});
