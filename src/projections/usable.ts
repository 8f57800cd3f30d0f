import type { Ledger } from '../ledger/ledger.ts';
import { type Collection, type ReadModels, UnreadableStore } from '../read-models/read-models.ts';
import type { AnyProjection } from './projection.ts';

/** A newer Lading has published a newer version: this one must not put the old one back. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/**
 * The published build of a projection where it can be carried on; undefined where it must be
 * rebuilt: none there, damaged, an older version, of another ledger or epoch, or ahead of it.
 */
export async function usableBuild(
  ledger: Ledger,
  readModels: ReadModels,
  { name, version }: AnyProjection,
): Promise<Collection<object> | undefined> {
  const collection = await publishedUnlessDamaged(readModels, name);
  if (collection && collection.version > version) {
    throw new Superseded(
      `${name} is published as version ${collection.version}, ours is ${version}`,
    );
  }
  const checkpoint = await collection?.checkpoint();
  if (!checkpoint || collection?.version !== version) return undefined;
  const { identity } = ledger;
  const isOurs = checkpoint.ledger === identity.ledger && checkpoint.epoch === identity.epoch;
  return isOurs && checkpoint.through <= (await ledger.head()) ? collection : undefined;
}

async function publishedUnlessDamaged(readModels: ReadModels, name: string) {
  try {
    const collection = await readModels.published<object>(name);
    await collection?.checkpoint();
    return collection;
  } catch (error) {
    if (error instanceof UnreadableStore) return undefined;
    throw error;
  }
}
