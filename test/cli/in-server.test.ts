import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, life, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';
import { ready, type Served, startServing } from './served.ts';

async function serving(...argv: readonly string[]): Promise<{ served: Served; dir: string }> {
  const dir = temporaryFolder();
  const served = await startServing({ LADING_LOCALE: 'en' }, '--data', dir, ...argv);
  await ready(served);
  return { served, dir };
}

function asking(served: Served, key: string): Promise<Response> {
  return fetch(`${served.url}/v1/shipments/ACME-1001`, {
    headers: { authorization: `Bearer ${key}` },
  });
}

describe('a command on a folder that a server holds', () => {
  it('is run by the server: keys are made, good at once, and gone at once', async () => {
    const { served, dir } = await serving();
    await using _ = served;
    const make = ['keys', 'create', '--role', 'admin', '--data', dir, '--json'];
    const { exit, out, err } = await lading(make);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const { id, key } = JSON.parse(out) as { id: string; key: string };
    expect((await asking(served, key)).status).toBe(404);
    expect((await lading(['keys', 'list', '--data', dir])).out).toContain(id);
    expect((await lading(['keys', 'revoke', id, '--data', dir])).exit).toBe(0);
    expect((await asking(served, key)).status).toBe(401);
    expect(served.child.said().out).not.toContain(key);
  });

  it('says there what it finds wrong, as it does here', async () => {
    const { served, dir } = await serving();
    await using _ = served;
    const chinese = { LADING_LOCALE: 'zh-CN' };
    const { exit, err } = await lading(['keys', 'revoke', 'nobody', '--data', dir], {
      environment: chinese,
    });
    expect(exit).toBe(1);
    expect(err).toMatch(/^✗ .*[\u4e00-\u9fff]/);
  });

  it('reads its file here and records there; a second time it adds nothing', async () => {
    const { served, dir } = await serving();
    await using _ = served;
    const file = fileOf(life('ACME-1001'));
    const run = ['import', file, '--format', 'commands-ndjson', '--data', dir, '--json'];
    const first = await lading(run);
    expect({ exit: first.exit, err: first.err }).toEqual({ exit: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ refused: 0, repeated: 0, facts: 9 });
    const again = JSON.parse((await lading(run)).out);
    expect(again).toMatchObject({ recorded: 0, facts: 0 });
    const key = JSON.parse(
      (await lading(['keys', 'create', '--role', 'admin', '--data', dir, '--json'])).out,
    );
    expect((await asking(served, key.key)).status).toBe(200);
  });

  it('builds read models anew, and the server goes on with them', async () => {
    const { served, dir } = await serving();
    await using _ = served;
    const file = fileOf(life('ACME-1001'));
    await lading(['import', file, '--format', 'commands-ndjson', '--data', dir]);
    const { exit, out } = await lading(['rebuild', '--all', '--data', dir, '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ events: expect.any(Number) });
    const healed = await lading(['rebuild', 'board', '--document', 'ACME1001', '--data', dir]);
    expect(healed.exit).toBe(0);
    const { roles } = await served.readiness();
    expect(roles.projections?.every(({ state }) => state === 'leading')).toBe(true);
  });

  it.each([
    ['facts come from elsewhere', ['import', '-', '--format', 'facts-ndjson']],
    ['another server', ['serve']],
  ])('is held off where it must be alone: %s', async (_, argv) => {
    const { served, dir } = await serving();
    await using __ = served;
    const { exit, err } = await lading([...argv, '--data', dir], {
      environment: { LADING_LOCALE: 'en', LADING_PORT: '0' },
    });
    expect(exit).toBe(3);
    expect(err).toContain(`held by process ${served.child.process.pid}`);
  });

  it('is held off where the holder runs no commands', async () => {
    const { served, dir } = await serving('--roles', 'projections,processes');
    await using _ = served;
    const { exit, err } = await lading(['keys', 'create', '--role', 'admin', '--data', dir]);
    expect(exit).toBe(3);
    expect(err).toContain('held by process');
  });
});

describe('/local/cli', () => {
  it('is for whoever can read the lock, on this machine', async () => {
    const { served, dir } = await serving();
    await using _ = served;
    const { token } = JSON.parse(readFileSync(join(dir, 'lading.lock'), 'utf8'));
    const ask = async (headers: Record<string, string>, method = 'POST') =>
      (await fetch(`${served.url}/local/cli`, { method, headers })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: `Bearer ${'x'.repeat(token.length)}` })).toBe(401);
    const authorization = `Bearer ${token}`;
    expect(await ask({ authorization, 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    expect(await ask({ authorization }, 'GET')).toBe(405);
    expect(await ask({ authorization, 'lading-call': 'no call' })).toBe(400);
  });
});
