import { randomUUID } from 'node:crypto';
import type { Meta, NewFact, Recorded } from '../../src/domain/envelope.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { ReadCorrection } from '../../src/projections/fold.ts';
import type { Projection } from '../../src/projections/projection.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';

/** A small world for the runner: parcels are weighed, moved, sent away, and now and then wrong. */
export type ParcelFact =
  | { readonly type: 'Weighed'; readonly data: { readonly grams: number } }
  | { readonly type: 'Moved'; readonly data: { readonly to: string } }
  | { readonly type: 'Lost'; readonly data: object }
  | { readonly type: 'Cursed'; readonly data: { readonly by: string } }
  | { readonly type: 'Noted'; readonly data: object }
  | {
      readonly type: 'RecordCorrected';
      readonly data: { readonly target: number; readonly replacements: number };
    };

export interface Parcel {
  readonly grams: number;
  readonly places: readonly string[];
  readonly place?: string;
}

export const weighed = (grams: number): ParcelFact => ({ type: 'Weighed', data: { grams } });
export const moved = (to: string): ParcelFact => ({ type: 'Moved', data: { to } });
export const lost: ParcelFact = { type: 'Lost', data: {} };
export const noted: ParcelFact = { type: 'Noted', data: {} };
/** No handler can apply it while `curses` holds its name. */
export const cursed = (by: string): ParcelFact => ({ type: 'Cursed', data: { by } });
export const corrected = (target: number, ...instead: ParcelFact[]): readonly ParcelFact[] => [
  { type: 'RecordCorrected', data: { target, replacements: instead.length } },
  ...instead,
];

export const correctionOf = (category: string): ReadCorrection | undefined =>
  category === 'parcel' ? correction : undefined;

export const correctionTypes: readonly string[] = ['RecordCorrected'];

const correction: ReadCorrection = (fact) =>
  fact.type === 'RecordCorrected' ? (fact.data as { target: number; replacements: number }) : null;

/** Curses that still work; a projection of a mended program knows how to apply the others. */
export const curses = new Set<string>();

const nothing: Parcel = { grams: 0, places: [] };

export const parcels: Projection<Parcel, ParcelFact> = {
  name: 'parcels',
  version: 1,
  category: 'parcel',
  indexes: { place: 'text', grams: 'number', places: 'texts' },
  on: {
    Weighed: (doc = nothing, { data }) => ({ ...doc, grams: doc.grams + data.grams }),
    Moved: (doc = nothing, { data }) => ({
      ...doc,
      place: data.to,
      places: [...doc.places, data.to],
    }),
    Lost: () => null,
    Cursed: (doc, { data }) => {
      if (curses.has(data.by)) throw new Error(`cursed by ${data.by}`);
      return doc;
    },
  },
};

export interface Telling {
  readonly told: readonly string[];
}

/** Every fact with its version, struck ones with the version of what struck them. */
export const tellings: Projection<Telling, ParcelFact> = {
  name: 'tellings',
  version: 1,
  category: 'parcel',
  corrections: 'all',
  indexes: {},
  on: {
    Weighed: retold,
    Moved: retold,
    Lost: retold,
    RecordCorrected: retold,
  },
};

function retold(
  doc: Telling | undefined,
  { type, version, struckBy }: { type: string; version: number; struckBy?: number },
): Telling {
  const by = struckBy === undefined ? '' : `, struck by ${struckBy}`;
  return { told: [...(doc?.told ?? []), `${version} ${type}${by}`] };
}

export interface Arrivals {
  readonly route: readonly string[];
  readonly last: string;
}

/** Follows the time of occurrence, which a moved parcel carries behind an @: `hall@07`. */
export const arrivals: Projection<Arrivals, ParcelFact> = {
  name: 'arrivals',
  version: 1,
  category: 'parcel',
  indexes: { last: 'text' },
  retelling: {
    late: ({ last }, fact) => hourOf(fact) < last,
    arrange: (facts) => facts.toSorted((a, b) => Number(hourOf(a)) - Number(hourOf(b))),
  },
  on: {
    Moved: (doc, fact) => ({
      route: [...(doc?.route ?? []), fact.data.to],
      last: hourOf(fact),
    }),
  },
};

function hourOf(fact: ParcelFact): string {
  return (fact.type === 'Moved' && fact.data.to.split('@')[1]) || '00';
}

const meta: Meta = {
  occurredAt: '2026-03-01T08:00:00.000+08:00',
  recordedAt: '2026-03-01T00:00:00.000Z',
  timeQuality: 'server',
  capture: 'api',
  actor: 'key:test',
  role: 'warehouse',
  commandId: '00000000-0000-8000-8000-000000000000',
  commandDigest: '0'.repeat(32),
};

/** Records facts of one parcel in one append, as of `recordedAt` where it matters. */
export async function record(
  ledger: Ledger,
  parcel: string,
  facts: readonly ParcelFact[],
  recordedAt = meta.recordedAt,
): Promise<number> {
  const stream = parcel.includes('-') ? parcel : `parcel-${parcel}`;
  const version = (await ledger.read(stream, 0, 10_000)).length;
  const drafts: NewFact[] = facts.map((fact) => ({
    ...fact,
    id: randomUUID(),
    v: 1,
    meta: { ...meta, recordedAt },
  }));
  const appended = await ledger.append(stream, version, drafts);
  if (appended.kind !== 'recorded') throw new Error('nobody else writes here');
  return appended.position;
}

/** All published documents by id. */
export async function documents(
  readModels: ReadModels,
  name: string,
): Promise<Record<string, object>> {
  const collection = await readModels.published<object>(name);
  if (!collection) throw new Error(`${name} is not published`);
  const found: Record<string, object> = {};
  for await (const page of collection.all()) for (const { id, doc } of page) found[id] = doc;
  return found;
}

/** A fact as a ledger would give it, for folds without one. */
export function recordedFact(stream: string, version: number, fact: ParcelFact): Recorded {
  const position = version * 10;
  return {
    ...fact,
    id: `00000000-0000-8000-8000-${position}`,
    v: 1,
    meta,
    stream,
    version,
    position,
  };
}
