import { describe, expect, it } from 'vitest';
import {
  type Command,
  createExecute,
  type Execute,
  type Outcome,
} from '../../src/ledger/execute.ts';
import { type Ledger, NotRecorded, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import { startStandIn } from '../standins/eventstoredb/stand-in.ts';
import { openQuick, served, spawned } from '../support/eventstoredb.ts';
import { add, command, tallies } from './tally.ts';

const ROUNDS = 25;
const TWINS = 8;
const LIMIT = 1_000;
const EACH = 15;

function executeOver(ledger: Ledger): Execute {
  const usual = { deciders: tallies, now: Date.now, soleWriter: false, resendAfterMs: 20 };
  return createExecute({ ledger, ...usual });
}

async function totalOf(ledger: Ledger, stream = 'tally-1'): Promise<number> {
  const found = await ledger.read(stream, 0, 10_000);
  return found.reduce((sum, { data }) => sum + ('n' in data ? Number(data.n) : 0), 0);
}

/** As a caller does who was told to send it again with the same key. */
async function persistently(execute: Execute, sent: Command): Promise<Outcome> {
  for (;;) {
    try {
      return await execute(sent);
    } catch (error) {
      const isKnown = error instanceof OutcomeUnknown || error instanceof NotRecorded;
      if (!isKnown) expect(error).toMatchObject({ name: 'ServerUnreachable' });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function recorded(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ kind }) => kind === 'recorded');
}

describe('several processes that record in one EventStoreDB', () => {
  it('have one winner at each version, and lose nothing', async () => {
    await using server = await startStandIn();
    await using one = await openQuick(server.url);
    await using other = await openQuick(server.url);
    const executes = [executeOver(one), executeOver(other)];
    const sent: Promise<Outcome>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const execute of executes) {
        sent.push(execute(add(1)), execute(command('AddAll', { numbers: [1, 1] })));
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const settled = await Promise.allSettled(sent);
    const outcomes = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const each of settled) {
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(NotRecorded);
    }
    const facts = await one.read('tally-1', 0, 10_000);
    expect(facts.map(({ version }) => version)).toEqual(facts.map((_, index) => index + 1));
    const told = outcomes.flatMap((each) => (each.kind === 'recorded' ? each.facts : []));
    expect(told.map(({ id }) => id).sort()).toEqual(facts.map(({ id }) => id).sort());
    for (const { version, ...rest } of recorded(outcomes)) {
      expect(rest).toMatchObject({ position: facts[version - 1]?.position });
    }
    expect(recorded(outcomes).length).toBeGreaterThan(ROUNDS);
  });

  it('refuse, and say that nothing is new, only after a look at what the other has done', async () => {
    await using server = await startStandIn();
    await using one = await openQuick(server.url);
    await using other = await openQuick(server.url);
    const [here, there] = [executeOver(one), executeOver(other)];
    await here(add(LIMIT));
    expect(await here(add(1))).toMatchObject({ kind: 'refused', version: 1 });
    await there(add(-10));
    expect(await here(add(1))).toMatchObject({ kind: 'recorded', version: 3 });
    const raise = { total: LIMIT - 9 };
    expect(await there(command('RaiseTo', raise))).toMatchObject({ facts: [], version: 3 });
    await here(add(-1));
    expect(await there(command('RaiseTo', raise))).toMatchObject({
      facts: [{ version: 5 }],
      version: 5,
    });
    const head = await one.head();
    expect(await there(command('RaiseTo', raise))).toMatchObject({ version: 5, position: head });
  });

  it('give one answer to a command that comes to both', async () => {
    await using server = await startStandIn({ writeTimeoutMs: 30 });
    await using one = await openQuick(server.url);
    await using other = await openQuick(server.url);
    const executes = [executeOver(one), executeOver(other)];
    for (let round = 0; round < TWINS; round += 1) {
      const sent = command('AddAll', { numbers: [1, 1, 1] });
      const [first, second] = await Promise.all(executes.map((execute) => execute(sent)));
      expect({ ...first, replayed: true }).toEqual({ ...second, replayed: true });
    }
    expect(await totalOf(one)).toBe(TWINS * 3);
  });
});

describe('a command in EventStoreDB', () => {
  it('that was recorded in part, as far as a read can see, is answered as a whole', async () => {
    await using own = await served();
    const sent = command('AddAll', { numbers: Array.from({ length: 40 }, () => 1) });
    const first = await executeOver(own.ledger)(sent);
    await own.server.setFaults({ readsCutShort: 1 });
    expect(await executeOver(own.ledger)(sent)).toEqual({ ...first, replayed: true });
    expect(first).toMatchObject({ version: 40, position: await own.ledger.head() });
  });

  it('is recorded once, whatever happens to its answer', async () => {
    await using own = await served({ writeTimeoutMs: 50 }, { appendMs: 200 });
    const execute = executeOver(own.ledger);
    await execute(add(1));
    const faults = [
      'cut-before-writing',
      'cut-though-written',
      'timed-out-though-written',
      'unanswered-though-written',
      'busy',
    ] as const;
    for (const [index, fault] of faults.entries()) {
      await own.server.failNextAppends(1, fault);
      const sent = command('AddAll', { numbers: [1, 1] });
      const outcome = await execute(sent);
      expect(outcome, fault).toMatchObject({ kind: 'recorded', version: 3 + index * 2 });
      expect(await execute(sent)).toEqual({ ...outcome, replayed: true });
    }
    expect(await totalOf(own.ledger)).toBe(1 + faults.length * 2);
  });

  it('is recorded once though the server is killed again and again', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url);
    const execute = executeOver(ledger);
    const streams = Array.from({ length: 12 }, (_, n) => `tally-${n}`);
    const work = async (stream: string): Promise<void> => {
      for (let n = 0; n < EACH; n += 1) await persistently(execute, add(1, { stream }));
    };
    const working = Promise.all(streams.map(work));
    for (let kills = 0; kills < 3; kills += 1) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      await server.restart();
    }
    await working;
    for (const stream of streams) expect(await totalOf(ledger, stream)).toBe(EACH);
  });
});
