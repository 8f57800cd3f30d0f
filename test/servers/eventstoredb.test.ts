import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connectEventStore } from '../../src/servers/eventstoredb.ts';
import { ServerUnreachable, UnusableServer } from '../../src/servers/unusable.ts';
import { type StandInOptions, startStandIn } from '../standins/eventstoredb/stand-in.ts';

const QUICK = { timeoutMs: 300 };
const SECRET = 'geheim-4711';
const FREE_PORT = 1;

async function listening(server: Server): Promise<{ port: number } & AsyncDisposable> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function failing(url: string): Promise<UnusableServer | ServerUnreachable> {
  const error: unknown = await connectEventStore(url, QUICK).then(
    (store) => store[Symbol.asyncDispose](),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UnusableServer || error instanceof ServerUnreachable)) {
    throw new Error(`connected, or failed otherwise: ${String(error)}`);
  }
  expect(error.message).not.toContain(SECRET);
  expect(JSON.stringify(error.params)).not.toContain(SECRET);
  return error;
}

describe('connecting to EventStoreDB', () => {
  it.each(['23.10.6', '24.2.0'])('finds a server of version %s', async (version) => {
    await using server = await startStandIn({ version });
    await using store = await connectEventStore(server.url, QUICK);
    expect(store).toMatchObject({ version, host: `127.0.0.1:${server.port}` });
  });

  it('finds the leader by several hosts', async () => {
    await using server = await startStandIn();
    const url = `esdb://127.0.0.1:${server.port},127.0.0.1:${FREE_PORT}?tls=false`;
    await using store = await connectEventStore(url, { timeoutMs: 3_000 });
    expect(store.version).toBe('23.10.6');
  });

  it('says that nothing listens', async () => {
    expect(await failing(`esdb://127.0.0.1:${FREE_PORT}?tls=false`)).toMatchObject({
      name: 'ServerUnreachable',
      rule: 'eventstoredb-unreachable',
      params: { host: `127.0.0.1:${FREE_PORT}` },
    });
    const hosts = `127.0.0.1:${FREE_PORT},127.0.0.1:2`;
    const found = await failing(`esdb://${hosts}?tls=false&maxDiscoverAttempts=2`);
    expect(found).toMatchObject({ rule: 'eventstoredb-unreachable', params: { host: hosts } });
  });

  it('gives up on a port that accepts and never answers', async () => {
    await using silent = await listening(createServer(() => undefined));
    expect(await failing(`esdb://127.0.0.1:${silent.port}?tls=false`)).toMatchObject({
      name: 'ServerUnreachable',
      rule: 'eventstoredb-silent',
    });
  });

  it('says that the port is that of something else', async () => {
    await using web = await listening(createHttpServer((_, answer) => answer.end('hello')));
    expect(await failing(`esdb://127.0.0.1:${web.port}?tls=false`)).toMatchObject({
      name: 'UnusableServer',
      rule: 'eventstoredb-foreign',
    });
  });

  it('says that server and URL do not agree about TLS', async () => {
    await using plain = await listening(createServer((socket) => socket.write('plain text')));
    const user = `lading:${SECRET}`;
    expect(await failing(`esdb://${user}@localhost:${plain.port}`)).toMatchObject({
      name: 'UnusableServer',
      rule: 'eventstoredb-tls',
      params: { found: 'the server speaks without TLS' },
    });
    expect(await failing(`esdb://${user}@127.0.0.1:${plain.port}`)).toMatchObject({
      name: 'UnusableServer',
      rule: 'eventstoredb-tls',
      params: { found: 'TLS needs a host name, not an IP address' },
    });
    await using hangsUp = await listening(createServer((socket) => socket.destroy()));
    expect((await failing(`esdb://127.0.0.1:${hangsUp.port}?tls=false`)).rule).toBe(
      'eventstoredb-tls',
    );
  });

  it('says that a certificate file cannot be read', async () => {
    const { rule, params } = await failing('esdb://u:p@db?tlsCAFile=/no/such.pem');
    expect(rule).toBe('eventstoredb-url');
    expect(params.expected).toContain('tlsCAFile');
  });

  it.each<[string, StandInOptions, string]>([
    ['is too old', { version: '22.10.5' }, '22.10.5'],
    ['cannot say what it is', { features: false }, 'unknown'],
  ])('refuses a server that %s', async (_, options, found) => {
    await using server = await startStandIn(options);
    expect(await failing(server.url)).toMatchObject({
      name: 'UnusableServer',
      rule: 'eventstoredb-too-old',
      params: { found, minimum: '23.10' },
    });
  });
});
