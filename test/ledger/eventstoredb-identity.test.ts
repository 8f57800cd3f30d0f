import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { IDENTITY_STREAM } from '../../src/ledger/eventstoredb/identity.ts';
import { beginEventStoreEpoch } from '../../src/ledger/eventstoredb.ts';
import { beginEpoch, openLedger } from '../../src/ledger/open.ts';
import { startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { selfSigned } from '../support/certificate.ts';
import { openQuick, spawned, stranger } from '../support/eventstoredb.ts';
import { facts } from './facts.ts';
import { temporaryFolder } from './folder.ts';

const TO_READ = { write: false };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function eventsOf(url: string, stream: string): Promise<readonly unknown[]> {
  await using other = stranger(url);
  const found: unknown[] = [];
  for await (const { event } of other.readStream(stream)) {
    found.push({ type: event?.type, data: event?.data });
  }
  return found;
}

describe('who a ledger in EventStoreDB is', () => {
  it('is written when it is first opened for writing, and found from then on', async () => {
    await using server = await startStandIn();
    await using first = await openQuick(server.url);
    const { ledger, epoch } = first.identity;
    expect(ledger).toMatch(UUID);
    expect(epoch).toBe(1);
    await using again = await openLedger(server.url, '', { write: true });
    await using reader = await openQuick(server.url, TO_READ);
    expect(again.identity).toEqual(first.identity);
    expect(reader.identity).toEqual(first.identity);
    expect(await eventsOf(server.url, IDENTITY_STREAM)).toEqual([
      { type: 'LedgerOpened', data: { ledger, epoch: 1, format: 1 } },
    ]);
  });

  it('is the same for many that open it at once', async () => {
    await using server = await startStandIn();
    const all = await Promise.all(Array.from({ length: 8 }, () => openQuick(server.url)));
    expect(new Set(all.map(({ identity }) => identity.ledger)).size).toBe(1);
    expect(await eventsOf(server.url, IDENTITY_STREAM)).toHaveLength(1);
    for (const each of all) await each[Symbol.asyncDispose]();
  });

  it('is found again after the server was killed', async () => {
    await using server = await spawned();
    await using before = await openQuick(server.url);
    await server.restart();
    await using after = await openQuick(server.url);
    expect(after.identity).toEqual(before.identity);
  });

  it('is not made by reading: where nothing was recorded there is nothing to read', async () => {
    await using server = await startStandIn();
    for (const open of [() => openQuick(server.url, TO_READ), () => beginEpoch(server.url)]) {
      await expect(open()).rejects.toMatchObject({
        name: 'UnusableServer',
        rule: 'eventstoredb-no-ledger',
      });
    }
    await using ledger = await openQuick(server.url);
    expect(await ledger.head()).toBe(0);
  });

  it('has a new epoch after each restore', async () => {
    await using server = await startStandIn();
    await using ledger = await openQuick(server.url);
    const { identity } = ledger;
    expect(await beginEpoch(server.url)).toEqual({ ...identity, epoch: 2 });
    expect(await beginEventStoreEpoch(server.url)).toEqual({ ...identity, epoch: 3 });
    for (const how of [TO_READ, {}]) {
      await using again = await openQuick(server.url, how);
      expect(again.identity).toEqual({ ...identity, epoch: 3 });
    }
  });

  it('is refused in a newer format, or where the stream is not ours', async () => {
    const opened = { ledger: 'x', epoch: 1, format: 1 };
    const begun = (epoch: unknown) => jsonEvent({ type: 'EpochBegan', data: { epoch } });
    const first = (data: object) => jsonEvent({ type: 'LedgerOpened', data: { ...data } });
    const cases = [
      [[first({ ...opened, format: 2 })], 'eventstoredb-newer-format'],
      [[jsonEvent({ type: 'Hello', data: {} })], 'eventstoredb-not-a-ledger'],
      [[first({ ...opened, ledger: 7 })], 'eventstoredb-not-a-ledger'],
      [[first(opened), begun('two')], 'eventstoredb-not-a-ledger'],
      [[first(opened), begun(1)], 'eventstoredb-not-a-ledger'],
    ] as const;
    for (const [events, rule] of cases) {
      await using server = await startStandIn();
      await using other = stranger(server.url);
      await other.appendToStream(IDENTITY_STREAM, [...events]);
      for (const how of [{}, TO_READ]) {
        const opening = openQuick(server.url, how);
        await expect(opening).rejects.toMatchObject({ name: 'UnusableServer', rule });
      }
    }
  });

  it('is refused when its stream was deleted, which would make it another ledger', async () => {
    await using server = await startStandIn();
    await (await openQuick(server.url))[Symbol.asyncDispose]();
    await using other = stranger(server.url);
    await other.deleteStream(IDENTITY_STREAM);
    await expect(openQuick(server.url)).rejects.toMatchObject({
      rule: 'eventstoredb-not-a-ledger',
    });
    await other.tombstoneStream(IDENTITY_STREAM);
    await expect(openQuick(server.url)).rejects.toMatchObject({
      rule: 'eventstoredb-not-a-ledger',
    });
  });
});

describe('opening a ledger in EventStoreDB', () => {
  it('waits a while for a server that is not ready yet', async () => {
    await using server = await startStandIn({ faults: { notReady: true } });
    const opening = openQuick(server.url);
    setTimeout(() => void server.setFaults({ notReady: false }), 100);
    await using ledger = await opening;
    expect(ledger.identity.epoch).toBe(1);
  });

  it('does not wait for ever', async () => {
    await using server = await startStandIn({ faults: { busy: true } });
    await expect(openQuick(server.url)).rejects.toMatchObject({
      name: 'ServerUnreachable',
      rule: 'eventstoredb-not-ready',
    });
    await server.setFaults({ busy: false, frozen: true });
    const opening = openQuick(server.url, { silenceMs: 200, timeoutMs: 200 });
    await expect(opening).rejects.toMatchObject({ name: 'ServerUnreachable' });
  });

  it('needs a user that the server knows, and for writing one that may write', async () => {
    using folder = temporaryFolder();
    const { key, cert } = selfSigned();
    const ca = join(folder.path, 'ca.pem');
    writeFileSync(ca, cert);
    const users = [
      { name: 'clerk', password: 'p@ss', mayWrite: true },
      { name: 'guest', password: 'p', mayWrite: false },
    ];
    await using server = await startStandIn({ tls: { key, cert }, users });
    const urlAs = (user: string) =>
      `esdb://${user}@localhost:${server.port}?tlsCAFile=${encodeURIComponent(ca)}`;
    const rule = (user: string, how = {}) =>
      openQuick(urlAs(user), how).then(
        async (ledger) => ledger[Symbol.asyncDispose](),
        (error: { rule: string }) => error.rule,
      );
    expect(await rule('guest:p')).toBe('eventstoredb-read-only');
    expect(await rule('clerk:p%40ss')).toBeUndefined();
    expect(await rule('guest:p')).toBe('eventstoredb-read-only');
    expect(await rule('guest:p', TO_READ)).toBeUndefined();
    expect(await rule('clerk:wrong')).toBe('eventstoredb-credentials');
    expect(await rule('nobody:p', TO_READ)).toBe('eventstoredb-credentials');
    const untrusted = openQuick(`esdb://clerk:p%40ss@localhost:${server.port}`);
    await expect(untrusted).rejects.toMatchObject({ rule: 'eventstoredb-tls' });
    const plain = openQuick(`esdb://clerk:p%40ss@localhost:${server.port}?tls=false`);
    await expect(plain).rejects.toMatchObject({ rule: 'eventstoredb-tls' });
    expect(await eventsOf(urlAs('clerk:p%40ss'), IDENTITY_STREAM)).toHaveLength(1);
  });

  it('records what it is given under TLS', async () => {
    using folder = temporaryFolder();
    const { key, cert } = selfSigned();
    writeFileSync(join(folder.path, 'ca.pem'), cert);
    const users = [{ name: 'clerk', password: 'p', mayWrite: true }];
    await using server = await startStandIn({ tls: { key, cert }, users });
    const ca = encodeURIComponent(join(folder.path, 'ca.pem'));
    await using ledger = await openQuick(`esdb://clerk:p@localhost:${server.port}?tlsCAFile=${ca}`);
    await ledger.append('shipment-1', 0, facts(3));
    expect(await ledger.read('shipment-1', 0, 10)).toHaveLength(3);
  });
});
