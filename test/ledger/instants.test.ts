import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, toInstant } from '../../src/domain/instant.ts';
import { instantMs, instantText, zoneMinutesOf } from '../../src/ledger/instants.ts';

const FIRST_MS = Date.UTC(2, 0, 1);
const LAST_MS = Date.UTC(9998, 0, 1);
const instant = fc.integer({ min: FIRST_MS, max: LAST_MS });
const zone = fc.integer({ min: -1_439, max: 1_439 });

describe('the spelling of instants', () => {
  it('is that of the domain, there and back', () => {
    fc.assert(
      fc.property(instant, zone, (ms, zoneMinutes) => {
        const text = toInstant(ms, zoneMinutes);
        expect(instantText(ms, zoneMinutes)).toBe(text);
        expect([instantMs(text), zoneMinutesOf(text)]).toEqual([ms, zoneMinutes]);
        expect(epochMs(text)).toBe(ms);
      }),
    );
  });

  it.each([
    '2026-03-02T08:30:00Z',
    '2026-03-02T08:30:00.0000Z',
    '2026-03-02T08:30:00.000',
    '2026-03-02 08:30:00.000Z',
    '2026-03-02T24:00:00.000Z',
    '2026-03-02T08:60:00.000Z',
    '2026-02-29T08:30:00.000Z',
    '2026-03-02T08:30:00.000+00:00',
    '2026-03-02T08:30:00.000-00:00',
    '2026-03-02T08:30:00.000+24:00',
    '2026-03-02T08:30:00.000+0800',
    '2026-03-02',
    '',
  ])('is not %j', (text) => {
    expect(instantMs(text)).toBeUndefined();
  });

  it('stays right when more minutes and texts were met than are kept', () => {
    const day = Date.UTC(2026, 2, 2);
    for (let minute = 0; minute < 12_000; minute += 1) {
      const ms = day + minute * 60_000 + 1;
      expect(instantMs(instantText(ms, 0))).toBe(ms);
    }
    expect(instantText(day, 480)).toBe('2026-03-02T08:00:00.000+08:00');
  });
});
