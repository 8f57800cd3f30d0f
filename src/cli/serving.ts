import { type Door, openDoor } from '../api/door.ts';
import type { Health } from '../api/health.ts';
import { localCli } from '../api/local-cli.ts';
import { type Metrics, openMetrics } from '../api/metrics.ts';
import type { ApiRule } from '../api/problems.ts';
import type { ReadinessWatch, Watched } from '../api/readiness.ts';
import { buildServer } from '../api/server.ts';
import { type Role, shownStore } from '../config.ts';
import { projections } from '../projections/all.ts';
import { createBackoff, pause } from '../projections/pause.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { failureOf, wordsOf } from './failures.ts';
import { listen, urlOf } from './listening.ts';
import { openLocalRuns } from './local-runs.ts';
import { type Log, type TellTrouble, troubleLog } from './logging.ts';
import { STARTED_IN, STARTS } from './roles.ts';
import type { Running } from './roles-started.ts';
import { holdFolder } from './stores.ts';
import { serveTexts } from './texts/serve.ts';
import { version } from './version.ts';
import { openPremises, type Premises, storesOf } from './workplace.ts';

/** Servers that are started together with us need not be there before us. */
const START_PATIENCE_MS = 60_000;
/** main.ts ends the process 10 s after it was asked to stop. */
const SHUTDOWN_MS = 8_000;
/** What is in hand has been answered by then; connections that are still at work are cut. */
const CONNECTIONS_END_MS = 1_000;

/** Everything that one serving process is made of, as it comes to be. */
export interface Serving {
  readonly context: Context;
  readonly dir: string;
  readonly roles: readonly Role[];
  readonly log: Log;
  readonly watch: ReadinessWatch;
  /** Closed in the reverse order: roles, stores, HTTP, the folder. */
  readonly opened: AsyncDisposableStack;
}

/** What answers before the stores are open, and for roles that nobody asks anything. */
interface Front {
  readonly url: string;
  readonly door: Door;
  readonly health: Health;
  readonly metrics: Metrics;
  /** What the command line of this machine shows; undefined where no folder is held. */
  readonly token: string | undefined;
}

/** Serves until it is asked to stop; throws what it cannot get over. */
export async function runRoles(serving: Serving, greet: (url: string) => void): Promise<void> {
  const { context, dir, roles, log, watch, opened } = serving;
  const { config, signal, now } = context;
  const front = await startHttp(serving);
  const { ledger, readModels } = config;
  const places = { ledger: shownStore(ledger), readModels: shownStore(readModels) };
  log.info({ url: front.url, roles, ...places }, 'listening');
  greet(front.url);
  const clockMs = (): number => performance.now();
  const tell = troubleLog((error, about) => warn(log, error, about), clockMs);
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  const told = {
    onEnd: (error: Error) => ended.reject(endedBy(error, context)),
    onTrouble: (error: unknown) => tell(error, { store: 'ledger' }),
  };
  const around = { now, log, timeZone: config.timeZone };
  const open = () => openPremises({ config, dir, roles }, told, around);
  const stores = await openPatiently(open, tell, serving);
  if (!stores) return;
  opened.use(stores);
  const running = await startAll(stores, front, tell, serving);
  watch.running({ stores: questionsTo(stores), roles: running });
  answerLocally(stores, running.projections?.runner, front, serving);
  log.info({ roles }, 'running');
  await Promise.race([aborted(signal), ended.promise]);
  log.info('stopping');
  watch.stopping();
}

/** Finishes what is in hand and closes everything; false where that takes too long. */
export async function closeInTime({ opened, log }: Serving): Promise<boolean> {
  const late = new AbortController();
  const tooLate = pause(SHUTDOWN_MS, late.signal).then(() => false);
  const inTime = opened.disposeAsync().then(() => true);
  const isClosed = await Promise.race([inTime, tooLate]);
  late.abort();
  if (isClosed) log.info('stopped');
  else log.error('not everything could be closed in time');
  return isClosed;
}

