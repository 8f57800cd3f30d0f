import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExecute, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import type { RefusedFollowUp } from '../../src/processes/follow-up.ts';
import type { Process } from '../../src/processes/process.ts';
import {
  type Processes,
  type ProcessesOptions,
  startProcesses,
} from '../../src/processes/runner.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { add, tallies } from '../ledger/tally.ts';
import { but } from '../projections/but.ts';
import { inTime } from '../projections/running.ts';

const DIGEST = 'd'.repeat(32);

/** What is added to a tally of a part is added to the sum, and counted. */
const summing: Process = {
  name: 'summing',
  on: {
    Added: ({ stream, data }) =>
      stream.startsWith('tally-part')
        ? [
            { step: 'sum', stream: 'tally-sum', command: 'Add', data },
            { step: 'count', stream: 'tally-count', command: 'Add', data: { n: 1 } },
          ]
        : [],
  },
};

let ledger: Ledger;
let readModels: ReadModels;
let execute: Execute;
let nowMs: number;
let troubles: unknown[];
let refusals: RefusedFollowUp[];
const running = new Set<Processes>();

beforeEach(() => {
  nowMs = 1_800_000_000_000;
  ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
  readModels = openMemoryReadModels({ now: () => nowMs });
  execute = executing(ledger);
  troubles = [];
  refusals = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  for (const processes of running) await processes.stop();
  running.clear();
});

function executing(to: Ledger): Execute {
  return createExecute({ ledger: to, deciders: tallies, now: () => nowMs, soleWriter: false });
}

function start(over: Partial<ProcessesOptions> = {}): Processes {
  const started = startProcesses({
    ledger,
    readModels,
    execute,
    states: createStates(ledger, tallies),
    processes: [summing],
    owner: 'us',
    digest: () => DIGEST,
    refused: async (one) => {
      refusals.push(one);
    },
    now: () => nowMs,
    random: () => 0.5,
    trouble: (error) => troubles.push(error),
    ...over,
  });
  running.add(started);
  return started;
}

async function parts(...numbers: readonly number[]): Promise<void> {
  for (const [at, n] of numbers.entries()) await execute(add(n, { stream: `tally-part${at % 3}` }));
}

/** Everything that follows from what was recorded so far, follow-ups of follow-ups too. */
async function done(processes: Processes, of = ledger): Promise<void> {
  for (let head = -1; head !== (await of.head()); ) {
    head = await of.head();
    await inTime(processes.caughtUp(head));
  }
}

const told = async (stream: string, of = ledger) =>
  (await of.read(stream, 0, 1_000)).map(({ data }) => (data as { n: number }).n);

describe('a process', () => {
  it('posts what follows from facts, of history and live, once', async () => {
    await parts(5, 7);
    const processes = start();
    await done(processes);
    await parts(11);
    await done(processes);
    expect((await told('tally-sum')).toSorted()).toEqual([11, 5, 7]);
    expect(await told('tally-count')).toEqual([1, 1, 1]);
    expect(troubles).toEqual([]);
  });

  it('says of every follow-up what caused it', async () => {
    await parts(5);
    await done(start());
    const [cause] = await ledger.read('tally-part0', 0, 1);
    const [effect] = await ledger.read('tally-sum', 0, 1);
    expect(effect?.meta).toMatchObject({
      actor: 'process:summing',
      capture: 'process',
      timeQuality: 'derived',
      occurredAt: cause?.meta.occurredAt,
      causationId: cause?.id,
      correlationId: cause?.meta.commandId,
      commandDigest: DIGEST,
    });
  });

  it('that ends between its commands and its checkpoint doubles nothing when it goes on', async () => {
    let failures = 3;
    const failing = but(readModels, {
      async published<D extends object>(name: string) {
        const collection = await readModels.published<D>(name);
        if (!collection) return undefined;
        return but(collection, {
          async apply(batch) {
            failures -= 1;
            if (failures >= 0) throw new Error('killed');
            await collection.apply(batch);
          },
        });
      },
    });
    await parts(1, 2, 3, 4);
    await done(start({ readModels: failing }));
    await done(start());
    expect((await told('tally-sum')).reduce((sum, n) => sum + n)).toBe(10);
    expect(await told('tally-count')).toEqual([1, 1, 1, 1]);
  });

  it('tries again after an outage, without losing or doubling a command', async () => {
    await parts(1, 2, 3);
    let outages = 4;
    const shaky: Execute = async (command) => {
      const outcome = await execute(command);
      outages -= 1;
      if (outages >= 0) throw new Error('the answer was lost');
      return outcome;
    };
    await done(start({ execute: shaky }));
    expect(await told('tally-count')).toEqual([1, 1, 1]);
    expect(troubles.length).toBeGreaterThan(0);
  });

  it('goes on from its checkpoint, in a new epoch from the start, doubling nothing', async () => {
    await parts(1, 2);
    const first = start();
    await done(first);
    await first.stop();
    const seen: number[] = [];
    const watched = but(ledger, {
      follow: (after, signal) => {
        seen.push(after);
        return ledger.follow(after, signal);
      },
    });
    await done(start({ ledger: watched }));
    const restored = but(watched, { identity: { ledger: 'l-1', epoch: 2 } });
    await done(start({ ledger: restored }));
    expect(seen[0]).toBe(await ledger.head());
    expect(seen.at(-1)).toBe(0);
    expect(await told('tally-count')).toEqual([1, 1]);
  });
});

