import {
  END,
  type EventData,
  excludeSystemEvents,
  jsonEvent,
  type Position,
  START,
  type SubscribeToAllOptions,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, events, gathered } from './facts/client.ts';
import { comparable, outcomeOf, outcomesOf, streamName } from './facts/fact.ts';
import { LONG_APPENDS, ORDER, SUBSCRIPTIONS } from './facts/subscriptions.ts';
import { ascending, watch } from './facts/watching.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;
let client: Client;
let outcomes: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  standIn = await startStandIn();
  client = connect(standIn.url);
  outcomes = await subscriptionsOf();
});

afterAll(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

describe('a subscription to $all', () => {
  it.each(SUBSCRIPTIONS)('$operation', ({ operation, outcome }) => {
    expect(outcomes.get(operation)).toEqual(outcome);
  });

  it.each(LONG_APPENDS)('$operation', async ({ operation, outcome }) => {
    const count = Number(/of (\d+) events/.exec(operation)?.[1]);
    expect(await outcomeOf(() => longAppends(count))).toEqual(outcome);
  });

  it.each(ORDER)('$operation', async ({ outcome }) => {
    expect(await outcomeOf(manyWriters)).toEqual(outcome);
  });

  it('leaves out system events by their type, not by their stream', async () => {
    await client.appendToStream('$$acc-bad', jsonEvent({ type: 'T1', data: {} }));
    await standIn.writeNoise(3);
    const watched = watch(client, { filter: excludeSystemEvents() });
    await watched.caughtUp;
    const { events: seen } = watched;
    expect(seen.filter(({ type }) => type.startsWith('$'))).toEqual([]);
    expect(seen.filter(({ streamId }) => streamId.startsWith('$')).map((e) => e.streamId)).toEqual([
      '$$acc-bad',
    ]);
    await watched.stop();
  });
});

describe('a subscription to a stream', () => {
  it('delivers what is behind a revision, then what is written', async () => {
    const stream = streamName('s');
    await client.appendToStream(stream, events(0, 3));
    const subscription = client.subscribeToStream(stream, { fromRevision: 1n });
    const seen: bigint[] = [];
    for await (const { event: e } of subscription) {
      seen.push(e?.revision ?? -1n);
      if (seen.length === 1) await client.appendToStream(stream, event(3));
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([2n, 3n]);
  });

  it('waits for a stream that is missing', async () => {
    const stream = streamName('later');
    const subscription = client.subscribeToStream(stream);
    const first = subscription[Symbol.asyncIterator]().next();
    await client.appendToStream(stream, event(0));
    expect((await first).value?.event?.revision).toBe(0n);
    await subscription.unsubscribe();
  });
});

async function subscriptionsOf(): Promise<ReadonlyMap<string, unknown>> {
  const prefix = streamName('sub');
  await client.appendToStream(streamName('before'), events(0, 100));
  await client.appendToStream(prefix, events(0, 10));
  const found = await gathered(client.readStream(prefix));
  const fourth = found[4]?.event?.position ?? { commit: 0n, prepare: 0n };
  const filter = streamNameFilter({ prefixes: [prefix] });
  const run = async (options: SubscribeToAllOptions) => {
    const watched = watch(client, options);
    await watched.caughtUp;
    return comparable(await watched.stop());
  };
  const beyond = (by: bigint): Position => ({
    commit: fourth.commit + by,
    prepare: fourth.prepare + by,
  });
  return outcomesOf({
    'from START with prefix filter': () => run({ fromPosition: START, filter }),
    'from the position of event revision 4: first delivered?': () =>
      run({ fromPosition: fourth, filter }),
    'from the position of event revision 4, no filter: first delivered?': () =>
      run({ fromPosition: fourth }),
    'from a non-boundary position (rev 4 + 1 byte), filter': () =>
      run({ fromPosition: beyond(1n), filter }),
    'from END: old events delivered?': () => run({ fromPosition: END }),
    'from far beyond end': () => run({ fromPosition: beyond(10_000_000n) }),
    'for await + break ends the subscription?': async () => {
      const subscription = client.subscribeToAll({ filter });
      let n = 0;
      for await (const _ of subscription) {
        n += 1;
        if (n === 5) break;
      }
      return { n, destroyed: subscription.destroyed };
    },
    'unsubscribe() events emitted': async () => {
      const watched = watch(client, { filter });
      await watched.caughtUp;
      const { log } = await watched.stop();
      return { log, destroyed: watched.subscription.destroyed };
    },
    'resume from a checkpoint position that belongs to a non-matching event': async () => {
      const places: Position[] = [];
      const checkpointReached = async (_: unknown, p: Position) => void places.push(p);
      const first = watch(client, {
        filter: streamNameFilter({ prefixes: [prefix], checkpointReached }),
      });
      await first.caughtUp;
      await first.stop();
      const p = places.at(-1) ?? fourth;
      return { p, ...((await run({ fromPosition: p, filter })) as object) };
    },
  });
}

async function longAppends(count: number) {
  const pad = 'x'.repeat(200);
  const delivered: number[] = [];
  const errors: unknown[] = [];
  for (let round = 0; round < 10; round += 1) {
    const stream = streamName('long');
    const watched = watch(client, {
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [stream] }),
    });
    await watched.caughtUp;
    const proposed = Array.from(
      { length: count },
      (): EventData => jsonEvent({ type: 'T', data: { pad } }),
    );
    await client.appendToStream(stream, proposed);
    await watched.delivered(count);
    delivered.push(watched.events.length);
    errors.push(...watched.log.filter((told) => typeof told === 'object'));
    await watched.stop();
  }
  return { drops: errors.length, of: 10, delivered: delivered.join(), errors };
}

async function manyWriters() {
  const prefix = streamName('many');
  const watched = watch(client, {
    fromPosition: END,
    filter: streamNameFilter({ prefixes: [prefix] }),
  });
  await watched.caughtUp;
  const write = async (writer: number) => {
    for (let n = 0; n < 60; n += 1) await client.appendToStream(`${prefix}-${writer}`, event(n));
  };
  await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
  await watched.delivered(64 * 60);
  const next = new Map<string, bigint>();
  let gaps = 0;
  for (const { streamId, revision } of watched.events) {
    if (revision !== (next.get(streamId) ?? 0n)) gaps += 1;
    next.set(streamId, revision + 1n);
  }
  const inOrder = ascending(watched.events.map(({ position }) => position));
  const { n, log } = await watched.stop();
  return { n, expected: 64 * 60, ascending: inOrder, gaps, log };
}
