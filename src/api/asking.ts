import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../access/principal.ts';
import { type Fault, faultsOf } from '../intake/faults.ts';
import type { Locale } from '../wording/say.ts';
import { bodyFault, notWellFormed } from './failures.ts';
import type { Asked, Route } from './route.ts';

const NO_PARAMETERS = z.strictObject({});
const REQUIRED: Fault = { path: '', rule: 'field-is-required', params: {} };
const NO_COOKIES: Readonly<Record<string, string | undefined>> = {};
const IPV4_IN_IPV6 = '::ffff:';

/** The parts of a request as a route's schemas have parsed them; throws a Problem with every path. */
export function parsedParts(
  route: Route,
  request: FastifyRequest,
): Pick<Asked, 'params' | 'query' | 'body'> {
  const faults: Fault[] = [];
  const parts = {
    params: parsed(route.params, request.params, faults),
    query: parsed(route.query ?? NO_PARAMETERS, request.query, faults),
    body: parsedBody(route.body, request.body, faults),
  };
  if (faults.length > 0) throw notWellFormed(faults);
  return parts as Pick<Asked, 'params' | 'query' | 'body'>;
}

function parsed(schema: z.ZodType | undefined, value: unknown, faults: Fault[]): unknown {
  if (!schema) return value;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  faults.push(...faultsOf(result.error, value));
  return undefined;
}

function parsedBody(body: Route['body'], value: unknown, faults: Fault[]): unknown {
  if (!body) {
    if (value !== undefined) faults.push(bodyFault('body-must-be-left-out'));
    return undefined;
  }
  if (value === undefined) {
    if (!body.isOptional) faults.push(REQUIRED);
    return undefined;
  }
  return body.judgedBy === 'route' ? parsed(body.schema, value, faults) : value;
}

/** The parts of a request that are the same for every route; what costs something is made late. */
export class Asking implements Asked {
  readonly params: Asked['params'];
  readonly query: Asked['query'];
  readonly body: unknown;
  readonly #request: FastifyRequest;
  readonly #answer: ServerResponse;
  readonly #principal: Principal | undefined;
  readonly #stopping: AbortSignal;
  #signal: AbortSignal | undefined;

  constructor(
    { request, raw }: Pick<FastifyReply, 'request' | 'raw'>,
    { params, query, body }: Pick<Asked, 'params' | 'query' | 'body'>,
    { principal, stopping }: { principal: Principal | undefined; stopping: AbortSignal },
  ) {
    this.params = params;
    this.query = query;
    this.body = body;
    this.#request = request;
    this.#answer = raw;
    this.#principal = principal;
    this.#stopping = stopping;
  }

  get principal(): Principal {
    if (this.#principal) return this.#principal;
    throw new Error('nobody has to be known where everybody is let in');
  }

  get headers(): Asked['headers'] {
    return this.#request.headers as Asked['headers'];
  }

  get locale(): Locale {
    return localeFor(this.#request.headers);
  }

  get id(): string {
    return this.#request.id;
  }

  get address(): string {
    return addressOf(this.#request);
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.any([goneSignal(this.#answer), this.#stopping]);
    return this.#signal;
  }
}

/** Aborts when the connection ends before the answer did. */
function goneSignal(answer: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const look = (): void => {
    if (!answer.writableEnded) gone.abort();
  };
  if (answer.destroyed) look();
  else answer.once('close', look);
  return gone.signal;
}

export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return ip.startsWith(IPV4_IN_IPV6) ? ip.slice(IPV4_IN_IPV6.length) : ip;
}

export function cookiesOf({ cookie: text }: IncomingHttpHeaders): typeof NO_COOKIES {
  return text === undefined ? NO_COOKIES : fastifyCookie.parse(text);
}

/** What Accept-Language likes best of Chinese and English (RFC 9110, 12.5.4); else Chinese. */
export function localeFor({ 'accept-language': wanted }: IncomingHttpHeaders): Locale {
  if (wanted === undefined) return 'zh-CN';
  const weights = { zh: 0, en: 0 };
  for (const part of wanted.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
    const language = range.toLowerCase().split('-')[0];
    if (language === 'zh' || language === 'en') {
      weights[language] = Math.max(weights[language], weight);
    }
  }
  return weights.en > weights.zh ? 'en' : 'zh-CN';
}