describe('what a process notes', () => {
  /** Counts the parts that it has seen whenever somebody asks. */
  const noting: Process = {
    name: 'noting',
    notes: ({ stream }) =>
      stream.startsWith('tally-part') ? [{ key: 'part', value: stream }] : [],
    on: {
      Added: async ({ stream }, look) => {
        if (stream !== 'tally-ask') return [];
        const n = (await look.noted('part')).length;
        return [{ step: 'tell', stream: 'tally-told', command: 'Add', data: { n } }];
      },
    },
  };
  const ask = () => execute(add(1, { stream: 'tally-ask' }));

  it('is found in the same page and after it was stopped', async () => {
    await parts(1, 2);
    await ask();
    const first = start({ processes: [noting] });
    await done(first);
    await first.stop();
    await parts(1, 2, 3);
    await ask();
    await done(start({ processes: [noting] }));
    expect(await told('tally-told')).toEqual([2, 3]);
  });
});

describe('a follow-up that a rule refuses', () => {
  it('is told with its cause, and the process goes on', async () => {
    await parts(600, 600, 5);
    await done(start());
    expect(refusals).toMatchObject([
      {
        process: 'summing',
        followUp: { step: 'sum', stream: 'tally-sum' },
        refusal: { refused: 'total-must-not-exceed' },
      },
    ]);
    expect(await told('tally-count')).toEqual([1, 1, 1]);
  });

  it('is told until somebody has heard it', async () => {
    let deaf = 2;
    await parts(600, 600);
    const refused = async (): Promise<void> => {
      deaf -= 1;
      if (deaf >= 0) throw new Error('nobody listens');
      refusals.push({} as RefusedFollowUp);
    };
    await done(start({ refused }));
    expect(refusals).toHaveLength(1);
    expect(await told('tally-count')).toEqual([1, 1]);
  });
});

describe('the same process in two places', () => {
  it('works in one of them, and in the other once the first is gone', async () => {
    await parts(1);
    const ours = start();
    await done(ours);
    const theirs = start({ owner: 'them' });
    await done(theirs);
    expect((await ours.lag())[0]).toMatchObject({ projection: 'summing', leads: true, behind: 0 });
    expect((await theirs.lag())[0]).toMatchObject({ leads: false, behind: 0 });
    await ours.stop();
    await parts(2, 3);
    await done(theirs);
    expect((await theirs.lag())[0]).toMatchObject({ leads: true });
    expect(await told('tally-count')).toEqual([1, 1, 1]);
  });

  it('doubles nothing when a frozen one wakes up and goes on', async () => {
    await parts(1, 2, 3);
    const gate = Promise.withResolvers<void>();
    const frozen: Execute = async (command) => {
      await gate.promise;
      return executing(ledger)(command);
    };
    start({ execute: frozen });
    await vi.advanceTimersByTimeAsync(10);
    nowMs += 20_000;
    const theirs = start({ owner: 'them' });
    await done(theirs);
    gate.resolve();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await told('tally-count')).toEqual([1, 1, 1]);
    expect((await told('tally-sum')).reduce((sum, n) => sum + n)).toBe(6);
  });

  it('stops those who wait when it stops', async () => {
    const processes = start();
    const waiting = expect(processes.caughtUp(99)).rejects.toThrow(/stopped/);
    await processes.stop();
    await waiting;
  });
});
