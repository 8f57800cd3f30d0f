import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Meta } from '../../domain/envelope.ts';
import { BoundedMap } from '../bounded-map.ts';
import { Damaged } from '../ledger.ts';
import { type Cell, inArrays } from './statements.ts';
import type { Marked } from './sum.ts';

const NAMES_KEPT_MAX = 50_000;

/** What a number in a fact's row stands for. */
export interface StreamName extends Marked {
  readonly name: string;
}
export interface TypeName extends Marked {
  readonly name: string;
  readonly v: number;
}
export interface Context extends Marked {
  readonly values: ContextValues;
}

/** The part of an envelope that many facts share, in the order in which it is stored as JSON. */
export type ContextValues = readonly [
  timeQuality: Meta['timeQuality'],
  capture: Meta['capture'],
  actor: string,
  role: string,
  device: string | null,
  source: string | null,
  /** The site, where it is all that is known of the place. */
  site: string | null,
];

/** Numbers to names. Throws Damaged for a number that stands for nothing. */
export interface Names {
  stream(code: number): StreamName;
  type(code: number): TypeName;
  context(code: number): Context;
}

export function markedStream(name: string): StreamName {
  return { name, mark: crc32(name) };
}

export function readNames(db: DatabaseSync): Names {
  return {
    stream: lookup<[string], StreamName>(
      db,
      'SELECT name FROM streams WHERE stream = ?',
      ([name]) => markedStream(name),
    ),
    type: lookup<[string, number], TypeName>(
      db,
      'SELECT name, v FROM types WHERE type = ?',
      ([name, v]) => ({ name, v, mark: crc32(typeKey(name, v)) }),
    ),
    context: lookup<[string], Context>(
      db,
      'SELECT text FROM contexts WHERE context = ?',
      ([text]) => ({ values: JSON.parse(text), mark: crc32(text) }),
    ),
  };
}

/** A name's number. */
export interface Numbered extends Marked {
  readonly code: number;
}

/** Names to numbers, given within the writer's transaction where they are new. */
export interface NameGiver {
  stream(name: string): Numbered;
  type(name: string, v: number): Numbered;
  context(text: string): Numbered;
  /** After a rollback the numbers given in it mean nothing. */
  forget(): void;
}

export function giveNames(db: DatabaseSync): NameGiver {
  const streams = numbering(db, 'streams', 'stream', ['name']);
  const types = numbering(db, 'types', 'type', ['name', 'v']);
  const contexts = numbering(db, 'contexts', 'context', ['text']);
  return {
    stream: (name) => streams.number(name, name),
    type: (name, v) => types.number(typeKey(name, v), name, v),
    context: (text) => contexts.number(text, text),
    forget() {
      streams.forget();
      types.forget();
      contexts.forget();
    },
  };
}

function typeKey(name: string, v: number): string {
  return `${name} ${v}`;
}

function lookup<R extends readonly Cell[], T>(
  db: DatabaseSync,
  sql: string,
  read: (row: R) => T,
): (code: number) => T {
  const kept = new BoundedMap<number, T>(NAMES_KEPT_MAX);
  const statement = inArrays<R>(db, sql);
  return (code) => {
    const already = kept.get(code);
    if (already !== undefined) return already;
    const row = statement.get(code);
    if (!row) throw new Damaged(`the ledger lacks the name behind number ${code}: ${sql}`);
    const found = read(row);
    kept.set(code, found);
    return found;
  };
}

function numbering(
  db: DatabaseSync,
  table: string,
  code: string,
  columns: readonly string[],
): { number(key: string, ...values: readonly Cell[]): Numbered; forget(): void } {
  const kept = new BoundedMap<string, Numbered>(NAMES_KEPT_MAX);
  const where = columns.map((column) => `${column} = ?`).join(' AND ');
  const places = columns.map(() => '?').join(', ');
  const find = inArrays<[number]>(db, `SELECT ${code} FROM ${table} WHERE ${where}`);
  const insert = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  return {
    number(key, ...values) {
      const already = kept.get(key);
      if (already) return already;
      const stored = find.get(...values)?.[0] ?? insert.run(...values).lastInsertRowid;
      const numbered = { code: Number(stored), mark: crc32(key) };
      kept.set(key, numbered);
      return numbered;
    },
    forget: () => kept.clear(),
  };
}
