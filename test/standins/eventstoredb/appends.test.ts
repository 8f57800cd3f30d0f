import { ANY, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPENDS } from './facts/appends.ts';
import { appender, type Client, connect, event, events, gathered } from './facts/client.ts';
import { outcomesOf, streamName } from './facts/fact.ts';
import { MODES, type Mode } from './facts/modes.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});

afterAll(() => standIn[Symbol.asyncDispose]());

describe.each(MODES)('an append with an expected revision, $name', (mode) => {
  const facts = APPENDS.filter(({ section }) => section === `1 ${mode.name}`);
  let outcomes: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    const client = connect(standIn.url, mode);
    outcomes = await appendsOf(client, mode);
    await client.dispose();
  });

  it.each(facts)('$operation', ({ operation, outcome }) => {
    expect(outcomes.get(operation)).toEqual(outcome);
  });
});

/** Each operation on the stream that the ones before it have left. */
function appendsOf(client: Client, mode: Mode): Promise<ReadonlyMap<string, unknown>> {
  const append = appender(client, mode);
  const stream = streamName('a');
  const fresh = () => streamName('miss');
  const operations: Readonly<Record<string, () => unknown>> = {
    'append 1': () => append(stream, event(0), NO_STREAM),
    'append 3': () => append(stream, events(1, 3), 0n),
    'append wrong below (stream at 3)': () => append(stream, event(9), 1n),
    'append wrong above (stream at 3)': () => append(stream, event(9), 9n),
    'append NO_STREAM on existing (at 3)': () => append(stream, event(9), NO_STREAM),
    'append STREAM_EXISTS on missing': () => append(fresh(), event(9), STREAM_EXISTS),
    'append exact revision 0 on missing stream': () => append(fresh(), event(9), 0n),
    'append STREAM_EXISTS on existing': () => append(stream, event(4), STREAM_EXISTS),
    'append ANY existing': () => append(stream, event(5), ANY),
    'append no option': () => append(stream, event(6)),
    'append ANY missing': () => append(fresh(), event(9), ANY),
    'append 0 events, existing, exact revision ok': () => append(stream, [], 6n),
    'append 0 events, existing, revision wrong': () => append(stream, [], 2n),
    'append 0 events, missing, NO_STREAM': () => append(fresh(), [], NO_STREAM),
    'append number instead of bigint': () => append(stream, event(7), Number(6) as never),
    'read back': async () => {
      const found = await gathered(client.readStream(stream));
      return found.map(({ event: e }) => `${e?.revision}:${e?.type}`).join(' ');
    },
  };
  return outcomesOf(operations);
}
