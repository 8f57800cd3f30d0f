import { afterEach, beforeEach, vi } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { type Runner, type RunnerOptions, startRunner } from '../../src/projections/runner.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { Collection, ReadModels } from '../../src/read-models/read-models.ts';
import { correctionOf, correctionTypes, curses, parcels } from './parcels.ts';

/** Stores in memory, a clock that stands, and the runners that a test starts over them. */
export interface World {
  ledger: Ledger;
  readModels: ReadModels;
  nowMs: number;
  /** What runners have told of, oldest first. */
  troubles: unknown[];
  options(more?: Partial<RunnerOptions>): RunnerOptions;
  /** Stopped when the test ends. */
  start(more?: Partial<RunnerOptions>): Runner;
  published(name: string): Promise<Collection<object>>;
}

/** A new world for every test of the file. */
export function newWorlds(): World {
  const running = new Set<Runner>();
  let drawn = 0;
  const world: World = {
    ledger: openMemoryLedger(),
    readModels: openMemoryReadModels({ now: () => 0 }),
    nowMs: 0,
    troubles: [],
    options: (more = {}) => ({
      ledger: world.ledger,
      readModels: world.readModels,
      projections: [parcels],
      correctionOf,
      correctionTypes,
      owner: 'test',
      now: () => world.nowMs,
      random: () => (drawn++ % 1_000) / 1_000,
      trouble: (error) => world.troubles.push(error),
      ...more,
    }),
    start(more) {
      const runner = startRunner(world.options(more));
      running.add(runner);
      return runner;
    },
    async published(name) {
      const collection = await world.readModels.published<object>(name);
      if (!collection) throw new Error(`${name} is not published`);
      return collection;
    },
  };
  beforeEach(() => {
    world.nowMs = 1_800_000_000_000;
    world.troubles = [];
    world.ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
    world.readModels = openMemoryReadModels({ now: () => world.nowMs });
    curses.clear();
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const runner of running) await runner.stop();
    running.clear();
  });
  return world;
}

/** Everything that was recorded so far is shown. */
export async function caughtUp(world: World, runner: Runner): Promise<void> {
  await runner.caughtUp(await world.ledger.head());
}

/** From here on, pauses last as long as `inTime` lets them. */
export function fakePauses(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** Lets faked time go on until something has happened, at most a minute. */
export async function inTime(event: Promise<void>): Promise<void> {
  let isOver = false;
  const over = event.finally(() => {
    isOver = true;
  });
  for (let step = 0; step < 600 && !isOver; step += 1) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise(setImmediate);
  }
  await over;
}
