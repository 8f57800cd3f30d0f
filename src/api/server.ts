import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { fastifyCookie } from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Principal } from '../access/principal.ts';
import { writeProblem } from './answering.ts';
import { addressOf, localeFor } from './asking.ts';
import type { Authenticate } from './authenticating.ts';
import { notWellFormed, problemOf } from './failures.ts';
import { type Health, healthRoutes } from './health.ts';
import { BODY_BYTES_MAX, PATH_PART_CHARS_MAX, RATES, type Rates, rateLimits } from './limits.ts';
import { Admission } from './limits-admission.ts';
import { logRequests } from './logging.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { type ApiRule, Problem } from './problems.ts';
import { register } from './registering.ts';
import type { Route } from './route.ts';
import { parseStrictly } from './strict-json.ts';

/** What a request id may be that somebody else has given. */
const REQUEST_ID = /^[\w.:-]{1,100}$/;
/** Where a request carries who was believed. */
const BELIEVED = 'believed';
const RATED_MAX = 10_000;
const STOPPING = 'server-must-not-be-stopping';
const NEVER = new AbortController().signal;

/** For an API that only ever answers data: nothing in an answer may run, be framed or be guessed at. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export interface ServerOptions {
  readonly health: Health;
  readonly log: Logger;
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly admission?: Admission;
  readonly rates?: Rates;
  /** Whether addresses are those that a proxy before us tells. */
  readonly trustProxy?: boolean;
  /** Once it aborts, streams end; who sends no more requests is the door's business. */
  readonly stopping?: AbortSignal;
  /** What is said of addresses that nobody knows, by default `route-must-exist`. */
  readonly elsewhere?: () => ApiRule;
  readonly metrics?: Metrics;
}

/** The HTTP server with all its routes; it does not listen. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { health, log, metrics, routes, rates = RATES, stopping = NEVER } = options;
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { maxParamLength: PATH_PART_CHARS_MAX },
    trustProxy: options.trustProxy ?? false,
    requestIdHeader: false,
    genReqId: requestId,
    logger: false,
    frameworkErrors: (error, request, reply) => {
      void reply.headers(HEADERS);
      void writeProblem(reply, problemOf(error), localeFor(request.headers));
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(HEADERS).header('x-request-id', request.id);
    done();
  });
  app.decorateRequest(BELIEVED, undefined);
  logRequests(app, log, principalOf, metrics?.answered);
  parseBodies(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem instanceof Problem && problem.rule === 'server-must-not-fail') {
      log.error({ request: request.id, stack: error.stack }, 'a request has failed');
    }
    return writeProblem(reply, problem, localeFor(request.headers));
  });
  app.setNotFoundHandler(() => {
    const rule = options.elsewhere?.() ?? 'route-must-exist';
    throw new Problem(rule, {}, { headers: rule === STOPPING ? { connection: 'close' } : {} });
  });
  // Its parser is loaded with it; who asks for cookies parses them.
  await app.register(fastifyCookie, { hook: false });
  await app.register(rateLimit, { global: false, cache: RATED_MAX });
  healthRoutes(app, health);
  if (metrics) metricsRoute(app, metrics);
  const admission = options.admission ?? new Admission();
  const actorOf = (request: FastifyRequest): string => principalOf(request)?.actor ?? '';
  register(app, routes, {
    authenticate: options.authenticate,
    admission,
    rates: rateLimits(app, rates, actorOf, addressOf),
    stopping,
    principalOf,
    believed: (request, principal) => request.setDecorator(BELIEVED, principal),
  });
  return app;
}

function principalOf(request: FastifyRequest): Principal | undefined {
  return request.getDecorator<Principal | undefined>(BELIEVED);
}

function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** JSON as a value; what else a route takes, as a stream that fails where it gets too long. */
function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const asBytes = { parseAs: 'buffer' } as const;
  app.addContentTypeParser('application/json', asBytes, (_request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined);
    const parsed = parseStrictly(bytes);
    if ('flaw' in parsed) done(notWellFormed([parsed.flaw]));
    else done(null, parsed.value);
  });
  app.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload.pipe(limited(BODY_BYTES_MAX)));
  });
}

function limited(max: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > max) done(new Problem('body-must-be-small-enough', { max }));
      else done(null, chunk);
    },
  });
}
