import { expect } from 'vitest';
import type {
  Batch,
  Checkpoint,
  Collection,
  Lease,
  Query,
  ReadModels,
  Stored,
} from '../../../src/read-models/read-models.ts';

/** A document with a value for every kind of index. */
export interface Parcel {
  readonly stage?: string | number;
  readonly weight?: number;
  readonly tags?: readonly string[];
  readonly sizes?: readonly number[];
  readonly to?: { readonly city?: string };
  readonly note?: unknown;
}

export const INDEXES = {
  stage: 'text',
  weight: 'number',
  tags: 'texts',
  sizes: 'numbers',
  'to.city': 'text',
} as const;

export const TTL_MS = 5_000;

/** The store under test, new for every test, and the clock of its leases. */
export interface Subject {
  models: ReadModels;
  nowMs: number;
}

export const here = (through: number): Checkpoint => ({ ledger: 'l-1', epoch: 1, through });

export function parcels(
  { models }: Subject,
  build = 'first',
  version = 1,
): Promise<Collection<Parcel>> {
  return models.open<Parcel>('parcels', version, build, INDEXES);
}

export async function leased(collection: Collection<Parcel>, owner = 'us'): Promise<Lease> {
  const lease = await collection.lease(owner, TTL_MS);
  if (!lease) throw new Error(`${owner} got no lease`);
  return lease;
}

/** A batch of which only what matters is said; the lease is ours unless it is given. */
export async function apply(
  collection: Collection<Parcel>,
  batch: Partial<Batch<Parcel>>,
): Promise<void> {
  const lease = batch.lease ?? (await leased(collection));
  const rest = { puts: [], deletes: [], parked: [], healed: [], checkpoint: here(0) };
  await collection.apply({ ...rest, ...batch, lease });
}

/** Documents a, b, c … at positions 10, 20, 30 …, or under names of their own. */
export async function holding(
  subject: Subject,
  ...docs: readonly (Parcel | Stored<Parcel>)[]
): Promise<Collection<Parcel>> {
  const collection = await parcels(subject);
  const puts = docs.map((doc, at) =>
    'doc' in doc ? doc : { id: String.fromCharCode(97 + at), position: (at + 1) * 10, doc },
  );
  await apply(collection, { puts });
  return collection;
}

/** The ids that are found, in their order. */
export async function ids(collection: Collection<Parcel>, query: Partial<Query>): Promise<string> {
  const found = await collection.find({ limit: 100, ...query });
  return found.docs.map(({ id }) => id).join(' ');
}

/** The ids of all pages, from the first or from where `after` leads to. */
export async function walk(
  collection: Collection<Parcel>,
  query: Query,
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let { after } = query; ; ) {
    const page = await collection.find(after === undefined ? query : { ...query, after });
    expect(page.docs.length).toBeLessThanOrEqual(query.limit);
    seen.push(...page.docs.map(({ id }) => id));
    if (page.cursor === undefined) return seen;
    after = page.cursor;
  }
}
