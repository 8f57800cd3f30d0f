import type { InjectOptions } from 'fastify';
import type { z } from 'zod';
import type { Route } from '../../src/api/route.ts';
import { brokenBody, pick, type Random } from './broken.ts';

/** A request that is wrong in some way, or right by chance, and what was done to it. */
export interface Wrong {
  readonly request: InjectOptions;
  readonly broken: string;
}

/** Ids of subjects that are there, by the topic of the routes that name them. */
export type KnownIds = Readonly<Record<string, string>>;

const ODD_TEXTS = [
  '',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'true',
  'x'.repeat(3_000),
  '%00',
  '../../etc/passwd',
  "'",
  '__proto__',
  '\u{1F69A}',
  '2026-02-30',
  '2026-03-01T08:00:00+08:00',
  'zh-CN',
] as const;
const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['if-match', '3'],
  ['if-match', '"x"'],
  ['if-match', '*'],
  ['if-match', '"999999999999999999999"'],
  ['idempotency-key', 'x'.repeat(256)],
  ['idempotency-key', '\t'],
  ['accept-language', 'xx-YY;q=nonsense'],
  ['accept', 'image/png'],
  ['last-event-id', 'first'],
  ['content-encoding', 'gzip'],
  ['x-request-id', '<script>'],
  ['transfer-encoding', 'identity'],
];
const KINDS = ['body', 'body', 'body', 'query', 'path', 'header'] as const;

/** One wrong request to a route, the same one for the same random numbers. */
export function wrongRequest(route: Route, known: KnownIds, random: Random): Wrong {
  const kinds = KINDS.filter((kind) => kind !== 'body' || route.body);
  const kind = pick(kinds, random);
  const path = pathOf(route, known, kind === 'path' || random() < 0.1, random);
  const query = queryOf(route, kind === 'query', random);
  const sent = bodyOf(route, kind === 'body', random);
  const [name, value] = kind === 'header' ? pick(ODD_HEADERS, random) : [];
  const headers = {
    ...(sent.contentType !== undefined && { 'content-type': sent.contentType }),
    ...(name !== undefined && { [name]: value }),
  };
  const url = query === '' ? path : `${path}?${query}`;
  const shown = [sent.broken, name && `${name}: ${value}`, url.slice(0, 200)].filter(Boolean);
  return {
    request: {
      method: route.method,
      url,
      headers,
      ...(sent.text !== '' && { payload: sent.text }),
    },
    broken: shown.join(', '),
  };
}

function pathOf(route: Route, known: KnownIds, isOdd: boolean, random: Random): string {
  return route.path.replaceAll(/:(\w+)/g, () => {
    const id = known[route.topic] ?? 'UNKNOWN-1';
    return encodeURIComponent(isOdd ? pick(ODD_TEXTS, random) || '-' : id);
  });
}

function queryOf({ query }: Route, isOdd: boolean, random: Random): string {
  const names = Object.keys((query as z.ZodObject | undefined)?.shape ?? {});
  if (!isOdd) return '';
  const chosen = names.filter(() => random() < 0.4);
  const parts = chosen.map((name) => [name, pick(ODD_TEXTS, random)]);
  const more = random() < 0.4 ? [['unexpected', '1']] : [];
  const twice = random() < 0.2 ? parts : [];
  return new URLSearchParams([...parts, ...more, ...twice] as [string, string][]).toString();
}

function bodyOf({ body }: Route, isBroken: boolean, random: Random) {
  const nothing = { text: '', contentType: undefined, broken: '' };
  const examples = Object.values(body?.examples ?? {});
  if (!body || examples.length === 0) return nothing;
  const good = pick(examples, random).value;
  if (isBroken) return brokenBody(good, random);
  const contentType = body.media?.[0] ?? 'application/json';
  const text = typeof good === 'string' ? good : JSON.stringify(good);
  return { text, contentType, broken: '' };
}
