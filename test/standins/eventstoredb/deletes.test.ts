import { ANY, BACKWARDS, END, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, events, gathered, SINGLE } from './facts/client.ts';
import { DELETES } from './facts/deletes.ts';
import { outcomesOf, streamName } from './facts/fact.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;
let client: Client;
let outcomes: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  standIn = await startStandIn();
  client = connect(standIn.url);
  const lenient = connect(standIn.url, { throws: false });
  outcomes = await deletesOf(lenient);
  await lenient.dispose();
});

afterAll(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

describe('a deleted stream', () => {
  it.each(DELETES)('$operation', ({ operation, outcome }) => {
    expect(outcomes.get(operation)).toEqual(outcome);
  });

  it('keeps its events in $all, and a tombstone stands behind them', async () => {
    const stream = await three();
    await client.tombstoneStream(stream);
    const found = await gathered(client.readAll());
    const own = found.filter(({ event: e }) => e?.streamId === stream);
    expect(own.map(({ event: e }) => `${e?.type} ${e?.revision} ${e?.isJson}`)).toEqual([
      'T0 0 true',
      'T1 1 true',
      'T2 2 true',
      '$streamDeleted 9223372036854775807 false',
    ]);
  });
});

async function three(stream = streamName('del')): Promise<string> {
  await client.appendToStream(stream, events(0, 3), { expectedRevision: NO_STREAM });
  return stream;
}

async function deleted(stream = streamName('del')): Promise<string> {
  await three(stream);
  await client.deleteStream(stream);
  return stream;
}

async function deletesOf(lenient: Client): Promise<ReadonlyMap<string, unknown>> {
  const [first, fifth, sixth, gone] = [await three(), await three(), await three(), await three()];
  const second = streamName('del');
  const fourth = streamName('del');
  const append = (
    stream: string,
    expectedRevision: bigint | typeof ANY | typeof NO_STREAM | typeof STREAM_EXISTS,
  ) => client.appendToStream(stream, event(9), { expectedRevision });
  const revisions = async (stream: string) =>
    (await gathered(client.readStream(stream))).map(({ event: e }) => Number(e?.revision));
  return outcomesOf({
    'deleteStream (soft), expected ANY': () => client.deleteStream(first),
    'read after soft delete': () => revisions(first),
    'append with exact old revision 2n after soft delete': () => append(first, 2n),
    'read after that append': () => revisions(first),
    'append NO_STREAM after soft delete': async () => append(await deleted(second), NO_STREAM),
    'read after append NO_STREAM': () => revisions(second),
    'append ANY after soft delete': async () => append(await deleted(), ANY),
    'append STREAM_EXISTS after soft delete': async () =>
      append(await deleted(fourth), STREAM_EXISTS),
    'append wrong exact 0n after soft delete': () => append(fourth, 0n),
    'deleteStream with wrong expected revision 0n': () =>
      client.deleteStream(fifth, { expectedRevision: 0n }),
    'deleteStream with right expected revision 2n': () =>
      client.deleteStream(fifth, { expectedRevision: 2n }),
    'deleteStream twice': () => client.deleteStream(fifth),
    'deleteStream of a missing stream, ANY': () => client.deleteStream(streamName('nix')),
    'deleteStream of a missing stream, STREAM_EXISTS': () =>
      client.deleteStream(sixth, { expectedRevision: STREAM_EXISTS as never }),
    tombstoneStream: () => client.tombstoneStream(gone),
    'read tombstoned': () => revisions(gone),
    'append ANY to tombstoned (batch)': () => append(gone, ANY),
    'append NO_STREAM to tombstoned (batch)': () => append(gone, NO_STREAM),
    'append 2n to tombstoned (batch)': () => append(gone, 2n),
    'append STREAM_EXISTS to tombstoned (batch)': () => append(gone, STREAM_EXISTS),
    'append ANY to tombstoned (single)': () => client.appendToStream(gone, event(9), SINGLE),
    'append ANY to tombstoned, throwOnAppendFailure=false': () =>
      lenient.appendToStream(gone, event(9)),
    'delete a tombstoned': () => client.deleteStream(gone),
    'tombstone twice': () => client.tombstoneStream(gone),
    'tombstone a missing stream': () => client.tombstoneStream(streamName('nix')),
    'what $all shows for the soft-deleted and tombstoned streams': lastSystemEvents,
    '$maxCount metadata: setStreamMetadata then read': async () => {
      const stream = streamName('max');
      await client.appendToStream(stream, events(0, 5));
      await client.setStreamMetadata(stream, { maxCount: 2 });
      const some = await gathered(client.readStream(stream, { fromRevision: 0n, maxCount: 1 }));
      return {
        revs: await revisions(stream),
        from0: some.map(({ event: e }) => Number(e?.revision)),
      };
    },
  });
}

/** The newest six events of the server's own, newest first. */
async function lastSystemEvents(): Promise<string[]> {
  const found = await gathered(client.readAll({ direction: BACKWARDS, fromPosition: END }));
  return found
    .flatMap(({ event: e }) => (e?.type.startsWith('$') ? [e] : []))
    .slice(0, 6)
    .map((e) => `${e.streamId.slice(0, 8)} ${e.type} isJson=${e.isJson} ${JSON.stringify(e.data)}`);
}
