import { END, jsonEvent, type Position, streamNameFilter } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, connect, event, events } from './facts/client.ts';
import { comparable, outcomeOf, streamName } from './facts/fact.ts';
import { pattern } from './facts/pattern.ts';
import { CHECKPOINTS, PAUSED } from './facts/subscriptions.ts';
import { ascending, watch } from './facts/watching.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const PAUSED_CALLS = 10;

let standIn: StandIn;
let client: Client;

async function start(version: string): Promise<void> {
  standIn = await startStandIn({ version });
  client = connect(standIn.url);
}

afterEach(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

describe('a live subscription whose consumer takes nothing', () => {
  it.each(PAUSED)('$operation', async ({ operation, outcome }) => {
    await start(operation.slice(0, operation.indexOf(':')));
    const told = JSON.stringify(await outcomeOf(pausedConsumer));
    // A third of the events show the same as all of them did.
    const scaled = JSON.parse(told.replaceAll(String(PAUSED_CALLS * 1000), '30000'));
    expect(scaled).toEqual(pattern(outcome));
    expect(scaled.ok.n).toBeGreaterThan(0);
  });
});

describe('checkpoints', () => {
  beforeEach(() => start('23.10.6'));

  it.each([
    { ...CHECKPOINTS[0], filter: {} },
    { ...CHECKPOINTS[1], filter: { checkpointInterval: 10, maxSearchWindow: 100 } },
  ])('$operation', async ({ outcome, filter }) => {
    expect(await outcomeOf(() => checkpointsWhileLive(filter))).toMatchObject(
      pattern(outcome) as object,
    );
  });

  it('have prepare 0 in history and start at 0/0; live ones have both parts equal', async () => {
    await client.appendToStream(streamName('old'), events(0, 100));
    const places: Position[] = [];
    const checkpointReached = async (_: unknown, place: Position) => void places.push(place);
    const watched = watch(client, {
      filter: streamNameFilter({ prefixes: ['none'], checkpointReached }),
    });
    await watched.caughtUp;
    expect(places.map(({ prepare }) => prepare)).toEqual([0n, 0n, 0n]);
    expect(places[0]?.commit).toBe(0n);
    for (let n = 0; n < 32; n += 1) await client.appendToStream(streamName('new'), event(n));
    await expect.poll(() => places.length).toBe(4);
    expect(places[3]?.prepare).toBe(places[3]?.commit);
    await watched.stop();
  });
});

async function checkpointsWhileLive(filter: object) {
  const places: Position[] = [];
  const checkpointReached = async (_: unknown, place: Position) => void places.push(place);
  const prefix = streamName('wanted');
  const watched = watch(client, {
    fromPosition: END,
    filter: streamNameFilter({ prefixes: [prefix], checkpointReached, ...filter }),
  });
  await watched.caughtUp;
  const before = places.length;
  const stream = streamName('other');
  for (let n = 0; n < 5000; n += 100) {
    await Promise.all(events(n, 100).map((one) => client.appendToStream(stream, one)));
  }
  await client.appendToStream(prefix, event(0));
  await watched.delivered(1);
  const live = places.slice(before);
  const { log } = await watched.stop();
  const [first, last] = [live[0], live.at(-1)].map((place) => String(place?.commit));
  return { checkpoints: live.length, ascending: ascending(live), first, last, log };
}

async function pausedConsumer() {
  const log: unknown[] = [];
  const places: (Position | undefined)[] = [];
  const subscription = client.subscribeToAll({ fromPosition: END });
  const over = new Promise<void>((resolve) => {
    subscription.on('caughtUp', () => {
      log.push(['caughtUp', places.length]);
      if (places.length > 0) resolve();
    });
    subscription.on('error', (error) => {
      log.push([error.constructor.name, error.message, 0]);
      resolve();
    });
  });
  await expect.poll(() => log.length).toBe(1);
  const pad = 'x'.repeat(900);
  const stream = streamName('flood');
  for (let call = 0; call < PAUSED_CALLS; call += 1) {
    const proposed = Array.from({ length: 1000 }, () => jsonEvent({ type: 'T', data: { pad } }));
    await client.appendToStream(stream, proposed);
  }
  subscription.on('data', ({ event: e }) => places.push(e?.position));
  await over;
  await subscription.unsubscribe();
  return comparable({ n: places.length, log, ascending: ascending(places) });
}
