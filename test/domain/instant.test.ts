import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInstantSchema, instantSchema } from '../../src/domain/envelope.ts';
import {
  canonicalInstant,
  compareInstants,
  epochMs,
  toInstant,
  zoneMinutesOf,
} from '../../src/domain/instant.ts';

const ms = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });
const zone = fc.integer({ min: -14 * 60, max: 14 * 60 });

describe('an instant', () => {
  it('is spelled as facts carry it and read back, in every zone', () => {
    fc.assert(
      fc.property(ms, zone, (time, zoneMinutes) => {
        const text = toInstant(time, zoneMinutes);
        expect(instantSchema.safeParse(text).success).toBe(true);
        expect(epochMs(text)).toBe(time);
        expect(epochMs(text)).toBe(time);
        expect(zoneMinutesOf(text)).toBe(zoneMinutes);
        expect(canonicalInstant(text)).toBe(text);
      }),
    );
  });

  it('is compared by time, not by spelling', () => {
    fc.assert(
      fc.property(ms, ms, zone, zone, (a, b, zoneA, zoneB) => {
        expect(compareInstants(toInstant(a, zoneA), toInstant(b, zoneB))).toBe(Math.sign(a - b));
      }),
    );
  });

  it.each([
    ['2026-03-01T08:30:00+08:00', '2026-03-01T08:30:00.000+08:00'],
    ['2026-03-01T08:30Z', '2026-03-01T08:30:00.000Z'],
    ['2026-03-01 08:30:00.5Z', '2026-03-01T08:30:00.500Z'],
    ['2026-03-01 08:30:00.500+08:00', '2026-03-01T08:30:00.500+08:00'],
    ['20260301T083000+0530', '2026-03-01T08:30:00.000+05:30'],
    ['2026-03-01T08:30:00.123456789Z', '2026-03-01T08:30:00.123Z'],
    ['2026-03-01T00:30:00.000-00:00', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01T08:30:00.000+00:00', '2026-03-01T08:30:00.000Z'],
  ])('%s is brought to %s', (spoken, canonical) => {
    expect(canonicalInstant(spoken)).toBe(canonical);
    expect(anyInstantSchema.parse(spoken)).toBe(canonical);
  });

  it.each([
    '',
    '2026-03-01',
    '2026-03-01T08:30:00',
    '2026-02-30T08:30:00.000Z',
    '2026-13-01T08:30:00.000Z',
    '2026-03-01T24:00:00.000Z',
    '2026-03-01T08:60:00.000Z',
    '2026-03-01T08:30:00.000+24:00',
    '2026-03-01T08:30:00.000+08:60',
    '2026-03-01T08:30:00.0x0Z',
    '+012026-03-01T08:30:00.000Z',
    'yesterday',
  ])('cannot be %j', (text) => {
    expect(canonicalInstant(text)).toBeUndefined();
    expect(anyInstantSchema.safeParse(text).error?.issues[0]?.message).toBe('must-be-an-instant');
  });
});
