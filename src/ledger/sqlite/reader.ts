import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { Position, Recorded } from '../../domain/envelope.ts';
import { Damaged, type Page, UnknownPosition, type Want } from '../ledger.ts';
import { decodeFact, READ_COLUMNS, type Row } from './codec.ts';
import { undamaged } from './failures.ts';
import { markedStream, readNames, type StreamName } from './names.ts';
import type { About } from './schema.ts';
import { inArrays } from './statements.ts';

/** Rows that a filtered page looks through at a stretch: some tens of milliseconds of work. */
const STRETCH_ROWS_MAX = 10_000;
/** Mixes the numbers of streams, so that no habit of whoever names them makes parts uneven. */
const SPREAD = 2_654_435_761;

/** The reading half of a SQLite ledger, over any connection to its file. */
export interface Reader {
  read(stream: string, afterVersion: number, limit: number): readonly Recorded[];
  page(after: Position, limit: number): Page;
  wantedPage(after: Position, limit: number, want: Want): Promise<Page>;
  head(): Position;
}

export function openReader(db: DatabaseSync, about: About): Reader {
  const names = readNames(db);
  const sql = prepareReads(db);
  let given: Position = 0;
  /** A stretch of which no row is missing: pages of it need not count again. */
  let whole = { after: 0, last: 0 };

  /** Most positions that we are asked about are those that we gave last. */
  function mustExist(after: Position): void {
    if (after === 0 || after === given) return;
    if (!Number.isSafeInteger(after) || !sql.exists.get(after)) {
      throw new UnknownPosition(`position ${after} was not given by this ledger and epoch`);
    }
  }
  /** Positions follow one another; only a new epoch leaps. */
  function mustFollow(before: Position, position: Position): void {
    if (position === before + 1 || about.firstPositions.has(position)) return;
    throw new Damaged(`facts are missing between positions ${before} and ${position}`, before);
  }
  function decode(row: Row, stream: StreamName): Recorded {
    return decodeFact(row, stream, names.type(row[3]), names.context(row[7]));
  }
  function decodeAll(rows: readonly Row[]): readonly Recorded[] {
    return rows.map((row) => decode(row, names.stream(row[1])));
  }
  function read(stream: string, afterVersion: number, limit: number): readonly Recorded[] {
    const name = markedStream(stream);
    return sql.ofStream.all(stream, afterVersion, limit).map((row, index) => {
      if (row[2] === afterVersion + 1 + index) return decode(row, name);
      throw new Damaged(`${stream} lacks its fact ${afterVersion + 1 + index}`, row[0]);
    });
  }
  function page(after: Position, limit: number): Page {
    mustExist(after);
    const rows = sql.after.all(after, limit);
    let through = after;
    for (const [position] of rows) {
      mustFollow(through, position);
      through = position;
    }
    given = through;
    return { facts: decodeAll(rows), through };
  }
  /** The last of the next rows; a filter must not hide that some of them are missing. */
  function stretchEnd(after: Position): Position | undefined {
    if (after >= whole.after && after < whole.last) return whole.last;
    const first = sql.next.get(after)?.[0];
    if (first === undefined) return undefined;
    mustFollow(after, first);
    const [rows, last] = sql.stretch.get(first, first + STRETCH_ROWS_MAX - 1) ?? [0, first];
    if (rows !== last - first + 1) {
      throw new Damaged(`facts are missing between positions ${first} and ${last}`, first);
    }
    whole = { after, last };
    return last;
  }
  function wantedOf(after: Position, limit: number, want: Want): Page {
    const [index, of] = want.part ?? [0, 1];
    const end = stretchEnd(after);
    if (end === undefined) return { facts: [], through: after };
    const types = want.types ? JSON.stringify(want.types) : null;
    const facts = decodeAll(sql.wanted.all(after, end, types, types, of, index, limit));
    const full = facts.length === limit ? facts.at(-1) : undefined;
    return { facts, through: full?.position ?? end };
  }
  async function wantedPage(after: Position, limit: number, want: Want): Promise<Page> {
    undamaged(() => mustExist(after));
    for (let from = after; ; await turn()) {
      const found = undamaged(() => wantedOf(from, limit, want));
      if (found.facts.length > 0 || found.through === from) return found;
      from = found.through;
    }
  }
  return {
    read: (...asked) => undamaged(() => read(...asked)),
    page: (...asked) => undamaged(() => page(...asked)),
    wantedPage,
    head: () => undamaged(() => sql.head.get()?.[0] ?? 0),
  };
}

function prepareReads(db: DatabaseSync) {
  const facts = `SELECT ${READ_COLUMNS} FROM facts`;
  return {
    ofStream: inArrays<Row>(
      db,
      `${facts} WHERE stream = (SELECT stream FROM streams WHERE name = ?) AND version > ?
       ORDER BY version LIMIT 0 + ?`,
    ),
    after: inArrays<Row>(db, `${facts} WHERE position > ? ORDER BY position LIMIT 0 + ?`),
    wanted: inArrays<Row>(
      db,
      `${facts} WHERE position > ? AND position <= ?
       AND (? IS NULL OR type IN
         (SELECT type FROM types WHERE name IN (SELECT value FROM json_each(?))))
       AND (stream * ${SPREAD} >> 16) % ? = ? ORDER BY position LIMIT 0 + ?`,
    ),
    next: inArrays<[Position]>(
      db,
      'SELECT position FROM facts WHERE position > ? ORDER BY position LIMIT 1',
    ),
    stretch: inArrays<[rows: number, last: Position]>(
      db,
      'SELECT count(*), max(position) FROM facts WHERE position BETWEEN ? AND ?',
    ),
    exists: inArrays<[number]>(db, 'SELECT 1 FROM facts WHERE position = ?'),
    head: inArrays<[Position | null]>(db, 'SELECT max(position) FROM facts'),
  };
}
