import { randomUUID } from 'node:crypto';
import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { Damaged, type Ledger, UnknownPosition } from '../../src/ledger/ledger.ts';
import { foreignEvent, openQuick, served, spawned, stranger } from '../support/eventstoredb.ts';
import { facts, meta } from './facts.ts';

const MANY = 300;

function markedEvent(lading: unknown, more: { readonly left?: number } = {}) {
  const metadata = { lading, v: 1, ...more, meta: meta() };
  return jsonEvent({ id: randomUUID(), type: 'UnitPacked', data: {}, metadata });
}

async function grown(ledger: Ledger, stream: string, count: number): Promise<void> {
  for (let version = 0; version < count; version += 1) {
    await ledger.append(stream, version, facts(1));
  }
}

describe('events of others on the same server', () => {
  it('are no facts, and move neither the end of the ledger nor that of a page', async () => {
    await using own = await served();
    const { ledger, server } = own;
    await using other = stranger(server.url);
    const foreign = async () => {
      await server.writeNoise(3);
      await other.appendToStream('order-4711', [foreignEvent(), foreignEvent()]);
      await other.appendToStream('Invoices', markedEvent(1));
      await other.appendToStream('Photos', binaryEvent({ type: 'Photo', data: Buffer.of(1, 2) }));
    };
    await foreign();
    expect(await ledger.head()).toBe(0);
    expect(await ledger.readAll(0, 10)).toEqual({ facts: [], through: 0 });
    await ledger.append('shipment-1', 0, facts(2));
    const [, second] = await ledger.read('shipment-1', 0, 10);
    const through = second?.position ?? 0;
    await foreign();
    expect(await ledger.head()).toBe(through);
    expect(await ledger.readAll(through, 10)).toEqual({ facts: [], through });
    expect(await ledger.readAll(0, 10)).toMatchObject({ facts: [{}, {}], through });
    await server.writeNoise(1);
    expect(await ledger.head()).toBe(through);
  });

  it('do not end a page before there is a fact, however many they are', async () => {
    await using own = await served();
    const { ledger, server } = own;
    await using other = stranger(server.url);
    await ledger.append('shipment-1', 0, facts(1));
    const first = await ledger.head();
    await server.writeNoise(MANY);
    await other.appendToStream(
      'invoices',
      Array.from({ length: MANY }, () => foreignEvent()),
    );
    expect(await ledger.head()).toBe(first);
    await ledger.append('shipment-1', 1, facts(1));
    const page = await ledger.readAll(first, 1);
    expect(page.facts).toMatchObject([{ stream: 'shipment-1', version: 2 }]);
    expect(page.through).toBe(await ledger.head());
    const unwanted = await ledger.readAll(first, 1, { types: [] });
    expect(unwanted).toEqual({ facts: [], through: page.through });
  });

  it('make no position of theirs one of ours', async () => {
    await using own = await served();
    await using other = stranger(own.server.url);
    await own.ledger.append('shipment-1', 0, facts(1));
    const answer = await other.appendToStream('invoices', foreignEvent());
    const theirs = Number(answer.position?.commit);
    await expect(own.ledger.readAll(theirs, 10)).rejects.toThrow(UnknownPosition);
    const following = own.ledger.follow(theirs, new AbortController().signal);
    await expect(following[Symbol.asyncIterator]().next()).rejects.toThrow(UnknownPosition);
  });
});

