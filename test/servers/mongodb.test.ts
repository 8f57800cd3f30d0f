import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectMongo } from '../../src/servers/mongodb.ts';
import { ServerUnreachable, UnusableServer } from '../../src/servers/unusable.ts';
import { type FerretDb, startFerretDb } from '../support/ferretdb.ts';
import { describeWithMongo, freshDatabase, mongoUrl } from '../support/mongodb.ts';
import { withDatabase } from '../support/with-database.ts';

const SOON = { selectionTimeoutMs: 300 };

/** What connecting comes to; the password must be nowhere in it. */
async function refusalOf(url: string): Promise<unknown> {
  try {
    await using mongo = await connectMongo(url, SOON);
    return mongo.about;
  } catch (error) {
    const told = JSON.stringify([error, String(error), error instanceof Error && error.stack]);
    expect(told).not.toContain('geheim');
    return error;
  }
}

describe('the URL of a MongoDB', () => {
  it.each([
    ['http://ops:geheim@db1/lading', 'http://'],
    ['db1:27017/lading', '…://'],
    ['mongodb://', 'host:port'],
    ['mongodb://ops:geheim', 'host:port'],
    ['mongodb://ops:gehe/im@db1', 'host:port'],
    ['mongodb://db1,,db2/lading', 'host:port'],
    ['mongodb://ops:geheim@db1:port/lading', 'host:port'],
    ['mongodb://ops:geheim@db1@db2/lading', 'user:password@'],
    ['mongodb://db1/lad%zzing', '/database'],
    ['mongodb://ops:geheim@db1/lading?nope=1', '?nope='],
    ['mongodb://ops:geheim%zz@db1/lading', 'user:password@host:port/database?option='],
    ['mongodb://db1/lading?authMechanism=geheim', 'user:password@host:port/database?option='],
  ])('%s is said to be wrong at %s', async (url, expected) => {
    expect(await refusalOf(url)).toMatchObject({ rule: 'mongodb-url', params: { expected } });
  });

  it.each([
    ['a%20b'],
    ['a.b'],
    ['a$b'],
    ['%00'],
    ['d'.repeat(64)],
    ['admin'],
    ['local'],
    ['config'],
  ])('must not name the database %s', async (database) => {
    const error = await refusalOf(`mongodb://127.0.0.1:1/${database}`);
    expect(error).toMatchObject({
      rule: 'mongodb-database-name',
      params: { database: decodeURIComponent(database) },
    });
  });

  it.each(['w=0', 'w=1', 'w=2', 'W=1', 'journal=false', 'j=false'])(
    'must not ask for less than majority and journal: %s',
    async (found) => {
      const error = await refusalOf(`mongodb://ops:geheim@127.0.0.1:1/lading?tls=true&${found}`);
      expect(error).toMatchObject({ rule: 'mongodb-write-concern', params: { found } });
    },
  );
});

describe('a MongoDB that is not there', () => {
  it('is an outage, named by its host', async () => {
    const error = await refusalOf('mongodb://ops:geheim@127.0.0.1:1,127.0.0.1:2/lading');
    expect(error).toBeInstanceOf(ServerUnreachable);
    expect(error).toMatchObject({
      rule: 'mongodb-unreachable',
      params: { host: '127.0.0.1:1,127.0.0.1:2' },
    });
  });

  it('is an outage too where its name is not known', async () => {
    expect(await refusalOf('mongodb://nobody.invalid/lading')).toMatchObject({
      name: 'ServerUnreachable',
      rule: 'mongodb-unreachable',
    });
  });

  it('is silent where something listens and says nothing', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await refusalOf(`mongodb://127.0.0.1:${port}/lading`)).toMatchObject({
      rule: 'mongodb-silent',
      params: { timeoutMs: SOON.selectionTimeoutMs },
    });
    mute.close();
  });

  it('is no outage where the file of its certificate is missing', async () => {
    const error = await refusalOf(
      'mongodb://127.0.0.1:1/lading?tls=true&tlsCAFile=/no/such/ca.pem',
    );
    expect(error).toBeInstanceOf(UnusableServer);
    expect(error).toMatchObject({
      rule: 'mongodb-tls',
      params: { found: 'ENOENT /no/such/ca.pem' },
    });
  });
});

