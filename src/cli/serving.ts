import type { ReadinessWatch, Watched } from '../api/readiness.ts';
import { buildServer } from '../api/server.ts';
import { type Role, shownStore } from '../config.ts';
import { projections } from '../projections/all.ts';
import { createBackoff, pause } from '../projections/pause.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { failureOf, wordsOf } from './failures.ts';
import { listen, urlOf } from './listening.ts';
import { type Log, type TellTrouble, troubleLog } from './logging.ts';
import { STARTS } from './roles.ts';
import { type Folding, holdFolder, openToFold } from './stores.ts';
import { serveTexts } from './texts/serve.ts';
import { version } from './version.ts';

/** Servers that are started together with us need not be there before us. */
const START_PATIENCE_MS = 60_000;
/** main.ts ends the process 10 s after it was asked to stop. */
const SHUTDOWN_MS = 8_000;

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

/** Serves until it is asked to stop; throws what it cannot get over. */
export async function runRoles(serving: Serving, greet: (url: string) => void): Promise<void> {
  const { context, dir, roles, log, watch, opened } = serving;
  const { config, signal } = context;
  const url = await startHttp(serving);
  const { ledger, readModels } = config;
  const places = { ledger: shownStore(ledger), readModels: shownStore(readModels) };
  log.info({ url, roles, ...places }, 'listening');
  greet(url);
  const clockMs = (): number => performance.now();
  const tell = troubleLog((error, about) => warn(log, error, about), clockMs);
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  const how = {
    held: true,
    write: true,
    onEnd: (error: Error) => ended.reject(endedBy(error, context)),
    onTrouble: (error: unknown) => tell(error, { store: 'ledger' }),
  };
  const stores = await openPatiently(() => openToFold(config, dir, how), tell, serving);
  if (!stores) return;
  opened.use(stores);
  watch.running({ stores: questionsTo(stores), roles: await startAll(stores, tell, serving) });
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
async function startHttp({ context, dir, roles, watch, opened }: Serving): Promise<string> {
  const { config, locale } = context;
  const { host, port } = config;
  const startedMs = performance.now();
  const told = port === 0 ? {} : { url: urlOf({ host, port }) };
  opened.use(await holdFolder([config.ledger, config.readModels], dir, told));
  const app = buildServer({
    version: version(),
    roles,
    uptimeMs: () => performance.now() - startedMs,
    readiness: () => watch.readiness(),
  });
  opened.defer(() => app.close());
  return listen(app, { host, port }, serveTexts[locale]);
}

async function startAll(
  stores: Folding,
  tell: TellTrouble,
  { context, dir, roles, opened }: Serving,
): Promise<Watched['roles']> {
  const { config, now } = context;
  const running: Record<string, Watched['roles'][string]> = {};
  for (const role of roles) {
    const trouble = (error: unknown, what?: string): void => tell(error, { role, what });
    running[role] = opened.use(await STARTS[role]({ config, dir, stores, now, trouble }));
  }
  return running;
}

function questionsTo({ ledger, readModels }: Folding): Watched['stores'] {
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
