import { describe, expect, it } from 'vitest';
import {
  createExecute,
  type Execute,
  type ExecuteOptions,
  Overloaded,
} from '../../src/ledger/execute.ts';
import { InvalidAppend, type Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { fact, facts } from './facts.ts';
import { add, command, tallies } from './tally.ts';
import { troubled } from './troubled.ts';

const NOW_MS = Date.UTC(2026, 2, 2, 0, 30);

function executeOver(ledger: Ledger, over: Partial<ExecuteOptions> = {}): Execute {
  return createExecute({ ledger, deciders: tallies, now: () => NOW_MS, soleWriter: true, ...over });
}

describe('a command', () => {
  it('is decided and its facts are recorded', async () => {
    const ledger = openMemoryLedger();
    const sent = command('AddAll', { numbers: [5, -2] }, { envelope: { device: 'gate-3' } });
    const outcome = await executeOver(ledger)(sent);
    const found = await ledger.read('tally-1', 0, 10);
    expect(outcome).toEqual({
      kind: 'recorded',
      stream: 'tally-1',
      version: 2,
      position: 2,
      replayed: false,
      facts: found.map(({ id, type, version }) => ({ id, type, version })),
    });
    expect(found).toMatchObject([
      { type: 'Added', v: 3, data: { n: 5 } },
      { type: 'Added', v: 3, data: { n: -2 }, deviations: ['number-must-be-positive'] },
    ]);
    const meta = { ...sent.envelope, recordedAt: '2026-03-02T00:30:00.000Z' };
    expect(found.map((each) => each.meta)).toEqual([meta, meta]);
  });

  it('gets fact ids that follow from the stream, the command and its place alone', async () => {
    const sent = command('AddAll', { numbers: [1, 2] });
    const idsOf = async (stream: string): Promise<readonly string[]> => {
      const outcome = await executeOver(openMemoryLedger())({ ...sent, stream });
      return outcome.kind === 'recorded' ? outcome.facts.map(({ id }) => id) : [];
    };
    const ids = await idsOf('tally-1');
    expect(ids).toHaveLength(2);
    expect(new Set([...ids, ...(await idsOf('tally-2'))]).size).toBe(4);
    expect(await idsOf('tally-1')).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
  });

  it('is refused by its decider with the rule and what it looked at', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(1_000));
    expect(await execute(add(1))).toEqual({
      kind: 'refused',
      stream: 'tally-1',
      version: 1,
      refusal: { refused: 'total-must-not-exceed', params: { total: 1_001, max: 1_000 } },
    });
  });

  it('that changes nothing answers where the stream stands', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(7));
    expect(await execute(command('RaiseTo', { total: 7 }))).toEqual({
      kind: 'recorded',
      stream: 'tally-1',
      version: 1,
      position: 1,
      facts: [],
      replayed: false,
    });
  });

  it('that insists on a version is stale at another one', async () => {
    const execute = executeOver(openMemoryLedger());
    expect((await execute(add(1, { ifMatch: 0 }))).kind).toBe('recorded');
    expect(await execute(add(1, { ifMatch: 0 }))).toEqual({
      kind: 'stale',
      stream: 'tally-1',
      version: 1,
    });
    expect((await execute(add(1, { ifMatch: 1 }))).kind).toBe('recorded');
  });

  it('to a stream that nobody decides for is a bug of the caller', async () => {
    const execute = executeOver(openMemoryLedger());
    for (const stream of ['parcel-1', 'tally', '-tally-1']) {
      await expect(execute(add(1, { stream }))).rejects.toThrow(InvalidAppend);
    }
  });

  it('whose decider has a bug fails alone', async () => {
    const execute = executeOver(openMemoryLedger());
    const outcomes = await Promise.allSettled([
      execute(add(1)),
      execute(command('Break', {})),
      execute(add(2)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await execute(command('RaiseTo', { total: 3 }))).toMatchObject({
      facts: [],
      version: 2,
    });
  });
});

describe('the recording time', () => {
  it('never goes back, in a stream or in a process', async () => {
    const ledger = openMemoryLedger();
    const times = [30, 10, 20, 40].map((second) => NOW_MS + second * 1_000);
    const execute = executeOver(ledger, { now: () => times.shift() ?? 0 });
    for (const stream of ['tally-1', 'tally-2', 'tally-1', 'tally-2']) {
      await execute(add(1, { stream }));
    }
    const { facts: all } = await ledger.readAll(0, 10);
    const seconds = all.map(({ meta }) => meta.recordedAt.slice(17, 19));
    expect(seconds).toEqual(['30', '30', '30', '40']);
  });

  it('is that of the stream where its last fact is from a clock ahead of ours', async () => {
    const ledger = openMemoryLedger();
    await executeOver(ledger, { now: () => NOW_MS + 60_000 })(add(1));
    await executeOver(ledger)(add(1));
    const [first, second] = await ledger.read('tally-1', 0, 10);
    expect(second?.meta.recordedAt).toBe(first?.meta.recordedAt);
  });
});