describeWithMongo('a MongoDB that is there', () => {
  const server = mongoUrl() ?? '';

  it('is named with its version, its host and the database of the URL', async () => {
    await using fresh = await freshDatabase();
    await using mongo = await connectMongo(fresh.url);
    const host = new URL(server).host;
    expect(mongo.db.databaseName).toBe(fresh.name);
    expect(mongo.about).toMatch(/^(MongoDB \d+\.\d+\.\d+|FerretDB v?\d+\.\d+\.\d+) at /);
    expect(mongo.about).toContain(` at ${host}, database ${fresh.name}`);
  });

  it('keeps by majority and journal what the URL did not ask for', async () => {
    await using fresh = await freshDatabase();
    const options = 'retryWrites=true&compressors=zlib&readPreference=secondaryPreferred';
    await using mongo = await connectMongo(
      `${fresh.url}${fresh.url.includes('?') ? '&' : '?'}${options}`,
    );
    const { db } = mongo;
    expect(db.writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(db.readConcern?.level).toBe('majority');
    expect(db.readPreference?.mode).toBe('primary');
    expect(db.client.options).toMatchObject({ retryWrites: false, compressors: ['none'] });
  });

  it('leaves nothing behind of its handshake', async () => {
    await using fresh = await freshDatabase();
    await using mongo = await connectMongo(fresh.url);
    expect(await mongo.db.listCollections().toArray()).toEqual([]);
  });

  it('does not take a user that it does not know', async () => {
    const stranger = withDatabase(server, 'lading').replace('://', '://nobody:geheim@');
    const error = await refusalOf(stranger);
    expect(error).toBeInstanceOf(UnusableServer);
    expect(error).toMatchObject({ rule: 'mongodb-credentials', params: { user: 'nobody' } });
  });

  it('and a URL that speaks of TLS do not agree', async () => {
    const host = new URL(server).host;
    expect(await refusalOf(`mongodb://${host}/lading?tls=true`)).toMatchObject({
      rule: 'mongodb-tls',
    });
  });

  it('is no member of a set of another name', async () => {
    const host = new URL(server).host;
    expect(await refusalOf(`mongodb://${host}/lading?replicaSet=another`)).toMatchObject({
      rule: 'mongodb-no-primary',
      params: { host },
    });
  });

  it('leaves errors alone that are no outage', async () => {
    await using fresh = await freshDatabase();
    await using mongo = await connectMongo(fresh.url);
    const things = mongo.db.collection<{ _id: string }>('things');
    await things.insertOne({ _id: 'a' });
    const duplicate = await things.insertOne({ _id: 'a' }).catch((error: unknown) => error);
    expect(mongo.failure(duplicate)).toBe(duplicate);
    expect(duplicate).toMatchObject({ code: 11000 });
  });
});

const ferretdb = inject('ferretdbBinary');

describe.skipIf(ferretdb === '')('a server that stops answering', () => {
  let server: FerretDb;
  beforeAll(async () => {
    server = await startFerretDb(ferretdb);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('is an outage to what is asked for, alone and in bulk, until it is back', async () => {
    await using mongo = await connectMongo(`${server.url}/lading`, SOON);
    const things = mongo.db.collection<{ _id: string }>('things');
    await things.insertOne({ _id: 'before' });
    await server[Symbol.asyncDispose]();
    const failures = await Promise.all(
      [
        things.findOne({ _id: 'before' }),
        things.insertOne({ _id: 'after' }),
        things.bulkWrite([{ insertOne: { document: { _id: 'in bulk' } } }]),
        things.find({}).toArray(),
      ].map((asked) => asked.then(() => undefined, mongo.failure)),
    );
    expect(failures.map((failure) => (failure instanceof Error ? failure.name : failure))).toEqual(
      Array.from({ length: 4 }, () => 'ServerUnreachable'),
    );
    server = await startFerretDb(ferretdb, { port: server.port });
    expect(await things.findOne({ _id: 'before' })).toBeNull();
  });
});
