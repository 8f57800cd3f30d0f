import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs, toInstant } from '../../src/domain/instant.ts';

const slowly = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

describe('epochMs', () => {
  test('reads what facts carry, in every zone, the first time and from memory', () => {
    const times = { min: new Date('1970-01-01T00:00Z'), max: new Date('2199-12-31T00:00Z') };
    const zones = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(fc.date({ ...times, noInvalidDate: true }), zones, (date, zone) => {
        const text = toInstant(date.getTime(), zone);
        expect([epochMs(text), epochMs(text)]).toEqual([date.getTime(), date.getTime()]);
      }),
    );
  });

  test.each([
    '2026-03-02T08:30:00Z',
    '2026-03-02 08:30:00.000Z',
    '2026-03-02T08:30:00.000000Z',
    '2026-03-02T08:30:60.000Z',
    '2026-03-02T08:30:00.000+0800',
    '2024-02-29T23:59:59.999-11:30',
  ])('reads %s as everybody does', (text) => {
    epochMs('2026-03-02T00:00:00.000Z');
    expect(epochMs(text)).toBe(slowly(text));
  });

  test.each([
    '2026-03-02',
    '2026-03-02T08:30:00.000',
    '2026-03-02T24:30:00.000Z',
    '2026-03-02T08:60:00.000Z',
    '2026-03-02T08:3x:00.000Z',
    '2026-03-02T08:30:00.000+24:00',
    '2026-03-02T08:30:00.000*08:00',
    '2026-02-29T08:30:00.000Z',
  ])('does not take %s for an instant, on a day that it knows', (text) => {
    epochMs('2026-03-02T00:00:00.000Z');
    expect(() => epochMs(text)).toThrow(RangeError);
  });
});
