import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApi, openApiDocument } from '../../../src/api/openapi/document.ts';
import { apiProblems } from '../../../src/api/problems.ts';
import type { Route } from '../../../src/api/route.ts';
import { allRoutes } from '../../../src/api/routes.ts';
import { type OpenedApi, openApi } from '../../support/api.ts';

let opened: OpenedApi;
let routes: readonly Route[];
let document: OpenApi;

beforeAll(async () => {
  opened = await openApi({ following: false });
  routes = allRoutes(opened.api);
  document = openApiDocument(routes, { locale: 'en', version: '1.2.3' });
});
afterAll(() => opened[Symbol.asyncDispose]());

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has every route once, by a name of its own', () => {
    const names = routes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(routes.length);
  });

  it('has an example for every body, and each is one that its schema takes', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ ...document, $id: 'document' });
    const wrong = routes.flatMap(({ name, body }) => {
      if (!body) return [];
      const examples = Object.entries(body.examples);
      if (examples.length === 0) return [`${name} has no example`];
      if (!body.schema) return [];
      const schema = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Body`;
      const validate = ajv.getSchema(`document#/components/schemas/${schema}`);
      return examples
        .filter(([, { value }]) => typeof value !== 'string' && !validate?.(value))
        .map(([example]) => `${name} ${example}: ${ajv.errorsText(validate?.errors)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has an example of every problem type that it names', () => {
    const { examples } = document.components;
    const named = JSON.stringify(document.paths).matchAll(/#\/components\/examples\/([a-z0-9-]+)/g);
    const missing = [...named].map(([, rule = '']) => rule).filter((rule) => !(rule in examples));
    expect(missing).toEqual([]);
    expect(Object.keys(examples)).toEqual(expect.arrayContaining(Object.keys(apiProblems)));
  });

  it('is read without a key, in the language that is asked for', async () => {
    const english = await opened.stranger.get('/openapi.json?lang=en');
    const chinese = await opened.stranger.get('/openapi.json');
    expect(english.body.paths['/v1/shipments/{id}/confirm-pick'].post.summary).toBe('Confirm pick');
    expect(chinese.body.paths['/v1/shipments/{id}/confirm-pick'].post.summary).toBe('确认拣货');
  });

  it('becomes a Postman collection with every route and its example', async () => {
    const { status, body } = await opened.stranger.get('/postman.json?lang=en');
    expect(status).toBe(200);
    const items = body.item.flatMap(({ item }: { item: object[] }) => item);
    expect(items).toHaveLength(routes.length);
    const pick = items.find(({ name }: { name: string }) => name === 'Confirm pick');
    expect(pick.request.url.raw).toBe('{{baseUrl}}/v1/shipments/:id/confirm-pick');
    expect(JSON.parse(pick.request.body.raw)).toHaveProperty('qty');
  });
});

describe('the page of the interface', () => {
  it('runs scripts of this server only, and asks nobody else for anything', async () => {
    const page = await opened.stranger.get('/docs?lang=en');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.text).not.toMatch(/https?:\/\//);
    const start = await opened.stranger.get('/docs/start.js?lang=en');
    expect(start.text).toContain('/openapi.json?lang=en');
    const script = await opened.stranger.get('/docs/scalar.js');
    expect(script.text.length).toBeGreaterThan(1_000_000);
  });
});
