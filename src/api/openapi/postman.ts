import { type Locale, textIn } from '../../wording/say.ts';
import { type Route, TOPICS } from '../route.ts';
import type { OpenApi } from './document.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * A Postman collection (format 2.1.0) of the same routes: a folder for each topic, the examples as
 * bodies; `baseUrl` and `key` are its variables.
 */
export function postmanCollection(
  routes: readonly Route[],
  { info, tags }: Pick<OpenApi, 'info' | 'tags'>,
  { locale, baseUrl }: { readonly locale: Locale; readonly baseUrl: string },
): object {
  const folders = TOPICS.map((topic) => ({
    name: tags.find(({ name }) => name === topic)?.['x-displayName'] ?? topic,
    item: routes.filter((route) => route.topic === topic).map((route) => itemOf(route, locale)),
  }));
  return {
    info: { name: info.title, version: info.version, schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{key}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: baseUrl },
      { key: 'key', value: '' },
    ],
    item: folders.filter(({ item }) => item.length > 0),
  };
}

function itemOf(route: Route, locale: Locale): object {
  const { method, path, summary, action, query, body } = route;
  const parts = path.slice(1).split('/');
  const names = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1));
  const [example] = Object.values(body?.examples ?? {});
  const media = body?.media?.[0] ?? 'application/json';
  return {
    name: textIn(summary, locale),
    request: {
      method,
      ...(action === 'open' && { auth: { type: 'noauth' } }),
      header: [
        { key: 'Accept-Language', value: locale },
        ...(body ? [{ key: 'Content-Type', value: media }] : []),
      ],
      url: {
        raw: `{{baseUrl}}${path}`,
        host: ['{{baseUrl}}'],
        path: parts,
        variable: names.map((key) => ({ key, value: '' })),
        query: Object.keys(query?.shape ?? {}).map((key) => ({ key, value: '', disabled: true })),
      },
      ...(body && { body: { mode: 'raw', raw: rawOf(example?.value), ...RAW_JSON } }),
    },
  };
}

const RAW_JSON = { options: { raw: { language: 'json' } } };

function rawOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
