import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { StartedTestContainer } from 'testcontainers';

/** The images of docker-compose.yml. */
export const EVENT_STORE_IMAGE = 'eventstore/eventstore:23.10.7-bookworm-slim';
export const MONGODB_IMAGE = 'mongo:8.0.32-noble';

const PING_MS_MAX = 500;
const START_MS_MAX = 120_000;

export interface Contained extends AsyncDisposable {
  readonly url: string;
}

/** Whether a container engine answers here; asked by ourselves, so that none costs no time. */
export async function engineAnswers(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const where = engineAddress(environment);
  if (!where) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const asking = request({ ...where, path: '/_ping', timeout: PING_MS_MAX }, (answer) => {
    answer.resume();
    resolve(answer.statusCode === 200);
  });
  asking.on('timeout', () => asking.destroy());
  asking.on('error', () => resolve(false));
  asking.end();
  return promise;
}

type EngineAddress = { socketPath: string } | { host: string; port: string };

function engineAddress({ DOCKER_HOST, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv) {
  if (DOCKER_HOST?.startsWith('tcp://')) {
    const { hostname: host, port } = new URL(DOCKER_HOST);
    return { host, port } satisfies EngineAddress;
  }
  const named = DOCKER_HOST?.replace(/^unix:\/\//, '');
  const usual = XDG_RUNTIME_DIR ? [join(XDG_RUNTIME_DIR, 'docker.sock')] : [];
  const socketPath = [...(named ? [named] : usual), '/var/run/docker.sock'].find(existsSync);
  return socketPath === undefined ? undefined : ({ socketPath } satisfies EngineAddress);
}

/** An EventStoreDB without TLS and without users. */
export async function containedEventStore(): Promise<Contained> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(EVENT_STORE_IMAGE)
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_MEM_DB: 'true' })
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
    .withStartupTimeout(START_MS_MAX)
    .start();
  return contained(container, (host) => `esdb://${host}?tls=false`, 2113);
}

/** A MongoDB that is a replica set of one. */
export async function containedMongo(): Promise<Contained> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const { MongoClient } = await import('mongodb');
  const container = await new GenericContainer(MONGODB_IMAGE)
    .withCommand(['mongod', '--replSet', 'rs0', '--bind_ip_all'])
    .withExposedPorts(27017)
    .withWaitStrategy(Wait.forLogMessage('Waiting for connections'))
    .withStartupTimeout(START_MS_MAX)
    .start();
  const server = contained(container, (host) => `mongodb://${host}/?directConnection=true`, 27017);
  const client = new MongoClient(server.url);
  try {
    const members = [{ _id: 0, host: '127.0.0.1:27017' }];
    await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members } });
    await untilPrimary(() => client.db('admin').command({ hello: 1 }));
  } finally {
    await client.close();
  }
  return server;
}

/** It elects itself within a second or so. */
async function untilPrimary(hello: () => Promise<{ isWritablePrimary?: boolean }>): Promise<void> {
  const { setTimeout: pause } = await import('node:timers/promises');
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await hello()).isWritablePrimary) return;
    await pause(100);
  }
  throw new Error('the replica set elects no primary');
}

function contained(
  container: StartedTestContainer,
  urlOf: (host: string) => string,
  port: number,
): Contained {
  return {
    url: urlOf(`${container.getHost()}:${container.getMappedPort(port)}`),
    [Symbol.asyncDispose]: async () => {
      await container.stop();
    },
  };
}
