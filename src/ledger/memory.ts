import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { NewFact, Position, Recorded } from '../domain/envelope.ts';
import { type CheckedFact, checkAppend } from './append-rules.ts';
import { commitBell, follow } from './follow.ts';
import {
  type Appended,
  type Ledger,
  type LedgerIdentity,
  NotRecorded,
  type Page,
  UnknownPosition,
  type Want,
} from './ledger.ts';

const FOLLOW_FACTS_MAX = 500;

/** A fact as JSON, so that nobody can change it from outside. */
interface Kept {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly position: Position;
  readonly json: string;
}

/** History that ends with the process: for tests and rehearsals. */
export function openMemoryLedger(
  identity: LedgerIdentity = { ledger: randomUUID(), epoch: 1 },
): Ledger {
  const all: Kept[] = [];
  const streams = new Map<string, Kept[]>();
  const bell = commitBell();
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw new Error('the ledger is closed');
  }
  function keep(stream: string, version: number, { fact, json }: CheckedFact): Kept {
    const { id, type, v, deviations, meta } = fact;
    const position = all.length + 1;
    const around = { id, stream, version, position, type, v, deviations, meta };
    const text = `${JSON.stringify(around).slice(0, -1)},"data":${json}}`;
    const kept = { id, stream, type, position, json: text };
    all.push(kept);
    return kept;
  }
  function append(stream: string, expectedVersion: number, facts: readonly NewFact[]): Appended {
    const checked = checkAppend(stream, expectedVersion, facts);
    if (closed) throw new NotRecorded('the ledger is closed');
    const kept = streams.get(stream) ?? [];
    if (kept.length !== expectedVersion) return settled(kept, expectedVersion, facts);
    streams.set(stream, kept);
    for (const fact of checked) kept.push(keep(stream, kept.length + 1, fact));
    bell.ring();
    return { kind: 'recorded', version: kept.length, position: all.length };
  }
  function page(after: Position, limit: number, want?: Want): Page {
    mustBeOpen();
    mustBePosition(after, all.length);
    const facts: Recorded[] = [];
    let through = after;
    for (; through < all.length && facts.length < limit; through += 1) {
      const kept = all[through];
      if (kept && wanted(kept, want)) facts.push(JSON.parse(kept.json));
    }
    return { facts, through };
  }
  return {
    identity,
    append: async (...given) => append(...given),
    async read(stream, afterVersion, limit) {
      mustBeOpen();
      const kept = streams.get(stream) ?? [];
      return kept.slice(afterVersion, afterVersion + limit).map(({ json }) => JSON.parse(json));
    },
    readAll: async (...asked) => page(...asked),
    follow: (after, signal) => follow(after, signal, bell, (from) => page(from, FOLLOW_FACTS_MAX)),
    async head() {
      mustBeOpen();
      return all.length;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      bell.ring();
    },
  };
}

/** The answer to an append whose version has passed: the one it once got, or a lost race. */
function settled(
  kept: readonly Kept[],
  expectedVersion: number,
  facts: readonly NewFact[],
): Appended {
  const version = expectedVersion + facts.length;
  const last = kept[version - 1];
  const same = facts.every(({ id }, index) => kept[expectedVersion + index]?.id === id);
  if (last && same) return { kind: 'recorded', version, position: last.position };
  return { kind: 'conflict', version: kept.length };
}

function mustBePosition(after: Position, head: Position): void {
  if (!Number.isSafeInteger(after) || after < 0 || after > head) {
    throw new UnknownPosition(`position ${after} was not given by this ledger`);
  }
}

function wanted({ stream, type }: Kept, want: Want | undefined): boolean {
  if (want?.types && !want.types.includes(type)) return false;
  if (!want?.part) return true;
  const [index, of] = want.part;
  return crc32(stream) % of === index;
}
