/** What the files of one folder may import, beside the folder itself. */
export interface Law {
  /** Folders (all of them) or single files under src/. */
  readonly may: readonly string[];
  /** Packages; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
}

const PORTS = ['ledger/ledger.ts', 'read-models/read-models.ts'];
const EVERYTHING = [
  'domain',
  'ledger',
  'read-models',
  'vault',
  'servers',
  'intake',
  'projections',
  'processes',
  'reports',
  'exchange',
  'wording',
  'access',
  'alerts',
  'api',
  'demo',
  'cli',
  'config.ts',
];

/**
 * The import law: a folder under src/ that is not listed fails the test. Data flows downward;
 * adapters are reached through their `open.ts` alone, which only cli/ and main.ts may import.
 */
export const LAW: Readonly<Record<string, Law>> = {
  domain: { may: [], packages: ['zod'] },
  ledger: {
    may: [
      'domain/decider.ts',
      'domain/envelope.ts',
      'domain/history.ts',
      'domain/instant.ts',
      'domain/territory.ts',
      'servers/eventstoredb.ts',
      'servers/unusable.ts',
    ],
    packages: ['node:', 'zod', 'canonicalize', '@eventstore/db-client'],
  },
  'read-models': {
    may: ['servers/mongodb.ts', 'servers/unusable.ts'],
    packages: ['node:', 'zod', 'mongodb'],
  },
  vault: {
    may: ['servers/mongodb.ts', 'servers/unusable.ts'],
    packages: ['node:', 'zod', 'mongodb'],
  },
  servers: { may: [], packages: ['node:', 'zod', 'mongodb', '@eventstore/db-client'] },
  intake: {
    may: ['domain', 'vault/vault.ts', 'ledger/ledger.ts', 'ledger/execute.ts', 'ledger/states.ts'],
    packages: ['node:', 'zod'],
  },
  projections: { may: ['domain', ...PORTS], packages: [] },
  processes: {
    may: ['domain', 'projections', ...PORTS, 'ledger/execute.ts', 'ledger/states.ts'],
    packages: [],
  },
  reports: { may: ['domain', 'projections', 'read-models/read-models.ts'], packages: [] },
  exchange: {
    may: ['domain', 'intake', 'vault/vault.ts', ...PORTS, 'ledger/execute.ts'],
    packages: ['node:', 'zod', 'csv-parse', 'csv-stringify'],
  },
  alerts: {
    may: [
      'domain',
      'projections',
      'processes',
      'wording',
      'vault/vault.ts',
      'ledger/execute.ts',
      'ledger/states.ts',
      ...PORTS,
    ],
    packages: ['node:', 'zod', 'node-cron'],
  },
  wording: { may: ['domain', 'intake/rules.ts', 'exchange/rules.ts'], packages: ['zod'] },
  access: {
    may: [
      'domain',
      ...PORTS,
      'ledger/execute.ts',
      'ledger/states.ts',
      'ledger/bounded-map.ts',
      'vault/vault.ts',
    ],
    packages: ['node:', 'jose'],
  },
  api: {
    may: [
      'domain',
      'intake',
      'projections',
      'processes',
      'reports',
      'exchange',
      'wording',
      'access',
      'alerts',
      'vault/vault.ts',
      'ledger/execute.ts',
      'ledger/states.ts',
      ...PORTS,
    ],
    packages: [
      'node:',
      'zod',
      'fastify',
      '@fastify/cookie',
      '@fastify/rate-limit',
      '@prometheus-io/client',
      '@scalar/fastify-api-reference',
      'pino',
    ],
  },
  demo: { may: ['domain', 'intake', 'vault/vault.ts', ...PORTS], packages: ['node:'] },
  cli: {
    may: [...EVERYTHING, '../bench'],
    packages: ['node:', 'zod', 'commander', 'cli-table3', 'pino'],
  },
  'main.ts': { may: EVERYTHING, packages: ['node:', 'commander'] },
  'config.ts': { may: [], packages: ['node:', 'zod'] },
};
