import type { z } from 'zod';
import { type Locale, textIn, type Words } from '../../wording/say.ts';
import type { HeaderName, Route } from '../route.ts';
import { takenBy } from './json-schema.ts';

const HEADERS: Readonly<Record<HeaderName, { name: string; about: Words; example: string }>> = {
  'idempotency-key': {
    name: 'Idempotency-Key',
    about: [
      '由您选定，重试时不变；同一键、同一内容只生效一次。',
      'Chosen by you and kept for retries: the same key with the same data has one effect.',
    ],
    example: 'wms-7-000815',
  },
  'if-match': {
    name: 'If-Match',
    about: [
      '您读到的版本，加引号；已有更新则返回 412。',
      'The version that you have read, in quotes; 412 when it has changed since.',
    ],
    example: '"3"',
  },
  'last-event-id': {
    name: 'Last-Event-ID',
    about: ['最后收到的事件编号，从其后继续。', 'The last event received: goes on behind it.'],
    example: '1042',
  },
  'accept-language': {
    name: 'Accept-Language',
    about: ['`zh-CN`（默认）或 `en`。', '`zh-CN` (default) or `en`.'],
    example: 'en',
  },
};

/** Parameters that mean the same wherever they stand. */
const ABOUT: Readonly<Record<string, Words>> = {
  id: ['编号，任何写法。', 'The id, in any spelling.'],
  code: ['编码，区分大小写。', 'The code, exactly as it is written.'],
  kind: ['基础数据的种类。', 'The kind of master data.'],
  carrier: ['承运商编码。', 'Code of the carrier.'],
  cursor: ['上一页给出的游标。', 'The cursor that the page before has answered.'],
  limit: ['每页最多几条。', 'How many at most.'],
  'min-position': [
    '等到数据至少更新到该位置（最多 2 秒）。',
    'Waits until the view has come at least so far, at most 2 s.',
  ],
  'dry-run': [
    '只试算，不记录：回答将会记录什么。',
    'Records nothing: answers what would be recorded.',
  ],
  at: ['该时刻的状态。', 'As it stood at this instant.'],
  by: [
    '`recorded` 按登记时间，`occurred` 按发生时间。',
    '`recorded`: as was known then; `occurred`: as it really was.',
  ],
  after: ['从该位置之后开始。', 'Begins behind this position.'],
  from: ['期间开始（含）。', 'Where the period begins, included.'],
  to: ['期间结束（含）。', 'Where the period ends, included.'],
  q: ['任意编号的一部分，不分大小写和横线。', 'Part of any number, whatever its case and dashes.'],
  stage: ['阶段。', 'The stage.'],
  site: ['发货仓库或站点编码。', 'Code of the site that ships.'],
  project: ['项目编码。', 'Code of the project.'],
  late: ['只看已过时间窗还未签收的。', 'Only those past their window and not signed off.'],
};

/** Path, query and header parameters of a route, as the document lists them. */
export function parametersOf(route: Route, locale: Locale): readonly object[] {
  const headers: readonly HeaderName[] = [...(route.headers ?? []), 'accept-language'];
  return [
    ...fieldsOf(route.params).map(([name, schema]) => parameter('path', name, schema, locale)),
    ...fieldsOf(route.query).map(([name, schema]) => parameter('query', name, schema, locale)),
    ...[...new Set(headers)].map((name) => headerParameter(name, locale)),
  ];
}

function fieldsOf(schema: z.ZodObject | undefined): readonly (readonly [string, z.ZodType])[] {
  return schema ? Object.entries<z.ZodType>(schema.shape) : [];
}

function parameter(place: 'path' | 'query', name: string, schema: z.ZodType, locale: Locale) {
  const about = Object.hasOwn(ABOUT, name) ? ABOUT[name] : undefined;
  const required = place === 'path' || !schema.safeParse(undefined).success;
  return {
    name,
    in: place,
    required,
    ...(about && { description: textIn(about, locale) }),
    schema: takenBy(schema),
  };
}

function headerParameter(header: HeaderName, locale: Locale) {
  const { name, about, example } = HEADERS[header];
  const description = textIn(about, locale);
  return { name, in: 'header', required: false, description, schema: { type: 'string' }, example };
}
