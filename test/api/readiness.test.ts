import { describe, expect, it } from 'vitest';
import { ReadinessWatch, type Unready, type Watched } from '../../src/api/readiness.ts';
import type { Lag } from '../../src/projections/runner.ts';

const LATER_MS = 1_000;

function lagOf(projection: string, over: Partial<Lag> = {}): Lag {
  return { projection, through: 100, behind: 0, ms: 0, leads: true, parked: 0, ...over };
}

/** A watch over one ledger and one role, whose clock and answers are the test's. */
function watching() {
  let ms = 0;
  const world = { lags: [lagOf('board')], ledger: async (): Promise<unknown> => 100 };
  const watch = new ReadinessWatch({
    say: ({ code }) => `said: ${code}`,
    wording: (error) => String(error),
    clockMs: () => ms,
    probeMs: 20,
  });
  const watched: Watched = {
    stores: { ledger: () => world.ledger() },
    roles: { projections: { lag: async () => world.lags } },
  };
  const look = () => {
    ms += LATER_MS;
    return watch.readiness();
  };
  const codes = async (): Promise<readonly Unready['code'][]> =>
    (await look()).reasons.map(({ code }) => code);
  return { watch, world, watched, look, codes };
}

describe('a process', () => {
  it('is not ready while it starts, and says what it waits for', async () => {
    const { watch, look } = watching();
    expect(await look()).toMatchObject({ status: 'not-ready', reasons: [{ code: 'starting' }] });
    watch.waitingFor('a server');
    expect((await look()).reasons).toEqual([{ code: 'starting', text: 'said: starting' }]);
  });

  it('is ready once its stores answer and its projections have caught up', async () => {
    const { watch, watched, look } = watching();
    watch.running(watched);
    expect(await look()).toEqual({
      status: 'ready',
      reasons: [],
      stores: { ledger: 'reachable' },
      roles: {
        projections: [
          { name: 'board', state: 'leading', through: 100, behind: 0, lagMs: 0, parked: 0 },
        ],
      },
    });
  });

  it('is not ready before a projection has reached what was there when it started', async () => {
    const { watch, watched, world, codes } = watching();
    world.lags = [lagOf('board', { through: 40, behind: 60, ms: 5 })];
    watch.running(watched);
    expect(await codes()).toEqual(['catching-up']);
    world.lags = [lagOf('board', { through: 99, behind: 30, ms: 5 })];
    expect(await codes()).toEqual(['catching-up']);
    world.lags = [lagOf('board', { through: 100, behind: 30, ms: 5 })];
    expect(await codes()).toEqual([]);
  });

  it('is not ready for what looks caught up only because it has no build yet', async () => {
    const { watch, watched, world, codes } = watching();
    world.lags = [lagOf('board', { through: 0, ms: 0, leads: false })];
    watch.running(watched);
    await watch.readiness();
    world.lags = [lagOf('board', { through: 0, ms: 900, leads: false })];
    expect(await codes()).toEqual(['catching-up']);
  });

  it('is ready while it stands by for another that keeps up', async () => {
    const { watch, watched, world, look } = watching();
    world.lags = [lagOf('board', { leads: false })];
    watch.running(watched);
    await watch.readiness();
    expect(await look()).toMatchObject({
      status: 'ready',
      roles: { projections: [{ state: 'standing-by' }] },
    });
  });

  it('is not ready with a projection that lags, and is again by itself', async () => {
    const { watch, watched, world, codes } = watching();
    watch.running(watched);
    expect(await codes()).toEqual([]);
    world.lags = [lagOf('board', { behind: 500, ms: 10_001 })];
    expect(await codes()).toEqual(['lagging']);
    world.lags = [lagOf('board', { through: 600 })];
    expect(await codes()).toEqual([]);
  });

  it('is ready with parked documents, and tells how many there are', async () => {
    const { watch, watched, world, look } = watching();
    world.lags = [lagOf('board', { parked: 3 })];
    watch.running(watched);
    expect(await look()).toMatchObject({
      status: 'ready',
      roles: { projections: [{ parked: 3 }] },
    });
  });

  it('is not ready while a store is away, shows what was known last, and recovers', async () => {
    const { watch, watched, world, look, codes } = watching();
    watch.running(watched);
    await look();
    world.ledger = async () => {
      throw new Error('nobody answers');
    };
    const found = await look();
    expect(found).toMatchObject({
      status: 'not-ready',
      reasons: [{ code: 'store-unreachable' }],
      stores: { ledger: 'unreachable' },
      roles: { projections: [{ name: 'board' }] },
    });
    world.ledger = async () => 100;
    expect(await codes()).toEqual([]);
  });

  it('does not wait for a store that says nothing', async () => {
    const { watch, watched, world, codes } = watching();
    world.ledger = () => new Promise(() => {});
    watch.running(watched);
    expect(await codes()).toEqual(['store-unreachable']);
  });

  it('is not ready from the moment that it is stopping', async () => {
    const { watch, watched, codes } = watching();
    watch.running(watched);
    watch.stopping();
    expect(await codes()).toEqual(['stopping']);
  });

  it('asks its stores once for probes that come together', async () => {
    const { watch, watched, world } = watching();
    let asked = 0;
    world.ledger = async () => {
      asked += 1;
    };
    watch.running(watched);
    await Promise.all(Array.from({ length: 20 }, () => watch.readiness()));
    expect(asked).toBe(1);
  });
});
