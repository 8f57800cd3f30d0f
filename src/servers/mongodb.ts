import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { clientFailure, operationFailure } from './mongodb/failure.ts';
import { judgeMongo, type MongoAnswers, type MongoNote } from './mongodb/judge.ts';
import { type MongoAddress, parseMongoUrl } from './mongodb/url.ts';

const SELECTION_MS_MAX = 5_000;
const HEARTBEAT_MS = 5_000;
/** Longer than any of our batches takes; what says nothing for so long says nothing any more. */
const SILENCE_MS_MAX = 120_000;
const PROBE = 'lading_handshake';
const UNAUTHORIZED = 13;

/** A server that speaks MongoDB's protocol and that Lading may work with. */
export interface Mongo extends AsyncDisposable {
  /** Writes with majority and journal, reads from the primary what a majority has. */
  readonly db: Db;
  /** Such as `MongoDB 8.0.17 at db1:27017, database lading`. */
  readonly about: string;
  /** Such as `MongoDB 8.0.17`. */
  readonly server: string;
  readonly host: string;
  readonly database: string;
  /** What the operator should know, though it is no reason to refuse. */
  readonly notes: readonly MongoNote[];
  /**
   * What to throw instead of a driver's error: ServerUnreachable for an outage, UnusableServer
   * where a right or a version is missing, anything else as it is.
   */
  failure(error: unknown): unknown;
}

/**
 * Connects to `mongodb://…` or `mongodb+srv://…`; the database is the URL's path, else `lading`.
 * Throws UnusableServer or ServerUnreachable, neither of which ever tells the password. Nothing
 * is sent twice by the driver itself (`retryWrites`): all our writes are guarded and repeatable.
 */
export async function connectMongo(
  url: string,
  { selectionTimeoutMs = SELECTION_MS_MAX }: { readonly selectionTimeoutMs?: number } = {},
): Promise<Mongo> {
  const address = parseMongoUrl(url);
  const failure = (error: unknown) => operationFailure(error, address, selectionTimeoutMs);
  const client = newClient(address, selectionTimeoutMs);
  try {
    await client.connect();
    const db = client.db(address.database);
    const { server, notes } = judgeMongo(address, await ask(db));
    return {
      db,
      about: `${server} at ${address.host}, database ${address.database}`,
      server,
      host: address.host,
      database: address.database,
      notes,
      failure,
      [Symbol.asyncDispose]: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw failure(error);
  }
}

function newClient(address: MongoAddress, selectionTimeoutMs: number): MongoClient {
  try {
    return new MongoClient(address.url, {
      appName: 'lading',
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
      readConcern: { level: 'majority' },
      retryWrites: false,
      compressors: ['none'],
      ignoreUndefined: true,
      serverSelectionTimeoutMS: selectionTimeoutMs,
      connectTimeoutMS: selectionTimeoutMs,
      heartbeatFrequencyMS: HEARTBEAT_MS,
      socketTimeoutMS: SILENCE_MS_MAX,
    });
  } catch (error) {
    throw clientFailure(error);
  }
}

/** What servers refuse to say to strangers is left out, the judge can do without. */
async function ask(db: Db): Promise<MongoAnswers> {
  const admin = db.admin();
  const [hello, buildInfo, connectionStatus, serverStatus, writeRefused] = await Promise.all([
    admin.command({ hello: 1 }),
    admin.command({ buildInfo: 1 }),
    admin.command({ connectionStatus: 1, showPrivileges: true }).catch(unlessRefused),
    admin.command({ serverStatus: 1 }).catch(unlessRefused),
    refusalOfWriting(db),
  ]);
  return {
    hello,
    buildInfo,
    connectionStatus,
    serverStatus,
    ...(writeRefused !== undefined && { writeRefused }),
  };
}

/** Takes away what is not there: nothing changes, yet rights and write concern are examined. */
async function refusalOfWriting(db: Db): Promise<number | undefined> {
  try {
    await db.collection<{ _id: string }>(PROBE).deleteOne({ _id: 'nobody' });
    return undefined;
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    return Number(error.code);
  }
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof MongoServerError && error.code === UNAUTHORIZED) return undefined;
  throw error;
}
