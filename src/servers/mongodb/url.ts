import { UnusableServer } from '../unusable.ts';

const DEFAULT_DATABASE = 'lading';
const NOT_OURS = ['admin', 'config', 'local'];
const DATABASE_BYTES_MAX = 63;

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):\/\//i;
const AFTER_SCHEME = /^(?:([^@/]*)@)?([^@/?]*)(?:\/([^?]*))?(?:\?(.*))?$/;
const HOST = /^(?:\[[0-9a-f:.]+\]|[^:[\]\s]+)(?::\d{1,5})?$/i;

/** A MongoDB URL as far as Lading reads it itself; the rest of the options is the driver's. */
export interface MongoAddress {
  /** For the driver. */
  readonly url: string;
  /** `db1:27017,db2:27017`: what messages may say about the way there. */
  readonly host: string;
  /** `-` for nobody. */
  readonly user: string;
  readonly database: string;
}

/**
 * Reads a connection string, https://www.mongodb.com/docs/manual/reference/connection-string/,
 * and throws UnusableServer for one that is none, names a database that cannot be ours, or asks
 * for less than majority and journal. The driver's own complaints can quote the password.
 */
export function parseMongoUrl(given: string): MongoAddress {
  const url = given.trim();
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme !== 'mongodb' && scheme !== 'mongodb+srv') {
    throw misread(scheme === undefined ? '…://' : `${scheme}://`);
  }
  const parts = AFTER_SCHEME.exec(url.slice(scheme.length + 3));
  if (!parts) throw misread('user:password@');
  const [, credentials, host = '', path = '', query = ''] = parts;
  if (!host.split(',').every((one) => HOST.test(one))) throw misread('host:port');
  mustKeepWrites(query);
  return {
    url: uncompressed(url),
    host,
    user: userOf(credentials),
    database: databaseOf(path),
  };
}

export function misread(expected: string): UnusableServer {
  return new UnusableServer('mongodb-url', { expected });
}

function userOf(credentials: string | undefined): string {
  return decoded(credentials?.split(':')[0] ?? '', 'user:password@') || '-';
}

function databaseOf(path: string): string {
  const database = decoded(path, '/database') || DEFAULT_DATABASE;
  const isName = /^[^/\\. "$*<>:|?]+$/.test(database) && !database.includes('\0');
  if (isName && Buffer.byteLength(database) <= DATABASE_BYTES_MAX && !NOT_OURS.includes(database)) {
    return database;
  }
  throw new UnusableServer('mongodb-database-name', { database });
}

function decoded(text: string, part: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw misread(part);
  }
}

/** The driver adds the URL's compressors to ours, and zlib is the one that gives memory away. */
function uncompressed(url: string): string {
  const [front = '', query] = url.split('?', 2);
  const options = query?.split('&').filter((option) => !/^compressors=/i.test(option));
  return options && options.length > 0 ? `${front}?${options.join('&')}` : front;
}

/** A number of members is not the majority of whatever the set becomes. */
function mustKeepWrites(query: string): void {
  for (const [name, value] of new URLSearchParams(query)) {
    const option = name.toLowerCase();
    const isLess =
      (option === 'w' && value !== 'majority') ||
      (['j', 'journal'].includes(option) && value !== 'true');
    if (isLess) throw new UnusableServer('mongodb-write-concern', { found: `${name}=${value}` });
  }
}
