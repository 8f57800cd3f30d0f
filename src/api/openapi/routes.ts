import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Locale } from '../../wording/say.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { openApiDocument } from './document.ts';
import { PAGE_POLICY, pageIn, referenceScript, startIn } from './page.ts';
import { postmanCollection } from './postman.ts';

const FRESH = 'no-cache';
const A_DAY = 'public, max-age=86400';
const languageFields = z.strictObject({ lang: z.enum(['zh-CN', 'en']).optional() });

/**
 * What tells of all the other routes and of itself: the OpenAPI document, a page to read and try
 * it, a Postman collection. `others` are asked for once, at the first request.
 */
export function documentRoutes(others: () => readonly Route[], version: string): readonly Route[] {
  const documentIn = once((locale: Locale) => openApiDocument(all(), { locale, version }));
  const textOf = once((locale: Locale) => JSON.stringify(documentIn(locale)));
  const collection = once((locale: Locale) => {
    const said = { locale, baseUrl: 'http://127.0.0.1:8080' };
    return JSON.stringify(postmanCollection(all(), documentIn(locale), said));
  });
  const script = once((_: 'script') => referenceScript());

  const routes: readonly Route[] = [
    {
      ...open('/openapi.json', 'openApiDocument', 'application/json'),
      summary: ['本接口的 OpenAPI 3.1 文档', 'The OpenAPI 3.1 document of this interface'],
      handle: async (asked) => text(JSON_TEXT, textOf(languageOf(asked))),
    },
    {
      ...open('/postman.json', 'postmanCollection', 'application/json'),
      summary: ['Postman 集合', 'A Postman collection'],
      handle: async (asked) => text(JSON_TEXT, collection(languageOf(asked))),
    },
    {
      ...open('/docs', 'documentationPage', 'text/html'),
      summary: ['可试用的接口说明页', 'A page to read and try it'],
      handle: async (asked) => {
        const page = text('text/html; charset=utf-8', pageIn(languageOf(asked)));
        return { ...page, headers: { ...page.headers, 'content-security-policy': PAGE_POLICY } };
      },
    },
    {
      ...open('/docs/start.js', 'documentationStart', 'text/javascript'),
      summary: ['说明页的启动脚本', 'The script that starts the page'],
      handle: async (asked) => text(SCRIPT, startIn(languageOf(asked))),
    },
    {
      ...open('/docs/scalar.js', 'documentationScript', 'text/javascript'),
      summary: ['说明页的脚本', 'The script of the page'],
      handle: async () => text(SCRIPT, await script('script'), A_DAY),
    },
  ];
  const all = (): readonly Route[] => [...others(), ...routes];
  return routes;
}

const JSON_TEXT = 'application/json; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

function open(path: string, name: string, media: string) {
  const about = ['成功', 'Done'] as const;
  return {
    method: 'GET',
    path,
    name,
    topic: 'system',
    action: 'open',
    query: languageFields,
    answers: { 200: { about, media } },
  } satisfies Partial<Route>;
}

function languageOf({ query, locale }: Asked): Locale {
  return languageFields.parse(query).lang ?? locale;
}

function text(media: string, content: string, cacheControl = FRESH): Answered {
  const stream = Readable.from([content]);
  return { status: 200, flow: { media, stream }, headers: { 'cache-control': cacheControl } };
}

function once<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
