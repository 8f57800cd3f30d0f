import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';
import { ready, type Served, startServing } from './served.ts';

const KEY = 'correct-horse-battery-staple-twice';
const BYTES_MAX = 4_096;
const PLAN = {
  lines: [{ order: 'SAP:4711', line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87' }],
  from: 'SH-01',
  to: { party: 'C-100' },
  policy: { name: 'plain', steps: [], labels: [] },
};

function plan(served: Served, shipment: string): Promise<Response> {
  return fetch(`${served.url}/v1/shipments/${shipment}/plan-shipment`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(PLAN),
  });
}

describe('serve whose disk fails', () => {
  it('answers that it is not known, ends with 3, and a fresh start finds what was recorded', async () => {
    const dir = temporaryFolder();
    const environment = { LADING_ADMIN_KEY: KEY, LADING_LOCALE: 'en' };
    {
      await using served = await startServing(environment, '--data', dir);
      await ready(served);
      expect((await plan(served, 'DEMO1')).status).toBe(201);
      // From now on no file may grow: what SQLite is told is an I/O error, not a full disk.
      const pid = String(served.child.process.pid);
      execFileSync('prlimit', ['--pid', pid, `--fsize=${BYTES_MAX}`]);
      const failed = await plan(served, 'DEMO2');
      expect(failed.status).toBe(503);
      const { type } = (await failed.json()) as { type: string };
      expect(['outcome-must-be-known', 'store-must-be-reachable']).toContain(type.split('/')[2]);
      const { exit, err } = await served.child.over;
      expect(exit).toBe(3);
      expect(err).toContain('Look at the disk');
      expect(served.log().at(-1)?.msg).toBe('stopped');
    }
    await using again = await startServing(environment, '--data', dir);
    await ready(again);
    const headers = { authorization: `Bearer ${KEY}` };
    expect((await fetch(`${again.url}/v1/shipments/DEMO1`, { headers })).status).toBe(200);
    expect(await again.stop()).toBe(0);
    expect((await lading(['verify', '--data', dir])).exit).toBe(0);
  });
});
