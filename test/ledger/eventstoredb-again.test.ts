import { describe, expect, it } from 'vitest';
import { again } from '../../src/ledger/eventstoredb/again.ts';
import { ServerUnreachable } from '../../src/servers/unusable.ts';
import { served } from '../support/eventstoredb.ts';
import { facts } from './facts.ts';

const lost = () => new ServerUnreachable('eventstoredb-unreachable', { host: 'db1:2113' });
const silent = () => new ServerUnreachable('eventstoredb-silent', { host: 'db1:2113' });

/** Fails so often, then reads. */
function failing(times: number, error: () => Error) {
  let tries = 0;
  const read = async (): Promise<string> => {
    tries += 1;
    if (tries <= times) throw error();
    return 'read';
  };
  return { read, tries: () => tries };
}

const open = () => true;

describe('a read whose connection is lost', () => {
  it('is answered all the same by a server that runs', async () => {
    await using own = await served();
    const { ledger, server } = own;
    await ledger.append('shipment-1', 0, facts(3));
    await server.setFaults({ latencyMs: 50 });
    const reads = [ledger.read('shipment-1', 0, 10), ledger.readAll(0, 10), ledger.head()] as const;
    setTimeout(() => void server.cutConnections(), 10);
    const [stream, page, head] = await Promise.all(reads);
    expect(stream).toHaveLength(3);
    expect(page.facts).toEqual(stream);
    expect(head).toBe(page.through);
  });

  it('is begun again twice, then given up', async () => {
    const twice = failing(2, lost);
    expect(await again(twice.read, open)).toBe('read');
    const often = failing(3, lost);
    await expect(again(often.read, open)).rejects.toThrow(ServerUnreachable);
    expect(often.tries()).toBe(3);
  });

  it('is not begun again by a ledger that is closed', async () => {
    const once = failing(1, lost);
    await expect(again(once.read, () => false)).rejects.toThrow(ServerUnreachable);
    expect(once.tries()).toBe(1);
  });
});

describe('a read to which nothing comes', () => {
  it('is given up at once: it has waited long enough', async () => {
    const once = failing(1, silent);
    await expect(again(once.read, open)).rejects.toThrow(ServerUnreachable);
    expect(once.tries()).toBe(1);
  });
});
