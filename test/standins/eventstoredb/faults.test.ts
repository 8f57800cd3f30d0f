import {
  END,
  type Filter,
  NO_STREAM,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appender, type Client, connect, event, events, gathered } from './facts/client.ts';
import { streamName } from './facts/fact.ts';
import { MODES } from './facts/modes.ts';
import { ABANDONED } from './facts/outages.ts';
import { watch } from './facts/watching.ts';
import type { AppendFault } from './faults.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;
let client: Client;

beforeEach(async () => {
  standIn = await startStandIn({ writeTimeoutMs: 50, gracefulMs: 100 });
  client = connect(standIn.url);
});

afterEach(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

const LOST = { type: 'unavailable', code: 14 };

describe.each(MODES.filter(({ throws }) => throws))('an append, $name,', (mode) => {
  const timedOut = mode.single
    ? { type: 'timeout', message: '10 ABORTED: Operation timed out: Commit phase timeout.' }
    : { type: 'deadline-exceeded', message: '' };
  const refused = (what: string) =>
    mode.single
      ? { ...LOST, message: `14 UNAVAILABLE: ${what}` }
      : { type: 'unknown', code: undefined, message: `Could not recognize ${what}` };
  const faults: readonly [AppendFault, written: boolean, error: object][] = [
    ['cut-before-writing', false, LOST],
    ['cut-though-written', true, LOST],
    ['timed-out-though-written', true, timedOut],
    ['not-ready', false, refused('Server Is Not Ready')],
    ['busy', false, refused('Server Is Busy')],
  ];

  it.each(faults)(
    'meets %s once, and its retry is the same append',
    async (fault, written, error) => {
      const append = appender(client, mode);
      const [stream, one] = [streamName('f'), event(0)];
      await standIn.failNextAppends(1, fault);
      await expect(append(stream, one, NO_STREAM)).rejects.toMatchObject(error);
      const found = await gathered(client.readStream(stream)).catch(() => []);
      expect(found).toHaveLength(written ? 1 : 0);
      expect(await append(stream, one, NO_STREAM)).toMatchObject({ nextExpectedRevision: 0n });
      expect(await gathered(client.readStream(stream))).toHaveLength(1);
    },
  );

  it('is written and never answered', async () => {
    await standIn.failNextAppends(1, 'unanswered-though-written');
    const stream = streamName('f');
    const settled = appender(client, mode)(stream, event(0), NO_STREAM);
    settled.catch(() => undefined);
    await expect.poll(() => gathered(client.readStream(stream)).catch(() => [])).toHaveLength(1);
    expect(await Promise.race([settled, Promise.resolve('pending')])).toBe('pending');
    await standIn.cutConnections();
    await expect(settled).rejects.toMatchObject(LOST);
  });
});

describe('a server', () => {
  it('that is not ready, or busy, says so to reads and deletes', async () => {
    await standIn.setFaults({ notReady: true });
    const notReady = { ...LOST, message: '14 UNAVAILABLE: Server Is Not Ready' };
    await expect(gathered(client.readAll())).rejects.toMatchObject(notReady);
    await expect(client.deleteStream('any')).rejects.toMatchObject(notReady);
    await standIn.setFaults({ notReady: false, busy: true });
    const busy = { ...LOST, message: '14 UNAVAILABLE: Server Is Busy' };
    await expect(gathered(client.readStream('any'))).rejects.toMatchObject(busy);
  });

  it('that is frozen answers once it is no longer', async () => {
    await standIn.setFaults({ frozen: true });
    const reading = gathered(client.readAll());
    expect(await Promise.race([reading, Promise.resolve('pending')])).toBe('pending');
    await standIn.setFaults({ frozen: false });
    expect(await reading).toHaveLength(1);
  });

  it('that is slow answers after its latency', async () => {
    await standIn.setFaults({ latencyMs: 60 });
    const before = performance.now();
    await client.appendToStream(streamName('slow'), event(0));
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  it('that stops ends what is open without a status when its time is up', async () => {
    await client.appendToStream(streamName('stop'), event(0));
    const watched = watch(client, { fromPosition: END });
    await watched.caughtUp;
    const stopped = standIn.stopGracefully();
    const pending = client.appendToStream(streamName('stop'), event(1));
    await expect(gathered(connect(standIn.url).readAll())).rejects.toMatchObject(LOST);
    await expect(pending).rejects.toMatchObject({ type: 'unknown', code: 13, message: ABANDONED });
    await stopped;
    await expect.poll(() => watched.log.at(-1)).toMatchObject({ error: { message: ABANDONED } });
  });
});

describe('a live subscription', () => {
  it('is dropped on demand as a slow one, and a new one sees the rest', async () => {
    const watched = watch(client, { fromPosition: END });
    await watched.caughtUp;
    await standIn.dropSubscriptions();
    await watched.delivered(1);
    expect(watched.log.at(-1)).toMatchObject({ error: { type: 'timeout', code: 10 } });
    const next = watch(client);
    await next.caughtUp;
    expect((await next.stop()).n).toBe(1);
  });

  it('is dropped every so many events, and delivers all to one that starts again', async () => {
    await standIn.setFaults({ dropEvery: 7 });
    const prefix = streamName('drop');
    const filter = streamNameFilter({ prefixes: [prefix] });
    const following = resubscribing(filter, 50);
    for (const one of events(0, 50)) await client.appendToStream(prefix, one);
    const { seen, drops } = await following;
    expect(seen).toEqual(events(0, 50).map((_, index) => BigInt(index)));
    expect(drops).toBeGreaterThan(0);
  });

  it('delivers twice on demand', async () => {
    const stream = streamName('twice');
    const watched = watch(client, { fromPosition: END });
    await watched.caughtUp;
    await standIn.setFaults({ deliveriesTwice: 2 });
    await client.appendToStream(stream, events(0, 3));
    await watched.delivered(5);
    expect(watched.events.map(({ revision }) => revision)).toEqual([0n, 0n, 1n, 1n, 2n]);
    await watched.stop();
  });
});

/** Follows through every drop, each time from the last position seen. */
async function resubscribing(filter: Filter, count: number) {
  const seen: bigint[] = [];
  let drops = 0;
  for (let from: Position | typeof START = START; seen.length < count; ) {
    const watched = watch(client, { fromPosition: from, filter });
    await watched.delivered(count - seen.length);
    seen.push(...watched.events.map(({ revision }) => revision));
    from = watched.events.at(-1)?.position ?? from;
    if (seen.length < count) drops += 1;
    else await watched.stop();
  }
  return { seen, drops };
}
