import { SESSION_COOKIE } from '../../access/sessions.ts';
import { type Locale, textIn, type Words } from '../../wording/say.ts';
import { type Route, TOPICS, type Topic } from '../route.ts';
import { answeredBy, type JsonSchema, takenBy } from './json-schema.ts';
import { parametersOf } from './parameters.ts';
import { problemAnswers, problemExamples, problemSchema } from './problems.ts';

export interface DocumentOptions {
  readonly locale: Locale;
  /** Of the product. */
  readonly version: string;
}

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly Tag[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly examples: Readonly<Record<string, object>>;
    readonly securitySchemes: object;
  };
}

interface Tag {
  readonly name: Topic;
  /** Of pages that draw the document: what people read instead of the name. */
  readonly 'x-displayName': string;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly Topic[];
  readonly summary: string;
  readonly parameters: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

const JSON_MEDIA = 'application/json';
const ABOUT: Words = [
  '发运账本 Lading 的接口：ERP 提交命令，看板查询，订阅按位置续传。',
  'The interface of Lading, the shipment ledger: ERP systems post commands, dashboards query, ' +
    'feeds resume by position.',
];

const TOPIC_WORDS: Readonly<Record<Topic, Words>> = {
  shipments: ['发运单', 'Shipments (outbound deliveries)'],
  orders: ['订单', 'Orders'],
  trips: ['车次', 'Trips'],
  tracks: ['车次的位置轨迹', 'Positions of trips'],
  'master-data': ['基础数据', 'Master data'],
  scans: ['扫码', 'Scans by code'],
  carriers: ['承运商推送', 'Pushes of carriers'],
  commands: ['批量命令', 'Commands in bulk'],
  board: ['看板', 'The board'],
  reports: ['报表', 'Reports'],
  feed: ['事实流与实时更新', 'The feed of facts, and live updates'],
  exports: ['导出', 'Exports'],
  subscriptions: ['回调订阅', 'Call-backs'],
  alerts: ['预警', 'Alerts'],
  access: ['登录、密钥与人员', 'Signing in, keys and people'],
  system: ['系统状态', 'The state of the system'],
};

/** The OpenAPI 3.1 document of a table of routes, in one language. */
export function openApiDocument(
  routes: readonly Route[],
  { locale, version }: DocumentOptions,
): OpenApi {
  const schemas: Record<string, JsonSchema> = { Problem: problemSchema };
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operationOf(route, schemas, locale);
  }
  const used = new Set(routes.map(({ topic }) => topic));
  return {
    openapi: '3.1.0',
    info: { title: 'Lading', version, ...{ description: textIn(ABOUT, locale) } },
    tags: TOPICS.filter((topic) => used.has(topic)).map((name) => ({
      name,
      'x-displayName': textIn(TOPIC_WORDS[name], locale),
    })),
    paths,
    components: {
      schemas,
      examples: problemExamples(routes, locale),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'lk_…' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
      },
    },
  };
}

function operationOf(route: Route, schemas: Record<string, JsonSchema>, locale: Locale): Operation {
  const { name, topic, summary, about, action, answers } = route;
  const good = Object.entries(answers).map(([status, shape]) => {
    return [status, answerIn(`${capital(name)}Answer${status}`, shape, schemas, locale)] as const;
  });
  const requestBody = bodyOf(route, schemas, locale);
  return {
    operationId: name,
    tags: [topic],
    summary: textIn(summary, locale),
    ...(about && { description: textIn(about, locale) }),
    ...(action === 'open' ? { security: [] } : { security: [{ key: [] }, { session: [] }] }),
    parameters: parametersOf(route, locale),
    ...(requestBody && { requestBody }),
    responses: { ...problemAnswers(route, locale), ...Object.fromEntries(good) },
  };
}

function answerIn(
  name: string,
  { about, schema, media, example }: Route['answers'][number],
  schemas: Record<string, JsonSchema>,
  locale: Locale,
): object {
  const description = textIn(about, locale);
  if (!schema && media === undefined) return { description };
  const json = {
    ...(schema && { schema: named(name, answeredBy(schema), schemas) }),
    ...(example !== undefined && { example }),
  };
  const all = typeof media === 'string' ? [media] : (media ?? [JSON_MEDIA]);
  const isJson = (type: string): boolean => type === JSON_MEDIA || all.length === 1;
  const content = Object.fromEntries(all.map((type) => [type, isJson(type) ? json : {}]));
  return { description, content };
}

function bodyOf(
  { name, body }: Route,
  schemas: Record<string, JsonSchema>,
  locale: Locale,
): object | undefined {
  if (!body) return undefined;
  const { schema, media = [JSON_MEDIA], isOptional = false, examples } = body;
  const shown = Object.entries(examples).map(([key, { summary, value }]) => {
    return [key, { ...(summary && { summary: textIn(summary, locale) }), value }] as const;
  });
  const content = {
    ...(schema && { schema: named(`${capital(name)}Body`, takenBy(schema), schemas) }),
    ...(shown.length > 0 && { examples: Object.fromEntries(shown) }),
  };
  return {
    required: !isOptional,
    content: Object.fromEntries(media.map((type) => [type, content])),
  };
}

/** Schemas have names, so that a client made from the document has types with names. */
function named(name: string, schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  schemas[name] = schema;
  return { $ref: `#/components/schemas/${name}` };
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
