import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { type AccessOffice, openAccessOffice } from '../../src/access/office.ts';
import type { AccessRole, Principal } from '../../src/access/principal.ts';
import type { Api } from '../../src/api/api.ts';
import type { Authenticate } from '../../src/api/authenticating.ts';
import type { Route } from '../../src/api/route.ts';
import { buildServer, type ServerOptions } from '../../src/api/server.ts';
import { correctionOf, correctionTypes } from '../../src/cli/read-side.ts';
import { openWorkplace } from '../../src/cli/workplace.ts';
import { epochMs } from '../../src/domain/instant.ts';
import type { Scope } from '../../src/domain/territory.ts';
import { commandDigest } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { processes } from '../../src/processes/all.ts';
import { recordRefusals } from '../../src/processes/refusals.ts';
import { startProcesses } from '../../src/processes/runner.ts';
import { projections } from '../../src/projections/all.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { openMemoryVault } from './vault.ts';

export const API_SECRET = Buffer.alloc(32, 7);
const OPENED_AT = '2026-03-02T04:00:00.000Z';

export interface OpenApiOptions
  extends Partial<Pick<ServerOptions, 'admission' | 'rates' | 'stopping' | 'trustProxy'>> {
  /** By default those of the product. */
  readonly routes?: (api: Api) => readonly Route[];
  /** By default the keys that `as` has made are believed, and those of the product. */
  readonly authenticate?: Authenticate;
  readonly ledger?: Ledger;
  readonly vault?: Vault;
  /** Whether projections and processes run; true when left out. */
  readonly following?: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The parsed JSON, undefined where it is none. */
  readonly body: Body;
}
// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
type Body = any;

type Headers = Readonly<Record<string, string>>;

