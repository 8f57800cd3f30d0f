import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from './folder.ts';
import { lading, type Ran } from './ran.ts';

let dir: string;
beforeAll(async () => {
  dir = await folderWith('ACME-1001', 'ACME-1002');
});

function replay(...argv: readonly string[]): Promise<Ran> {
  return lading(['replay', ...argv, '--data', dir]);
}

async function stateOf(...argv: readonly string[]) {
  return JSON.parse((await replay(...argv, '--json')).out);
}

describe('replay', () => {
  it('tells a shipment up to now, in any spelling of its id', async () => {
    for (const spelling of ['ACME-1001', 'acme1001', ' Acme-10-01 ']) {
      expect(await stateOf(spelling)).toMatchObject({
        shipment: 'ACME1001',
        stage: 'signed-off',
        from: 'SH-JIADING',
        carrier: 'HENGTU',
      });
    }
  });

  it('tells lines, units and the whole timeline', async () => {
    const { lines, units, timeline, by } = await stateOf('ACME-1001');
    expect(by).toBe('occurred');
    expect(lines).toMatchObject([
      { line: '10', ordered: 4, picked: 4, packed: 4, accepted: 4 },
      { line: '20', ordered: 10, picked: 10, packed: 10, accepted: 10 },
    ]);
    expect(units).toMatchObject([{ unit: 'ACME-1001-U001', stage: 'signed-off', kind: 'carton' }]);
    expect(timeline.length).toBe(9);
  });

  it.each([
    ['2026-03-01 09:15', 'planned'],
    ['2026-03-01T10:05:00+08:00', 'picking'],
    ['2026-03-01T02:15:00Z', 'picked'],
    ['2026-03-01 11:01', 'packed'],
    ['2026-03-02', 'packed'],
    ['2026-03-02 12:00', 'in-transit'],
    ['2026-03-03 12:00', 'arrived'],
    ['2026-03-04', 'signed-off'],
  ])('at %s it was %s', async (at, stage) => {
    expect(await stateOf('ACME-1001', '--at', at)).toMatchObject({ stage });
  });

  it('knew nothing then, by the clock of recording', async () => {
    const { exit, err } = await replay('ACME-1001', '--at', '2026-03-02', '--by', 'recorded');
    expect(exit).toBe(1);
    expect(err).toContain('nothing of shipment ACME1001 had been recorded');
    expect(err).toContain('--by occurred');
  });

  it('refuses what is recorded by an instant that is not over', async () => {
    const { exit, err } = await replay('ACME-1001', '--at', '2100-01-01', '--by', 'recorded');
    expect(exit).toBe(1);
    expect(err).toContain('This instant is not over');
    expect((await replay('ACME-1001', '--at', '2100-01-01')).exit).toBe(0);
  });

  it('tells what changed between two instants, whichever comes first', async () => {
    const between = ['--at', '2026-03-01 10:05', '--diff', '2026-03-02 12:00'];
    const { changes, timeline } = await stateOf('ACME-1001', ...between);
    expect(changes).toContainEqual({ what: 'stage', before: 'picking', after: 'in-transit' });
    expect(changes).toContainEqual({
      what: 'line ERP:ACME-1001/20 picked',
      before: null,
      after: 10,
    });
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual([
      'ItemPicked',
      'UnitPacked',
      'UnitClosed',
      'ShipmentDeparted',
    ]);
    const reversed = ['--at', '2026-03-02 12:00', '--diff', '2026-03-01 10:05'];
    expect((await stateOf('ACME-1001', ...reversed)).changes).toEqual(changes);
  });

  it('tells what changed in the reader’s language', async () => {
    const between = ['--at', '2026-03-01 10:05', '--diff', '2026-03-02 12:00'];
    const environment = { LADING_LOCALE: 'zh-CN' };
    const argv = ['replay', 'ACME-1001', ...between, '--data', dir];
    const { out } = await lading(argv, { environment });
    expect(out).toMatch(/行 ERP:ACME-1001\/20 已拣 +— +10/);
    expect(out).toContain('已装箱  ACME-1001-U001 · 纸');
    expect(out).not.toMatch(/\b(line|unit|picked|carton)\b/);
  });

  it('suggests what is close to an id that is not known', async () => {
    const { exit, err } = await replay('ACME-1003');
    expect(exit).toBe(1);
    expect(err).toContain('the ledger knows no shipment ACME-1003');
    expect(err).toContain('Close to it: ACME1001, ACME1002');
  });

  it('says at once that a check symbol is wrong', async () => {
    const { exit, err } = await replay('PS1J-5T3C-1S6Y-0BQ');
    expect(exit).toBe(1);
    expect(err).toMatch(/check symbol/i);
  });

  it('shows no personal data', async () => {
    const { out } = await replay('ACME-1001');
    expect(out).not.toContain('Wang Jianguo');
    expect(JSON.stringify(await stateOf('ACME-1001'))).not.toContain('Wang Jianguo');
  });
});
