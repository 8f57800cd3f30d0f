import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { holdFolder, startLading, until } from './child.ts';
import { fileOf, folderWith, life, ndjson } from './folder.ts';
import { lading } from './ran.ts';

const commands = ['--format', 'commands-ndjson'] as const;

async function factsIn(dir: string): Promise<number> {
  await using ledger = await openLedger('sqlite:', dir, { write: false });
  return await ledger.head();
}

describe('a folder that another process holds', () => {
  it('takes no second writer: exit 3, and who holds it', async () => {
    const dir = await folderWith('ACME-1001');
    const holder = await holdFolder(dir);
    for (const argv of [
      ['import', fileOf(life('ACME-1002')), ...commands],
      ['rebuild', '--all'],
    ]) {
      const { exit, out, err } = await lading([...argv, '--data', dir, '--json']);
      expect(exit).toBe(3);
      expect(JSON.parse(out).error).toMatchObject({ code: 'folder-held', pid: holder.process.pid });
      expect(err).toMatch(new RegExp(`held by process ${holder.process.pid} since \\d{4}-`));
    }
    expect((await lading(['doctor', '--data', dir])).out).toContain(
      `held by process ${holder.process.pid}`,
    );
    holder.process.stdin.end();
    expect((await holder.over).exit).toBe(0);
    expect((await lading(['rebuild', '--all', '--data', dir])).exit).toBe(0);
  });

  it('is read all the same, and stderr says how far behind the read models are', async () => {
    const dir = await folderWith('ACME-1001');
    const holder = await holdFolder(dir);
    const before = await factsIn(dir);
    holder.process.stdin.write(ndjson(life('ACME-1002')));
    await until(async () => (await factsIn(dir)) > before);
    const report = await lading(['report', '--data', dir, '--json']);
    expect(report.exit).toBe(0);
    expect(JSON.parse(report.out)).toMatchObject({ shipments: 1 });
    expect(report.err).toMatch(/^The read models are \d+ facts? behind the ledger/);
    expect((await lading(['replay', 'ACME-1002', '--data', dir])).exit).toBe(0);
    holder.process.stdin.end();
    await holder.over;
    expect(JSON.parse((await lading(['report', '--data', dir, '--json'])).out)).toMatchObject({
      shipments: 2,
    });
  });

  it('after a Ctrl-C in the middle of an import is sound, and the import goes on', async () => {
    const dir = await folderWith('ACME-1000');
    const before = await factsIn(dir);
    const rows = life('ACME-1001');
    const child = startLading('import', '-', ...commands, '--data', dir);
    child.process.stdin.write(ndjson(rows.slice(0, 5)));
    await until(async () => (await factsIn(dir)) > before);
    child.process.kill('SIGINT');
    const { exit, err } = await child.over;
    expect(exit).toBe(130);
    expect(err).toContain('Stopped in a consistent state');
    expect((await lading(['verify', '--data', dir])).exit).toBe(0);
    const again = await lading(['import', fileOf(rows), ...commands, '--data', dir, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ read: 9, refused: 0 });
    expect(await factsIn(dir)).toBe(before + rows.length);
  });
});

describe('a folder of a newer Lading', () => {
  it.each([['report'], ['verify'], ['replay', 'ACME-1001'], ['rebuild', '--all'], ['import', 'X']])(
    'is refused by %s with its version named',
    async (...argv) => {
      const dir = await folderWith('ACME-1001');
      const db = new DatabaseSync(join(dir, 'ledger.db'));
      db.exec('PRAGMA user_version = 77');
      db.close();
      const whole = argv[0] === 'import' ? ['import', fileOf(life('X-100')), ...commands] : argv;
      const { exit, out, err } = await lading([...whole, '--data', dir]);
      expect({ exit, out }).toEqual({ exit: 3, out: '' });
      expect(err).toContain('format 77');
    },
  );

  it('is what doctor finds', async () => {
    const dir = await folderWith('ACME-1001');
    const db = new DatabaseSync(join(dir, 'ledger.db'));
    db.exec('PRAGMA user_version = 77');
    db.close();
    const { exit, out } = await lading(['doctor', '--data', dir]);
    expect(exit).toBe(1);
    expect(out).toContain('format 77');
  });
});
