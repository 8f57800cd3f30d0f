import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute, type Execute } from '../../src/ledger/execute.ts';
import { type Runner, startRunner } from '../../src/projections/runner.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { add, tallies } from '../ledger/tally.ts';
import { spawnStandIn } from '../standins/eventstoredb/child.ts';
import { startFerretDb } from '../support/ferretdb.ts';
import { type Fault, randomFrom } from './fault.ts';
import { runnerBasics } from './read-tallies.ts';
import { persistently } from './scale-commands.ts';
import { compared } from './scale-compare.ts';
import { recorded, underLoad } from './scale-load.ts';

const ROUNDS = 3;
const ROUNDS_SHORT = 1;
const AWAY_MS_MAX = 5_000;
const LAG_MS_MAX = 10_000;
const LOOK_EVERY_MS = 20;
/** Commands come in bursts, between which everything can be folded. */
const SENDERS = 12;
const BURST_EVERY_MS = 300;

/** A server that can be killed and started again, on the same files and port. */
interface Returning {
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/**
 * FerretDB, the EventStoreDB, or both are killed and start again while facts are recorded and
 * projected. From the moment at which they listen again the lag is back at zero within 10 s,
 * and in the end the read models hold what a fresh fold gives.
 */
export const scaleServersReturn: Fault = {
  name: 'scale-servers-return',
  needs: 'ferretdb',
  async run({ folder, seed, short, ferretdb }) {
    const random = randomFrom(seed);
    await using server = await spawnStandIn({ dir: join(folder, 'server') });
    await using database = await returningFerretDb(ferretdb, join(folder, 'ferretdb'));
    await using ledger = await openEventStoreLedger(server.url, { write: true, random });
    await using readModels = await openReadModels(database.url, '', { write: true });
    await using runner = startRunner({ ...runnerBasics, ledger, readModels, random });
    const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
    const load = underLoad(SENDERS, async (k) => {
      await recorded(execute, k);
      await pause(BURST_EVERY_MS - (performance.now() % BURST_EVERY_MS));
    });
    const outages: Readonly<Record<string, readonly Returning[]>> = {
      FerretDB: [database],
      EventStoreDB: [server],
      both: [database, server],
    };
    const worstMs = new Map<string, number>();
    for (let round = 0; round < (short ? ROUNDS_SHORT : ROUNDS); round += 1) {
      for (const [name, away] of Object.entries(outages)) {
        await lagToZero(runner, execute);
        await Promise.all(away.map((one) => one.kill()));
        await pause(random() * AWAY_MS_MAX);
        await Promise.all(away.map((one) => one.restart()));
        const ms = await load.during(lagToZero(runner, execute));
        worstMs.set(name, Math.max(worstMs.get(name) ?? 0, ms));
      }
    }
    await load.stop();
    await lagToZero(runner, execute);
    await runner.stop();
    const { documents, behind } = await compared(ledger, database.url, runnerBasics);
    assert.equal(behind, 0);
    const said = [...worstMs].map(([name, ms]) => `${name} ${(ms / 1_000).toFixed(1)} s`);
    return `lag at zero after the return, at worst: ${said.join(', ')}; ${documents} documents`;
  },
};

let marks = 0;

/** From now until a fact of now and all before it are projected; how many milliseconds that is. */
async function lagToZero(runner: Runner, execute: Execute): Promise<number> {
  const beginMs = performance.now();
  marks += 1;
  const mark = add(1, { stream: `tally-mark-${marks}` });
  const { version } = await persistently(() => execute(mark));
  assert.equal(version, 1);
  for (;;) {
    const lag = await runner.lag().catch(() => []); // The ledger may not be back yet.
    const ms = performance.now() - beginMs;
    if (lag.length > 0 && lag.every(({ behind, leads }) => behind === 0 && leads)) return ms;
    assert.ok(ms <= LAG_MS_MAX, `after ${ms} ms: ${JSON.stringify(lag)}`);
    await pause(LOOK_EVERY_MS);
  }
}

async function returningFerretDb(binary: string, folder: string) {
  mkdirSync(folder);
  let running = await startFerretDb(binary, { folder });
  const { url, port } = running;
  const kill = async (): Promise<void> => running[Symbol.asyncDispose]();
  return {
    url: `${url}/returning`,
    kill,
    async restart() {
      running = await startFerretDb(binary, { folder, port });
    },
    [Symbol.asyncDispose]: kill,
  };
}
