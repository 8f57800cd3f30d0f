import { describe, expect, test } from 'vitest';
import { MASTER_KINDS } from '../../src/domain/master/kinds.ts';
import { documentOf as idOf } from '../../src/projections/fold.ts';
import { type MasterEntry, master } from '../../src/projections/master.ts';
import { at, documentOf, story, type Told } from './story.ts';

const entry = (stream: string, ...told: readonly Told[]) =>
  documentOf<MasterEntry>(master, story(stream, ...told));

const put = (number: number, record: object, time: string, more: object = {}): Told => [
  'MasterPut',
  { number, validFrom: '2026-03-02T16:00:00.000+08:00', changed: ['names'], record, ...more },
  time,
];

describe('the list of master data', () => {
  test('holds every kind, each record under the whole name of its stream', () => {
    for (const kind of MASTER_KINDS) expect(idOf(master, `${kind}-A1`)).toBe(`${kind}-A1`);
    expect(idOf(master, 'shipment-PS1')).toBeUndefined();
    expect(entry('party-C%20100', ['StubMade', { seenIn: 'order-SAP:1' }, '07:00'])).toEqual({
      kind: 'party',
      code: 'C 100',
      streamVersion: 1,
      standing: 'incomplete',
      version: 0,
      seenIn: 'order-SAP:1',
      saidAt: at('07:00'),
    });
  });

  test('has the newest version of a record, and who said it', () => {
    const names = { zh: '江澜水务', en: 'North Water' };
    const source = { source: 'SAP', sourceVersion: 7 };
    const told = entry(
      'party-C-100',
      ['StubMade', {}, '07:00'],
      put(1, {}, '08:00'),
      put(2, { names }, '09:00', source),
    );
    expect(told).toEqual({
      kind: 'party',
      code: 'C-100',
      streamVersion: 3,
      names,
      standing: 'current',
      version: 2,
      record: { names },
      validFrom: '2026-03-02T08:00:00.000Z',
      ...source,
      saidAt: at('09:00'),
    });
  });

  test('says what is retired, and that it came back', () => {
    const retired: Told = ['MasterRetired', { from: at('12:00'), reason: 'merged' }, '09:00'];
    const gone = entry('site-HUB-1', put(1, {}, '08:00'), retired);
    expect(gone).toMatchObject({ standing: 'retired', retiredFrom: at('12:00'), version: 1 });
    const back = entry('site-HUB-1', put(1, {}, '08:00'), retired, put(2, {}, '10:00'));
    expect(back).toMatchObject({ standing: 'current', version: 2 });
    expect(back).not.toHaveProperty('retiredFrom');
  });

  test('counts messages that came after a newer one', () => {
    const late: Told = ['MasterMessageSuperseded', { sourceVersion: 1, known: 7 }, '09:00'];
    expect(entry('site-HUB-1', put(1, {}, '08:00'), late, late).superseded).toBe(2);
  });
});
