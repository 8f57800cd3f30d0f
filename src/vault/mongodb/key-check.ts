import { Binary, type Db, MongoServerError } from 'mongodb';
import { mustFit, newKeyCheck, type VaultKey } from '../key.ts';
import { UnusableVault } from '../vault.ts';

const FORMAT = 1;
const ID = 'vault';
const DUPLICATE_KEY = 11000;

/** The one document that says what the vault's collections are. */
interface About {
  readonly _id: string;
  readonly format: number;
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
  mustBeReadable(mark, about);
  mustFit(key, mark.keyCheck.value(), `the vault in ${about}`);
}

/** The check of the key of a vault that is there; undefined where none was begun. */
export async function keyCheckIn(db: Db, about: string): Promise<Uint8Array | undefined> {
  const mark = await db.collection<About>('vault_about').findOne({ _id: ID });
  if (!mark) return undefined;
  mustBeReadable(mark, about);
  return mark.keyCheck.value();
}

function mustBeReadable({ format }: About, about: string): void {
  if (format === FORMAT) return;
  throw new UnusableVault(
    `the vault in ${about} has format ${format}; this Lading reads ${FORMAT}`,
  );
}

/** Of two processes that mark a new vault one wins; both see her mark. */
async function newMark(db: Db, key: VaultKey): Promise<About | null> {
  const marks = db.collection<About>('vault_about');
  const isNew = (await db.collection('vault_subjects').findOne({})) === null;
  if (isNew) {
    const keyCheck = new Binary(newKeyCheck(key));
    await marks.insertOne({ _id: ID, format: FORMAT, keyCheck }).catch((error: unknown) => {
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    });
  }
  return marks.findOne({ _id: ID });
}