/** Somebody with a key of a role and a scope. */
export interface Asker {
  readonly principal: Principal;
  /** The header that goes with every request of this one. */
  readonly headers: Headers;
  get(path: string, headers?: Headers): Promise<Reply>;
  delete(path: string, headers?: Headers): Promise<Reply>;
  /** A text goes as it is, anything else as JSON; a type of one's own may stand in `headers`. */
  post(path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  put(path: string, body?: unknown, headers?: Headers): Promise<Reply>;
}

/** The whole product behind its HTTP server, in memory and without a socket. */
export interface OpenedApi extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly api: Api;
  /** Who is let in, beside those of `as`. */
  readonly access: AccessOffice;
  /** A key of that role, confined to `scope`; the same again for the same words. */
  as(role: AccessRole, scope?: Scope, more?: Partial<Principal>): Asker;
  readonly stranger: Asker;
  ask(options: InjectOptions): Promise<Reply>;
  /** Resolves once projections and processes have done everything that follows. */
  settled(): Promise<void>;
  /** The server's clock from now on, ISO 8601. */
  at(instant: string): void;
  /** What was logged, each line as an object. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
}

export async function openApi(options: OpenApiOptions = {}): Promise<OpenedApi> {
  await using opening = new AsyncDisposableStack();
  let nowMs = epochMs(OPENED_AT);
  const logged: Record<string, unknown>[] = [];
  const api = opening.use(openOffice(options, () => nowMs, logged));
  const believed = new Map<string, Principal>();
  const access = openAccessOffice(api);
  const authenticate = options.authenticate ?? byKey(believed, access.authenticate);
  const stack = new AsyncDisposableStack();
  const { admission, rates, stopping, trustProxy } = options;
  const app = await buildServer({
    ...(admission && { admission }),
    ...(rates && { rates }),
    ...(stopping && { stopping }),
    ...(trustProxy !== undefined && { trustProxy }),
    health: healthy,
    log: api.log,
    routes: options.routes?.(api) ?? (await productRoutes(api, { access, authenticate }, opening)),
    authenticate,
  });
  opening.defer(() => app.close());
  const settled = options.following === false ? async () => {} : startFollowing(api, opening);
  stack.use(opening.move());
  const ask = asking(app);
  return {
    app,
    api,
    access,
    ask,
    settled,
    logged,
    stranger: asker({ actor: 'nobody', role: 'auditor', scope: {}, via: 'key' }, {}, ask),
    as(role, scope = {}, more = {}) {
      const key = `lk_${JSON.stringify([role, scope, more])}`.replaceAll(/[^\w]/g, '.');
      const principal = { actor: `key:${role}`, role, scope, via: 'key' as const, ...more };
      believed.set(key, principal);
      return asker(principal, { authorization: `Bearer ${key}` }, ask);
    },
    at(instant) {
      nowMs = epochMs(instant);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const healthy: ServerOptions['health'] = {
  version: '1.2.3',
  roles: ['api'],
  uptimeMs: () => 61_500,
  readiness: async () => ({ status: 'ready', reasons: [], stores: {}, roles: {} }),
};

function openOffice(
  { ledger = openMemoryLedger(), vault = openMemoryVault() }: OpenApiOptions,
  now: () => number,
  logged: Record<string, unknown>[],
): Api & AsyncDisposable {
  const readModels = openMemoryReadModels({ now: Date.now });
  const log = pino(
    { level: 'debug', base: null, formatters: { level: (level) => ({ level }) } },
    { write: (line: string) => logged.push(JSON.parse(line)) },
  );
  const stores = { ledger, readModels, vault, secret: API_SECRET, soleWriter: true };
  return {
    ...openWorkplace(stores, { now, log, timeZone: 'Asia/Shanghai' }),
    async [Symbol.asyncDispose]() {
      await readModels[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
      await vault[Symbol.asyncDispose]();
    },
  };
}

/** Answers a function that waits until nothing follows any more. */
function startFollowing(
  { ledger, readModels, execute, states }: Api,
  opened: AsyncDisposableStack,
): () => Promise<void> {
  const both = { ledger, readModels, owner: 'tests', now: Date.now, random: () => 0.5 };
  const runner = opened.use(startRunner({ ...both, projections, correctionOf, correctionTypes }));
  const digest = (command: string, data: object) => commandDigest(API_SECRET, command, data);
  const refused = recordRefusals({ execute, digest });
  const following = opened.use(
    startProcesses({ ...both, processes, execute, digest, states, refused }),
  );
  return async () => {
    for (let head = -1; head !== (await ledger.head()); ) {
      head = await ledger.head();
      await Promise.all([following.caughtUp(head), runner.caughtUp(head)]);
    }
  };
}

/** Read only where they are wanted: a test of the server alone does not load the product. */
async function productRoutes(
  api: Api,
  { access, authenticate }: { access: AccessOffice; authenticate: Authenticate },
  opened: AsyncDisposableStack,
): Promise<readonly Route[]> {
  const { allRoutes } = await import('../../src/api/routes.ts');
  const { LiveHub } = await import('../../src/api/live/hub.ts');
  const { liveTopics } = await import('../../src/api/live/topics.ts');
  const { now } = api;
  const topics = liveTopics(now);
  const hub = opened.use(new LiveHub({ api, topics, authenticate, now, random: () => 0.5 }));
  return allRoutes(api, { access, hub });
}

/** The keys that tests have made up, and then those that the product believes. */
function byKey(believed: ReadonlyMap<string, Principal>, others: Authenticate): Authenticate {
  return async (presented) => {
    const key = presented.headers.authorization?.replace('Bearer ', '') ?? '';
    return believed.get(key) ?? others(presented);
  };
}

function asking(app: FastifyInstance) {
  return async (options: InjectOptions): Promise<Reply> => {
    const { statusCode: status, headers, payload: text } = await app.inject(options);
    const isJson = /\bjson;/.test(String(headers['content-type']));
    return { status, headers: headers as Reply['headers'], text, body: isJson && JSON.parse(text) };
  };
}

function asker(principal: Principal, own: Headers, ask: OpenedApi['ask']): Asker {
  const plain =
    (method: 'GET' | 'DELETE') =>
    (url: string, headers: Headers = {}) =>
      ask({ method, url, headers: { ...own, ...headers } });
  const full =
    (method: 'POST' | 'PUT') =>
    (url: string, body?: unknown, headers: Headers = {}) => {
      if (body === undefined) return ask({ method, url, headers: { ...own, ...headers } });
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const type = { 'content-type': 'application/json' };
      return ask({ method, url, payload, headers: { ...own, ...type, ...headers } });
    };
  return {
    principal,
    headers: own,
    get: plain('GET'),
    delete: plain('DELETE'),
    post: full('POST'),
    put: full('PUT'),
  };
}
