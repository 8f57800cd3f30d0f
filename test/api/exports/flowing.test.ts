import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportRoutes } from '../../../src/api/exports/routes.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { openYard, type Yard } from '../feed/yard.ts';

const FACTS = 400_000;

describe('an export', () => {
  let yard: Yard | undefined;
  afterEach(async () => {
    await yard?.[Symbol.asyncDispose]();
    yard = undefined;
  });

  /** A yard whose ledger has very many facts, made as they are read; `read` is told how far. */
  async function openLong(read: (through: number) => void): Promise<string> {
    const ledger = openMemoryLedger();
    yard = await openYard({ routes: exportRoutes, ledger: long(ledger, read), following: false });
    await yard.plan('OML0001', 'SH-01');
    await yard.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = yard.app.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/v1/exports/facts`;
  }

  function get(url: string): Promise<IncomingMessage> {
    const headers = yard?.as('auditor').headers ?? {};
    return new Promise((resolve, reject) => {
      request(url, { headers, agent: false }, resolve).on('error', reject).end();
    });
  }

  const ended = (): object | undefined =>
    yard?.logged.find(({ audit, outcome }) => audit === 'export' && outcome !== undefined);

  it('reads no more than a slow reader takes, and goes on when it does', async () => {
    let through = 0;
    const response = await get(await openLong((to) => (through = to)));
    response.pause();
    const paused = await standsStill(() => through);
    expect(paused).toBeLessThan(FACTS / 4);
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (through > paused + 10_000) response.destroy();
    });
    response.resume();
    await new Promise((resolve) => response.once('close', resolve));
    expect(bytes).toBeGreaterThan(0);
    await vi.waitFor(() => expect(ended()).toMatchObject({ outcome: 'cut' }));
    expect(through).toBeLessThan(FACTS);
  });

  it('stops reading when its reader leaves, and frees the seat', async () => {
    let through = 0;
    const url = await openLong((to) => (through = to));
    const two = [await get(url), await get(url)];
    expect((await get(url)).statusCode).toBe(429);
    for (const response of two) response.destroy();
    await vi.waitFor(() =>
      expect(yard?.logged.filter(({ outcome }) => outcome === 'cut')).toHaveLength(2),
    );
    const left = through;
    const again = await get(url);
    expect(again.statusCode).toBe(200);
    again.destroy();
    expect(left).toBeLessThan(FACTS);
  });

  it('that fails in the middle is torn, and does not look like a whole file', async () => {
    const url = await openLong((to) => {
      if (to > 5_000) throw new Error('the disk is gone');
    });
    const response = await get(url);
    const failed = new Promise<Error>((resolve) => response.once('error', resolve));
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
    expect([response.statusCode, response.complete]).toEqual([200, false]);
    expect(bytes).toBeGreaterThan(0);
    await vi.waitFor(() => expect(ended()).toMatchObject({ outcome: 'failed' }));
  });

  it('that fails before it has begun is a problem', async () => {
    const url = await openLong(() => {
      throw new Error('the disk is gone');
    });
    const response = await get(url);
    expect(response.statusCode).toBe(500);
    response.resume();
  });
});

/** Ten looks in a row, a few turns of the loop apart, that see the same. */
async function standsStill(look: () => number): Promise<number> {
  let seen = -1;
  for (let same = 0; same < 10; same = look() === seen ? same + 1 : 0) {
    seen = look();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return seen;
}

function long(ledger: Ledger, read: (through: number) => void): Ledger {
  return {
    ...ledger,
    head: async () => FACTS,
    async readAll(after, limit) {
      const [like] = (await ledger.readAll(0, 1)).facts;
      const through = Math.min(after + limit, FACTS);
      read(through);
      const facts = Array.from({ length: through - after }, (_, place) => {
        return like ? [{ ...like, position: after + place + 1 }] : [];
      });
      return { facts: facts.flat(), through };
    },
  };
}
