import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnStandIn } from '../standins/eventstoredb/child.ts';
import { ferretdbBinary, startFerretDb } from '../support/ferretdb.ts';
import { withDatabase } from '../support/with-database.ts';
import { type Check, must, mustBeAlike } from './checks.ts';
import { ask, type Installation } from './lading.ts';

/** What the order log is, however it is stored. */
export interface Known {
  readonly file: string;
  /** A folder that holds all of it, and its facts as a file. */
  readonly home: { readonly dir: string; readonly facts: string };
  readonly rows: number;
  readonly told: number;
  readonly shipments: number;
  readonly report: object;
}

interface Summary {
  readonly read: number;
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: number;
  readonly facts: number;
  readonly shipments: number;
}

/** The same log with ledger, read models and vault on servers: every figure is the same. */
export async function checkScale(check: Check, known: Known, folder: string): Promise<void> {
  await using servers = await openServers(folder);
  const { installation: ours } = servers;
  const { file, rows, told, shipments, report } = known;
  const importLog = () => ask<Summary>(ours, 'import', file, '--format', 'ocel-csv');

  await check(`on ${servers.about}: import tells the whole log`, async () => {
    const found = await importLog();
    const { read, recorded, repeated, refused } = found;
    mustBeAlike(
      { read, recorded, repeated, refused, shipments: found.shipments },
      {
        ...{ read: rows, recorded: told, repeated: 0, refused: 0, shipments },
      },
    );
    return `${found.facts} facts`;
  });
  await check('on servers: report gives the same figures', async () => {
    mustBeAlike(await ask(ours, 'report'), report, 'report');
  });
  await check('on servers: a second import records nothing', async () => {
    const { recorded, repeated, refused, facts } = await importLog();
    const nothing = { recorded: 0, repeated: told, refused: 0, facts: 0 };
    mustBeAlike({ recorded, repeated, refused, facts }, nothing);
  });
  await check('on servers: verify finds nothing wrong, nor does doctor', async () => {
    await ask(ours, 'verify', '--deep');
    await ask(ours, 'doctor');
  });
  await check('on servers: rebuild makes read models that give the same report', async () => {
    await ask(ours, 'rebuild', '--all');
    mustBeAlike(await ask(ours, 'report'), report, 'report');
    await ask(ours, 'verify');
  });
  await check('facts moved from the servers to one folder give the same report', async () => {
    const copy = join(folder, 'back');
    const facts = join(folder, 'from-servers.ndjson');
    await ask(ours, 'export', 'facts-ndjson', '--out', facts);
    const { refused } = await ask<Summary>(copy, 'import', facts, '--format', 'facts-ndjson');
    must(refused === 0, `${refused} facts were refused`);
    mustBeAlike(await ask(copy, 'report'), report, 'report');
  });
}

/** Undefined where the servers are there, or have to be: then their absence is a failure. */
export function howToHaveServers(environment: NodeJS.ProcessEnv): string | undefined {
  const { LADING_TEST_MONGODB: given, LADING_TEST_EVERY_SERVER: every } = environment;
  if (given || every === '1' || ferretdbBinary(environment) !== undefined) return undefined;
  return 'run .ci/ferretdb, which needs Go, or set LADING_TEST_MONGODB';
}

/** An installation moves as docs/scaling.md says, and goes on where it was. */
export async function checkMoving(check: Check, known: Known, folder: string): Promise<void> {
  const { file, told, report, home } = known;
  const keep = (name: string): string => readFileSync(join(home.dir, name), 'utf8').trim();
  const keys = { LADING_SECRET: keep('secret'), LADING_VAULT_KEY: keep('vault.key') };
  await using servers = await openServers(join(folder, 'moved'), keys);
  const { installation: there } = servers;
  await check(
    'moved from one folder to servers: the same report, every command known',
    async () => {
      const vault = join(folder, 'vault.ndjson');
      await ask(home.dir, 'export', 'vault', '--out', vault);
      await ask(there, 'import', vault, '--format', 'vault');
      const { refused } = await ask<Summary>(
        there,
        'import',
        home.facts,
        '--format',
        'facts-ndjson',
      );
      must(refused === 0, `${refused} facts were refused`);
      mustBeAlike(await ask(there, 'report'), report, 'report');
      const again = await ask<Summary>(there, 'import', file, '--format', 'ocel-csv');
      mustBeAlike(
        { recorded: again.recorded, repeated: again.repeated },
        { recorded: 0, repeated: told },
      );
      await ask(there, 'restore', '--new-epoch');
      await ask(there, 'verify');
      mustBeAlike(await ask(there, 'report'), report, 'report in a new epoch');
    },
  );
}

interface Servers extends AsyncDisposable {
  readonly installation: Installation;
  readonly about: string;
}

/** Servers that are named, else a stand-in and a FerretDB of our own; a database of its own. */
async function openServers(
  folder: string,
  keys: Readonly<Record<string, string>> = {
    LADING_SECRET: randomBytes(32).toString('hex'),
    LADING_VAULT_KEY: randomBytes(32).toString('hex'),
  },
): Promise<Servers> {
  await using opened = new AsyncDisposableStack();
  const { LADING_TEST_ESDB: givenLedger, LADING_TEST_MONGODB: givenMongo } = process.env;
  const ledger =
    givenLedger ?? opened.use(await spawnStandIn({ dir: join(folder, 'event-store') })).url;
  const mongo =
    givenMongo ?? opened.use(await startFerretDb(ferretdbBinary(process.env) ?? 'ferretdb')).url;
  const about = [
    givenLedger ? 'EventStoreDB' : 'the EventStoreDB stand-in',
    givenMongo ? 'MongoDB' : 'FerretDB',
  ].join(' and ');
  const database = `lading_real_${randomBytes(6).toString('hex')}`;
  const documents = withDatabase(mongo, database);
  const installation = {
    dir: join(folder, 'scale'),
    stores: {
      LADING_LEDGER: ledger,
      LADING_READ_MODELS: documents,
      LADING_VAULT: documents,
      ...keys,
    },
  };
  const all = opened.move();
  return { installation, about, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
