import { UnusableServer } from '../unusable.ts';

const DEFAULT_PORT = 2113;
const PORT_MAX = 65_535;
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const HOST = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const DIGITS = /^\d{1,9}$/;

/** An EventStoreDB URL, read. */
export interface EventStoreAddress {
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  /** Whether the first host is a DNS name behind which a cluster stands. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
  /** Paths of PEM files, from the working folder. */
  readonly files: { readonly [K in FileOption]?: string };
  readonly numbers: { readonly [K in NumberOption]?: number };
  readonly connectionName?: string;
  /** `db1:2113,db2:2113`: what messages may say about the way there. */
  readonly host: string;
}

const FILE_OPTIONS = ['tlsCAFile', 'userCertFile', 'userKeyFile'] as const;
const NUMBER_OPTIONS = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
] as const;
type FileOption = (typeof FILE_OPTIONS)[number];
type NumberOption = (typeof NUMBER_OPTIONS)[number];

/**
 * `esdb://[user:password@]host[:port][,…][/][?option=value&…]`, or `esdb+discover://`; the
 * grammar of the client's own reader, https://docs.kurrent.io/clients/grpc/getting-started.html,
 * whose complaints quote the password. Options in which a ledger has no choice may only say what
 * it does anyway. Throws UnusableServer.
 */
export function parseEventStoreUrl(url: string): EventStoreAddress {
  const scheme = SCHEME.exec(url.trim())?.[1]?.toLowerCase();
  if (scheme === undefined) throw misread('esdb:// at its beginning');
  if (scheme !== 'esdb' && scheme !== 'esdb+discover') {
    throw new UnusableServer('eventstoredb-scheme', { scheme });
  }
  const { user, places, query } = partsOf(url.trim().slice(scheme.length + 3));
  const hosts = places.split(',').map(hostOf);
  const options = optionsOf(query);
  const credentials = user === undefined ? undefined : credentialsOf(user);
  const tls = options.get('tls') !== 'false';
  const address: EventStoreAddress = {
    hosts,
    discover: scheme === 'esdb+discover',
    tls,
    ...(credentials && { credentials }),
    files: filesOf(options),
    numbers: numbersOf(options),
    ...withName(options.get('connectionname')),
    host: hosts.map(({ address: name, port }) => `${name}:${port}`).join(','),
  };
  mustSayWhoComes(address);
  return address;
}

function partsOf(rest: string): { user: string | undefined; places: string; query: string } {
  const question = rest.search(/[/?]*\?/);
  const before = (question < 0 ? rest : rest.slice(0, question)).replace(/\/+$/, '');
  const query = question < 0 ? '' : rest.slice(rest.indexOf('?', question) + 1);
  const at = before.lastIndexOf('@');
  const user = at < 0 ? undefined : before.slice(0, at);
  return { user, places: before.slice(at + 1), query };
}

function hostOf(text: string): { address: string; port: number } {
  const [address = '', port = String(DEFAULT_PORT), ...rest] = text.trim().split(':');
  if (!HOST.test(address) || rest.length > 0) throw misread('host or host:port, no IPv6 address');
  if (!DIGITS.test(port) || Number(port) < 1 || Number(port) > PORT_MAX) {
    throw misread('a port from 1 to 65535 behind the host');
  }
  return { address, port: Number(port) };
}

function credentialsOf(user: string): { username: string; password: string } {
  const [username = '', password = '', ...rest] = user.split(':');
  if (username === '' || password === '' || rest.length > 0) {
    throw misread('user:password, percent-encoded, before the @');
  }
  return { username: decoded(username), password: decoded(password) };
}

/** By flat name: the client takes `tls_ca_file` for `tlsCAFile`. */
function optionsOf(query: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [key = '', value = ''] = pair.split('=');
    const name = flat(key);
    if (value === '') throw misread('option=value behind the ?');
    if (!KNOWN.has(name)) throw misread(`no options behind the ? but ${OPTIONS.join(', ')}`);
    const only = ONLY.get(name);
    if (only && !only.includes(value.toLowerCase())) throw misread(`${name}=${only.join(' or ')}`);
    options.set(name, decoded(value));
  }
  return options;
}

/** Where a ledger has no choice, or the client takes no other value. */
const ONLY: ReadonlyMap<string, readonly string[]> = new Map([
  ['tls', ['true', 'false']],
  ['tlsverifycert', ['true']],
  ['throwonappendfailure', ['true']],
  ['nodepreference', ['leader']],
]);
const OPTIONS = ['tls', ...FILE_OPTIONS, 'connectionName', ...NUMBER_OPTIONS] as const;
const KNOWN: ReadonlySet<string> = new Set([...ONLY.keys(), ...OPTIONS.map(flat)]);

function filesOf(options: ReadonlyMap<string, string>): EventStoreAddress['files'] {
  return Object.fromEntries(
    FILE_OPTIONS.flatMap((name) => {
      const path = options.get(flat(name));
      return path === undefined ? [] : [[name, path]];
    }),
  );
}

function numbersOf(options: ReadonlyMap<string, string>): EventStoreAddress['numbers'] {
  return Object.fromEntries(
    NUMBER_OPTIONS.flatMap((name) => {
      const text = options.get(flat(name));
      if (text === undefined) return [];
      if (!DIGITS.test(text) || Number(text) < 1) throw misread(`a number above 0 as ${name}`);
      return [[name, Number(text)]];
    }),
  );
}

function withName(connectionName: string | undefined): { readonly connectionName?: string } {
  return connectionName === undefined ? {} : { connectionName };
}

function mustSayWhoComes({ tls, credentials, files, host }: EventStoreAddress): void {
  const [certificate, key] = [files.userCertFile, files.userKeyFile];
  if ((certificate === undefined) !== (key === undefined)) {
    throw misread('userCertFile together with userKeyFile');
  }
  if (tls && !credentials && certificate === undefined) {
    throw new UnusableServer('eventstoredb-needs-credentials', { host });
  }
}

function flat(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[_-]/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw misread('percent-encoding that can be decoded');
  }
}

/** Never quotes the URL: a password may stand anywhere in one that cannot be read. */
function misread(expected: string): UnusableServer {
  return new UnusableServer('eventstoredb-url', { expected });
}
