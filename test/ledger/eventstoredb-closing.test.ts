import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NotRecorded, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import { openQuick, served, spawned } from '../support/eventstoredb.ts';
import { facts } from './facts.ts';

const VISITOR = fileURLToPath(new URL('eventstoredb-visitor.ts', import.meta.url));
const SOON_MS = 10_000;

describe('closing a ledger in EventStoreDB', () => {
  it.each(['leaves', 'is left'])('lets its process end, when it %s', async (how) => {
    await using server = await spawned();
    const visiting = promisify(execFile)(process.execPath, [VISITOR, server.url, how], {
      timeout: SOON_MS,
    });
    if (how === 'is left') {
      visiting.child.stdout?.once('data', () => void server.kill());
    }
    const { stdout, stderr } = await visiting;
    expect(stderr).toBe('');
    expect(stdout).toBe('recorded\nclosed\n');
  });

  it('waits for what is under way, but not for ever', async () => {
    await using own = await served({}, { appendMs: 200 });
    await own.server.setFaults({ frozen: true });
    const appends = Array.from({ length: 300 }, (_, n) =>
      own.ledger.append(`shipment-${n}`, 0, facts(1)).catch((error: unknown) => error),
    );
    const reading = expect(own.ledger.read('shipment-1', 0, 10)).rejects.toThrow();
    await own.ledger[Symbol.asyncDispose]();
    await reading;
    for (const outcome of await Promise.all(appends)) {
      expect(outcome).toBeInstanceOf(OutcomeUnknown);
    }
    await expect(own.ledger.append('shipment-1', 0, facts(1))).rejects.toThrow(NotRecorded);
  });

  it('leaves another one on the same server open', async () => {
    await using own = await served();
    await using other = await openQuick(own.server.url, { write: false });
    const stop = new AbortController();
    const next = own.ledger.follow(0, stop.signal)[Symbol.asyncIterator]().next();
    const theirs = other.follow(0, stop.signal)[Symbol.asyncIterator]().next();
    const closed = expect(theirs).rejects.toThrow('the ledger is closed');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await other[Symbol.asyncDispose]();
    await closed;
    await own.ledger.append('shipment-1', 0, facts(1));
    expect((await next).value?.facts).toHaveLength(1);
    stop.abort();
  });

  it('opened for reading records nothing', async () => {
    await using own = await served();
    await using reader = await openQuick(own.server.url, { write: false });
    await expect(reader.append('shipment-1', 0, facts(1))).rejects.toThrow(NotRecorded);
    await own.ledger.append('shipment-1', 0, facts(1));
    expect(await reader.read('shipment-1', 0, 10)).toHaveLength(1);
  });
});