describe('commands that wait', () => {
  it('run in the order in which they were sent, for one stream', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    await Promise.all(numbers.map((n) => execute(add(n))));
    expect((await ledger.read('tally-1', 0, 100)).map(({ data }) => data)).toEqual(
      numbers.map((n) => ({ n })),
    );
  });

  it('share one append, and each gets its own answer', async () => {
    const ledger = troubled(openMemoryLedger(), []);
    const execute = executeOver(ledger);
    const outcomes = await Promise.all([
      execute(add(999)),
      execute(command('AddAll', { numbers: [1, -1] })),
      execute(add(2)),
      execute(command('RaiseTo', { total: 999 })),
      execute(add(1, { ifMatch: 3 })),
      execute(add(1, { ifMatch: 9 })),
    ]);
    expect(ledger.calls.append).toBe(1);
    expect(outcomes).toMatchObject([
      { kind: 'recorded', version: 1, position: 1, facts: [{ version: 1 }] },
      { kind: 'recorded', version: 3, position: 3, facts: [{ version: 2 }, { version: 3 }] },
      { kind: 'refused', version: 3, refusal: { refused: 'total-must-not-exceed' } },
      { kind: 'recorded', version: 3, position: 3, facts: [] },
      { kind: 'recorded', version: 4, position: 4, facts: [{ version: 4 }] },
      { kind: 'stale', version: 4 },
    ]);
  });

  it('get positions that the ledger has given, whatever happens on other streams', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const streams = ['tally-1', 'tally-2', 'tally-3'];
    for (let round = 1; round <= 3; round += 1) {
      const sent = streams.flatMap((stream) => [
        add(1, { stream }),
        command('RaiseTo', { total: round * 2 - 1 }, { stream }),
        add(1, { stream }),
      ]);
      const outcomes = await Promise.all(sent.map(execute));
      for (const outcome of outcomes) {
        const facts = await ledger.read(outcome.stream, 0, 100);
        expect(outcome).toMatchObject({
          kind: 'recorded',
          position: facts[outcome.version - 1]?.position,
        });
      }
    }
  });

  it('do not share an append when together they would be too big for one', async () => {
    const ledger = troubled(openMemoryLedger(), []);
    const big = Array.from({ length: 300 }, () => 0);
    const execute = executeOver(ledger);
    const sent = Array.from({ length: 4 }, () => command('AddAll', { numbers: big }));
    const outcomes = await Promise.all(sent.map(execute));
    expect(outcomes.map(({ version }) => version)).toEqual([300, 600, 900, 1_200]);
    expect(ledger.calls.append).toBeGreaterThan(1);
  });

  it('are too many at some point, which is said at once', async () => {
    const execute = executeOver(openMemoryLedger(), { waitingMax: 5, waitingAStreamMax: 3 });
    const sent = ['1', '1', '1', '1', '2', '2', '3'].map((n) =>
      execute(add(1, { stream: `tally-${n}` })),
    );
    const outcomes = await Promise.allSettled(sent);
    const turnedAway = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' && outcome.reason instanceof Overloaded ? [index] : [],
    );
    expect(turnedAway).toEqual([3, 6]);
    expect((await execute(add(1, { stream: 'tally-3' }))).kind).toBe('recorded');
  });
});

describe('a stream', () => {
  it('is told about when it reaches a thousand facts, and may not exceed ten thousand', async () => {
    const ledger = openMemoryLedger();
    const long: [string, number][] = [];
    const onLongStream = (stream: string, version: number) => long.push([stream, version]);
    const execute = executeOver(ledger, { onLongStream });
    for (let n = 0; n < 3; n += 1) {
      await execute(command('AddAll', { numbers: Array.from({ length: 400 }, () => 0) }));
    }
    expect(long).toEqual([['tally-1', 1_200]]);
    for (let version = 1_200; version < 9_999; ) {
      const more = Array.from({ length: Math.min(600, 9_999 - version) }, () =>
        fact({ type: 'Added', data: { n: 0 } }),
      );
      await ledger.append('tally-1', version, more);
      version += more.length;
    }
    const afresh = executeOver(ledger);
    expect(await afresh(command('AddAll', { numbers: [0, 0] }))).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'stream-must-stay-short', params: { max: 10_000 } },
    });
    expect((await afresh(add(0))).kind).toBe('recorded');
    expect((await afresh(add(0))).kind).toBe('refused');
  });

  it('is read once, then decided from memory', async () => {
    const ledger = troubled(openMemoryLedger(), []);
    const execute = executeOver(ledger);
    for (let n = 0; n < 5; n += 1) await execute(add(1));
    expect(ledger.calls.read).toBe(1);
  });

  it('is read again when memory has no room for it', async () => {
    const ledger = troubled(openMemoryLedger(), []);
    const execute = executeOver(ledger, { cacheBytesMax: 0 });
    for (let n = 0; n < 3; n += 1) await execute(add(1));
    expect(ledger.calls.read).toBe(3);
    expect(await execute(command('RaiseTo', { total: 3 }))).toMatchObject({ facts: [] });
  });

  it('may hold facts that a page of the store cannot', async () => {
    const ledger = openMemoryLedger();
    const tenths = facts(1_000).map((each) => ({ ...each, type: 'Added', data: { n: 0 } }));
    await ledger.append('tally-1', 0, tenths.slice(0, 400));
    await ledger.append('tally-1', 400, tenths.slice(400));
    await ledger.append('tally-1', 1_000, [fact({ type: 'Added', data: { n: 8 } })]);
    const outcome = await executeOver(ledger)(command('RaiseTo', { total: 8 }));
    expect(outcome).toMatchObject({ kind: 'recorded', facts: [], version: 1_001 });
  });
});
