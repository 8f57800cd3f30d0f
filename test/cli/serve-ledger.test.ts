import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config.ts';
import { type StandIn, startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { until } from './child.ts';
import { fileOf, life, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';
import { ready, startServing } from './served.ts';

const SECRET = 'correct horse battery staple, twice';
const PATIENT_MS = 60_000;

/** A server that can go away and come back on the same port with what it held. */
async function comingAndGoing(): Promise<{
  readonly environment: Environment;
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}> {
  const dir = temporaryFolder();
  let server: StandIn | undefined = await startStandIn({ dir });
  const { port, url } = server;
  const goAway = async (): Promise<void> => {
    await server?.[Symbol.asyncDispose]();
    server = undefined;
  };
  return {
    environment: { LADING_LEDGER: url, LADING_SECRET: SECRET },
    goAway,
    async comeBack() {
      server = await startStandIn({ dir, port });
    },
    [Symbol.asyncDispose]: goAway,
  };
}

describe('serve with a ledger on EventStoreDB', { timeout: PATIENT_MS }, () => {
  it('waits for a server that is not there yet, and says for what', async () => {
    await using server = await comingAndGoing();
    await server.goAway();
    await using served = await startServing(server.environment, '--data', temporaryFolder());
    await until(
      async () => (await served.readiness()).reasons[0]?.text.includes('No Event') === true,
    );
    const { httpStatus, reasons } = await served.readiness();
    expect(httpStatus).toBe(503);
    expect(reasons[0]?.code).toBe('starting');
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    await server.comeBack();
    await ready(served);
    const waited = served.log().filter(({ level }) => level === 'warn');
    expect(waited).toEqual([expect.objectContaining({ code: 'eventstoredb-unreachable' })]);
    expect(await served.stop()).toBe(0);
  });

  it('can be stopped while it waits', async () => {
    await using server = await comingAndGoing();
    await server.goAway();
    await using served = await startServing(server.environment, '--data', temporaryFolder());
    expect(await served.stop()).toBe(0);
  });

  it('is not ready while the server is away, and catches up when it is back', async () => {
    await using server = await comingAndGoing();
    await using served = await startServing(server.environment, '--data', temporaryFolder());
    await ready(served);
    await server.goAway();
    await until(async () => (await served.readiness()).httpStatus === 503);
    const { reasons, stores } = await served.readiness();
    expect(stores.ledger).toBe('unreachable');
    expect(reasons.map(({ code }) => code)).toContain('store-unreachable');
    await server.comeBack();
    await ready(served);
    const vaultOfItsOwn = join(temporaryFolder(), 'data');
    const argv = ['import', fileOf(life('ACME-1001')), '--format', 'commands-ndjson'];
    const { environment } = server;
    expect((await lading([...argv, '--data', vaultOfItsOwn], { environment })).exit).toBe(0);
    await until(async () => {
      const { roles } = await served.readiness();
      return (
        roles.projections?.every(({ through, behind }) => through > 0 && behind === 0) === true
      );
    });
    expect(await served.stop()).toBe(0);
  });
});
