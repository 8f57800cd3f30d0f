import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Problem, Refused } from '../../src/api/problems.ts';
import { Overloaded } from '../../src/ledger/execute.ts';
import {
  InvalidAppend,
  NotRecorded,
  OutcomeUnknown,
  UnknownPosition,
} from '../../src/ledger/ledger.ts';
import { NotYetCertain } from '../../src/projections/as-of.ts';
import { UnusableQuery } from '../../src/read-models/read-models.ts';
import { ServerUnreachable } from '../../src/servers/unusable.ts';
import { VaultOverloaded } from '../../src/vault/vault.ts';
import { openApi, type Reply } from '../support/api.ts';
import { echo, json, judged, route } from './tried.ts';

const ENGLISH = { 'accept-language': 'en' };

/** What the server makes of something that a handler has thrown. */
async function thrown(error: unknown, headers = ENGLISH): Promise<Reply> {
  const failing = async (): Promise<never> => {
    throw error;
  };
  await using api = await openApi({
    following: false,
    routes: () => [route('/v1/tried', failing)],
  });
  return await api.as('sales').get('/v1/tried', headers);
}

function caused(message: string, cause: object): Error {
  return new NotRecorded(message, { cause: Object.assign(new Error('below'), cause) });
}

describe('what a handler throws', () => {
  const unreachable = new ServerUnreachable('mongodb-unreachable', { host: 'db1' });
  it.each([
    [new Overloaded('9'), 503, 'server-must-not-be-overloaded', '1'],
    [new VaultOverloaded('9'), 503, 'server-must-not-be-overloaded', '1'],
    [new NotRecorded('away'), 503, 'store-must-be-reachable', '2'],
    [unreachable, 503, 'store-must-be-reachable', '2'],
    [new Error('reading', { cause: unreachable }), 503, 'store-must-be-reachable', '2'],
    [caused('busy', { errcode: 5 }), 503, 'store-must-be-reachable', '2'],
    [new OutcomeUnknown('cut'), 503, 'outcome-must-be-known', '1'],
    [caused('full', { errcode: 13 }), 507, 'disk-must-have-room', '10'],
    [caused('full', { code: 'ENOSPC' }), 507, 'disk-must-have-room', '10'],
    [new Problem('read-model-must-have-come-so-far'), 503, 'read-model-must-have-come-so-far', '1'],
  ])('%s is answered %i %s, with when to come again', async (error, status, rule, seconds) => {
    const reply = await thrown(error);
    expect(reply.status).toBe(status);
    expect(reply.headers['retry-after']).toBe(seconds);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(reply.body).toMatchObject({ type: `/problems/${rule}`, status });
  });

  it.each([
    [new InvalidAppend('too big'), '', 'facts-must-fit-the-ledger', 'cannot be recorded: too big'],
    [new UnusableQuery('cursor'), 'cursor', 'query-must-be-answerable', /^cannot be asked so/],
    [new UnknownPosition('7'), 'after', 'position-must-be-of-this-ledger', /^is no position/],
    [new NotYetCertain('now'), 'at', 'instant-must-be-over', /^is not over yet/],
  ])('%s is the fault of the request', async (error, path, rule, message) => {
    const { status, body } = await thrown(error);
    expect(status).toBe(400);
    const said = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(body.errors).toEqual([{ path, rule, message: said }]);
  });

  it('is a failure of ours where nobody has meant it: 500, the stack in the log alone', async () => {
    const failing = async (): Promise<never> => {
      throw new TypeError('undefined is not a function');
    };
    const routes = () => [route('/v1/tried', failing)];
    await using api = await openApi({ following: false, routes });
    const { status, body, text } = await api.as('sales').get('/v1/tried', ENGLISH);
    expect([status, body.type]).toEqual([500, '/problems/server-must-not-fail']);
    expect(text).not.toContain('undefined is not');
    expect(api.logged).toContainEqual(
      expect.objectContaining({ level: 'error', stack: expect.stringContaining('TypeError') }),
    );
  });

  it('is said in the language of the reader, Chinese by default', async () => {
    const refused = new Refused({
      refused: 'unit-must-belong-to-shipment',
      params: { code: 'U-9' },
    });
    const chinese = await thrown(refused, { 'accept-language': 'fr, *;q=0.1' });
    const english = await thrown(refused, { 'accept-language': 'zh;q=0.5,en-GB' });
    expect(chinese.headers['content-language']).toBe('zh-CN');
    expect(english.headers['content-language']).toBe('en');
    expect(chinese.body.title).toBe('按规则不能这样做');
    expect(english.body.title).toBe('A rule does not allow this');
    expect(english.body).toEqual({
      type: '/problems/unit-must-belong-to-shipment',
      title: expect.any(String),
      status: 409,
      detail: expect.stringContaining('U-9'),
      instance: expect.stringMatching(/^\/requests\/[\w-]+$/),
      params: { code: 'U-9' },
    });
  });

  it('does not tell a subject out of reach from one that is not there', async () => {
    const reply = await thrown(new Refused({ refused: 'subject-must-be-in-scope', params: {} }));
    const missing = await thrown(new Problem('subject-must-be-known'));
    expect(reply.status).toBe(404);
    expect({ ...reply.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
  });

  it('answers a key of another command by its own number', async () => {
    const refusal = { refused: 'idempotency-key-is-used-once', params: { commandId: 'c-1' } };
    const { status, body } = await thrown(new Refused(refusal));
    expect([status, body.type]).toEqual([422, '/problems/idempotency-key-is-used-once']);
  });
});

describe('a request that is let in', () => {
  const routes = () => [
    route('/v1/tried/:id', echo),
    route('/v1/judged', echo, { method: 'POST', body: judged }),
    route('/v1/plain', echo, { method: 'POST', body: json }),
    route('/v1/bare', echo, { method: 'DELETE' }),
  ];

  it('is told every part that is wrong, by its path', async () => {
    await using api = await openApi({ following: false, routes });
    const { status, body } = await api
      .as('sales')
      .post('/v1/judged?dry=1', { qty: 'two', price: 1 }, ENGLISH);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: '/problems/request-must-be-well-formed', status: 400 });
    expect(body.errors).toEqual([
      { path: 'dry', rule: 'field-is-unknown', message: 'is not a known field' },
      { path: 'sku', rule: 'field-is-required', message: 'is missing' },
      { path: 'qty', rule: 'must-be-a-number', message: 'must be a number' },
      { path: 'price', rule: 'field-is-unknown', message: 'is not a known field' },
    ]);
  });

  it.each([
    ['/v1/elsewhere', 'GET', 404, 'route-must-exist'],
    ['/v1/judged', 'GET', 405, 'method-must-fit'],
    ['/v1/judged', 'PATCH', 405, 'method-must-fit'],
    ['/v1/tried/%E0%A4%A', 'GET', 400, 'request-must-be-well-formed'],
    [`/v1/tried/${'x'.repeat(600)}`, 'GET', 404, 'route-must-exist'],
  ] as const)('to %s by %s is answered %i %s', async (url, method, status, rule) => {
    await using api = await openApi({ following: false, routes });
    const reply = await api.ask({ url, method, headers: api.as('sales').headers });
    expect([reply.status, reply.body.type]).toEqual([status, `/problems/${rule}`]);
    if (status === 405) expect(reply.headers.allow).toBe('POST');
  });

  it('needs a body where there is one, and may have none where there is not', async () => {
    await using api = await openApi({ following: false, routes });
    const sales = api.as('sales');
    const without = await sales.post('/v1/judged', undefined);
    expect(without.body.errors).toMatchObject([{ path: '', rule: 'field-is-required' }]);
    const payload = '{"a":1}';
    const headers = { ...sales.headers, 'content-type': 'application/json' };
    const method = 'DELETE';
    const unwanted = await api.ask({ method, url: '/v1/bare', payload, headers });
    expect(unwanted.body.errors).toMatchObject([{ path: '', rule: 'body-must-be-left-out' }]);
    const empty = await api.ask({ method, url: '/v1/bare', headers });
    expect(empty.status).toBe(200);
  });

  it('may be of 1 MiB and no more', async () => {
    await using api = await openApi({ following: false, routes });
    const quoted = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
    expect((await api.as('sales').post('/v1/plain', quoted(1_048_576))).status).toBe(200);
    const { status, body } = await api.as('sales').post('/v1/plain', quoted(1_048_577), ENGLISH);
    expect([status, body.type]).toEqual([413, '/problems/body-must-be-small-enough']);
    expect(body.detail).toBe('At most 1048576 bytes are taken.');
  });

  it.each([
    ['text/plain', 415],
    ['application/json; charset=gbk', 415],
    ['application/jsonp', 415],
    ['application/json; charset="UTF-8"', 200],
    ['Application/JSON;charset=utf8', 200],
  ])('of type %s is answered %i', async (type, status) => {
    await using api = await openApi({ following: false, routes });
    const reply = await api.as('sales').post('/v1/plain', '{}', { 'content-type': type });
    expect(reply.status).toBe(status);
    if (status === 415) {
      expect(reply.body.type).toBe('/problems/media-type-must-be-supported');
      expect(reply.body.params).toEqual({ media: ['application/json'] });
    }
  });

  it('may stream a body that the handler reads for itself, within the same bound', async () => {
    const counting = route(
      '/v1/lines',
      async ({ body }) => {
        let bytes = 0;
        for await (const chunk of body as Readable) bytes += (chunk as Buffer).length;
        return { status: 200, body: { bytes } };
      },
      {
        method: 'POST',
        body: { ...json, media: ['application/x-ndjson'] } as NonNullable<typeof json>,
      },
    );
    await using api = await openApi({ following: false, routes: () => [counting] });
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const short = await api.as('sales').post('/v1/lines', '{}\n{}\n', ndjson);
    expect(short.body).toEqual({ bytes: 6 });
    const long = await api.as('sales').post('/v1/lines', 'x'.repeat(1_048_577), ndjson);
    expect(long.status).toBe(413);
  });

  it('is answered by what flows, and by nothing to HEAD', async () => {
    const flowing = route('/v1/flow', async () => ({
      status: 200,
      flow: { media: 'text/csv; charset=utf-8', stream: Readable.from(['a,b\n', '1,2\n']) },
      headers: { 'lading-position': '7' },
    }));
    await using api = await openApi({ following: false, routes: () => [flowing] });
    const { headers, text } = await api.as('sales').get('/v1/flow');
    expect([headers['content-type'], headers['lading-position'], text]).toEqual([
      'text/csv; charset=utf-8',
      '7',
      'a,b\n1,2\n',
    ]);
    const head = await api.ask({
      method: 'HEAD',
      url: '/v1/flow',
      headers: api.as('sales').headers,
    });
    expect([head.status, head.text]).toEqual([200, '']);
  });
});
