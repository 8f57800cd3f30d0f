import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { IN_ENGLISH, wrongIn } from './sending.ts';

const line = (name: string | number, qty: number, more: object = {}) => ({
  line: name,
  sku: 'PUMP-8',
  qty,
  uom: 'H87',
  from: 'SH-01',
  ...more,
});
const ORDER = {
  source: 'SAP-800',
  number: '0047/11',
  sourceVersion: 2,
  mode: 'full',
  customer: 'C-100',
  shipTo: { party: 'C-100' },
  lines: [line(10, 5), line('20', 1)],
};
const open = () => openApi({ following: false });

describe('an order', () => {
  it('that is new is created, every line accepted and named as it was sent', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const reply = await erp.post('/v1/orders', ORDER);
    expect(reply).toMatchObject({
      status: 201,
      headers: { location: '/v1/orders/SAP-800:0047%252F11', etag: '"1"' },
      body: {
        stream: 'order-SAP-800:0047%2F11',
        facts: [{ type: 'OrderReceived' }],
        sourceVersion: 2,
        superseded: false,
        lines: [
          { line: 10, answer: 'accepted' },
          { line: '20', answer: 'accepted' },
        ],
      },
    });
    expect((await erp.post(`${reply.headers.location}/authorise-order`, {})).status).toBe(200);
  });

  it('that is told again records nothing and is answered the same', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const first = await erp.post('/v1/orders', ORDER);
    const again = await erp.post('/v1/orders', ORDER);
    expect(again).toMatchObject({ status: 200, body: { facts: [], version: 1 } });
    expect(again.body.lines).toEqual(first.body.lines);
  });

  it('of an older message changes nothing, and says which newer one is known', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    await erp.post('/v1/orders', ORDER);
    const older = { ...ORDER, sourceVersion: 1, lines: [line(10, 99)] };
    const superseded = { sourceVersion: 1, superseded: true, known: 2, lines: [] };
    expect(await erp.post('/v1/orders', older)).toMatchObject({
      status: 200,
      body: { facts: [{ type: 'OrderMessageSuperseded' }], ...superseded },
    });
    const again = await erp.post('/v1/orders', older);
    expect(again).toMatchObject({ status: 200, body: { facts: [], ...superseded } });
  });

  it('that is amended is answered line by line: accepted, pending, refused and why', async () => {
    await using lading = await openApi();
    const erp = lading.as('erp');
    await erp.post('/v1/orders', { ...ORDER, lines: [line(10, 5), line('20', 3), line(30, 1)] });
    const at = '/v1/orders/SAP-800:0047%252F11';
    await erp.post(`${at}/authorise-order`, {});
    expect((await erp.post(`${at}/plan-split`, {})).status).toBe(200);
    await lading.settled();
    const amendment = {
      ...ORDER,
      sourceVersion: '3',
      lines: [line(10, 5, { sku: 'PUMP-9' }), line('20', 2), line(40, 7)],
    };
    const reply = await erp.post('/v1/orders', amendment, IN_ENGLISH);
    expect(reply).toMatchObject({ status: 200, body: { sourceVersion: 3, superseded: false } });
    expect(reply.body.lines).toEqual([
      {
        line: 10,
        answer: 'refused',
        rule: 'article-must-stay-once-placed',
        params: { line: '10', sku: 'PUMP-8', other: 'PUMP-9' },
        message: expect.stringMatching(/PUMP-9/),
      },
      { line: '20', answer: 'pending' },
      { line: 40, answer: 'accepted' },
      { line: '30', answer: 'pending' },
    ]);
    const again = await erp.post('/v1/orders', amendment);
    expect(again.body.facts).toEqual([]);
    expect(again.body.lines[0].message).toMatch(/\p{Script=Han}/u);
    expect(again.body.lines.slice(1)).toEqual(reply.body.lines.slice(1));
  });

  it('in a dry run is answered line by line as well', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const reply = await erp.post('/v1/orders?dry-run=true', ORDER);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        dryRun: true,
        version: 0,
        wouldRecord: [{ type: 'OrderReceived' }],
        lines: [{ line: 10, answer: 'accepted' }, { line: '20' }],
      },
    });
    expect(await lading.api.ledger.head()).toBe(0);
    await erp.post('/v1/orders', ORDER);
    const told = await erp.post('/v1/orders?dry-run=true', ORDER);
    expect(told.body).toMatchObject({ dryRun: true, wouldRecord: [], lines: [{ line: 10 }, {}] });
  });

  it('that contradicts itself or its number is refused as a whole', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const twice = await erp.post('/v1/orders', { ...ORDER, lines: [line(10, 1), line('10', 2)] });
    expect(twice).toMatchObject({
      status: 409,
      body: { type: '/problems/line-must-be-listed-once', params: { line: '10' } },
    });
    await erp.post('/v1/orders', ORDER);
    const other = await erp.post('/v1/orders', { ...ORDER, lines: [line(10, 6)] });
    expect(other).toMatchObject({
      status: 409,
      headers: { etag: '"1"' },
      body: { type: '/problems/source-version-is-taken' },
    });
  });

  it('that is wrong is 400 with each path, also without source and number', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const wrong = { ...ORDER, source: 7, number: undefined, lines: [line(10, -1)], colour: 'red' };
    const reply = await erp.post('/v1/orders', wrong);
    expect(reply.status).toBe(400);
    expect(wrongIn(reply)).toEqual([
      'source: must-be-text',
      'number: field-is-required',
      'lines.0.qty: quantity-must-be-positive',
      'colour: field-is-unknown',
    ]);
    const long = await erp.post('/v1/orders', { ...ORDER, number: '订'.repeat(100) });
    expect(wrongIn(long)).toEqual(['number: id-must-be-well-formed']);
    expect(wrongIn(await erp.post('/v1/orders', [ORDER]))).toEqual([': must-be-an-object']);
    expect(wrongIn(await erp.post('/v1/orders', { ...ORDER, source: ' ' }))).toEqual([
      'source: must-not-be-empty',
    ]);
  });

  it('is 404 where only a part of an unknown one is told, or where it is not in scope', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    expect((await erp.post('/v1/orders', { ...ORDER, mode: 'delta' })).status).toBe(404);
    await erp.post('/v1/orders', ORDER);
    const elsewhere = lading.as('erp', { sites: ['BJ-01'] });
    const newer = { ...ORDER, sourceVersion: 3 };
    expect((await elsewhere.post('/v1/orders', newer)).status).toBe(404);
    expect((await elsewhere.post('/v1/orders', { ...newer, mode: 'delta' })).status).toBe(404);
  });
});
