import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fileOf, folderWith, life, ndjson, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';

const commands = ['--format', 'commands-ndjson'] as const;

describe('import', () => {
  it('records, and a second run adds nothing', async () => {
    const dir = join(temporaryFolder(), 'data');
    const argv = ['import', fileOf(life('ACME-1001')), ...commands, '--data', dir, '--json'];
    const first = await lading(argv);
    expect(first.exit).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      read: 9,
      recorded: 9,
      repeated: 0,
      refused: 0,
      withoutCommand: {},
      facts: 9,
      shipments: 1,
      dryRun: false,
    });
    const second = await lading(argv);
    expect(second.exit).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({ recorded: 0, repeated: 9, facts: 0 });
  });

  it('lists what it could not use by line, field and rule, keeps the rest, and exits 1', async () => {
    const [plan, release, pick] = life('ACME-1001');
    const rows = [
      plan,
      { stream: 'shipment-ACME-1001', command: 'Teleport', data: {} },
      release,
      { ...pick, data: { order: 'ERP:ACME-1001', line: '10', qty: -1 } },
    ].map((row) => row ?? {});
    const dir = join(temporaryFolder(), 'data');
    const argv = ['import', fileOf(rows), ...commands, '--data', dir];
    const { exit, out } = await lading(argv);
    expect(exit).toBe(1);
    expect(out).toMatch(/commands\.ndjson:2 command {2}\S/);
    expect(out).toMatch(/commands\.ndjson:4 data\.qty|commands\.ndjson:4 qty/);
    expect(out).toMatch(/not usable\s+2/);
    const { refusedRows } = JSON.parse((await lading([...argv, '--json'])).out);
    expect(refusedRows.map((row: { line: number }) => row.line)).toEqual([2, 4]);
    expect(refusedRows[0].message).not.toBe('');
  });

  it('rehearses without making anything', async () => {
    const dir = join(temporaryFolder(), 'data');
    const argv = ['import', fileOf(life('ACME-1001')), ...commands, '--dry-run', '--data', dir];
    const { exit, out } = await lading(argv);
    expect(exit).toBe(0);
    expect(out).toContain('Rehearsed, nothing recorded');
    expect(existsSync(dir)).toBe(false);
  });

  it('rehearses against what is there', async () => {
    const dir = await folderWith('ACME-1001');
    const rows = [...life('ACME-1001'), ...life('ACME-1002')];
    const argv = ['import', fileOf(rows), ...commands, '--dry-run', '--data', dir, '--json'];
    expect(JSON.parse((await lading(argv)).out)).toMatchObject({ recorded: 9, repeated: 9 });
    expect((await lading(['replay', 'ACME-1002', '--data', dir])).exit).toBe(1);
  });

  it('reads stdin', async () => {
    const dir = join(temporaryFolder(), 'data');
    const stdin = () => Readable.from([Buffer.from(ndjson(life('ACME-1001')))]);
    const argv = ['import', '-', ...commands, '--data', dir, '--json'];
    expect(JSON.parse((await lading(argv, { stdin })).out)).toMatchObject({ recorded: 9 });
  });

  it('stopped in the middle says how to go on, and goes on from there', async () => {
    const dir = join(temporaryFolder(), 'data');
    const stop = new AbortController();
    async function* interrupted(rows: readonly object[]) {
      yield Buffer.from(ndjson(rows.slice(0, 4)));
      stop.abort();
      yield Buffer.from(ndjson(rows.slice(4)));
    }
    const rows = life('ACME-1001');
    const argv = ['import', '-', ...commands, '--data', dir, '--json'];
    const { exit, out, err } = await lading(argv, {
      stdin: () => interrupted(rows),
      signal: stop.signal,
    });
    expect(exit).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ interrupted: true });
    expect(err).toContain('The same command again goes on from here');
    const again = await lading(argv, { stdin: () => Readable.from([Buffer.from(ndjson(rows))]) });
    expect(JSON.parse(again.out)).toMatchObject({ read: 9, refused: 0 });
    expect((await lading(['verify', '--data', dir])).exit).toBe(0);
    expect((await lading(['replay', 'ACME-1001', '--data', dir])).out).toContain('signed off');
  });
});
