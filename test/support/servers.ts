import type { TestProject } from 'vitest/node';
import {
  chooseEventStore,
  chooseMongo,
  type EventStoreChoice,
  lineOf,
  type MongoChoice,
  mustBeEvery,
  type Offered,
} from './choose-servers.ts';
import { containedEventStore, containedMongo, engineAnswers } from './containers.ts';
import { ferretdbBinary, startFerretDb } from './ferretdb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server that speaks MongoDB's protocol, without a database; '' for none. */
    mongodbUrl: string;
    /** A real EventStoreDB beside the stand-in; '' for none. */
    eventStoreUrl: string;
    /** A FerretDB binary, for tests that start and kill one of their own; '' for none. */
    ferretdbBinary: string;
  }
}

/** For one run of the tests: starts what servers there are and says which in one line. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const offered = await offer(process.env);
  let mongo = chooseMongo(offered);
  let eventStore = chooseEventStore(offered);
  await using started = new AsyncDisposableStack();
  const [mongodbUrl, eventStoreUrl] = await Promise.all([
    mongoUrlOf(mongo, started),
    eventStoreUrlOf(eventStore, started),
  ]);
  if (mongodbUrl === undefined) mongo = { kind: 'none' };
  if (eventStoreUrl === undefined) eventStore = { kind: 'none' };
  mustBeEvery(offered, mongo);
  console.log(lineOf(eventStore, mongo));
  provide('mongodbUrl', mongodbUrl ?? '');
  provide('eventStoreUrl', eventStoreUrl ?? '');
  provide('ferretdbBinary', offered.ferretdb ?? '');
  const running = started.move();
  return () => running.disposeAsync();
}

async function offer(environment: NodeJS.ProcessEnv): Promise<Offered> {
  return {
    mongodb: environment.LADING_TEST_MONGODB,
    eventStore: environment.LADING_TEST_ESDB,
    ferretdb: ferretdbBinary(environment),
    engine: await engineAnswers(environment),
    everyServer: environment.LADING_TEST_EVERY_SERVER === '1',
  };
}

async function mongoUrlOf(choice: MongoChoice, started: AsyncDisposableStack) {
  if (choice.kind === 'given') return choice.url;
  if (choice.kind === 'ferretdb') return started.use(await startFerretDb(choice.binary)).url;
  return choice.kind === 'container' ? urlInContainer(containedMongo, started) : undefined;
}

async function eventStoreUrlOf(choice: EventStoreChoice, started: AsyncDisposableStack) {
  if (choice.kind === 'given') return choice.url;
  return choice.kind === 'container' ? urlInContainer(containedEventStore, started) : undefined;
}

/** An engine without the image and without a way to it is as good as none. */
async function urlInContainer(start: typeof containedMongo, started: AsyncDisposableStack) {
  try {
    return started.use(await start()).url;
  } catch (error) {
    console.log(`servers: a container could not be started: ${String(error)}`);
    return undefined;
  }
}
