import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import {
  documentsAsOf,
  mustBeSettled,
  NotYetCertain,
  positionAsOf,
} from '../../src/projections/as-of.ts';
import { foldDocument } from '../../src/projections/document.ts';
import { corrected, correctionOf, moved, parcels, record, weighed } from './parcels.ts';

const at = (time: string): string => `2026-03-01T${time}Z`;
let ledger: Ledger;

beforeEach(async () => {
  ledger = openMemoryLedger();
  await record(ledger, 'a', [weighed(1), moved('hall')], at('08:00:00.000'));
  await record(ledger, 'b', [weighed(2)], at('08:00:05.000'));
  await record(ledger, 'a', corrected(1, weighed(3)), at('09:00:00.000'));
});

async function allAsOf(instant: string): Promise<Record<string, object>> {
  const through = await positionAsOf(ledger, instant);
  const found: Record<string, object> = {};
  const options = { ledger, correctionOf };
  for await (const { id, doc } of documentsAsOf(options, parcels, through)) found[id] = doc;
  return found;
}

async function oneAsOf(instant: string): Promise<object | undefined> {
  const correction = correctionOf('parcel');
  const folded = await foldDocument(ledger, parcels, correction, 'a', { recordedAt: instant });
  return folded.doc;
}

describe('as recorded at an instant', () => {
  it('nothing is there before the first fact', async () => {
    expect(await positionAsOf(ledger, at('07:59:59.999'))).toBe(0);
    expect(await allAsOf(at('07:59:59.999'))).toEqual({});
    expect(await oneAsOf(at('07:59:59.999'))).toBeUndefined();
  });

  it('a fact recorded at that very instant counts', async () => {
    const early = { grams: 1, place: 'hall', places: ['hall'] };
    expect(await positionAsOf(ledger, at('08:00:05.000'))).toBe(3);
    expect(await allAsOf(at('08:00:05.000'))).toEqual({ a: early, b: { grams: 2, places: [] } });
    expect(await oneAsOf('2026-03-01T16:00:05.000+08:00')).toEqual(early);
  });

  it('corrections recorded later are not known yet', async () => {
    expect((await allAsOf(at('08:59:59.999'))).a).toMatchObject({ grams: 1 });
    expect((await allAsOf(at('09:00:00.000'))).a).toMatchObject({ grams: 3 });
    expect(await oneAsOf(at('09:00:00.000'))).toMatchObject({ grams: 3 });
  });

  it('later than the last fact is everything', async () => {
    expect(await positionAsOf(ledger, at('23:00:00.000'))).toBe(await ledger.head());
  });

  it('is refused until a second has passed', () => {
    const nowMs = Date.parse(at('10:00:01.000'));
    expect(() => mustBeSettled(at('10:00:00.001'), nowMs)).toThrow(NotYetCertain);
    mustBeSettled(at('10:00:00.000'), nowMs);
  });
});
