import assert from 'node:assert/strict';
import { serve } from '../support/serving.ts';
import { CUTS, openCuttingProxy } from './cutting-proxy.ts';
import { type Fault, randomFrom } from './fault.ts';
import { auditPicks, type Picked, type Place } from './http-audit.ts';
import { pickOf, planOf, postUntilDone } from './http-commands.ts';

const CLIENTS = 12;
const COMMANDS = 120;
const COMMANDS_SHORT = 15;
/** The same command from so many senders at once, as impatient systems do. */
const SENDERS = 2;

/**
 * Every connection may break before, within or after the request, and every command is repeated,
 * by several senders at once, until it is answered: it has had exactly one effect.
 */
export const httpCut: Fault = {
  name: 'http-cut',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const server = await serve(folder);
    let seen: string;
    const clients: Picked[] = [];
    {
      await using proxy = await openCuttingProxy(server.url, () => {
        return CUTS[Math.floor(random() * CUTS.length)] ?? 'none';
      });
      const commands = short ? COMMANDS_SHORT : COMMANDS;
      clients.push(
        ...(await Promise.all(
          Array.from({ length: CLIENTS }, (_, n) => picking(proxy.url, `CUTS${n}`, commands)),
        )),
      );
      for (const cut of CUTS) assert.ok(proxy.made[cut] > 0, `no connection was cut ${cut}`);
      const cuts = CUTS.filter((cut) => cut !== 'none').map((cut) => `${proxy.made[cut]} ${cut}`);
      seen = `${CLIENTS * commands} commands; connections cut: ${cuts.join(', ')}`;
    }
    await server.kill();
    await auditPicks(folder, clients);
    return seen;
  },
};

async function picking(url: string, shipment: string, commands: number): Promise<Picked> {
  await postUntilDone(url, planOf(shipment));
  const acknowledged = new Map<number, Place>();
  for (let nth = 0; nth < commands; nth += 1) {
    const posted = pickOf(shipment, nth);
    const answers = await Promise.all(
      Array.from({ length: SENDERS }, () => postUntilDone(url, posted)),
    );
    const places = answers.map(({ version, position }) => ({ version, position }));
    for (const place of places) assert.deepEqual(place, places[0], 'two effects of one command');
    if (places[0]) acknowledged.set(nth, places[0]);
  }
  return { shipment, acknowledged };
}
