import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utcMs } from '../../src/reports/utc.ts';

test('reads every instant that a read model can hold', () => {
  const years = { min: new Date('0001-01-01T00:00:00.000Z'), max: new Date('9999-12-31T00:00Z') };
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
      expect(utcMs(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('knows leap days', () => {
  for (const text of ['2000-02-29T23:59:59.999Z', '2024-02-29T00:00:00.000Z']) {
    expect(utcMs(text)).toBe(Date.parse(text));
  }
});
