import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ANY, type EventData } from '@eventstore/db-client';
import { type Client, connect, event, events, gathered, SINGLE } from './client.ts';
import { comparable, outcomeOf, streamName } from './fact.ts';

/**
 * A process of its own, because what is tried here breaks the client for good: the first argument
 * is the server, the second what is to be tried. What came of it goes to the parent process.
 */
const [url = '', trial = ''] = process.argv.slice(2);
const unhandled: Error[] = [];
let harm = () => {};
/** Settles with the first error that nobody handles. */
const harmed = new Promise<void>((resolve) => {
  harm = resolve;
});
for (const name of ['unhandledRejection', 'uncaughtException']) {
  process.on(name, (error: Error) => {
    unhandled.push(error);
    harm();
  });
}

/** Much longer than the stand-in waits before its second answer. */
const SECOND_ANSWER_MS = 2500;
const SETTLES_MS = 3000;

const BAD: Readonly<Record<string, (client: Client, stream: string, more: object) => unknown>> = {
  'invalid id': (client, stream, more) =>
    client.appendToStream(stream, { ...event(0), id: 'no-uuid' }, more),
  'empty type': (client, stream, more) =>
    client.appendToStream(stream, { ...event(0), type: '' }, more),
  'empty stream name': (client, _, more) => client.appendToStream('', event(0), more),
  'append with deadline 0': (client, stream) =>
    client.appendToStream(stream, event(0), { deadline: 0 }),
  'stream name $$x (metadata stream)': (client, stream) =>
    client.appendToStream(`$$${stream}`, event(0)),
};

function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const late = setTimeout(SETTLES_MS).then(() => {
    throw new Error('TEST-TIMEOUT never settled');
  });
  return Promise.race([promise, late]);
}

async function badArgument(name: string): Promise<readonly unknown[]> {
  const client = connect(url);
  const stream = streamName('bad');
  const append = (on: Client) => outcomeOf(() => settled(on.appendToStream(stream, event(1))));
  // The batch stream is open before the bad event comes, as it was when this was recorded.
  await append(client);
  const bad = await outcomeOf(() => settled(Promise.resolve(BAD[name]?.(client, stream, {}))));
  const rightAfter = await append(client);
  await Promise.race([harmed, setTimeout(SECOND_ANSWER_MS)]);
  const thrown = comparable(unhandled);
  return [bad, rightAfter, thrown, await append(client), await append(connect(url))];
}

async function badSingle(name: string): Promise<unknown> {
  const client = connect(url);
  const stream = streamName('bad');
  const r = await ending(() => BAD[name]?.(client, stream, SINGLE));
  await Promise.race([harmed, setTimeout(SECOND_ANSWER_MS)]);
  const later = await ending(() => client.appendToStream(stream, event(1), SINGLE));
  return comparable({ ok: { r, later, unhandled } });
}

/** How it ended, in one line: ok, or class, code and message of the error. */
async function ending(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'ok';
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    return [error.constructor.name, 'code' in error ? error.code : [], error.message]
      .flat()
      .join(':');
  }
}

async function otherDisposed(): Promise<unknown> {
  const [a, b] = [connect(url), connect(url)];
  const stream = streamName('b');
  await a.appendToStream(streamName('a'), event(0));
  await b.appendToStream(stream, event(0));
  const tries = events(1, 5).map((one) => b.appendToStream(stream, one, { expectedRevision: ANY }));
  await setTimeout(0);
  await a.dispose();
  const r = (await Promise.allSettled(tries)).map((tried) =>
    tried.status === 'fulfilled' ? 'ok' : named(tried.reason),
  );
  await Promise.race([harmed, setTimeout(SECOND_ANSWER_MS)]);
  const later = await ending(() => settled(b.appendToStream(streamName('b'), event(9))));
  const written = (await gathered(b.readStream(stream))).length;
  return comparable({
    ok: {
      r,
      laterAppendOnB: later.replace(/^Error:/, ''),
      eventsActuallyWritten: written,
      unhandled: unhandled.slice(0, 1).map(named),
    },
  });
}

function named(error: Error): string {
  return `${error.constructor.name}:${error.message}`;
}

async function singleOtherDisposed(): Promise<unknown> {
  const [a, b] = [connect(url), connect(url)];
  await a.appendToStream(streamName('a'), event(0));
  const tries = appendMany(b, 20);
  await setTimeout(0);
  await a.dispose();
  const ok = (await Promise.allSettled(tries)).filter(
    ({ status }) => status === 'fulfilled',
  ).length;
  const later = await ending(() => b.appendToStream(streamName('b'), event(9), SINGLE));
  return { ok: { ok, of: tries.length, later, unhandled: unhandled.length } };
}

async function singleOwnDisposed(): Promise<unknown> {
  const client = connect(url);
  const tries = appendMany(client, 50);
  await setTimeout(0);
  await client.dispose();
  const ok = (await Promise.allSettled(tries)).filter(
    ({ status }) => status === 'fulfilled',
  ).length;
  return { ok: { m: { ok }, unhandled: unhandled.length } };
}

function appendMany(client: Client, count: number): readonly Promise<unknown>[] {
  const one = (proposed: EventData) =>
    client.appendToStream(streamName(randomUUID().replaceAll(/[^a-z]/g, '')), proposed, SINGLE);
  return events(0, count).map(one);
}

const TRIALS: Readonly<Record<string, () => Promise<unknown>>> = {
  'other disposed': otherDisposed,
  'single, other disposed': singleOtherDisposed,
  'single, own disposed': singleOwnDisposed,
};

const single = /^single path: (.*)$/.exec(trial)?.[1];
const told = await (single ? badSingle(single) : (TRIALS[trial]?.() ?? badArgument(trial)));
process.send?.({ told }, () => process.exit(0));
