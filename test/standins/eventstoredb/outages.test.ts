import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, gathered, SINGLE } from './facts/client.ts';
import { outcomeOf, streamName } from './facts/fact.ts';
import { NOTHING_ANSWERS, NOTHING_LISTENS, STRINGS } from './facts/outages.ts';
import { startStandIn } from './stand-in.ts';

/** The client's own deadline is 1,000 ms where one is set; none of what hangs would end by it. */
const WATCHED_MS = 1300;

const OPERATIONS: Readonly<Record<string, (client: Client) => unknown>> = {
  append: (client) => client.appendToStream(streamName('o'), event(0)),
  'append, credentials given (single path skips the feature probe)': (client) =>
    client.appendToStream(streamName('o'), event(0), SINGLE),
  'append single path deadline=1000': (client) =>
    client.appendToStream(streamName('o'), event(0), { ...SINGLE, deadline: 1000 }),
  readStream: (client) => gathered(client.readStream(streamName('o'))),
  readAll: (client) => gathered(client.readAll()),
  'subscribeToAll for-await': (client) => gathered(client.subscribeToAll()),
  deleteStream: (client) => client.deleteStream(streamName('o')),
};

/** The operation that a fact names behind its colon, and the options of its connection. */
function named(fact: string): { operation: string; options: string; discovers: boolean } {
  const text = fact.replace(/^[^:]*: /, '');
  const options = /(maxDiscoverAttempts=2|defaultDeadline=1000)$/.exec(text)?.[0] ?? '';
  const operation = text.replace(/,? (maxDiscoverAttempts=2|defaultDeadline=1000)$/, '');
  return {
    operation: operation.replace('esdb+discover ', ''),
    options: options && `&${options}`,
    discovers: operation.startsWith('esdb+discover'),
  };
}

describe('a connection string', () => {
  it.each(STRINGS)('reaches the server: $given.s', async ({ given, outcome }) => {
    await using standIn = await startStandIn();
    const url = (given as { s: string }).s.replaceAll('2113', String(standIn.port));
    const told = await outcomeOf(async () => {
      const client = connect(url.replace('2114', '1'));
      const { success } = await client.appendToStream(streamName('c'), event(0));
      await client.dispose();
      return success;
    });
    expect(told).toEqual(outcome);
  });
});

describe('where', () => {
  let port: number;

  beforeAll(async () => {
    await using gone = await startStandIn();
    port = gone.port;
  });

  it.each(NOTHING_LISTENS)('$operation', async ({ operation: fact, outcome }) => {
    const { operation, options, discovers } = named(fact);
    const scheme = discovers ? 'esdb+discover' : 'esdb';
    const client = connect(`${scheme}://127.0.0.1:${port}?tls=false${options}`);
    expect(await outcomeOf(() => OPERATIONS[operation]?.(client))).toEqual(outcome);
  });
});

describe('where a', () => {
  const silent = createServer((socket) => socket.on('error', () => undefined));
  let port: number;

  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    port = (silent.address() as { port: number }).port;
  });

  afterAll(() => {
    silent.close();
  });

  it.concurrent.each(NOTHING_ANSWERS)('$operation', async ({ operation: fact, outcome }) => {
    const { operation, options } = named(fact);
    const client = connect(`esdb://127.0.0.1:${port}?tls=false${options}`);
    const trial = Promise.resolve(OPERATIONS[operation]?.(client));
    trial.catch(() => undefined);
    const late = setTimeout(WATCHED_MS).then(() => {
      throw new Error('TEST-TIMEOUT never settled');
    });
    expect(await outcomeOf(() => Promise.race([trial, late]))).toEqual(outcome);
  });
});
