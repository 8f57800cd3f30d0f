import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  NO_STREAM,
  type Position,
  type ReadAllOptions,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, events, gathered } from './facts/client.ts';
import { outcomeOf, outcomesOf, streamName } from './facts/fact.ts';
import { pattern } from './facts/pattern.ts';
import { POSITIONS, WHOLE_LOG } from './facts/positions.ts';
import { ascending } from './facts/watching.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

describe.each(['23.10.6', '24.2.0'] as const)('$all of %s', (version) => {
  const facts = POSITIONS.filter(({ server = version }) => server === version);
  let standIn: StandIn;
  let client: Client;
  let outcomes: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    standIn = await startStandIn({ version });
    client = connect(standIn.url);
    outcomes = await readsOf(client);
  });

  afterAll(async () => {
    await client.dispose();
    await standIn[Symbol.asyncDispose]();
  });

  it.each(facts)('$operation', ({ operation, outcome }) => {
    expect(outcomes.get(operation)).toEqual(outcome);
  });

  it.each(WHOLE_LOG)('$operation', async ({ operation, outcome }) => {
    const trial = [wholeLog, polling, readYourWrites][
      WHOLE_LOG.findIndex((fact) => fact.operation === operation)
    ];
    expect(await outcomeOf(() => trial?.(client))).toEqual(pattern(outcome));
  });

  it('leaves gaps between positions, as a log of bytes does', async () => {
    const positions = (await gathered(client.readAll())).map(({ event: e }) => e?.position?.commit);
    expect(positions[0]).toBeGreaterThan(1n);
    expect(positions.every((at, index) => positions[index - 1] !== (at ?? 0n) - 1n)).toBe(true);
  });

  it('gives each event of one append a place of its own, and the append the last one', async () => {
    const stream = streamName('one');
    const { position } = await client.appendToStream(stream, events(0, 4));
    const found = await gathered(client.readStream(stream));
    const places = found.map(({ event: e }) => e?.position?.commit);
    expect(new Set(places).size).toBe(4);
    expect(places.at(-1)).toBe(position?.commit);
  });
});

async function wholeLog(client: Client) {
  await client.appendToStream('$$acc-bad', { ...event(1) });
  const found = await gathered(client.readAll());
  const all = found.flatMap(({ event: e }) => e ?? []);
  const system = all.filter(({ streamId }) => streamId.startsWith('$'));
  const at = all.map(({ position }) => position);
  return {
    n: all.length,
    systemEvents: system.length,
    systemExamples: system.map(({ streamId, type }) => `${streamId}/${type}`),
    strictlyAscending: ascending(at),
    unique: new Set(at.map((position) => position?.commit)).size === all.length,
    commitEqPrepare: at.every((position) => position?.commit === position?.prepare),
    commitPositionEqCommit: found.every((one, n) => one.commitPosition === at[n]?.commit),
  };
}

async function polling(client: Client) {
  const prefix = streamName('poll');
  const wanted = ({ event: e }: AllStreamResolvedEvent) =>
    e?.streamId.startsWith(prefix) ? [`${e.streamId}@${e.revision}`] : [];
  let acked = 0;
  const write = async (writer: number) => {
    for (let n = 0; n < 10; n += 1) {
      const proposed = events(n, 1 + (n % 3));
      await client.appendToStream(`${prefix}-${writer}`, proposed);
      acked += proposed.length;
    }
  };
  let writing = true;
  const written = Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer))).then(() => {
    writing = false;
  });
  const seen: string[] = [];
  let from: Position | undefined;
  for (let last = false; !last; ) {
    last = !writing;
    const page = await gathered(client.readAll(from ? { fromPosition: from } : {}));
    seen.push(...(from ? page.slice(1) : page).flatMap(wanted));
    from = page.at(-1)?.event?.position ?? from;
  }
  await written;
  const truth = (await gathered(client.readAll())).flatMap(wanted);
  const missed = truth.filter((name) => !seen.includes(name)).length + acked - truth.length;
  const sameOrder = seen.join() === truth.join();
  return { acked, seen: seen.length, truth: truth.length, missed, sameOrder };
}

async function readYourWrites(client: Client) {
  let [missS, missA] = [0, 0];
  for (let n = 0; n < 50; n += 1) {
    const stream = streamName('ryw');
    const { position } = await client.appendToStream(stream, event(n));
    if ((await gathered(client.readStream(stream))).length !== 1) missS += 1;
    const all = await gathered(client.readAll(position ? { fromPosition: position } : {}));
    if (all.at(-1)?.event?.streamId !== stream) missA += 1;
  }
  return { missS, missA };
}

async function readsOf(client: Client): Promise<ReadonlyMap<string, unknown>> {
  const stream = `pfx${streamName('').slice(-6)}-pos`;
  await client.appendToStream(streamName('a'), events(0, 40), { expectedRevision: NO_STREAM });
  const appended = await client.appendToStream(stream, events(0, 4));
  const before = await gathered(client.readAll());
  const p = before[20]?.event?.position ?? { commit: 0n, prepare: 0n };
  const read = async (options: ReadAllOptions) =>
    (await gathered(client.readAll(options))).flatMap(({ event: e }) => e ?? []);
  const same = (a?: Position, b?: Position) => a?.commit === b?.commit;
  const filter = streamNameFilter({ prefixes: ['nothing'] });
  return outcomesOf({
    'readAll accepts filter option?': async () =>
      (await read({ maxCount: 3, ...{ filter } })).map((e) => e.streamId),
    'readAll fromPosition p: first event returned is the one AT p (inclusive)?': async () => {
      const [first] = await read({ fromPosition: p, maxCount: 1 });
      return { p, first: first?.position, inclusive: same(first?.position, p) };
    },
    'readAll backwards fromPosition p: first event is the one before p (exclusive)?': async () => {
      const [first] = await read({ fromPosition: p, maxCount: 1, direction: BACKWARDS });
      const previous = before[19]?.event?.position;
      return { p, first: same(first?.position, previous) ? first?.position : 'another event' };
    },
    'readAll from append-result position': async () => {
      const found = await read(appended.position ? { fromPosition: appended.position } : {});
      return found.map((e) => `${e.streamId}@${e.revision}`);
    },
    'readAll from far beyond the end': async () => {
      const far = { commit: p.commit + 10_000_000n, prepare: p.prepare + 10_000_000n };
      return (await read({ fromPosition: far })).length;
    },
    'readAll backwards from END max 1 = head': async () => {
      const [head] = await read({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
      return { pos: head?.position, stream: head?.streamId };
    },
    'readAll from END forwards': async () => (await read({ fromPosition: END })).length,
    'readAll from a position that is no record boundary (p+1)': () =>
      read({ fromPosition: { commit: p.commit + 1n, prepare: p.prepare + 1n } }),
  });
}
