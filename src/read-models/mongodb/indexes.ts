import { type Collection, MongoServerError } from 'mongodb';
import type { Indexes } from '../read-models.ts';
import { indexPath, type StoredDocument } from './stored.ts';

const NAMESPACE_NOT_FOUND = 26;

/**
 * Makes the declared indexes that are missing, each followed by the id so that pages are cut in
 * its order. One by one: FerretDB hangs up when several of a command are there already, and
 * processes that start together make the same ones.
 */
export async function makeIndexes(
  collection: Collection<StoredDocument>,
  indexes: Indexes,
): Promise<void> {
  const there = await indexesOf(collection);
  for (const field of Object.keys(indexes)) {
    const path = indexPath(field);
    const name = `${path}_1__id_1`;
    if (!there.has(name)) await collection.createIndex({ [path]: 1, _id: 1 }, { name });
  }
  // Only tombstones have it.
  if (!there.has('gone_1')) await collection.createIndex({ gone: 1 }, { sparse: true });
}

async function indexesOf(collection: Collection<StoredDocument>): Promise<ReadonlySet<string>> {
  try {
    const found = await collection.listIndexes().toArray();
    return new Set(found.map(({ name }) => String(name)));
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return new Set();
    throw error;
  }
}
