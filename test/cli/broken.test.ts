import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/cli/failures.ts';
import { fileOf, folderWith, life } from './folder.ts';
import { lading, type Ran } from './ran.ts';

const importing = ['import', fileOf(life('ACME-1001')), '--format', 'commands-ndjson'];

let dir: string;
beforeEach(async () => {
  dir = await folderWith('ACME-1001');
});

function run(...argv: readonly string[]): Promise<Ran> {
  return lading([...argv, '--data', dir]);
}

/** Everything that needs neither vault nor secret. */
async function expectReadingAndFolding(): Promise<void> {
  for (const argv of [['report'], ['replay', 'ACME-1001'], ['rebuild', '--all'], ['verify']]) {
    expect((await run(...argv)).exit).toBe(0);
  }
}

describe('a folder without its secret', () => {
  it.each([
    ['is missing', () => rmSync(join(dir, 'secret'))],
    ['holds no whole secret', () => writeFileSync(join(dir, 'secret'), '')],
  ])('that %s records nothing under another one', async (said, damage) => {
    damage();
    for (const argv of [importing, [...importing, '--dry-run']]) {
      const { exit, out, err } = await run(...argv);
      expect({ exit, out }).toEqual({ exit: 3, out: '' });
      expect(err).toContain(said);
    }
    const doctor = await run('doctor');
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain(said);
    await expectReadingAndFolding();
  });
});

describe('a folder whose vault cannot be used', () => {
  it.each([
    ['format 77', 'use the Lading that wrote this folder', newer],
    ['is damaged', 'use the Lading that wrote this folder', () => damaged('vault.db')],
    ['vault.key is missing', 'put back the vault.key', () => rmSync(join(dir, 'vault.key'))],
  ])('(%s) is read and folded, and records nothing', async (said, mend, damage) => {
    damage();
    const { exit, err } = await run(...importing);
    expect(exit).toBe(3);
    expect(err).toMatch(/^✗ The vault does not open: /);
    expect(err).toContain(said);
    const doctor = await run('doctor');
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain(mend);
    await expectReadingAndFolding();
  });
});

describe('read models', () => {
  it('that are damaged are not taken for the ledger by doctor', async () => {
    damaged('read-models.db');
    const { exit, out } = await run('doctor');
    expect(exit).toBe(1);
    expect(out).toContain('✓ ledger');
    expect(out).toContain('✗ the read models cannot be used');
  });

  it('whose file was never filled are built by whoever reads', async () => {
    rmSync(join(dir, 'read-models'), { recursive: true });
    writeFileSync(join(dir, 'read-models.db'), '');
    expect(JSON.parse((await run('report', '--json')).out)).toMatchObject({ shipments: 1 });
  });

  it('of a folder are not touched by a ledger that nothing keeps', async () => {
    const environment = { LADING_LEDGER: 'memory:' };
    const { out } = await lading(['report', '--json', '--data', dir], { environment });
    expect(JSON.parse(out)).toMatchObject({ shipments: 0 });
    expect((await run('verify')).exit).toBe(0);
  });
});

describe('what the disk refuses', () => {
  it.each([
    [{ code: 'ENOSPC' }, 'disk-full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'disk-full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 10 | (15 << 8) }, 'disk-failing'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 26 }, 'store-damaged'],
    [{ cause: Object.assign(new Error(), { errcode: 13 }) }, 'disk-full'],
  ])('%o is said in words: exit 3', (thrown, code) => {
    const { exit, details } = failureOf(Object.assign(new Error('refused'), thrown), 'en');
    expect({ exit, code: details.code }).toEqual({ exit: 3, code });
  });
});

function newer(): void {
  const db = new DatabaseSync(join(dir, 'vault.db'));
  db.exec('PRAGMA user_version = 77');
  db.close();
}

function damaged(file: string): void {
  writeFileSync(join(dir, file), 'no database at all, whatever it is called');
}
