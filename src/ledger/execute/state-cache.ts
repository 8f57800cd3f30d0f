import { BoundedMap } from '../bounded-map.ts';
import type { Folded } from './history.ts';

const ENTRY_BYTES = 400;
const COMMAND_BYTES = 8;
/** A state is weighed again when its stream has grown by a quarter. */
const GROWTH = 1.25;
const VALUES_WEIGHED_MAX = 100_000;

interface Entry {
  readonly folded: Folded;
  readonly bytes: number;
  readonly weighedAt: number;
}

/** Folded streams, as many as fit into about `bytesMax`. */
export interface StateCache {
  get(stream: string): Folded | undefined;
  put(stream: string, folded: Folded): void;
  drop(stream: string): void;
}

export function openStateCache(bytesMax: number): StateCache {
  const entries = new BoundedMap<string, Entry>(bytesMax, ({ bytes }) => bytes);
  return {
    get: (stream) => entries.get(stream)?.folded,
    put: (stream, folded) => entries.set(stream, weighed(folded, entries.get(stream))),
    drop: (stream) => entries.delete(stream),
  };
}

function weighed(folded: Folded, before: Entry | undefined): Entry {
  const { version, commands, state } = folded;
  if (before && version < before.weighedAt * GROWTH) return { ...before, folded };
  const bytes = ENTRY_BYTES + COMMAND_BYTES * commands.length + roughBytes(state);
  return { folded, bytes, weighedAt: version };
}

/** About what a plain value occupies in V8: a word a slot, two bytes a char at worst. */
function roughBytes(value: unknown): number {
  const open: unknown[] = [value];
  let bytes = 0;
  for (let seen = 0; open.length > 0 && seen < VALUES_WEIGHED_MAX; seen += 1) {
    const next = open.pop();
    if (typeof next === 'string') bytes += 16 + 2 * next.length;
    else if (typeof next !== 'object' || next === null) bytes += 8;
    else {
      const inside = slotsOf(next);
      bytes += 32 + 8 * inside.length;
      for (const slot of inside) open.push(slot);
    }
  }
  return bytes;
}

function slotsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.entries()];
  if (value instanceof Set) return [...value];
  return Object.values(value);
}
