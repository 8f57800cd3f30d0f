import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectionStanding } from '../../src/api/readiness.ts';
import type { Environment } from '../../src/config.ts';
import { type StandIn, startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { describeWithMongo, type FreshDatabase, freshDatabase } from '../support/mongodb.ts';
import { until } from './child.ts';
import { fileOf, life, temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';
import { ready, type Served, startServing } from './served.ts';

const PATIENT_MS = 60_000;

describeWithMongo('two serves that share servers', () => {
  let server: StandIn;
  let database: FreshDatabase;
  let environment: Environment;
  const dir = temporaryFolder();

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
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  function run(...argv: readonly string[]): Promise<Ran> {
    return lading([...argv, '--data', dir], { environment });
  }
  async function record(id: string): Promise<void> {
    const { exit, err } = await run('import', fileOf(life(id)), '--format', 'commands-ndjson');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  }
  async function standings(served: Served): Promise<readonly ProjectionStanding[]> {
    return (await served.readiness()).roles.projections ?? [];
  }
  async function caughtUp(served: Served): Promise<void> {
    await until(async () => (await standings(served)).every(({ behind }) => behind === 0));
  }

  it(
    'lead once each, are both ready, and the commands work beside them',
    async () => {
      await record('ACME-1001');
      await using one = await startServing(environment, '--data', dir);
      await using other = await startServing(environment, '--data', dir);
      await Promise.all([ready(one), ready(other)]);
      await until(async () => {
        const states = [...(await standings(one)), ...(await standings(other))];
        const leading = states.filter(({ state }) => state === 'leading').map(({ name }) => name);
        return new Set(leading).size === states.length / 2 && leading.length === states.length / 2;
      });
      await record('ACME-1002');
      await Promise.all([caughtUp(one), caughtUp(other)]);
      const report = await run('report', '--json');
      expect(JSON.parse(report.out)).toMatchObject({ shipments: 2 });
      for (const argv of [['verify', '--deep'], ['rebuild', 'board'], ['doctor'], ['verify']]) {
        expect(await run(...argv)).toMatchObject({ exit: 0, err: '' });
      }
      expect(await one.stop()).toBe(0);
      expect(await other.stop()).toBe(0);
    },
    PATIENT_MS,
  );

  it(
    'take over from one another',
    async () => {
      await using first = await startServing(environment, '--data', dir);
      await ready(first);
      await using second = await startServing(environment, '--data', dir);
      await ready(second);
      expect(await first.stop()).toBe(0);
      await until(async () => (await standings(second)).every(({ state }) => state === 'leading'));
      await record('ACME-1003');
      await caughtUp(second);
      expect(JSON.parse((await run('report', '--json')).out)).toMatchObject({ shipments: 3 });
      expect(await second.stop()).toBe(0);
    },
    PATIENT_MS,
  );

  it(
    'are not ready while the documents are away, with a password shown nowhere',
    async () => {
      const password = 'changeit-7f3a';
      const away = `mongodb://lading:${password}@127.0.0.1:1/lading`;
      await using served = await startServing(
        { ...environment, LADING_READ_MODELS: away, LADING_LOG_LEVEL: 'debug' },
        '--data',
        dir,
      );
      await until(async () => {
        const { reasons } = await served.readiness();
        return reasons[0]?.text.includes('No MongoDB answers at 127.0.0.1:1') === true;
      });
      const answered = JSON.stringify(await served.readiness());
      expect(await served.stop()).toBe(0);
      const { out, err } = await served.child.over;
      expect(answered + out + err).not.toContain(password);
      expect(out).toContain('mongodb://127.0.0.1:1/lading');
    },
    PATIENT_MS,
  );
});
