import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position } from '../../domain/envelope.ts';
import type { CheckedFact } from '../append-rules.ts';
import { encodeFact, type Row, WRITTEN_COLUMNS, WRITTEN_VALUES } from './codec.ts';
import { endsWriting, surelyNotCommitted } from './failures.ts';
import { giveNames } from './names.ts';

/** From here on a statement of many rows gains more than it costs. */
const SINGLE_ROWS_MAX = 64;
const ROWS_A_STATEMENT = 32;

/** One append among those that share a transaction. */
export interface GroupMember {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly facts: readonly CheckedFact[];
}

/** Why a group was not recorded, as far as can be known. */
export class GroupFailed extends Error {
  override readonly name = 'GroupFailed';
  /** Whether nothing of it is or will be in the file. */
  readonly certain: boolean;
  /** Whether the writer must not carry on. */
  readonly ends: boolean;

  constructor(cause: unknown, certain: boolean, ends: boolean) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.certain = certain;
    this.ends = ends;
  }
}

/** Records groups of checked appends, each in one transaction; a group gets adjacent positions. */
export interface Recorder {
  /** Position that the next fact will get. */
  next(): Position;
  /** Durable when it returns; throws GroupFailed. */
  record(group: readonly GroupMember[]): void;
}

export function openRecorder(db: DatabaseSync, firstFree: Position): Recorder {
  const names = giveNames(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const insert = prepareInserts(db);
  let next = firstFree;

  function encode(group: readonly GroupMember[]): readonly Row[] {
    const rows: Row[] = [];
    for (const { stream, expectedVersion, facts } of group) {
      const numbered = names.stream(stream);
      for (const [index, fact] of facts.entries()) {
        const position = next + rows.length;
        const version = expectedVersion + index + 1;
        rows.push(encodeFact(fact, { position, stream: numbered, version }, names));
      }
    }
    return rows;
  }
  return {
    next: () => next,
    record(group) {
      let committing = false;
      try {
        begin.run();
        const rows = encode(group);
        insert(rows);
        committing = true;
        commit.run();
        next += rows.length;
      } catch (error) {
        names.forget();
        const undone = rollBack(db);
        const certain = undone && (!committing || surelyNotCommitted(error));
        throw new GroupFailed(error, certain, !certain || endsWriting(error));
      }
    },
  };
}

/** Whether no transaction is open afterwards; SQLite has closed it already after some errors. */
function rollBack(db: DatabaseSync): boolean {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } catch {
    // What matters is whether the transaction is gone.
  }
  return !db.isTransaction;
}

function prepareInserts(db: DatabaseSync): (rows: readonly Row[]) => void {
  const into = `INSERT INTO facts (${WRITTEN_COLUMNS}) VALUES`;
  const single = db.prepare(`${into} (${WRITTEN_VALUES})`);
  const values = Array.from({ length: ROWS_A_STATEMENT }, () => `(${WRITTEN_VALUES})`);
  let many: StatementSync | undefined;
  return (rows) => {
    let done = 0;
    if (rows.length > SINGLE_ROWS_MAX) {
      many ??= db.prepare(`${into} ${values.join(', ')}`);
      for (; done + ROWS_A_STATEMENT <= rows.length; done += ROWS_A_STATEMENT) {
        many.run(...rows.slice(done, done + ROWS_A_STATEMENT).flat());
      }
    }
    for (const row of rows.slice(done)) single.run(...row);
  };
}
