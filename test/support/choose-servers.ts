/** What this machine and its environment offer to the tests of adapters. */
export interface Offered {
  /** LADING_TEST_MONGODB. */
  readonly mongodb?: string | undefined;
  /** LADING_TEST_ESDB. */
  readonly eventStore?: string | undefined;
  /** The path of a FerretDB. */
  readonly ferretdb?: string | undefined;
  /** Whether a container engine answers. */
  readonly engine: boolean;
  /** LADING_TEST_EVERY_SERVER=1: to skip for want of a server is an error. */
  readonly everyServer: boolean;
}

export type MongoChoice =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'ferretdb'; readonly binary: string }
  | { readonly kind: 'container' }
  | { readonly kind: 'none' };

/** Beside the stand-in, which is always there. */
export type EventStoreChoice =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'container' }
  | { readonly kind: 'none' };

const NONE = { kind: 'none' } as const;
const MONGO_MEND = 'install Go and run .ci/ferretdb, or set LADING_TEST_MONGODB';

/** What was asked for by name, else what starts fastest. */
export function chooseMongo({ mongodb, ferretdb, engine }: Offered): MongoChoice {
  if (mongodb) return { kind: 'given', url: mongodb };
  if (ferretdb) return { kind: 'ferretdb', binary: ferretdb };
  return engine ? { kind: 'container' } : NONE;
}

export function chooseEventStore({ eventStore, engine }: Offered): EventStoreChoice {
  if (eventStore) return { kind: 'given', url: eventStore };
  return engine ? { kind: 'container' } : NONE;
}

/** The line that says what a run works against; URLs stay out of it, they can hold passwords. */
export function lineOf(eventStore: EventStoreChoice, mongo: MongoChoice): string {
  const EVENT_STORES = {
    given: ' + the server of LADING_TEST_ESDB',
    container: ' + a server in a container',
    none: '',
  };
  const MONGOS = {
    given: 'the server of LADING_TEST_MONGODB',
    ferretdb: 'FerretDB 1.24.2',
    container: 'MongoDB in a container',
    none: `none; read models and vault on MongoDB are NOT tested here: ${MONGO_MEND}`,
  };
  return (
    `servers: EventStoreDB stand-in 23.10 + 24.2${EVENT_STORES[eventStore.kind]}` +
    ` · MongoDB protocol: ${MONGOS[mongo.kind]}`
  );
}

/** Throws where every server was demanded and one is missing. */
export function mustBeEvery({ everyServer }: Offered, mongo: MongoChoice): void {
  if (!everyServer || mongo.kind !== 'none') return;
  throw new Error(`LADING_TEST_EVERY_SERVER=1, but no server speaks MongoDB here: ${MONGO_MEND}`);
}
