import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

let dir: string;
beforeAll(async () => {
  dir = await folderWith('ACME-1001', 'ACME-1002');
});

function run(...argv: readonly string[]): Promise<Ran> {
  return lading([...argv, '--data', dir]);
}

describe('report', () => {
  const KEYS = [
    'shipments',
    'signedOff',
    'firstAttempt',
    'transitHours',
    'cycleHours',
    'stages',
    'orderCycleHours',
    'exceptions',
    'onTime',
    'otif',
    'firstPromise',
    'splitRatio',
    'shortPickRate',
    'returns',
    'lostUnits',
    'corrections',
  ];

  it('has its keys, and groups where asked for', async () => {
    const all = JSON.parse((await run('report', '--json')).out);
    expect(Object.keys(all).sort()).toEqual([...KEYS].sort());
    expect(all).toMatchObject({ shipments: 2, signedOff: 2, firstAttempt: { rate: 1 } });
    const grouped = JSON.parse((await run('report', '--by', 'carrier', '--json')).out);
    expect(grouped.groups).toMatchObject([{ key: 'HENGTU', shipments: 2 }]);
  });

  it('takes a period, whose days are whole', async () => {
    const within = async (from: string, to: string): Promise<number> =>
      JSON.parse((await run('report', '--from', from, '--to', to, '--json')).out).shipments;
    expect(await within('2026-03-02', '2026-03-02')).toBe(2);
    expect(await within('2026-03-03', '2026-03-04')).toBe(0);
  });

  it('as recorded at an instant knows nothing that was recorded later', async () => {
    const { out } = await run('report', '--as-of', '2026-03-10', '--json');
    expect(JSON.parse(out)).toMatchObject({ shipments: 0 });
    expect((await run('report', '--as-of', '2100-01-01')).exit).toBe(1);
  });

  it('is a page of tables for people, in both languages', async () => {
    const english = (await run('report', '--by', 'carrier')).out;
    expect(english).toContain('2 shipments, 2 signed off');
    expect(english).toContain('HENGTU');
    const environment = { LADING_LOCALE: 'zh-CN' };
    expect((await lading(['report', '--data', dir], { environment })).out).toContain('已签收 2');
  });
});

/** Positions are those of each ledger. */
function withoutPositions(facts: string): readonly string[] {
  return facts
    .replaceAll(/"position":\d+,/g, '')
    .split('\n')
    .sort();
}

describe('export', () => {
  it('writes facts, one a line, that another folder takes as they are', async () => {
    const file = join(temporaryFolder(), 'facts.ndjson');
    const { exit, out } = await run('export', 'facts-ndjson', '--out', file, '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ file, lines: 18 });
    const other = join(temporaryFolder(), 'data');
    const argv = ['import', file, '--format', 'facts-ndjson', '--data', other, '--json'];
    expect(JSON.parse((await lading(argv)).out)).toMatchObject({ read: 18, recorded: 18 });
    const again = (await lading(['export', 'facts-ndjson', '--data', other])).out;
    expect(withoutPositions(again)).toEqual(withoutPositions(readFileSync(file, 'utf8')));
  });

  it('writes one shipment, a read model, a process-mining log', async () => {
    const one = await run('export', 'facts-ndjson', '--shipment', 'acme-1001');
    expect(one.out.trim().split('\n').length).toBe(9);
    expect((await run('export', 'csv', '--of', 'board')).out).toContain('ACME1002');
    expect(Object.keys(JSON.parse((await run('export', 'ocel')).out)).sort()).toEqual([
      'eventTypes',
      'events',
      'objectTypes',
      'objects',
    ]);
  });

  it('does not take a misspelt id for a shipment without facts', async () => {
    for (const what of ['facts-ndjson', 'ocel']) {
      const { exit, out, err } = await run('export', what, '--shipment', 'ACME-1009');
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(err).toContain('knows no shipment ACME-1009');
    }
  });

  it('stopped leaves no half a file', async () => {
    const file = join(temporaryFolder(), 'facts.ndjson');
    const argv = ['export', 'facts-ndjson', '--out', file, '--data', dir];
    const { exit, err } = await lading(argv, { signal: AbortSignal.abort() });
    expect(exit).toBe(130);
    expect(err).toContain('No incomplete file is left');
    expect([file, `${file}.part`].filter((path) => existsSync(path))).toEqual([]);
  });
});

describe('rebuild', () => {
  it('builds one or all beside the published ones', async () => {
    for (const what of ['board', '--all']) {
      const { exit, out } = await run('rebuild', what, '--json');
      expect(exit).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ events: expect.any(Number) });
    }
    expect((await run('verify')).exit).toBe(0);
  });

  it('folds one document again', async () => {
    const { exit, out } = await run('rebuild', 'board', '--document', 'ACME1001', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      projection: 'board',
      document: 'ACME1001',
      healed: true,
      parked: null,
    });
    expect((await run('rebuild', 'board', '--document', 'NOBODY')).exit).toBe(1);
  });
});

describe('verify', () => {
  it('finds a folder sound, and says what it looked at', async () => {
    const { exit, out } = await run('verify', '--deep', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      ledger: { facts: 18, streams: 2, findingsInAll: 0 },
      readModels: { found: 0 },
      deep: { facts: 18, found: 0 },
    });
  });

  it('finds a fact that was changed in the file', async () => {
    const changed = await folderWith('ACME-1001');
    const db = new DatabaseSync(join(changed, 'ledger.db'));
    db.exec(`UPDATE facts SET data = replace(data, '12.5', '21.5')`);
    db.close();
    const { exit, out } = await lading(['verify', '--data', changed]);
    expect(exit).toBe(1);
    expect(out).toContain('Not sound');
  });
});

describe('doctor', () => {
  it('finds all well where all is well', async () => {
    const { exit, out } = await run('doctor', '--json');
    expect(exit).toBe(0);
    const { ok, checks } = JSON.parse(out);
    expect(ok).toBe(true);
    expect(checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['node', 'folder', 'disk', 'clock', 'keys', 'holder', 'ledger']),
    );
  });

  it('names keys that others can read, and the mend', async () => {
    const open = await folderWith('ACME-1001');
    chmodSync(join(open, 'secret'), 0o644);
    const { exit, out } = await lading(['doctor', '--data', open]);
    expect(exit).toBe(1);
    expect(out).toContain('others can read secret');
    expect(out).toContain(`chmod 600 ${join(open, 'secret')}`);
  });

  it('names variables that nobody reads', async () => {
    const environment = { LADING_LEGDER: 'sqlite:' };
    const { exit, out } = await lading(['doctor', '--data', dir], { environment });
    expect(exit).toBe(0);
    expect(out).toContain('variables that nobody reads: LADING_LEGDER');
  });

  it('sees that the clock was set back', async () => {
    const past = () => Date.parse('2020-01-01T00:00:00Z');
    const { exit, out } = await lading(['doctor', '--data', dir], { now: past });
    expect(exit).toBe(1);
    expect(out).toContain('the clock was set back');
  });
});
