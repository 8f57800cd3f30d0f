import { type AccessOffice, openAccessOffice } from '../access/office.ts';
import { openWebhook } from '../alerts/channels/webhook.ts';
import { isLoopback, RATES, type Rates } from '../api/limits.ts';
import { Admission } from '../api/limits-admission.ts';
import { LiveHub } from '../api/live/hub.ts';
import { liveTopics } from '../api/live/topics.ts';
import { allRoutes } from '../api/routes.ts';
import { buildServer } from '../api/server.ts';
import type { Config } from '../config.ts';
import { epochMs } from '../domain/instant.ts';
import { withAdminKey } from './admin-key.ts';
import { EXIT, Failure } from './command.ts';
import { type RoleOptions, type Running, workplaceOf } from './roles-started.ts';
import { serveTexts } from './texts/serve.ts';

/** Live streams end at once; what else is in hand has so long. */
const GRACE_MS = 5_000;

/** The role `api`: from now on the door is open to whoever has a key. */
export async function startApi(options: RoleOptions): Promise<Running> {
  const { config, locale, door, health, metrics, log } = options;
  const workplace = workplaceOf(options);
  const stopping = new AbortController();
  const admission = new Admission();
  const api = { ...workplace, intake: metrics.counting(workplace.intake) };
  const { now } = api;
  const { webhookAllowPrivate: allowPrivate } = config;
  const access = openAccessOffice(api);
  if (!isForUsAlone(config) && !(await hasAdmin(access, config, now()))) {
    const message = serveTexts[locale].noAdmin(config.host);
    throw new Failure(EXIT.usage, message, { code: 'no-admin', host: config.host });
  }
  const authenticate = withAdminKey(config.adminKey, access.authenticate);
  const told = { api, topics: liveTopics(now), authenticate, now, random: Math.random };
  const hub = new LiveHub(told);
  const send = openWebhook({ allowPrivate, clockMs: now });
  const office = await buildServer({
    health,
    log,
    metrics,
    admission,
    routes: allRoutes(api, { access, hub, allowPrivate, send, version: health.version }),
    authenticate,
    rates: ratesOf(config),
    trustProxy: config.trustProxy,
    stopping: stopping.signal,
  });
  await office.ready();
  metrics.watchAdmission(admission);
  door.openTo(office);
  if (isForUsAlone(config)) tellWithoutAdmin(access, options);
  return {
    lag: async () => [],
    async [Symbol.asyncDispose]() {
      const left = door.leave(GRACE_MS);
      stopping.abort();
      await hub[Symbol.asyncDispose]();
      await left;
      await office.close();
    },
  };
}

/** Looking through a long history for keys must not keep anybody waiting. */
function tellWithoutAdmin(access: AccessOffice, { config, now, withoutAdmin }: RoleOptions): void {
  hasAdmin(access, config, now()).then(
    (isThere) => {
      if (!isThere) withoutAdmin();
    },
    // Whoever asks for keys is told of the store's trouble.
    () => undefined,
  );
}

function isForUsAlone({ host }: Config): boolean {
  return host === 'localhost' || isLoopback(host);
}

/** Whether anybody could manage what others reach. */
async function hasAdmin(
  { directory }: AccessOffice,
  { adminKey }: Config,
  nowMs: number,
): Promise<boolean> {
  if (adminKey !== undefined) return true;
  const isInForce = (expiresAt: string | undefined): boolean =>
    expiresAt === undefined || epochMs(expiresAt) > nowMs;
  const keys = await directory.keys({});
  if (keys.some((key) => key.role === 'admin' && !key.revoked && isInForce(key.expiresAt))) {
    return true;
  }
  const people = await directory.standings();
  return people.some(({ role, disabled }) => role === 'admin' && !disabled);
}

/** Who sets a rate means it for everybody. */
function ratesOf({ rateLimit }: Config): Rates {
  if (rateLimit === undefined) return RATES;
  return { perActor: rateLimit, perAddress: 2 * rateLimit, withLoopback: true };
}
