import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Environment } from '../../src/config.ts';
import { type StandIn, startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { describeWithMongo, type FreshDatabase, freshDatabase } from '../support/mongodb.ts';
import { fileOf, life, temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

const COMMANDS = ['--format', 'commands-ndjson'] as const;
const ROWS = ['ACME-1001', 'ACME-1002'].flatMap(life);

describeWithMongo('all stores on servers', () => {
  let server: StandIn;
  let database: FreshDatabase;
  let environment: Environment;
  const dir = join(temporaryFolder(), 'none');

  beforeAll(async () => {
    server = await startStandIn();
    database = await freshDatabase();
    environment = {
      LADING_LEDGER: server.url,
      LADING_READ_MODELS: database.url,
      LADING_VAULT: database.url,
      LADING_VAULT_KEY: 'ab'.repeat(32),
      LADING_SECRET: 'correct horse battery staple, twice',
    };
    const { exit, err } = await run('import', fileOf(ROWS), ...COMMANDS);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  function run(...argv: readonly string[]): Promise<Ran> {
    return lading([...argv, '--data', dir], { environment });
  }

  it('leave nothing in the folder, but what has to outlive them: the erasures', async () => {
    expect((await run('report', '--json')).exit).toBe(0);
    expect(readdirSync(dir).filter((name) => name !== 'vault.erasures')).toEqual([]);
  });

  it('record nothing without a key for the vault that all processes share', async () => {
    const { LADING_VAULT_KEY: _, ...keyless } = environment;
    for (const [locale, said] of [
      ['en', 'for a new vault make one with openssl rand -hex 32'],
      ['zh-CN', '新保险库用 openssl rand -hex 32 生成一个'],
    ] as const) {
      const argv = ['import', fileOf(life('ACME-1003')), ...COMMANDS, '--data', dir];
      const given = { environment: { ...keyless, LADING_LOCALE: locale } };
      const { exit, err } = await lading(argv, given);
      expect(exit).toBe(3);
      expect(err).toContain(said);
    }
    const doctor = await lading(['doctor', '--data', dir], { environment: keyless });
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain('✗ the vault is on a server, and its key is not here');
  });

  it('are not opened with a key that is another', async () => {
    const other = { environment: { ...environment, LADING_VAULT_KEY: 'cd'.repeat(32) } };
    const argv = ['import', fileOf(life('ACME-1003')), ...COMMANDS, '--data', dir];
    const { exit, err } = await lading(argv, other);
    expect(exit).toBe(3);
    expect(err).toMatch(/^✗ The vault does not open: /);
    const doctor = await lading(['doctor', '--data', dir], other);
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain('✗ The vault does not open: ');
  });

  it('are reported on, replayed and exported', async () => {
    expect(JSON.parse((await run('report', '--json')).out)).toMatchObject({
      shipments: 2,
      signedOff: 2,
    });
    expect((await run('replay', 'ACME-1001')).exit).toBe(0);
    expect((await run('export', 'csv', '--of', 'board')).out).toContain('ACME1002');
    expect((await run('export', 'facts-ndjson')).out.trim().split('\n').length).toBe(18);
  });

  it('are verified and rebuilt', async () => {
    const verified = await run('verify', '--deep', '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, readModels: { found: 0 } });
    expect((await run('rebuild', '--all')).exit).toBe(0);
    const healed = await run('rebuild', 'board', '--document', 'ACME1001', '--json');
    expect(JSON.parse(healed.out)).toMatchObject({ healed: true });
    expect((await run('verify')).exit).toBe(0);
  });

  it('are what doctor looks at, without a folder', async () => {
    const { exit, out } = await run('doctor');
    expect({ exit, out }).toMatchObject({ exit: 0 });
    expect(out).toContain('✓ EventStoreDB 23.10.6 at 127.0.0.1');
    expect(out).toMatch(/✓ (FerretDB|MongoDB) v?\d+\.\d+\.\d+ at \S+, database lading_test_/);
    expect(out).toContain('✓ LADING_SECRET is set');
    expect(out).toContain('✓ LADING_VAULT_KEY is set');
    expect(out).toContain('✓ the vault opens');
    expect(out).toContain('✓ read model board: 2 documents, 0 facts behind');
    expect(out).not.toContain('folder');
  });
});

describeWithMongo('one store on a server, the others in the folder', () => {
  it.each(['LADING_READ_MODELS', 'LADING_VAULT'])('works with %s alone', async (variable) => {
    await using database = await freshDatabase();
    const dir = join(temporaryFolder(), 'data');
    const environment = { [variable]: database.url, LADING_VAULT_KEY: 'ab'.repeat(32) };
    const run = (...argv: readonly string[]): Promise<Ran> =>
      lading([...argv, '--data', dir], { environment });
    expect((await run('import', fileOf(ROWS), ...COMMANDS)).exit).toBe(0);
    expect(JSON.parse((await run('report', '--json')).out)).toMatchObject({ shipments: 2 });
    for (const argv of [['verify', '--deep'], ['rebuild', '--all'], ['doctor'], ['verify']]) {
      expect(await run(...argv)).toMatchObject({ exit: 0, err: '' });
    }
    const target = join(temporaryFolder(), 'backup');
    const { exit, out } = await run('backup', target);
    expect(exit).toBe(0);
    expect(out.includes('The vault is on a server')).toBe(variable === 'LADING_VAULT');
    expect((await lading(['restore', target, '--data', join(temporaryFolder(), 'r')])).exit).toBe(
      0,
    );
  });
});
