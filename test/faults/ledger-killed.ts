import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Recorded } from '../../src/domain/envelope.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { type Fault, randomFrom } from './fault.ts';
import { nthCommand } from './tally-commands.ts';

const WRITER = join(import.meta.dirname, 'ledger-writer.ts');
const SERIES = 2;
const KILLS = 200;
const KILLS_SHORT = 6;
const RESENT = 200;
const ALIVE_MS_MAX = 150;
const PAGE_FACTS = 5_000;

interface Ack {
  readonly replayed: boolean;
  readonly version: number;
  readonly position: number;
  readonly id: string;
}

/** Everything acknowledged so far, by command, and what the ledger was seen to hold. */
interface Book {
  readonly acks: Map<number, Ack>;
  readonly versions: Map<string, number>;
  readonly ids: Set<string>;
  through: number;
  /** The last command of all that was acknowledged. */
  latest: number;
  /** Commands that a later writer found done. */
  resent: number;
}

/** Two series at a time: one starts its next writer while the other one's is at work. */
export const ledgerKilled: Fault = {
  name: 'ledger-killed',
  async run({ folder, seed, short }) {
    const kills = (short ? KILLS_SHORT : KILLS) / SERIES;
    const series = Array.from({ length: SERIES }, (_, n) =>
      killedAgainAndAgain(join(folder, String(n)), kills, randomFrom(seed + n)),
    );
    const books = await Promise.all(series);
    const total = (count: (book: Book) => number): number =>
      books.reduce((sum, book) => sum + count(book), 0);
    const acknowledged = total(({ acks }) => acks.size);
    assert.ok(acknowledged > kills, 'hardly anything was acknowledged');
    const [facts, resent] = [total(({ ids }) => ids.size), total((book) => book.resent)];
    return `${kills * SERIES} kills, ${acknowledged} acknowledged of ${facts} facts, ${resent} sent again`;
  },
};

async function killedAgainAndAgain(
  folder: string,
  kills: number,
  random: () => number,
): Promise<Book> {
  const book: Book = {
    acks: new Map(),
    versions: new Map(),
    ids: new Set(),
    through: 0,
    latest: 0,
    resent: 0,
  };
  for (let kill = 0; kill < kills; kill += 1) {
    await written(folder, Math.max(0, book.latest - RESENT), random() * ALIVE_MS_MAX, book);
    await audit(folder, book);
  }
  const { facts, findings } = await checkLedger(folder);
  assert.deepEqual(findings, []);
  assert.equal(facts, book.ids.size);
  return book;
}

/** Lets a writer run until it is killed, and notes what it said. */
async function written(folder: string, from: number, ms: number, book: Book): Promise<void> {
  const child = spawn(process.execPath, [WRITER, folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), exited]);
  await pause(ms);
  child.kill('SIGKILL');
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'the writer ended by itself');
  for (const line of said.split('\n').slice(0, -1)) note(line, book);
}

function note(line: string, book: Book): void {
  const [k = '', replayed, version, position, id = ''] = line.split(' ');
  const ack: Ack = {
    replayed: replayed === 'true',
    version: Number(version),
    position: Number(position),
    id,
  };
  const before = book.acks.get(Number(k));
  if (before) assert.deepEqual(ack, { ...before, replayed: true }, 'answered otherwise before');
  book.acks.set(Number(k), ack);
  book.latest = Math.max(book.latest, Number(k));
  if (ack.replayed) book.resent += 1;
}

/** What came since the last look: no gap, nothing twice, everything acknowledged is there. */
async function audit(folder: string, book: Book): Promise<void> {
  await using ledger = await openLedger('sqlite:', folder, { write: false });
  const fresh = new Map<number, Recorded>();
  for (;;) {
    const { facts, through } = await ledger.readAll(book.through, PAGE_FACTS);
    if (facts.length === 0) break;
    book.through = through;
    for (const fact of facts) {
      assert.equal(
        fact.version,
        (book.versions.get(fact.stream) ?? 0) + 1,
        `gap in ${fact.stream}`,
      );
      book.versions.set(fact.stream, fact.version);
      assert.ok(!book.ids.has(fact.id), `${fact.id} is there twice`);
      book.ids.add(fact.id);
      fresh.set(fact.position, fact);
    }
  }
  for (const [k, ack] of book.acks) {
    assert.ok(book.ids.has(ack.id), `command ${k} was acknowledged and is lost`);
    const fact = fresh.get(ack.position);
    if (!fact) continue;
    assert.equal(fact.id, ack.id);
    assert.equal(fact.meta.commandId, nthCommand(k).envelope.commandId);
  }
}
