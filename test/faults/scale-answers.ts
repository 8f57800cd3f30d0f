import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { type Ledger, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import { tallies } from '../ledger/tally.ts';
import { spawnStandIn } from '../standins/eventstoredb/child.ts';
import { type Fault, randomFrom } from './fault.ts';
import { mustBalance } from './scale-balance.ts';
import { Book } from './scale-book.ts';
import { acknowledged } from './scale-commands.ts';
import { APPEND_MS, TROUBLES, type Trouble, troublesome } from './scale-troubles.ts';

const ROUNDS = 2;
const ROUNDS_SHORT = 1;
/** Behind each trouble, so that what it left is met. */
const COMMANDS_AFTER = 60;
const IN_FLIGHT = 24;
const ASKED_AGAIN = 40;

/** Failures of a ledger since they were asked for last. */
interface Counted {
  readonly ledger: Ledger;
  taken(): { readonly unknown: number; readonly failed: number };
}

/**
 * One kind of trouble at a time befalls an EventStoreDB to which commands are sent, until each
 * has its answer. Every one is recorded once, and answered rightly, then and later.
 */
export const scaleAnswers: Fault = {
  name: 'scale-answers',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    await using server = await spawnStandIn({ dir: join(folder, 'server'), ...troublesome });
    const quick = { appendMs: APPEND_MS, silenceMs: 1_000, random };
    await using opened = await openEventStoreLedger(server.url, { write: true, ...quick });
    const { ledger, taken } = counting(opened);
    const book = new Book();
    const seen: string[] = [];
    for (const { name, befall, mustFail } of TROUBLES) {
      for (let round = 0; round < (short ? ROUNDS_SHORT : ROUNDS); round += 1) {
        await sentThrough(book, ledger, () => befall(server));
      }
      const { unknown, failed } = taken();
      if (mustFail) assert.ok(unknown + failed > 0, `nothing was ${name}`);
      seen.push(`${name} ${unknown}/${failed}`);
      await mustStand(book, ledger, random);
    }
    const said = `${book.acks.size} commands, ${book.facts} facts`;
    return `${said}; appends of unknown outcome / other failures: ${seen.join(', ')}`;
  },
};

/** Commands under way when a trouble begins, during it, and behind it. */
async function sentThrough(
  book: Book,
  ledger: Ledger,
  befall: () => ReturnType<Trouble['befall']>,
): Promise<void> {
  const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
  let next = book.latest + 1;
  let end = Infinity;
  const send = async (): Promise<void> => {
    while (next < end) {
      const k = next;
      next += 1;
      book.note(await acknowledged(execute, k));
    }
  };
  const troubled = pause(20)
    .then(befall)
    .finally(() => {
      end = next + COMMANDS_AFTER;
    });
  await Promise.all([troubled, ...Array.from({ length: IN_FLIGHT }, send)]);
}

/** Everything so far is there, and the server in peace says the same again. */
async function mustStand(book: Book, ledger: Ledger, random: () => number): Promise<void> {
  const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
  for (let asked = 0; asked < ASKED_AGAIN; asked += 1) {
    book.note(await acknowledged(execute, Math.ceil(random() * book.latest)));
  }
  await book.readOn(ledger);
  mustBalance(book);
}

function counting(ledger: Ledger): Counted {
  let unknown = 0;
  let failed = 0;
  const counted = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof OutcomeUnknown) unknown += 1;
      else failed += 1;
      throw error;
    }
  };
  return {
    ledger: {
      ...ledger,
      append: (...given) => counted(ledger.append(...given)),
      read: (...asked) => counted(ledger.read(...asked)),
    },
    taken() {
      const counts = { unknown, failed };
      [unknown, failed] = [0, 0];
      return counts;
    },
  };
}
