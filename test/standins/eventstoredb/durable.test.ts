import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANY, type EventData, NO_STREAM } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildStandIn, spawnStandIn } from './child.ts';
import { type Client, connect, event, events, gathered, SINGLE } from './facts/client.ts';
import { outcomeOf, streamName } from './facts/fact.ts';
import { ABANDONED, RESTARTS } from './facts/outages.ts';
import { pattern } from './facts/pattern.ts';
import { watch } from './facts/watching.ts';

let dir: string;
let standIn: ChildStandIn;
let client: Client;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lading-stand-in-'));
  standIn = await spawnStandIn({ dir, writeTimeoutMs: 100, gracefulMs: 300 });
  client = connect(standIn.url);
});

afterEach(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

function told(operation: string): unknown {
  return pattern(RESTARTS.find((fact) => fact.operation === operation)?.outcome);
}

const RESUMES = 'subscription after kill -9 and restart: does it resume by itself?';
const LOOPS = 'for await over a subscription when the server is killed: does the loop throw?';
const RETRY = 'idempotent retry after a server restart and 3000 later events';

describe('a kill and a restart', () => {
  it(RESUMES, async () => {
    const stream = streamName('k');
    const watched = watch(client);
    await watched.caughtUp;
    await client.appendToStream(stream, event(0));
    await watched.delivered(2);
    const own = () => watched.events.filter((e) => e.streamId === stream).length;
    const before = own();
    await standIn.kill();
    await watched.delivered(9);
    await standIn.restart();
    await client.appendToStream(stream, event(1));
    const next = watch(client);
    await next.caughtUp;
    const outcome = {
      before,
      afterRestart: own() - before,
      log: watched.log.flatMap((one) =>
        typeof one === 'object' && one !== null && 'error' in one
          ? [`error ${(one.error as Error).constructor.name}`]
          : [],
      ),
      newSubscriptionSees: next.events.filter((e) => e.streamId === stream).length,
    };
    await next.stop();
    expect(await outcomeOf(() => outcome)).toEqual(told(RESUMES));
  });

  it(LOOPS, async () => {
    const stream = streamName('k');
    await client.appendToStream(stream, event(0));
    const outcome = await outcomeOf(async () => {
      let n = 0;
      try {
        for await (const _ of client.subscribeToStream(stream)) {
          n += 1;
          await standIn.kill();
        }
        return { n, r: 'ended' };
      } catch (error) {
        const { constructor: kind, type } = error as Error & { type?: string };
        return { n, r: `threw ${kind.name}:${type}` };
      }
    });
    expect(outcome).toEqual(told(LOOPS));
  });

  it(RETRY, async () => {
    const [stream, other] = [streamName('k'), streamName('k')];
    const two = events(0, 2);
    const outcome = await outcomeOf(async () => {
      const r1 = await client.appendToStream(stream, two, { expectedRevision: NO_STREAM });
      for (let call = 0; call < 3; call += 1) {
        await client.appendToStream(stream, events(call * 1000, 1000));
      }
      await client.appendToStream(other, event(0));
      await standIn.restart();
      const r2 = await client.appendToStream(stream, two, { expectedRevision: NO_STREAM });
      const anyAfterRestart = await client.appendToStream(stream, two, { expectedRevision: ANY });
      return { r1, r2, anyAfterRestart, n: (await gathered(client.readStream(stream))).length };
    });
    expect(outcome).toEqual(told(RETRY));
  });

  it('keep all that was acknowledged under 64 in flight, and each append whole', async () => {
    const sent = new Map<string, EventData[]>();
    const acknowledged = new Set<string>();
    const errors: unknown[] = [];
    let killed = false;
    const write = async () => {
      while (!killed) {
        const [stream, three] = [streamName('w'), events(0, 3)];
        sent.set(stream, three);
        await client
          .appendToStream(stream, three, { expectedRevision: NO_STREAM, ...SINGLE })
          .then(() => acknowledged.add(stream))
          .catch((error: unknown) => errors.push(error));
      }
    };
    const writers = Array.from({ length: 64 }, write);
    await expect.poll(() => acknowledged.size).toBeGreaterThan(200);
    await standIn.kill();
    killed = true;
    await Promise.all(writers);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatchObject({ type: 'unavailable', code: 14 });
    await standIn.restart();
    const counts = new Map<string, number>();
    for (const { event: e } of await gathered(client.readAll())) {
      if (e) counts.set(e.streamId, (counts.get(e.streamId) ?? 0) + 1);
    }
    for (const [stream, three] of sent) {
      if (acknowledged.has(stream)) expect(counts.get(stream)).toBe(3);
      expect([undefined, 3]).toContain(counts.get(stream));
      const again = client.appendToStream(stream, three, {
        expectedRevision: NO_STREAM,
        ...SINGLE,
      });
      expect(await again).toMatchObject({ nextExpectedRevision: 2n });
    }
  });
});

describe('a log', () => {
  it('whose last record is torn goes on before it, at the position that follows', async () => {
    const stream = streamName('t');
    const { position } = await client.appendToStream(stream, events(0, 2));
    await standIn.kill();
    await appendFile(join(dir, 'log'), Buffer.from([0, 0, 2, 0, 1, 2, 3, 4, 5]));
    await standIn.restart();
    const next = await client.appendToStream(stream, event(2), { expectedRevision: 1n });
    expect(next.position?.commit).toBeGreaterThan(position?.commit ?? 0n);
    await standIn.restart();
    expect(await gathered(client.readStream(stream))).toHaveLength(3);
  });
});

describe('a server in a process of its own', () => {
  it('that is frozen lets a single append run into its deadline, and goes on later', async () => {
    const append = (deadline: number) =>
      client.appendToStream(streamName('z'), event(0), { ...SINGLE, deadline });
    await append(2000);
    standIn.freeze();
    await expect(append(200)).rejects.toMatchObject({ type: 'deadline-exceeded', code: 4 });
    standIn.resume();
    await expect(append(5000)).resolves.toMatchObject({ success: true });
  });

  it('that is terminated stops gracefully, and is there again after a restart', async () => {
    const stream = streamName('g');
    await client.appendToStream(stream, event(0));
    const gone = standIn.terminate();
    await expect
      .poll(() => client.appendToStream(stream, event(1)).catch((error: Error) => error.message))
      .toBe(ABANDONED);
    await gone;
    await standIn.restart();
    await expect(client.appendToStream(stream, event(1))).resolves.toMatchObject({ success: true });
  });

  it('takes its switches from here', async () => {
    await standIn.failNextAppends(1, 'busy');
    const append = () => client.appendToStream(streamName('s'), event(0), SINGLE);
    await expect(append()).rejects.toMatchObject({ code: 14 });
    await standIn.writeNoise(2);
    await standIn.setFaults({ notReady: true });
    await expect(append()).rejects.toMatchObject({ code: 14 });
    await standIn.setFaults({ notReady: false });
    const types = (await gathered(client.readAll())).map(({ event: e }) => e?.type);
    expect(types).toEqual(['$metadata', '$statsCollected', '$statsCollected']);
    await standIn.dropSubscriptions();
    await standIn.cutConnections();
    // The next one may still meet the lost connection.
    const works = () =>
      append().then(
        ({ success }) => success,
        () => false,
      );
    await expect.poll(works).toBe(true);
  });
});
