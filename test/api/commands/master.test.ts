import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/wording/examples.ts';
import { openApi } from '../../support/api.ts';
import { wrongIn } from './sending.ts';

const open = () => openApi({ following: false });
const { source: _, sourceVersion: __, validFrom: ___, ...PARTY } = examples.party.commands.Put;

describe('a record of master data', () => {
  it('is put under its code: created, then changed, then the same again', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    expect(await manager.put('/v1/party/C-100', PARTY)).toMatchObject({
      status: 201,
      headers: { location: '/v1/party/C-100', etag: '"1"' },
      body: { stream: 'party-C-100', facts: [{ type: 'MasterPut' }] },
    });
    const again = await manager.put('/v1/party/C-100', PARTY);
    expect(again).toMatchObject({ status: 200, body: { version: 1, facts: [] } });
    const blocked = await manager.put('/v1/party/C-100', { ...PARTY, status: 'blocked' });
    expect(blocked).toMatchObject({ status: 200, body: { version: 2 } });
    const stale = await manager.put('/v1/party/C-100', PARTY, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, headers: { etag: '"2"' } });
  });

  it('has its code as it stands, with blanks, slashes and percent signs', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    for (const code of ['A 1/2', '50%-A', '%41', '客户:7']) {
      const at = `/v1/party/${encodeURIComponent(code)}`;
      const reply = await manager.put(at, PARTY);
      expect(reply).toMatchObject({ status: 201, headers: { location: at } });
      expect(reply.body.stream).toBe(`party-${encodeURIComponent(code)}`);
    }
    const blank = await manager.put('/v1/party/%20', PARTY);
    expect(blank.status).toBe(400);
    expect(wrongIn(blank)).toEqual(['code: id-must-be-well-formed']);
  });

  it('is retired, once', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    expect((await manager.post('/v1/party/C-100/retire')).status).toBe(404);
    await manager.put('/v1/party/C-100', PARTY);
    const body = { reason: 'closed' };
    expect(await manager.post('/v1/party/C-100/retire', body)).toMatchObject({
      status: 200,
      body: { facts: [{ type: 'MasterRetired' }] },
    });
    expect(await manager.post('/v1/party/C-100/retire')).toMatchObject({ body: { facts: [] } });
  });

  it('that is wrong is 400 with each path; a version that is taken is 409', async () => {
    await using lading = await open();
    const erp = lading.as('erp');
    const wrong = await erp.put('/v1/party/C-100', { ...PARTY, status: 'sleepy', colour: 'red' });
    expect(wrongIn(wrong)).toEqual(['status: must-be-one-of', 'colour: field-is-unknown']);
    const numbered = { ...PARTY, source: 'SAP-800', sourceVersion: 4 };
    await erp.put('/v1/party/C-100', numbered);
    const taken = await erp.put('/v1/party/C-100', { ...numbered, status: 'blocked' });
    expect(taken).toMatchObject({
      status: 409,
      body: { type: '/problems/master-version-is-taken', params: { sourceVersion: 4 } },
    });
    const older = await erp.put('/v1/party/C-100', { ...numbered, sourceVersion: 3 });
    expect(older).toMatchObject({
      status: 200,
      body: { facts: [{ type: 'MasterMessageSuperseded' }] },
    });
  });

  it('is tried first, and written by those alone who may', async () => {
    await using lading = await open();
    const reply = await lading.as('erp').put('/v1/party/C-100?dry-run=true', PARTY);
    expect(reply.body).toMatchObject({ dryRun: true, wouldRecord: [{ type: 'MasterPut' }] });
    expect((await lading.as('sales').put('/v1/party/C-100', PARTY)).status).toBe(403);
    expect(await lading.api.ledger.head()).toBe(0);
  });
});

describe('many records of a kind', () => {
  it('are put and retired one by one, and a wrong one stops no other', async () => {
    await using lading = await open();
    const reply = await lading
      .as('erp')
      .post('/v1/party/bulk', [
        { code: 'C-1', ...PARTY },
        { code: 'C-1', retired: true, reason: 'closed' },
        { code: 'C-2', ...PARTY, colour: 'red' },
        { code: ' ', ...PARTY },
        { ...PARTY },
        { code: 7, ...PARTY },
        { code: 'C-3', retired: false },
        { code: 'C-4', retired: true },
        'C-5',
        { code: 'C-6', ...PARTY, occurredAt: '2026-03-02T11:00:00+08:00' },
      ]);
    expect(reply.status).toBe(200);
    expect(reply.body.items).toMatchObject([
      { line: 1, status: 201, stream: 'party-C-1' },
      { line: 2, status: 200, facts: [{ type: 'MasterRetired' }] },
      { line: 3, status: 400, errors: [{ path: 'colour' }] },
      { line: 4, status: 400, errors: [{ path: 'code', rule: 'id-must-be-well-formed' }] },
      { line: 5, status: 400, errors: [{ path: 'code', rule: 'field-is-required' }] },
      { line: 6, status: 400, errors: [{ path: 'code', rule: 'must-be-text' }] },
      { line: 7, status: 400, errors: [{ path: 'retired', rule: 'must-be-one-of' }] },
      { line: 8, status: 404 },
      { line: 9, status: 400, errors: [{ path: '', rule: 'must-be-an-object' }] },
      { line: 10, status: 201 },
    ]);
  });

  it('come one a line, and are recorded once however often they are sent', async () => {
    await using lading = await open();
    const lines = ['C-1', 'C-2'].map((code) => JSON.stringify({ code, ...PARTY })).join('\n');
    const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': 'nightly' };
    const erp = lading.as('erp');
    await erp.post('/v1/party/bulk', lines, headers);
    const again = await erp.post('/v1/party/bulk', lines, headers);
    expect(again.body.items).toMatchObject([{ replayed: true }, { replayed: true }]);
    expect(await lading.api.ledger.head()).toBe(2);
    expect((await lading.as('sales').post('/v1/party/bulk', lines, headers)).status).toBe(403);
  });
});
