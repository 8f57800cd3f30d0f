import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type Served, serve } from '../support/serving.ts';
import { type Fault, randomFrom } from './fault.ts';
import { auditPicks, type Place } from './http-audit.ts';
import { type Posted, pickOf, planOf, post, postUntilDone } from './http-commands.ts';

const KILLS = 100;
const KILLS_SHORT = 4;
const CLIENTS = 16;
const ALIVE_MS_MAX = 250;

/** What one client has sent to a shipment of its own. */
interface Client {
  readonly shipment: string;
  /** Picks that were acknowledged. */
  readonly acknowledged: Map<number, Place>;
  /** Sent, and nothing heard of it yet. */
  open: number | undefined;
  next: number;
  replayed: number;
}

/**
 * The whole server is killed at some moment while clients post to it, again and again. What was
 * acknowledged is there, what was not is repeated with its key, and nothing is there twice.
 */
export const httpKilled: Fault = {
  name: 'http-killed',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const kills = short ? KILLS_SHORT : KILLS;
    const clients = Array.from(
      { length: CLIENTS },
      (_, n): Client => ({
        shipment: `FAULT${n}`,
        acknowledged: new Map(),
        open: undefined,
        next: 0,
        replayed: 0,
      }),
    );
    let server = await serve(folder);
    for (const { shipment } of clients) await postUntilDone(server.url, planOf(shipment));
    for (let kill = 0; kill < kills; kill += 1) {
      await killedUnderLoad(server, clients, random() * ALIVE_MS_MAX);
      server = await serve(folder);
    }
    for (const client of clients) await settle(server.url, client);
    await server.kill();
    const picked = clients.reduce((sum, { next }) => sum + next, 0);
    assert.ok(picked > kills, 'hardly anything was posted');
    for (const client of clients) assert.equal(client.acknowledged.size, client.next);
    await auditPicks(folder, clients);
    const replayed = clients.reduce((sum, client) => sum + client.replayed, 0);
    return `${kills} kills, ${picked} commands, ${replayed} found done when they were repeated`;
  },
};

async function killedUnderLoad(
  server: Served,
  clients: readonly Client[],
  ms: number,
): Promise<void> {
  let isUp = true;
  const loads = clients.map(async (client) => {
    while (isUp) if (!(await postNext(server.url, client))) return;
  });
  await pause(ms);
  await server.kill();
  isUp = false;
  await Promise.all(loads);
}

/** The one that is open, else the next; false where the server did not answer. */
async function postNext(url: string, client: Client): Promise<boolean> {
  const nth = client.open ?? client.next;
  if (client.open === undefined) client.next += 1;
  client.open = nth;
  const answer = await post(url, pickOf(client.shipment, nth));
  if (!answer || answer.status >= 500) return false;
  assert.equal(answer.status, 200, `pick ${nth} of ${client.shipment}`);
  note(client, nth, answer);
  return true;
}

function note(client: Client, nth: number, answer: { replayed: boolean } & Place): void {
  const { version, position, replayed } = answer;
  client.acknowledged.set(nth, { version, position });
  client.open = undefined;
  if (replayed) client.replayed += 1;
}

/** What is open is repeated; and some of the old ones, which must be answered as before. */
async function settle(url: string, client: Client): Promise<void> {
  const { open, shipment, acknowledged } = client;
  if (open !== undefined) note(client, open, await postUntilDone(url, pickOf(shipment, open)));
  for (const [nth, { version, position }] of [...acknowledged].slice(0, 5)) {
    const posted: Posted = pickOf(shipment, nth);
    const again = await postUntilDone(url, posted);
    assert.deepEqual(again, { status: 200, replayed: true, version, position });
  }
}
