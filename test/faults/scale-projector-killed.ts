import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { tallies } from '../ledger/tally.ts';
import { spawnStandIn } from '../standins/eventstoredb/child.ts';
import { startFerretDb } from '../support/ferretdb.ts';
import { type Fault, randomFrom } from './fault.ts';
import { runnerBasics } from './read-tallies.ts';
import { startChild } from './scale-child.ts';
import { compared } from './scale-compare.ts';
import { recorded, soon, underLoad } from './scale-load.ts';

const PROJECTOR = new URL('./scale-projector.ts', import.meta.url);
const KILLS = 18;
const KILLS_SHORT = 3;
const SENDERS = 12;
const SENT_EVERY_MS = 10;
const BATCHES_MAX = 12;
/** A batch takes some milliseconds: so long after it began it is killed at the latest. */
const INTO_BATCH_MS_MAX = 6;
const COMPARED_EVERY = 6;

/**
 * A projector between an EventStoreDB and a FerretDB is killed while it writes a batch, again and
 * again, and the same one goes on: two at a time are nothing that FerretDB could keep apart. What
 * the read models hold is what a fresh fold gives, at any time, and nothing is missing in the end.
 */
export const scaleProjectorKilled: Fault = {
  name: 'scale-projector-killed',
  needs: 'ferretdb',
  async run({ folder, seed, short, ferretdb }) {
    const random = randomFrom(seed);
    await using server = await spawnStandIn({ dir: join(folder, 'server') });
    await using database = await startFerretDb(ferretdb);
    const url = `${database.url}/projector`;
    await using ledger = await openEventStoreLedger(server.url, { write: true, random });
    const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
    const load = underLoad(SENDERS, async (k) => {
      await recorded(execute, k);
      await pause(SENT_EVERY_MS);
    });
    const kills = short ? KILLS_SHORT : KILLS;
    const seen = { within: 0, compared: 0 };
    for (let kill = 1; kill <= kills; kill += 1) {
      if (await load.during(killedAtWork([server.url, url], random))) seen.within += 1;
      if (kill % COMPARED_EVERY > 0) continue;
      seen.compared += (await compared(ledger, url, runnerBasics)).documents;
    }
    await load.stop();
    const head = await ledger.head();
    await caughtUp([server.url, url], head);
    const { documents, behind } = await compared(ledger, url, runnerBasics);
    assert.equal(behind, 0);
    assert.ok(seen.within > kills / 4, 'hardly any batch was interrupted');
    return (
      `${kills} kills, ${seen.within} within a batch; ${seen.compared} documents compared on the ` +
      `way, ${documents} at the end, lag 0`
    );
  },
};

/** Tells whether a batch was being written. */
async function killedAtWork(urls: readonly string[], random: () => number): Promise<boolean> {
  let [begun, ended] = [0, 0];
  await using projector = startChild(PROJECTOR, urls, (line) => {
    if (line === 'apply') begun += 1;
    if (line === 'applied') ended += 1;
  });
  const batches = 1 + Math.floor(random() * BATCHES_MAX);
  await projector.during(soon(() => begun >= batches, 'a projector to be at work'));
  const before = begun;
  await projector.during(soon(() => begun > before, 'another batch'));
  await pause(random() * INTO_BATCH_MS_MAX);
  await projector.kill();
  return begun > ended;
}

async function caughtUp(urls: readonly string[], head: number): Promise<void> {
  let through = 0;
  await using projector = startChild(PROJECTOR, urls, (line) => {
    const [what, position] = line.split(' ');
    if (what === 'through') through = Number(position);
  });
  await projector.during(soon(() => through >= head, `the projector to reach ${head}`));
  await projector.stop();
}
