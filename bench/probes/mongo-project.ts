import { join } from 'node:path';
import { correctionOf, correctionTypes } from '../../src/cli/read-side.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { projections } from '../../src/projections/all.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { buildName, rebuild } from '../../src/projections/rebuild.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { ferretdbBinary, startFerretDb } from '../../test/support/ferretdb.ts';
import { withDatabase } from '../../test/support/with-database.ts';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';

const board = projections.filter(({ name }) => name === 'board');

/**
 * Facts a second into read models on a server that speaks MongoDB's protocol: a rebuild, and a
 * runner that takes them as live ones. LADING_TEST_MONGODB, else a FerretDB of our own.
 */
export async function mongoProject({ dir, live }: Args): Promise<Figures> {
  await using opened = new AsyncDisposableStack();
  const ledger = opened.use(await openLedger('sqlite:', dir, { write: false }));
  const beginning = cutAfter(ledger, Number(live));
  const binary = ferretdbBinary(process.env) ?? 'ferretdb';
  const given = process.env.LADING_TEST_MONGODB;
  const server = given ?? opened.use(await startFerretDb(binary)).url;
  const measured = async (name: string, work: (readModels: ReadModels) => Promise<number>) => {
    const url = withDatabase(server, `lading_bench_${name}_${Date.now().toString(36)}`);
    await using readModels = await openReadModels(url, join(dir, 'unused'), { write: true });
    return await work(readModels);
  };
  return {
    rebuildPerSecond: await measured('rebuild', (models) => rebuilt(ledger, models, projections)),
    boardPerSecond: await measured('board', (models) => followed(beginning, models, board)),
    allPerSecond: await measured('all', (models) => followed(beginning, models, projections)),
  };
}

/** The first facts alone: what FerretDB needs for a change grows with what it holds. */
function cutAfter(ledger: Ledger, facts: number): Ledger {
  return {
    ...ledger,
    identity: ledger.identity,
    head: async () => (await ledger.readAll(0, facts)).through,
    readAll: async (after, limit, want) =>
      ledger.readAll(after, Math.max(0, Math.min(limit, facts - after)), want),
    async *follow() {},
  };
}

async function rebuilt(
  ledger: Ledger,
  readModels: ReadModels,
  some: readonly AnyProjection[],
): Promise<number> {
  const build = buildName(Date.now(), Math.random());
  const { eventsPerSecond } = await rebuild({ ...around(ledger, readModels, some), build });
  return eventsPerSecond;
}

/** The builds are there and have seen nothing yet. */
async function followed(
  ledger: Ledger,
  readModels: ReadModels,
  some: readonly AnyProjection[],
): Promise<number> {
  for (const { name, version, indexes } of some) {
    const collection = await readModels.open(name, version, 'live', indexes);
    await collection.seal({ ...ledger.identity, through: 0 });
    await readModels.publish(name, version, 'live');
  }
  const startedMs = performance.now();
  await catchUp({ ...around(ledger, readModels, some), random: Math.random });
  return ((await ledger.head()) * 1_000) / (performance.now() - startedMs);
}

function around(ledger: Ledger, readModels: ReadModels, some: readonly AnyProjection[]) {
  const corrections = { correctionOf, correctionTypes };
  return { ledger, readModels, projections: some, ...corrections, owner: 'bench', now: Date.now };
}