describe('a stream with which somebody has meddled', () => {
  it('that was deleted is named, not served as empty', async () => {
    await using own = await served();
    const { ledger } = own;
    await using other = stranger(own.server.url);
    for (const [stream, remove] of [
      ['shipment-1', () => other.deleteStream('shipment-1')],
      ['shipment-2', () => other.tombstoneStream('shipment-2')],
    ] as const) {
      await grown(ledger, stream, 3);
      await remove();
      for (const after of [0, 2, 3]) {
        await expect(ledger.read(stream, after, 10)).rejects.toThrow(Damaged);
        await expect(ledger.read(stream, after, 10)).rejects.toThrow(`${stream} was deleted`);
      }
    }
    expect(await ledger.read('shipment-3', 0, 10)).toEqual([]);
  });

  it('that was cut is named, not served without its beginning', async () => {
    await using own = await served();
    const { ledger } = own;
    await using other = stranger(own.server.url);
    await grown(ledger, 'shipment-1', 4);
    await other.setStreamMetadata('shipment-1', { truncateBefore: 2 });
    await expect(ledger.read('shipment-1', 0, 10)).rejects.toThrow(/shipment-1 .*version 3/);
    await expect(ledger.read('shipment-1', 1, 10)).rejects.toThrow(Damaged);
    expect(await ledger.read('shipment-1', 2, 10)).toHaveLength(2);
  });

  it('that was deleted and went on is named', async () => {
    await using own = await served();
    const { ledger } = own;
    await using other = stranger(own.server.url);
    await grown(ledger, 'shipment-1', 2);
    await other.deleteStream('shipment-1');
    await ledger.append('shipment-1', 0, facts(1)).catch(() => undefined);
    await expect(ledger.read('shipment-1', 0, 10)).rejects.toThrow(Damaged);
  });

  it('that holds what Lading has not recorded is named', async () => {
    await using own = await served();
    const { ledger } = own;
    await using other = stranger(own.server.url);
    for (const [stream, event] of [
      ['shipment-1', foreignEvent()],
      ['shipment-2', markedEvent(2)],
      ['shipment-3', markedEvent('1')],
      ['shipment-4', binaryEvent({ type: 'UnitPacked', data: Buffer.of(1) })],
    ] as const) {
      await grown(ledger, stream, 1);
      await other.appendToStream(stream, event);
      expect(await ledger.read(stream, 0, 1)).toHaveLength(1);
      await expect(ledger.read(stream, 0, 10)).rejects.toThrow(Damaged);
      await expect(ledger.read(stream, 1, 10)).rejects.toThrow(`${stream} version 2`);
      expect(await ledger.append(stream, 1, facts(1))).toEqual({ kind: 'conflict', version: 2 });
    }
    await expect(ledger.readAll(0, 100)).rejects.toThrow(/format 2.*upgrade/);
  });
});

describe('a stream that is read while it grows', () => {
  it('is read to the end of an append, never to the middle of one', async () => {
    await using own = await served();
    const { ledger, server } = own;
    await ledger.append('shipment-1', 0, facts(2));
    await ledger.append('shipment-1', 2, facts(50));
    await server.setFaults({ readsCutShort: 2 });
    expect(await ledger.read('shipment-1', 0, 100)).toHaveLength(52);
    await server.setFaults({ readsCutShort: 1 });
    expect(await ledger.read('shipment-1', 10, 100)).toHaveLength(42);
    expect(await ledger.read('shipment-1', 0, 30)).toHaveLength(30);
    await ledger.append('shipment-2', 0, facts(600));
    await server.setFaults({ readsCutShort: 100 });
    expect(await ledger.read('shipment-2', 0, 1_000)).toHaveLength(600);
  });

  it('is named when the rest of an append never comes', async () => {
    await using own = await served();
    await using other = stranger(own.server.url);
    await other.appendToStream('shipment-1', markedEvent(1, { left: 1 }));
    await expect(own.ledger.read('shipment-1', 0, 10)).rejects.toThrow(/shipment-1 ends within/);
    expect(await own.ledger.read('shipment-1', 0, 1)).toHaveLength(1);
  });
});

describe('reads of a server that is lost', () => {
  it('say so, and work again as soon as it is back', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url, { silenceMs: 300 });
    await ledger.append('shipment-1', 0, facts(2));
    const all = () => [
      ledger.read('shipment-1', 0, 10),
      ledger.readAll(0, 10),
      ledger.head(),
      ledger.read('shipment-2', 0, 10),
    ];
    const fails = async () => {
      for (const answer of await Promise.allSettled(all())) {
        expect(answer).toMatchObject({
          status: 'rejected',
          reason: { name: 'ServerUnreachable' },
        });
      }
    };
    server.freeze();
    await fails();
    server.resume();
    await server.kill();
    await fails();
    await server.restart();
    expect(await Promise.all(all())).toMatchObject([
      [{}, {}],
      { facts: [{}, {}] },
      expect.any(Number),
      [],
    ]);
  });
});
