import { Binary, type Db, MongoServerError } from 'mongodb';
import { seal, unseal } from '../cipher.ts';
import type { VaultKey } from '../key.ts';
import { UnusableVault, VaultLocked } from '../vault.ts';

const FORMAT = 1;
const ID = 'vault';
const KEY_CHECK = 'lading vault';
const DUPLICATE_KEY = 11000;

/** The one document that says what the vault's collections are. */
interface About {
  readonly _id: string;
  readonly format: number;
  /** KEY_CHECK, sealed under the vault's key. */
  readonly keyCheck: Binary;
}

/**
 * Marks a new vault with its format and a check of its key, or holds an old one against both.
 * `about` is where it lies. Throws VaultLocked for another vault's key, UnusableVault for what
 * is none or newer than this Lading.
 */
export async function checkVault(db: Db, key: VaultKey, about: string): Promise<void> {
  const marks = db.collection<About>('vault_about');
  const mark = (await marks.findOne({ _id: ID })) ?? (await newMark(db, key));
  if (!mark)
    throw new UnusableVault(`${about} holds keys of subjects, but no check of the vault's`);
  if (mark.format !== FORMAT) {
    throw new UnusableVault(
      `the vault in ${about} has format ${mark.format}; this Lading reads ${FORMAT}`,
    );
  }
  try {
    unseal(key.bytes, mark.keyCheck.value(), KEY_CHECK);
  } catch (cause) {
    throw new VaultLocked(`${key.from} is not the key of the vault in ${about}`, { cause });
  }
}

/** Of two processes that mark a new vault one wins; both see her mark. */
async function newMark(db: Db, key: VaultKey): Promise<About | null> {
  const marks = db.collection<About>('vault_about');
  const isNew = (await db.collection('vault_subjects').findOne({})) === null;
  if (isNew) {
    const keyCheck = new Binary(seal(key.bytes, Buffer.from(KEY_CHECK), KEY_CHECK));
    await marks.insertOne({ _id: ID, format: FORMAT, keyCheck }).catch((error: unknown) => {
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    });
  }
  return marks.findOne({ _id: ID });
}
