import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config.ts';
import { type StandIn, startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { fileOf, life, temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

const COMMANDS = ['--format', 'commands-ndjson'] as const;
const SECRET = 'correct horse battery staple, twice';
const ROWS = ['ACME-1001', 'ACME-1002'].flatMap(life);

let server: StandIn;
let dir: string;
let environment: Environment;
beforeAll(async () => {
  server = await startStandIn();
  dir = join(temporaryFolder(), 'data');
  environment = { LADING_LEDGER: server.url, LADING_SECRET: SECRET };
  expect((await run('import', fileOf(ROWS), ...COMMANDS)).exit).toBe(0);
});
afterAll(() => server[Symbol.asyncDispose]());

function run(...argv: readonly string[]): Promise<Ran> {
  return lading([...argv, '--data', dir], { environment });
}

describe('a ledger on EventStoreDB beside stores in the folder', () => {
  it('has no file in the folder, and takes a repeated import for what it is', async () => {
    expect(existsSync(join(dir, 'ledger.db'))).toBe(false);
    expect(existsSync(join(dir, 'secret'))).toBe(false);
    const { out } = await run('import', fileOf(ROWS), ...COMMANDS, '--json');
    expect(JSON.parse(out)).toMatchObject({ read: 18, recorded: 0, repeated: 18, facts: 0 });
  });

  it('is rehearsed against without being written to', async () => {
    const file = fileOf(life('ACME-2001'));
    const { exit, out } = await run('import', file, ...COMMANDS, '--dry-run', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ recorded: 9, dryRun: true });
    expect((await run('replay', 'ACME-2001')).exit).toBe(1);
  });

  it('is reported on and replayed', async () => {
    const { exit, out } = await run('report', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ shipments: 2, signedOff: 2 });
    const asOf = await run('report', '--as-of', '2026-03-10', '--json');
    expect(JSON.parse(asOf.out)).toMatchObject({ shipments: 0 });
    const state = await run('replay', 'ACME-1001', '--at', '2026-03-02 12:00', '--json');
    expect(JSON.parse(state.out)).toMatchObject({ stage: 'in-transit' });
    expect((await run('replay', 'ACME-1003')).err).toContain('Close to it: ACME1001');
  });

  it('is exported, and another folder takes it in', async () => {
    const file = join(temporaryFolder(), 'facts.ndjson');
    expect((await run('export', 'facts-ndjson', '--out', file)).exit).toBe(0);
    const other = join(temporaryFolder(), 'data');
    const argv = ['import', file, '--format', 'facts-ndjson', '--data', other, '--json'];
    expect(JSON.parse((await lading(argv)).out)).toMatchObject({ read: 18, recorded: 18 });
    const idsIn = (text: string): readonly string[] =>
      text.match(/"id":"[\w-]+"/g)?.toSorted() ?? [];
    const again = await lading(['export', 'facts-ndjson', '--data', other]);
    expect(idsIn(again.out)).toEqual(idsIn(readFileSync(file, 'utf8')));
  });

  it('is verified through and through, and rebuilt from', async () => {
    const { exit, out } = await run('verify', '--deep', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      ledger: { facts: 18, streams: 2, findingsInAll: 0 },
      readModels: { found: 0 },
      deep: { facts: 18, found: 0 },
    });
    expect((await run('rebuild', '--all')).exit).toBe(0);
    const healed = await run('rebuild', 'board', '--document', 'ACME1001', '--json');
    expect(JSON.parse(healed.out)).toMatchObject({ healed: true });
  });

  it('is what doctor looks at, and warns of a vault that nobody else sees', async () => {
    const { exit, out } = await run('doctor');
    expect(exit).toBe(0);
    expect(out).toContain(`✓ EventStoreDB 23.10.6 at 127.0.0.1:${server.port}`);
    expect(out).toMatch(/✓ ledger [\da-f]{8}, epoch 1, up to position/);
    expect(out).toContain('✓ LADING_SECRET is set');
    expect(out).toContain('! the ledger is on a server, but the vault in this folder');
    expect(out).toContain('✓ read model board: 2 documents, 0 facts behind');
  });

  it('is neither backed up nor restored from here', async () => {
    const target = join(temporaryFolder(), 'backup');
    for (const argv of [['backup', target], ['restore', target], ['restore']]) {
      const { exit, out, err } = await run(...argv);
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(err).toContain(`The ledger is at esdb://127.0.0.1:${server.port}`);
      expect(err).toContain('restore --new-epoch');
    }
    expect(existsSync(target)).toBe(false);
  });

  it('begins a new epoch after its backup was put back, and read models follow', async () => {
    const { exit, out } = await run('restore', '--new-epoch', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({ ledger: expect.any(String), epoch: 2 });
    expect(JSON.parse((await run('report', '--json')).out)).toMatchObject({ shipments: 2 });
    expect((await run('verify')).exit).toBe(0);
  });

  it('with read models in memory leaves nothing in the folder', async () => {
    const other = join(temporaryFolder(), 'none');
    const { exit, out } = await lading(['report', '--data', other, '--json'], {
      environment: { ...environment, LADING_READ_MODELS: 'memory:' },
    });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ shipments: 2 });
    expect(existsSync(other)).toBe(false);
  });

  it('takes no demo beside other facts', async () => {
    const { exit, err } = await lading(['demo', '--data', join(temporaryFolder(), 'demo')], {
      environment,
    });
    expect(exit).toBe(1);
    expect(err).toContain('holds other facts, and the demo leaves it alone');
  });
});

describe('an EventStoreDB on which nothing was recorded yet', () => {
  it.each([
    ['report'],
    ['replay', 'OML-1001'],
    ['verify'],
    ['export', 'ocel'],
    ['rebuild', '--all'],
  ])('has nothing for %s: exit 1, and how to begin', async (...argv) => {
    await using empty = await startStandIn();
    const { exit, out, err } = await lading([...argv, '--data', temporaryFolder()], {
      environment: { LADING_LEDGER: empty.url, LADING_SECRET: SECRET },
    });
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('There is no ledger in EventStoreDB at 127.0.0.1');
    expect(err).toContain('Begin with lading import');
  });

  it('is not recorded in without a secret that all processes share', async () => {
    await using empty = await startStandIn();
    const folder = join(temporaryFolder(), 'data');
    const given = { environment: { LADING_LEDGER: empty.url } };
    const argv = ['import', fileOf(ROWS), ...COMMANDS, '--data', folder];
    const { exit, err } = await lading(argv, given);
    expect(exit).toBe(3);
    expect(err).toContain('Make one with openssl rand -hex 32, give all processes the same');
    expect(existsSync(join(folder, 'secret'))).toBe(false);
    const doctor = await lading(['doctor', '--data', folder], given);
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain('! there is no ledger yet');
  });
});
