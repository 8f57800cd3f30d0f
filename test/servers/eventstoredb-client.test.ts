import { jsonEvent, UnavailableError } from '@eventstore/db-client';
import type { Channel, Client as Stub } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { clientFor, type TamedClient } from '../../src/servers/eventstoredb/client.ts';
import { parseEventStoreUrl } from '../../src/servers/eventstoredb/url.ts';
import { startStandIn } from '../standins/eventstoredb/stand-in.ts';

const CREDENTIALS = { credentials: { username: 'a', password: 'b' } };
const NO_SERVER = 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1';

/** What the client does of itself when a call has failed, which nobody waits for. */
interface Inside {
  getChannel(): Promise<Channel>;
  handleError(stub: Pick<Stub, 'getChannel'>, error: Error): Promise<void>;
}

function inside(client: TamedClient): Inside {
  return client as unknown as Inside;
}

function lost(): UnavailableError {
  return new UnavailableError(undefined, 'lost');
}

describe('the tamed client', () => {
  it('turns to another channel without a rejection that nobody hears', async () => {
    const client = clientFor(parseEventStoreUrl(NO_SERVER));
    const channel = inside(client).getChannel();
    const turning = inside(client).handleError({ getChannel: () => ({}) as Channel }, lost());
    await expect(channel).rejects.toThrow('Failed to discover');
    await expect(turning).resolves.toBeUndefined();
    await client.close();
  });

  it('finds the cluster again after it has not found it once', async () => {
    const before = await startStandIn();
    const { port } = before;
    const hosts = `127.0.0.1:1,127.0.0.1:${port}`;
    const client = clientFor(parseEventStoreUrl(`esdb://${hosts}?tls=false&maxDiscoverAttempts=1`));
    await before[Symbol.asyncDispose]();
    const append = () =>
      client.appendToStream('x', jsonEvent({ type: 'X', data: {} }), CREDENTIALS);
    await expect(append()).rejects.toThrow('Failed to discover');
    await expect(append()).rejects.toThrow('Failed to discover');
    await using _ = await startStandIn({ port });
    expect((await append()).success).toBe(true);
    await client.close();
  });

  it('rejects an append on a channel that was closed, where it would wait for ever', async () => {
    await using server = await startStandIn();
    const client = clientFor(parseEventStoreUrl(server.url));
    const append = () =>
      client.appendToStream('x', jsonEvent({ type: 'X', data: {} }), CREDENTIALS);
    await append();
    const channel = await inside(client).getChannel();
    channel.close();
    await expect(append()).rejects.toThrow('Channel has been shut down');
    await inside(client).handleError({ getChannel: () => channel }, lost());
    expect((await append()).success).toBe(true);
    await client.close();
  });

  it('appends on the new channel when it is turned to in the meantime', async () => {
    await using server = await startStandIn();
    const client = clientFor(parseEventStoreUrl(server.url));
    const append = () =>
      client.appendToStream('x', jsonEvent({ type: 'X', data: {} }), CREDENTIALS);
    await append();
    const channel = await inside(client).getChannel();
    const turning = inside(client).handleError({ getChannel: () => channel }, lost());
    const answers = await Promise.all(Array.from({ length: 10 }, append));
    expect(answers.every(({ success }) => success)).toBe(true);
    await turning;
    await client.close();
  });
});
