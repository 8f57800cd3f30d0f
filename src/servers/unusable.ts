/** What can be wrong with an EventStoreDB, or with how we were told to reach it. */
export type EventStoreRule =
  | 'eventstoredb-url'
  | 'eventstoredb-scheme'
  | 'eventstoredb-needs-credentials'
  | 'eventstoredb-unreachable'
  | 'eventstoredb-silent'
  | 'eventstoredb-not-ready'
  | 'eventstoredb-tls'
  | 'eventstoredb-foreign'
  | 'eventstoredb-too-old'
  | 'eventstoredb-credentials'
  | 'eventstoredb-may-not-read'
  | 'eventstoredb-read-only'
  | 'eventstoredb-no-ledger'
  | 'eventstoredb-not-a-ledger'
  | 'eventstoredb-newer-format';

/** What can be wrong with a MongoDB, or with how we were told to reach it. */
export type MongoRule =
  | 'mongodb-url'
  | 'mongodb-database-name'
  | 'mongodb-unreachable'
  | 'mongodb-silent'
  | 'mongodb-no-primary'
  | 'mongodb-tls'
  | 'mongodb-foreign'
  | 'mongodb-credentials'
  | 'mongodb-too-old'
  | 'mongodb-vulnerable'
  | 'mongodb-standalone-without-journal'
  | 'mongodb-write-concern'
  | 'mongodb-read-only'
  | 'mongodb-newer-format';

export type ServerRule = EventStoreRule | MongoRule;

/** Fill-ins of a rule's sentence, such as `host`, `found` or `user`; never a password. */
export type ServerParams = Readonly<Record<string, string | number>>;

/** The server answers, or its URL is read, but Lading must not work so: `rule` says why. */
export class UnusableServer extends Error {
  override readonly name = 'UnusableServer';
  readonly rule: ServerRule;
  readonly params: ServerParams;

  constructor(rule: ServerRule, params: ServerParams, options?: ErrorOptions) {
    super(sentenceOf(rule, params), options);
    this.rule = rule;
    this.params = params;
  }
}

/** Nothing answers now, or it stopped answering: an outage, which may pass. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
  readonly rule: ServerRule;
  readonly params: ServerParams;

  constructor(rule: ServerRule, params: ServerParams, options?: ErrorOptions) {
    super(sentenceOf(rule, params), options);
    this.rule = rule;
    this.params = params;
  }
}

/** What is wrong and how to mend it; `{name}` stands for the param of that name. */
export const SENTENCES: Readonly<Record<ServerRule, string>> = {
  'eventstoredb-url':
    'The EventStoreDB URL cannot be read: expected {expected}. ' +
    'It looks like esdb://user:password@host:2113?tls=true.',
  'eventstoredb-scheme':
    'EventStoreDB is reached by esdb:// or esdb+discover://, not by {scheme}://. ' +
    'Write the same hosts behind esdb://.',
  'eventstoredb-needs-credentials':
    'EventStoreDB at {host} is reached with TLS but the URL names no user. ' +
    'Write esdb://user:password@…, or userCertFile and userKeyFile.',
  'eventstoredb-unreachable':
    'No EventStoreDB answers at {host}. Check that it runs, its port, and the way to it.',
  'eventstoredb-silent':
    '{host} did not answer as an EventStoreDB within {timeoutMs} ms. ' +
    'Check its load, the port, and what stands between.',
  'eventstoredb-not-ready':
    'EventStoreDB at {host} is not ready: it is starting or elects a leader. Try again soon.',
  'eventstoredb-tls':
    'EventStoreDB at {host} and the URL do not agree about TLS ({found}). ' +
    'Use tls=false only for an insecure server, and tlsCAFile for a certificate of your own.',
  'eventstoredb-foreign':
    'What answers at {host} is no EventStoreDB that Lading knows ({found}). Check host and port.',
  'eventstoredb-too-old':
    'EventStoreDB at {host} has version {found}; at least {minimum} is needed. Upgrade it.',
  'eventstoredb-credentials':
    'EventStoreDB at {host} does not accept the user {user}. Check name and password in the URL.',
  'eventstoredb-may-not-read':
    'The user {user} may not read $all in EventStoreDB at {host}, where every fact is found. ' +
    'Give it that right, or the role $admins.',
  'eventstoredb-read-only':
    'The user {user} may not write to EventStoreDB at {host}. Give it the right to write.',
  'eventstoredb-no-ledger':
    'Nothing has been recorded in EventStoreDB at {host} yet. Open it once for writing: `serve`.',
  'eventstoredb-not-a-ledger':
    'The stream {stream} at {host} does not say which ledger this is ({found}). ' +
    'Use an EventStoreDB in which nobody else writes that stream.',
  'eventstoredb-newer-format':
    'The ledger at {host} has format {found}, this version knows {known}. Upgrade Lading.',
  'mongodb-url':
    'The MongoDB URL cannot be read: {expected}. It looks like mongodb://user:password@host/lading.',
  'mongodb-database-name': 'A MongoDB database cannot be called {database}. Rename it in the URL.',
  'mongodb-unreachable':
    'No MongoDB answers at {host}. Check that it runs, its port, and the way to it.',
  'mongodb-silent':
    '{host} did not answer as a MongoDB within {timeoutMs} ms. Check its load and the port.',
  'mongodb-no-primary':
    'The MongoDB replica set at {host} has no primary that can be reached. Try again soon.',
  'mongodb-tls':
    'MongoDB at {host} and the URL do not agree about TLS ({found}). Check tls and tlsCAFile.',
  'mongodb-foreign':
    'What answers at {host} is no MongoDB that Lading knows ({found}). Check host and port.',
  'mongodb-credentials':
    'MongoDB at {host} does not accept the user {user}. Check name, password and authSource.',
  'mongodb-too-old': 'MongoDB at {host} has version {found}; at least {minimum} is needed.',
  'mongodb-vulnerable':
    'MongoDB at {host} has version {found}, which gives memory away to strangers ({advisory}). ' +
    'Upgrade it to {minimum}.',
  'mongodb-standalone-without-journal':
    'MongoDB at {host} is a single server that keeps no journal: a power loss would lose writes. ' +
    'Use a replica set, one member is enough.',
  'mongodb-write-concern':
    'The URL asks MongoDB for less than w=majority with journal ({found}). Leave it out.',
  'mongodb-read-only':
    'The user {user} may not write to the database {database} at {host}. Grant it readWrite.',
  'mongodb-newer-format':
    'What {host} holds has format {found}, this version knows {known}. Upgrade Lading.',
};

function sentenceOf(rule: ServerRule, params: ServerParams): string {
  return SENTENCES[rule].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));
}
