import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { writeHistory } from '../../bench/data/history.ts';
import { correctionOf, correctionTypes, projectionsNamed } from '../../src/cli/read-side.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { openMongoReadModels } from '../../src/read-models/mongodb.ts';
import { connectMongo } from '../../src/servers/mongodb.ts';
import { spawnStandIn } from '../standins/eventstoredb/child.ts';
import { startFerretDb } from '../support/ferretdb.ts';
import { type Fault, randomFrom } from './fault.ts';
import { startChild } from './scale-child.ts';
import { compared } from './scale-compare.ts';
import { soon } from './scale-load.ts';

const REBUILDER = new URL('./scale-rebuilder.ts', import.meta.url);
const KILLS = 8;
const KILLS_SHORT = 2;
const FACTS = 4_000;
const FACTS_SHORT = 1_500;
const NAMES = ['board', 'shipment-record'];
const FOLDED = { projections: projectionsNamed(NAMES), correctionOf, correctionTypes };
/** When all leases of the killed have run out, and nobody reads what was published before. */
const LATER_MS = 120_000;

/**
 * Rebuilds into a FerretDB are killed at any moment. What was published stays published and whole,
 * the next rebuild publishes what a fresh fold gives, and nothing of the killed is left in the end.
 */
export const scaleRebuild: Fault = {
  name: 'scale-rebuild',
  needs: 'ferretdb',
  async run({ folder, seed, short, ferretdb }) {
    const random = randomFrom(seed);
    await using server = await spawnStandIn({ dir: join(folder, 'server') });
    await using database = await startFerretDb(ferretdb);
    const url = `${database.url}/rebuilt`;
    await using ledger = await openEventStoreLedger(server.url, { write: true, random });
    await writeHistory(ledger, shipment, short ? FACTS_SHORT : FACTS);
    const wholeMs = await rebuilt([server.url, url], Infinity);
    assert.ok(wholeMs);
    let killed = 0;
    const kills = short ? KILLS_SHORT : KILLS;
    for (let kill = 0; kill < kills; kill += 1) {
      if ((await rebuilt([server.url, url], random() * wholeMs)) === undefined) killed += 1;
      await compared(ledger, url, FOLDED);
    }
    assert.ok(killed > 0, 'no rebuild was killed in time');
    assert.ok(await rebuilt([server.url, url], Infinity));
    const { documents, behind } = await compared(ledger, url, FOLDED);
    assert.equal(behind, 0);
    await sweptLater(url);
    assert.equal(await buildsIn(database.url), NAMES.length, 'builds are left behind');
    assert.deepEqual(await compared(ledger, url, FOLDED), { documents, behind });
    return `${killed} killed, ${kills - killed} were faster; ${documents} documents as they must be`;
  },
};

/** How many milliseconds a rebuild took; undefined when it was killed before it had published. */
async function rebuilt(urls: readonly string[], ms: number): Promise<number | undefined> {
  let isPublished = false;
  await using child = startChild(REBUILDER, [...urls, ...NAMES], (line) => {
    isPublished = line === 'published';
  });
  await child.begun;
  const beginMs = performance.now();
  if (ms < Infinity) await child.during(pause(ms));
  else await child.during(soon(() => isPublished, 'a rebuild'));
  const tookMs = performance.now() - beginMs;
  if (isPublished) await child.stop();
  else await child.kill();
  return isPublished ? tookMs : undefined;
}

/** What another rebuild does first, when the leases of the killed have run out. */
async function sweptLater(url: string): Promise<void> {
  const now = (): number => Date.now() + LATER_MS;
  const mongo = await connectMongo(url);
  const newId = (): string => 'none';
  await using readModels = await openMongoReadModels({ mongo, write: true, now, newId });
  for (const name of NAMES) await readModels.sweep(name);
}

/** Collections of documents, one a build. */
async function buildsIn(server: string): Promise<number> {
  const client = await new MongoClient(server).connect();
  const collections = await client.db('rebuilt').listCollections({}, { nameOnly: true }).toArray();
  await client.close();
  return collections.filter(({ name }) => name.startsWith('documents')).length;
}
