import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { describe, inject } from 'vitest';
import { withDatabase } from './with-database.ts';

/** The server that speaks MongoDB's protocol in this run, if any. */
export function mongoUrl(): string | undefined {
  return inject('mongodbUrl') || undefined;
}

/** A suite that needs such a server: visibly skipped where there is none. */
export function describeWithMongo(name: string, suite: () => void): void {
  describe.skipIf(mongoUrl() === undefined)(name, suite);
}

/** A database of the test's own, which is gone again when its scope ends. */
export interface FreshDatabase extends AsyncDisposable {
  /** Names the database in its path. */
  readonly url: string;
  readonly name: string;
  /** Straight to the server, for looking and for damage. */
  readonly client: MongoClient;
}

export async function freshDatabase(server = mongoUrl()): Promise<FreshDatabase> {
  if (server === undefined) throw new Error('no server here speaks MongoDB: see test/support');
  const name = `lading_test_${randomBytes(8).toString('hex')}`;
  const client = await new MongoClient(server).connect();
  return {
    url: withDatabase(server, name),
    name,
    client,
    [Symbol.asyncDispose]: async () => {
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}
