import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalInstant, compareInstants, epochMs } from '../../src/domain/instant.ts';

const slowly = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const parsing = vi.spyOn(Temporal.Instant, 'from');

const DAY = '2026-03-02';
const TOLD = [
  `${DAY}T00:00:00.000Z`,
  `${DAY}T09:09:09.909Z`,
  `${DAY}T12:34:56.789Z`,
  `${DAY}T19:59:50.090Z`,
  `${DAY}T23:59:59.999Z`,
  `${DAY}T00:00:00.000+08:00`,
  `${DAY}T21:45:30.120+05:45`,
  `${DAY}T23:59:59.999+09:09`,
  `${DAY}T10:20:40.007-03:30`,
  `${DAY}T23:00:00.000-19:59`,
];

function outcome(read: (text: string) => number, text: string): number | string {
  try {
    return read(text);
  } catch (error) {
    return (error as Error).name;
  }
}

beforeEach(() => {
  epochMs(`${DAY}T00:00:00.000Z`);
  parsing.mockClear();
});
afterAll(() => parsing.mockRestore());

describe('an instant of a day that is known', () => {
  it.each(TOLD)('%s is read without parsing it', (text) => {
    const ms = epochMs(text);
    expect(parsing).not.toHaveBeenCalled();
    expect(ms).toBe(slowly(text));
  });

  it('is read as everybody does, or not at all, whatever stands at any of its places', () => {
    const spellings = ['12:34:56.789Z', '12:34:56.789+08:30', '00:00:00.000-08:30'].flatMap(
      (time) => {
        const text = `${DAY}T${time}`;
        return [...text].flatMap((_, place) =>
          [...'/0269:;.-+TZ x'].map(
            (other) => text.slice(0, place) + other + text.slice(place + 1),
          ),
        );
      },
    );
    expect(spellings.map((text) => outcome(epochMs, text))).toEqual(
      spellings.map((text) => outcome(slowly, text)),
    );
  });

  it.each([
    `${DAY}T08:30:00.000`,
    `${DAY}T08:30:00.000Z `,
    `${DAY}T08:30:00.000ZZ`,
    `${DAY}T08:30:00.000+08:`,
    `${DAY}T08:30:00.000+08:0`,
    `${DAY}T08:30:00.000+08:000`,
    `${DAY}T08:30:00.000+08.00`,
    `${DAY}T08:30:00.000 08:00`,
    `${DAY}T08:30:00.000+24:00`,
    `${DAY}T08:30:00.000+08:60`,
    `${DAY}T24:00:00.000Z`,
    `${DAY}T08:60:00.000Z`,
    `${DAY}T08:30:61.000Z`,
  ])('cannot be %j', (text) => {
    expect(() => epochMs(text)).toThrow(RangeError);
  });
});

describe('the days that are known', () => {
  const day = (nth: number): string =>
    `${new Date(Date.UTC(2001, 0, 1 + nth)).toISOString().slice(0, 10)}T07:00:00.000Z`;

  it('are all of those met last until there are 4,000, then they are learnt anew', async () => {
    vi.resetModules();
    const fresh = await import('../../src/domain/instant.ts');
    for (let nth = 0; nth < 4_000; nth += 1) fresh.epochMs(day(nth));
    parsing.mockClear();
    expect([0, 1, 3_999].map((nth) => fresh.epochMs(day(nth)))).toEqual(
      [0, 1, 3_999].map((nth) => Date.UTC(2001, 0, 1 + nth, 7)),
    );
    expect(parsing).not.toHaveBeenCalled();
    fresh.epochMs(day(4_000));
    expect(parsing).toHaveBeenCalledTimes(1);
    fresh.epochMs(day(0));
    expect(parsing).toHaveBeenCalledTimes(2);
  });

  it('are not learnt from spellings that facts do not carry', async () => {
    vi.resetModules();
    const fresh = await import('../../src/domain/instant.ts');
    expect(fresh.epochMs('2007-07-07T08:30Z')).toBe(Date.UTC(2007, 6, 7, 8, 30));
    expect(fresh.epochMs('2007-07-07T08:30:00.000Z')).toBe(Date.UTC(2007, 6, 7, 8, 30));
    expect(fresh.epochMs('2007-07-07T08:30Z')).toBe(Date.UTC(2007, 6, 7, 8, 30));
  });
});

describe('instants of one spelling', () => {
  it.each([
    ['2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.001Z', -1],
    ['2026-03-02T08:00:00.001Z', '2026-03-02T08:00:00.000Z', 1],
    ['2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z', 0],
    ['2026-03-02T08:00:00.000Z', '2026-03-02T16:00:00.000+08:00', 0],
    ['2026-03-02T16:00:00.000+08:00', '2026-03-02T08:00:00.001Z', -1],
    ['2026-03-02T09:00Z', '2026-03-02T08:59:59.999Z', 1],
  ])('%s and %s are in this order', (one, other, sign) => {
    expect(compareInstants(one, other)).toBe(sign);
  });

  it('are canonical with the offset of their teller, to the minute', () => {
    expect(canonicalInstant('2026-03-02T08:30+0545')).toBe('2026-03-02T08:30:00.000+05:45');
    expect(canonicalInstant('2026-03-02t08:30:00-11:30')).toBe('2026-03-02T08:30:00.000-11:30');
    expect(canonicalInstant('2024-02-29T23:59:60Z')).toBe('2024-02-29T23:59:59.000Z');
    expect(canonicalInstant('9999-12-31T23:59:59.999-01:00')).toBe('9999-12-31T23:59:59.999-01:00');
  });
});