/** Waits for servers that do not answer yet; undefined when it is asked to stop meanwhile. */
export async function openPatiently<T>(
  open: () => Promise<T>,
  tell: TellTrouble,
  { context, watch }: Pick<Serving, 'context'> & { watch: Pick<ReadinessWatch, 'waitingFor'> },
  patienceMs = START_PATIENCE_MS,
): Promise<T | undefined> {
  const { signal, locale } = context;
  const backoff = createBackoff(Math.random);
  const giveUpMs = performance.now() + patienceMs;
  while (!signal.aborted) {
    try {
      return await open();
    } catch (error) {
      const mayPass = error instanceof Error && error.name === 'ServerUnreachable';
      if (!mayPass || performance.now() > giveUpMs) throw error;
      watch.waitingFor(failureOf(error, locale).message);
      tell(error, { waiting: true });
    }
    await pause(backoff.next(), signal);
  }
  return undefined;
}

/** The folder first: who holds it says more than whose address is in use. */
async function startHttp(serving: Serving): Promise<Front> {
  const { context, dir, roles, log, watch, opened } = serving;
  const { config, locale } = context;
  const { host, port } = config;
  const startedMs = performance.now();
  const told = port === 0 ? {} : { url: urlOf({ host, port }) };
  const hold = opened.use(await holdFolder(storesOf(config, roles), dir, told));
  const health: Health = {
    version: version(),
    roles,
    uptimeMs: () => performance.now() - startedMs,
    readiness: () => watch.readiness(),
  };
  const metrics = openMetrics();
  const hall = await buildServer({
    health,
    log,
    metrics,
    routes: [],
    authenticate: async () => undefined,
    elsewhere: () => elsewhere(serving),
  });
  await hall.ready();
  opened.defer(() => hall.close());
  const door = openDoor(hall);
  opened.defer(() => door.close(CONNECTIONS_END_MS));
  const url = await listen(door.server, { host, port }, serveTexts[locale]);
  if (port === 0) hold.servesAt?.(url);
  return { url, door, health, metrics, token: hold.holder?.token };
}

/** What is said of all addresses while the role `api` is not at work, or not here. */
function elsewhere({ context: { signal }, roles }: Serving): ApiRule {
  if (signal.aborted) return 'server-must-not-be-stopping';
  return roles.includes('api') ? 'store-must-be-reachable' : 'route-must-exist';
}

async function startAll(
  stores: Premises,
  front: Front,
  tell: TellTrouble,
  { context, roles, log, opened }: Serving,
): Promise<Readonly<Record<string, Running>>> {
  const { config, locale, now } = context;
  const running: Record<string, Running> = {};
  const withoutAdmin = (): void => {
    if (!context.json) context.err.write(`  ${serveTexts[locale].firstKey(context.called)}\n`);
  };
  for (const role of STARTED_IN.filter((one) => roles.includes(one))) {
    const trouble = (error: unknown, what?: string): void => tell(error, { role, what });
    const options = { ...front, config, locale, stores, log, now, trouble, withoutAdmin };
    const started = opened.use(await STARTS[role](options));
    running[role] = started;
    front.metrics.watchRole(role, () => started.lag());
  }
  return running;
}

/** Lets the command line of this machine work with what is open here, where all of that is. */
function answerLocally(
  stores: Premises,
  runner: Running['runner'],
  { door, token }: Front,
  { context, dir, log, opened, roles }: Serving,
): void {
  if (token === undefined || !roles.includes('api')) return;
  const { config, now, runInside, signal } = context;
  const around = { now, log, runInside, signal };
  const runs = openLocalRuns({ config, dir, stores, runner }, around);
  opened.use(runs);
  opened.defer(() => door.answerLocally(undefined));
  door.answerLocally(localCli(token, runs.run));
}

function questionsTo({ ledger, readModels }: Premises): Watched['stores'] {
  const [{ name } = { name: '' }] = projections;
  return {
    ledger: () => ledger.head(),
    readModels: async () => (await readModels.published(name))?.checkpoint(),
  };
}

function warn(log: Log, error: unknown, about: Readonly<Record<string, unknown>>): void {
  const { code } = failureOf(error, 'en').details;
  const isShown = error instanceof Error && log.isLevelEnabled('debug');
  const stack = isShown ? { stack: error.stack } : {};
  log.warn({ ...about, code, ...stack }, wordsOf(error, 'en'));
}

/** The disk has failed the ledger: only a fresh start finds out what is on it. */
function endedBy(error: Error, { locale }: Context): Failure {
  const { message, details } = failureOf(error, locale);
  return new Failure(EXIT.unreachable, message, details);
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
