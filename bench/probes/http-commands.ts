import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ADMIN_KEY, serve } from '../../test/support/serving.ts';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { httpLoad, type Posting } from './http-load.ts';

const ECHO = fileURLToPath(new URL('./http-echo-server.ts', import.meta.url));
const SHIPMENTS = 2_000;
const PLANS_AT_ONCE = 64;
const ORDERED = 1_000_000;

/** From the request to the answer after the flush, with keys, validation and logs at info. */
export async function httpCommands({ dir }: Args): Promise<Figures> {
  await using server = await serve(dir);
  for (let first = 0; first < SHIPMENTS; first += PLANS_AT_ONCE) {
    const some = Array.from({ length: Math.min(PLANS_AT_ONCE, SHIPMENTS - first) }, (_, n) =>
      planned(server.url, first + n),
    );
    await Promise.all(some);
  }
  return await httpLoad({ url: server.url, pid: server.child.pid ?? 0 }, pick);
}

/** The same requests to a server that only sends the body back. */
export async function httpEcho(): Promise<Figures> {
  const child = spawn(process.execPath, [ECHO], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
    return await httpLoad({ url: String(said).trim(), pid: child.pid ?? 0 }, pick);
  } finally {
    child.kill();
  }
}

function pick(nth: number): Posting {
  return {
    path: `/v1/shipments/BENCH${nth % SHIPMENTS}/confirm-pick`,
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'idempotency-key': `pick ${nth}` },
    body: JSON.stringify({
      ...lineOf(nth % SHIPMENTS),
      qty: 1,
      bin: '03-12-01',
      lot: `L26${nth}`,
      occurredAt: '2026-11-20T08:30:00+08:00',
      device: 'PDA-07',
    }),
  };
}

/** Each shipment has an order of its own: no stream is everybody's. */
function lineOf(shipment: number) {
  return { order: `ERP-1:${shipment}`, line: '10' };
}

/** Planned and released, so that its picks are as they should be. */
async function planned(url: string, nth: number): Promise<void> {
  await posted(`${url}/v1/shipments/BENCH${nth}/plan-shipment`, {
    lines: [{ ...lineOf(nth), sku: 'BOLT-M8', qty: ORDERED, uom: 'H87' }],
    from: 'WH-1',
    to: { party: 'C-1' },
    policy: { name: 'plain', steps: [], labels: [] },
  });
  await posted(`${url}/v1/shipments/BENCH${nth}/release-to-warehouse`, {});
}

async function posted(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`);
  await answer.arrayBuffer();
}
