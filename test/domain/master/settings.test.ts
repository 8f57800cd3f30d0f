import { describe, expect, it } from 'vitest';
import { masterCodeOf, masterIdOf, masterStream } from '../../../src/domain/master/code.ts';
import type { MasterRecord } from '../../../src/domain/master/kinds.ts';
import { copiedPolicy } from '../../../src/domain/master/policies.ts';
import { refusesUnknownCodes } from '../../../src/domain/master/sources.ts';
import type { MasterState } from '../../../src/domain/master/state.ts';
import { validAt, withRetirement, withVersion } from '../../../src/domain/master/versions.ts';
import { put, record, retire } from './scenes.ts';

describe('a source', () => {
  const { worldAfter } = record('source', 'SAP');
  const at = '2026-03-03T00:00:00.000Z';
  const refuses = (...tellings: Parameters<typeof put>[0][]) =>
    refusesUnknownCodes(
      worldAfter(...tellings.map((told) => put(told))).state as MasterState<MasterRecord<'source'>>,
      at,
    );

  it('refuses unknown codes only where it says so', () => {
    expect(refuses({ unknownCodes: 'refuse' })).toBe(true);
    expect(refuses({ unknownCodes: 'refuse' }, {})).toBe(false);
    expect(refuses({})).toBe(false);
    expect(refuses({ unknownCodes: 'refuse', validFrom: '2026-04-01T00:00:00.000Z' })).toBe(false);
    expect(refuses()).toBe(false);
    expect(refusesUnknownCodes(undefined, at)).toBe(false);
  });
});

describe('a policy as a shipment copies it', () => {
  const copied = (told: object, consignee?: object) =>
    copiedPolicy('P', { number: 2, validFrom: '', record: told }, consignee);

  it('names its documents, and what is wanted at sign-off by either', () => {
    const plain = { name: 'P', version: 2, steps: [], labels: [] };
    expect(copied({})).toStrictEqual(plain);
    expect(copied({ documents: ['invoice'] })).toStrictEqual({ ...plain, documents: ['invoice'] });
    expect(copied({ signOff: { stamp: true } })).toStrictEqual({
      ...plain,
      signOff: { stamp: true },
    });
    expect(copied({}, { signOff: { photo: true } })).toStrictEqual({
      ...plain,
      signOff: { photo: true },
    });
    expect(copied({}, {})).toStrictEqual(plain);
  });
});

describe('versions of a record', () => {
  const day = (date: string) => `2026-${date}T00:00:00.000Z`;
  const version = (number: number, date: string) => ({ number, validFrom: day(date), record: {} });
  const [first, second] = [version(1, '01-01'), version(2, '02-01')];

  it('take the place of a retirement that begins with them or later', () => {
    const retired = withRetirement<MasterRecord>([first], day('03-01'));
    expect(retired).toEqual([first, { validFrom: day('03-01') }]);
    const same = version(3, '03-01');
    expect(withVersion(retired, same)).toEqual([first, same]);
    const later = version(3, '03-02');
    expect(withVersion(retired, later)).toEqual([...retired, later]);
    expect(withVersion([first, second], version(3, '01-15'))).toHaveLength(3);
  });

  it('that begin with a retirement or later are ended by it', () => {
    const entries = withRetirement<MasterRecord>([first, second], day('02-01'));
    expect(entries).toEqual([first, { validFrom: day('02-01') }]);
    expect(validAt({ entries }, day('02-01'))).toBeUndefined();
  });
});

describe('the code of a record', () => {
  it('has 120 characters at most, and 360 once it is encoded', () => {
    expect(masterIdOf('A'.repeat(120))).toBe('A'.repeat(120));
    const long = 'A'.repeat(121);
    expect(masterIdOf(long)).toEqual({ refused: 'id-must-be-well-formed', params: { id: long } });
    const forty = '泵'.repeat(40);
    expect(masterStream('product', forty)).toBe(`product-${encodeURIComponent(forty)}`);
    expect(masterStream('product', `${forty}A`)).toBeUndefined();
    expect(masterCodeOf(encodeURIComponent(forty))).toBe(forty);
  });
});

describe('what is said of a record', () => {
  const { given, worldAfter } = record('party');
  const last = (...tellings: ReturnType<typeof put>[]) =>
    worldAfter(...tellings).facts.at(-1)?.data;

  it('names its source and version only where there is one', () => {
    const from = '2026-03-02T00:01:00.000Z';
    expect(last(put({}), retire())).toStrictEqual({ from });
    expect(last(put({}), retire({ source: 'SAP', sourceVersion: 3 }))).toStrictEqual({
      source: 'SAP',
      sourceVersion: 3,
      from,
    });
    expect(last(put({}))).toStrictEqual({
      number: 1,
      validFrom: '2026-03-02T00:00:00.000Z',
      changed: ['validFrom'],
      record: {},
    });
  });

  it('is numbered by hand as well', () => {
    const byHand = (sourceVersion: number) => put({ sourceVersion, gln: '4006381333931' });
    given(byHand(5))
      .when(byHand(4))
      .records({ type: 'MasterMessageSuperseded', data: { sourceVersion: 4, known: 5 } });
    given(byHand(5), byHand(4)).when(byHand(4)).recordsNothing();
    given(byHand(5)).when(byHand(6)).records('MasterPut');
  });

  it('is new again once another has said otherwise', () => {
    const [one, other] = [put({ status: 'blocked' }), put({ source: 'WMS', status: 'active' })];
    given(one).when(one).recordsNothing();
    given(one, other).when(one).records('MasterPut');
    given(one, other).when(other).recordsNothing();
  });
});
