import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import type { Locale, Words } from '../wording/say.ts';
import type { ApiRule } from './problems.ts';

/** What one chapter of the document holds together. */
export const TOPICS = [
  'shipments',
  'orders',
  'trips',
  'tracks',
  'master-data',
  'scans',
  'carriers',
  'commands',
  'board',
  'reports',
  'feed',
  'exports',
  'subscriptions',
  'alerts',
  'access',
  'system',
] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * One way to ask. The table of all routes is the only list of them: the server registers it, the
 * OpenAPI document is written from it, and the tests of access and of bad requests walk over it.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As the router takes it: `/v1/shipments/:id/timeline`. */
  readonly path: string;
  /** Unique, camelCase: the document's operationId. */
  readonly name: string;
  readonly topic: Topic;
  /** `open` needs no key, `signed-in` any. */
  readonly action: Action | 'open' | 'signed-in';
  readonly summary: Words;
  readonly about?: Words;
  /** Parameters of the path, texts all. */
  readonly params?: z.ZodObject;
  /** Strict: an unknown parameter is named. Texts come in; schemas bring them to their types. */
  readonly query?: z.ZodObject;
  /** Headers of its own that the document is to tell of; each is optional. */
  readonly headers?: readonly HeaderName[];
  readonly body?: Body;
  /** By status; what goes wrong is a problem and stands in `problems`. */
  readonly answers: Readonly<Record<number, AnswerShape>>;
  /** Beside those that every route has (400, 401, 403, 404 where it has params, 429, 500, 503). */
  readonly problems?: readonly ApiRule[];
  /** Rules of the domain that it may be refused by: 409. */
  readonly refusals?: readonly string[];
  readonly handle: (asked: Asked) => Promise<Answered>;
}

export type HeaderName = 'idempotency-key' | 'if-match' | 'last-event-id' | 'accept-language';

interface Body {
  /** Undefined where the handler reads the stream itself. */
  readonly schema: z.ZodType | undefined;
  /** The first is the default; `application/json` when left out. */
  readonly media?: readonly string[];
  readonly isOptional?: boolean;
  readonly examples: Readonly<
    Record<string, { readonly summary?: Words; readonly value: unknown }>
  >;
  /**
   * `handler`: the handler judges the body itself, as intake does for commands; `route`: the
   * server parses it by the schema and answers 400 with every path.
   */
  readonly judgedBy: 'handler' | 'route';
}

interface AnswerShape {
  readonly about: Words;
  /** Undefined for an answer without a body or of another media type. */
  readonly schema?: z.ZodType;
  /** Several where the asker chooses; the schema is that of JSON. */
  readonly media?: string | readonly string[];
  readonly example?: unknown;
}

/** A request that was let in: its parts parsed by the route's schemas. */
export interface Asked {
  /** Of an open route, whoever it is; asking for it there is a mistake. */
  readonly principal: Principal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly locale: Locale;
  /** Of the request, as logs and problems name it. */
  readonly id: string;
  /** Without port; of the socket, or as a trusted proxy says. */
  readonly address: string;
  /** Aborts when the asker goes away or the server stops. */
  readonly signal: AbortSignal;
}

/** JSON in `body`, or text that flows; neither for an empty answer. */
export interface Answered {
  readonly status: number;
  readonly body?: object;
  readonly flow?: { readonly media: string; readonly stream: Readable };
  readonly headers?: Readonly<Record<string, string>>;
}
