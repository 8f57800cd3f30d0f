import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { tallies } from '../ledger/tally.ts';
import { type ChildStandIn, spawnStandIn } from '../standins/eventstoredb/child.ts';
import { type Fault, randomFrom } from './fault.ts';
import { type Child, startChild } from './scale-child.ts';
import { persistently } from './scale-commands.ts';
import { mustFollowOnce, nthPart } from './scale-follow-ups.ts';
import { type Follower, startFollower } from './scale-followers.ts';
import { soon, underLoad } from './scale-load.ts';

const PROCESS = new URL('./scale-process.ts', import.meta.url);
const ROUNDS = 20;
const ROUNDS_SHORT = 4;
const SENDERS = 16;
const SENT_EVERY_MS = 5;
const ROUND_MS_MAX = 700;
const SLOW_MS = [0, 20];
const PROCESS_KILLED_EVERY = 2;
const FACTS_MAX = 1_000_000;

/** What a process in another process has told of itself, through all its lives. */
interface Told {
  through: number;
  /** `<stream> <id of the cause>` of the follow-ups that a rule refused. */
  readonly refused: Set<string>;
}

/**
 * Followers and a process go on while subscriptions are dropped, deliveries doubled, connections
 * cut, the EventStoreDB killed, and the process too. Every follower is given every fact once and
 * in order, and what must follow from a fact is recorded once.
 */
export const scaleFollow: Fault = {
  name: 'scale-follow',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    await using server = await spawnStandIn({ dir: join(folder, 'server'), writeTimeoutMs: 300 });
    await using ledger = await openEventStoreLedger(server.url, { write: true, random });
    const followers = SLOW_MS.map((slowMs) => startFollower(ledger, slowMs));
    const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
    const load = underLoad(SENDERS, async (k) => {
      const { kind } = await persistently(() => execute(nthPart(k)));
      assert.equal(kind, 'recorded');
      await pause(SENT_EVERY_MS);
    });
    const told: Told = { through: 0, refused: new Set() };
    const start = (): Child =>
      startChild(PROCESS, [server.url, join(folder, 'process')], (line) => note(line, told));
    let process = start();
    const rounds = short ? ROUNDS_SHORT : ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      await trouble(server, round, random);
      await pause(random() * ROUND_MS_MAX);
      if (round % PROCESS_KILLED_EVERY > 0) continue;
      await process.begun;
      await pause(random() * ROUND_MS_MAX);
      await process.kill();
      process = start();
    }
    await load.stop();
    const head = await ledger.head();
    await process.during(soon(() => told.through >= head, `the process to reach ${head}`));
    await process.stop();
    const { facts } = await ledger.readAll(0, FACTS_MAX);
    for (const follower of followers) await mustHaveSeen(follower, facts);
    const { parts, refused } = mustFollowOnce(facts, told.refused);
    const breaks = followers.map((follower) => follower.breaks).join(' and ');
    return (
      `${rounds} troubles, ${facts.length} facts once and in order for 2 followers that broke ` +
      `off ${breaks} times, ${parts} of them caused ${facts.length - parts}, ${refused} refused`
    );
  },
};

function note(line: string, told: Told): void {
  const [what, ...rest] = line.split(' ');
  if (what === 'through') told.through = Number(rest[0]);
  else told.refused.add(rest.join(' '));
}

/** Each in turn, the harmless ones in all their variety. */
async function trouble(server: ChildStandIn, round: number, random: () => number): Promise<void> {
  const troubles = [
    () => server.setFaults({ dropEvery: 1 + Math.floor(random() * 40), deliveriesTwice: 5_000 }),
    () => server.dropSubscriptions(),
    () => killed(server),
    () => server.setFaults({ deliveriesTwice: 5_000, latencyMs: 5 }),
    () => server.cutConnections(),
  ];
  await troubles[round % troubles.length]?.();
}

async function killed(server: ChildStandIn): Promise<void> {
  await server.kill();
  await server.restart();
}

async function mustHaveSeen(
  follower: Follower,
  facts: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  const head = facts.at(-1)?.position ?? 0;
  await soon(() => follower.through >= head, `a follower to reach ${head}`);
  await follower.stop();
  assert.equal(follower.ids.length, facts.length);
  for (const [at, { id }] of facts.entries()) assert.equal(follower.ids[at], id);
}
