import { BACKWARDS, END, NO_STREAM, type ReadStreamOptions, START } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, events, gathered } from './facts/client.ts';
import { outcomeOf, streamName } from './facts/fact.ts';
import { pattern } from './facts/pattern.ts';
import { CUT_SHORT } from './facts/positions.ts';
import { READS } from './facts/reads.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;
let client: Client;
let outcomes: readonly (readonly [operation: string, outcome: unknown])[];

beforeAll(async () => {
  standIn = await startStandIn();
  client = connect(standIn.url);
  const found: [string, unknown][] = [];
  for (const [operation, run] of await operations()) {
    found.push([operation, await outcomeOf(run)]);
  }
  outcomes = found;
});

afterAll(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

describe('a read of a stream', () => {
  it.each(READS.map((fact, index) => ({ ...fact, index })))('$operation', (fact) => {
    expect(outcomes[fact.index]).toEqual([fact.operation, fact.outcome]);
  });

  it('ends inside an append as often as it is told to', async () => {
    const stream = streamName('cut');
    await client.appendToStream(stream, events(0, 50), { expectedRevision: NO_STREAM });
    await client.appendToStream(stream, events(50, 50), { expectedRevision: 49n });
    await standIn.setFaults({ readsCutShort: 2 });
    const outcome = await outcomeOf(async () => {
      const lengths: number[] = [];
      for (let read = 0; read < 5; read += 1) {
        lengths.push((await gathered(client.readStream(stream))).length);
      }
      const short = lengths.filter((length) => length < 100);
      const examples = [...new Set(short)].map((length) => [
        String(length),
        short.filter((same) => same === length).length,
      ]);
      return { partialReads: short.length, reads: lengths.length, examples };
    });
    expect(outcome).toEqual(pattern(CUT_SHORT.outcome));
  });

  it('shows every event in the shape that the record shows', async () => {
    const stream = streamName('shape');
    const sent = event(0);
    await client.appendToStream(stream, sent);
    const [read] = await gathered(client.readStream(stream));
    const commit = expect.any(BigInt);
    expect(read).toEqual({
      event: {
        streamId: stream,
        id: sent.id,
        revision: 0n,
        type: 'T0',
        data: { n: 0 },
        metadata: { m: 0 },
        isJson: true,
        created: expect.any(Date),
        position: { commit, prepare: commit },
      },
      commitPosition: read?.event?.position?.commit,
    });
  });
});

async function operations(): Promise<[string, () => unknown][]> {
  const [missing, empty, ten, many] = ['none', 'zero', 'r', 'big'].map(streamName);
  if (!missing || !empty || !ten || !many) throw new Error('four names are missing');
  await client.appendToStream(ten, events(0, 10));
  const revisions = async (options: ReadStreamOptions) => {
    const found = await gathered(client.readStream(ten, options));
    return found.map(({ event: e }) => String(e?.revision)).join();
  };
  const counted = async (options: ReadStreamOptions, step: bigint) => {
    const found = await gathered(client.readStream(many, options));
    const at = found.map(({ event: e }) => e?.revision ?? -1n);
    const ordered = at.every(
      (revision, index) => index === 0 || revision - (at[index - 1] ?? 0n) === step,
    );
    return { n: found.length, ordered };
  };
  const all = async (stream: string, options: ReadStreamOptions = {}) =>
    (await gathered(client.readStream(stream, options))).map(({ event: e }) => e?.revision);
  const back = { direction: BACKWARDS } as const;
  return [
    ['read missing stream', () => all(missing)],
    [
      'read missing stream backwards from END maxCount 1',
      () => all(missing, { ...back, fromRevision: END, maxCount: 1 }),
    ],
    [
      'append 0 events to a missing stream with NO_STREAM',
      () => client.appendToStream(empty, [], { expectedRevision: NO_STREAM }),
    ],
    ['then read it', () => all(empty)],
    [
      'then append 1 with NO_STREAM',
      () => client.appendToStream(empty, event(0), { expectedRevision: NO_STREAM }),
    ],
    ['then read it', () => all(empty)],
    ['readStream forwards default', () => revisions({})],
    ['readStream forwards from 3n max 4', () => revisions({ fromRevision: 3n, maxCount: 4 })],
    ['readStream forwards from 9n', () => revisions({ fromRevision: 9n })],
    ['readStream forwards from 10n (one past the end)', () => revisions({ fromRevision: 10n })],
    ['readStream forwards from 99n', () => revisions({ fromRevision: 99n })],
    ['readStream backwards from END', () => revisions({ ...back, fromRevision: END })],
    [
      'readStream backwards from END max 1',
      () => revisions({ ...back, fromRevision: END, maxCount: 1 }),
    ],
    [
      'readStream backwards from 3n max 2',
      () => revisions({ ...back, fromRevision: 3n, maxCount: 2 }),
    ],
    ['readStream backwards from START', () => revisions({ ...back, fromRevision: START })],
    ['readStream backwards default fromRevision', () => revisions(back)],
    ['readStream backwards from 99n', () => revisions({ ...back, fromRevision: 99n })],
    ['readStream maxCount 0', () => revisions({ maxCount: 0 })],
    [
      'readStream fromRevision as number 3',
      () => revisions({ fromRevision: Number(3) as never, maxCount: 1 }),
    ],
    ['readStream forwards from END', () => revisions({ fromRevision: END })],
    ['readStream maxCount as bigint', () => revisions({ maxCount: 3n })],
    ['readStream fromRevision -1n', () => revisions({ fromRevision: -1n })],
    [
      'append 10000 events in one call (~45 B JSON each)',
      () => client.appendToStream(many, events(0, 10_000), { expectedRevision: NO_STREAM }),
    ],
    ['read 10000 forwards', () => counted({}, 1n)],
    ['read 10000 forwards again', async () => ({ n: (await all(many)).length })],
    ['read 10000 backwards', () => counted({ ...back, fromRevision: END }, -1n)],
    [
      'break out of for-await after 5, then read again',
      async () => {
        let n = 0;
        for await (const _ of client.readStream(many)) {
          n += 1;
          if (n === 5) break;
        }
        return { n, after: (await all(ten)).length };
      },
    ],
  ];
}
