import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { tallies } from '../ledger/tally.ts';
import { type ChildStandIn, spawnStandIn } from '../standins/eventstoredb/child.ts';
import { type Fault, randomFrom } from './fault.ts';
import { mustBalance } from './scale-balance.ts';
import { Book } from './scale-book.ts';
import { type Child, startChild } from './scale-child.ts';
import { acknowledged } from './scale-commands.ts';

const WRITER = new URL('./scale-writer.ts', import.meta.url);
const KILLS = 60;
const KILLS_SHORT = 5;
const WRITERS = 2;
const ALIVE_MS_MAX = 300;
const AWAY_MS_MAX = 150;
const WRITER_KILLED_EVERY = 5;
/** What a new writer sends again of what the killed one may have sent. */
const RESENT = 200;
const ASKED_AGAIN_MAX = 1_000;
const WRITE_TIMEOUT_MS = 300;

/**
 * Two processes write to the same streams of an EventStoreDB that is killed and started again,
 * slow, frozen, and loses answers; now and then a writer is killed too. All that was acknowledged
 * stays, once; refusals are right; and every command is answered again as it was the first time.
 */
export const scaleLedgerKilled: Fault = {
  name: 'scale-ledger-killed',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const kills = short ? KILLS_SHORT : KILLS;
    const dir = join(folder, 'server');
    await using server = await spawnStandIn({ dir, writeTimeoutMs: WRITE_TIMEOUT_MS });
    await using ledger = await openEventStoreLedger(server.url, { write: true });
    const book = new Book();
    const start = (writer: number): Child => {
      const from = Math.max(0, book.latest - RESENT);
      return startChild(WRITER, [server.url, writer, WRITERS, from], (line) =>
        book.note(JSON.parse(line)),
      );
    };
    const writers = Array.from({ length: WRITERS }, (_, writer) => start(writer));
    await using _ = { [Symbol.asyncDispose]: () => allGone(writers) };
    await Promise.all(writers.map(({ begun }) => begun));
    for (let kill = 1; kill <= kills; kill += 1) {
      await trouble(server, random);
      await pause(random() * ALIVE_MS_MAX);
      await server.kill();
      await pause(random() * AWAY_MS_MAX);
      await server.restart();
      if (kill % WRITER_KILLED_EVERY === 0) await replace(writers, kill % WRITERS, start);
      await book.readOn(ledger);
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
    const askedAgain = Math.min(ASKED_AGAIN_MAX, book.latest);
    for (let asked = 0; asked < askedAgain; asked += 1) {
      book.note(await acknowledged(execute, Math.floor(random() * book.latest)));
    }
    await book.readOn(ledger);
    mustBalance(book);
    return seenIn(book, kills);
  },
};

function seenIn({ acks, facts }: Book, kills: number): string {
  const answers = [...acks.values()].flat();
  const refused = answers.filter(({ outcome }) => outcome.kind === 'refused').length;
  assert.ok(acks.size > 10 * kills && refused > kills, 'hardly anything was answered');
  const again = answers.length - acks.size;
  return (
    `${kills} kills, ${acks.size} commands answered (${again} again, ${refused} refusals), ` +
    `${facts} facts`
  );
}

/** Something lesser, which the next kill may meet half-way. */
async function trouble(server: ChildStandIn, random: () => number): Promise<void> {
  const count = 1 + Math.floor(random() * 6);
  const troubles = [
    () => server.failNextAppends(count, 'cut-before-writing'),
    () => server.failNextAppends(count, 'cut-though-written'),
    () => server.failNextAppends(count, 'timed-out-though-written'),
    () => server.failNextAppends(count, 'unanswered-though-written'),
    () => server.setFaults({ latencyMs: 10 * count }),
    () => server.setFaults({ readsCutShort: count }),
    () => server.cutConnections(),
    () => frozen(server, random() * 500),
  ];
  await troubles[Math.floor(random() * troubles.length)]?.();
}

async function frozen(server: ChildStandIn, ms: number): Promise<void> {
  server.freeze();
  await pause(ms);
  server.resume();
}

/** Also where the run has failed half-way. */
async function allGone(writers: readonly Child[]): Promise<void> {
  for (const writer of writers) await writer[Symbol.asyncDispose]();
}

async function replace(
  writers: Child[],
  at: number,
  start: (writer: number) => Child,
): Promise<void> {
  await writers[at]?.kill();
  const next = start(at);
  writers[at] = next;
  await next.begun;
}
