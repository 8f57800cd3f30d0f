import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSigned } from '../../support/certificate.ts';
import { connect, event, gathered, SINGLE } from './facts/client.ts';
import { streamName } from './facts/fact.ts';
import { FOLLOWER, LEADER } from './handshake.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const USERS = [
  { name: 'clerk', password: 'right', mayWrite: true },
  { name: 'guest', password: 'right', mayWrite: false },
];
const DENIED = { type: 'access-denied' };

describe('a server with users', () => {
  let folder: string;
  let standIn: StandIn;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lading-stand-in-'));
    const { key, cert } = selfSigned();
    await writeFile(join(folder, 'ca.pem'), cert);
    standIn = await startStandIn({ tls: { key, cert }, users: USERS });
  });

  afterAll(async () => {
    await standIn[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  function as(user: string) {
    const ca = encodeURIComponent(join(folder, 'ca.pem'));
    const url = `esdb://${user}localhost:${standIn.port}?tlsCAFile=${ca}`;
    return EventStoreDBClient.connectionString(url);
  }

  it('lets one who may write write and read, by either path', async () => {
    const client = as('clerk:right@');
    const stream = streamName('u');
    await client.appendToStream(stream, event(0));
    const credentials = { username: 'clerk', password: 'right' };
    await client.appendToStream(stream, event(1), { credentials });
    expect(await gathered(client.readStream(stream))).toHaveLength(2);
    await client.dispose();
  });

  it('lets one who may only read read', async () => {
    const client = as('guest:right@');
    const credentials = { username: 'guest', password: 'right' };
    await expect(gathered(client.readAll())).resolves.toBeDefined();
    await expect(client.appendToStream('a', event(0))).rejects.toMatchObject(DENIED);
    const single = client.appendToStream('a', event(0), { credentials });
    await expect(single).rejects.toMatchObject({ ...DENIED, code: 7 });
    await expect(client.deleteStream('a')).rejects.toMatchObject(DENIED);
    await client.dispose();
  });

  it.each(['clerk:wrong@', 'nobody:right@', ''])('refuses %j', async (user) => {
    const client = as(user);
    const refused = { ...DENIED, code: 16 };
    await expect(gathered(client.readAll())).rejects.toMatchObject(refused);
    await expect(client.appendToStream('a', event(0))).rejects.toMatchObject(refused);
    await client.dispose();
  });
});

describe('what a server tells of itself', () => {
  it('is a version, or nothing, and then appends take the single path', async () => {
    await using old = await startStandIn({ version: '5.0.11', features: false });
    const client = connect(old.url);
    expect(await client.appendToStream(streamName('old'), event(0))).toMatchObject({
      success: true,
    });
    expect(await versionOf(client)).toBe('unknown');
    await using known = await startStandIn({ version: '24.2.0' });
    const next = connect(known.url);
    expect(await versionOf(next)).toBe('24.2.0');
  });

  it('leads a client to the leader', async () => {
    await using leader = await startStandIn();
    const place = { host: '127.0.0.1', alive: true };
    const members = () => [
      { ...place, id: '5f1ad4ac-25b7-4b4c-8e2e-000000000001', port: 1, state: FOLLOWER },
      { ...place, id: '5f1ad4ac-25b7-4b4c-8e2e-000000000002', port: leader.port, state: LEADER },
    ];
    await using follower = await startStandIn({ members });
    const client = connect(follower.url.replace('esdb:', 'esdb+discover:'));
    await client.appendToStream('found', event(0), SINGLE);
    expect(await gathered(connect(leader.url).readStream('found'))).toHaveLength(1);
  });
});

/** The client keeps to itself what the server calls its version. */
async function versionOf(client: EventStoreDBClient): Promise<unknown> {
  return (await Reflect.get(client, 'capabilities')).serverVersion;
}
