import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../domain/envelope.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Appended } from '../ledger.ts';
import type { GroupMember } from './recorder.ts';
import { inArrays } from './statements.ts';

const HEADS_KEPT_MAX = 50_000;

/** Versions of streams: those of active ones are kept, true because there is one writer. */
export interface Heads {
  version(stream: string): number;
  moved(stream: string, version: number): void;
  /** After a failed transaction only the file is to be believed. */
  forget(): void;
  /** The answer to an append at another version: the one it once got, or a lost race. */
  settled(member: GroupMember, version: number): Appended;
}

export function openHeads(db: DatabaseSync): Heads {
  const kept = new BoundedMap<string, number>(HEADS_KEPT_MAX);
  const ofStream = 'stream = (SELECT stream FROM streams WHERE name = ?)';
  const head = inArrays<[number | null]>(db, `SELECT max(version) FROM facts WHERE ${ofStream}`);
  const recorded = inArrays<[id: string, position: Position]>(
    db,
    `SELECT lower(hex(substr(ids, 1, 16))), position FROM facts
     WHERE ${ofStream} AND version > ? ORDER BY version LIMIT 0 + ?`,
  );
  return {
    version(stream) {
      const version = kept.get(stream) ?? head.get(stream)?.[0] ?? 0;
      kept.set(stream, version);
      return version;
    },
    moved: (stream, version) => kept.set(stream, version),
    forget: () => kept.clear(),
    settled({ stream, expectedVersion, facts }, version) {
      const rows = recorded.all(stream, expectedVersion, facts.length);
      const same = facts.every(({ fact }, i) => fact.id.replaceAll('-', '') === rows[i]?.[0]);
      const last = rows.at(-1);
      if (!last || !same) return { kind: 'conflict', version };
      return { kind: 'recorded', version: expectedVersion + facts.length, position: last[1] };
    },
  };
}
