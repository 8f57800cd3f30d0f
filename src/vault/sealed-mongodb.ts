import { connectMongo } from '../servers/mongodb.ts';
import { erasuresToRead, vaultFiles } from './files.ts';
import { documentsIn } from './mongodb/documents.ts';
import { keyCheckIn } from './mongodb/key-check.ts';
import { findSealed } from './mongodb/sealed.ts';
import type { SealedSubject, SealedVault } from './vault.ts';

const PAGE_SUBJECTS = 50;

/**
 * The vault on a server to be given away, while others use it; erasures that only this machine has
 * journalled hold too. Undefined where there is none; throws UnusableVault, UnusableServer and
 * ServerUnreachable.
 */
export async function openSealedMongo(url: string, dir: string): Promise<SealedVault | undefined> {
  await using opened = new AsyncDisposableStack();
  const mongo = opened.use(await connectMongo(url));
  const documents = documentsIn(mongo.db);
  const erased = new Set(erasuresToRead(vaultFiles(dir).erasures));

  async function find(wanted: readonly string[]): Promise<readonly SealedSubject[]> {
    const gone = wanted.filter((subject) => erased.has(subject));
    const others = wanted.filter((subject) => !erased.has(subject));
    const found = others.length === 0 ? [] : await findSealed(documents, others);
    return [...found, ...gone.map((subject) => ({ subject, erased: true }) as const)];
  }
  async function* pages(): AsyncGenerator<readonly SealedSubject[], void, undefined> {
    const unmet = new Set(erased);
    let page: string[] = [];
    for await (const { _id } of documents.subjects.find({}, { batchSize: PAGE_SUBJECTS })) {
      unmet.delete(_id);
      page.push(_id);
      if (page.length < PAGE_SUBJECTS) continue;
      yield await find(page);
      page = [];
    }
    if (page.length > 0) yield await find(page);
    for (const subject of unmet) yield [{ subject, erased: true }];
  }
  try {
    const keyCheck = await keyCheckIn(mongo.db, mongo.about);
    if (!keyCheck) return undefined;
    const kept = opened.move();
    return {
      keyCheck,
      find: (subjects) => translated(find(subjects)),
      async *subjects() {
        try {
          yield* pages();
        } catch (error) {
          throw mongo.failure(error);
        }
      },
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    };
  } catch (error) {
    throw mongo.failure(error);
  }

  async function translated<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw mongo.failure(error);
    }
  }
}
