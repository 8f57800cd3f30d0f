import { beforeEach, describe, expect, it } from 'vitest';
import { createExecute, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates, type States } from '../../src/ledger/states.ts';
import { add, command, tallies } from './tally.ts';

const TALLY = 'tally-1';

let ledger: Ledger;
let execute: Execute;
let states: States;
let reads: number;

beforeEach(() => {
  ledger = openMemoryLedger();
  execute = createExecute({ ledger, deciders: tallies, now: () => 0, soleWriter: true });
  reads = 0;
  const counted: Pick<Ledger, 'read'> = {
    async read(...asked) {
      const facts = await ledger.read(...asked);
      reads += facts.length;
      return facts;
    },
  };
  states = createStates(counted, tallies);
});

const total = async (through?: number): Promise<number | undefined> =>
  (await states.state<{ total: number }>(TALLY, through))?.total;

async function added(...numbers: readonly number[]): Promise<void> {
  for (const n of numbers) await execute(add(n));
}

describe('a state', () => {
  it('is as new as the last append, or as it was through a version', async () => {
    await added(1, 2, 3);
    expect(await total()).toBe(6);
    await added(4);
    expect(await total()).toBe(10);
    expect(await total(2)).toBe(3);
    expect(await total(4)).toBe(10);
    expect(await total(1)).toBe(1);
  });

  it('of a stream without facts or of nobody is undefined', async () => {
    expect(await total()).toBeUndefined();
    await added(1);
    expect(await total(0)).toBeUndefined();
    expect(await states.state('nothing-1')).toBeUndefined();
    expect(await states.state('nothing')).toBeUndefined();
  });

  it('is only read on where it was asked for before', async () => {
    await added(...Array.from({ length: 50 }, () => 1));
    for (let version = 1; version <= 50; version += 1) {
      expect(await total(version)).toBe(version);
      expect(await total()).toBe(50);
    }
    expect(reads).toBe(100);
  });

  it('is only read on by each of two that go through history at their own pace', async () => {
    await added(...Array.from({ length: 50 }, () => 1));
    const behind = states.apart();
    for (let version = 26; version <= 50; version += 1) {
      expect(await total(version)).toBe(version);
      expect(await behind.state(TALLY, version - 25)).toMatchObject({ total: version - 25 });
    }
    expect(reads).toBe(50 + 25);
  });

  it('is folded from pages of a long stream', async () => {
    const numbers = Array.from({ length: 1_000 }, (_, k) => (k % 2 === 0 ? 1 : -1));
    for (let page = 0; page < 3; page += 1) await execute(command('AddAll', { numbers }));
    await added(7);
    expect(await total()).toBe(7);
    expect(await total(2_999)).toBe(1);
    expect(await states.facts(TALLY)).toHaveLength(3_001);
    expect(await states.facts(TALLY, 2_990)).toHaveLength(11);
  });

  it('honours the corrections that were recorded by then', async () => {
    await added(1, 2, 3);
    await execute(command('Replace', { target: 2, numbers: [20, 30] }));
    await added(100);
    expect(await total(3)).toBe(6);
    expect(await total(6)).toBe(54);
    expect(await total(7)).toBe(154);
    expect(await total()).toBe(154);
  });

  it('is told anew behind a cut between a correction and what stands in its place', async () => {
    await added(1, 2, 3);
    await execute(command('Replace', { target: 2, numbers: [20, 30] }));
    expect(await total(4)).toBe(4);
    expect(await total(5)).toBe(24);
    expect(await total(6)).toBe(54);
  });
});
