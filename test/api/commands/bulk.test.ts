import { describe, expect, it } from 'vitest';
import { bulkRoute } from '../../../src/api/commands/bulk.ts';
import { openApi, type Reply } from '../../support/api.ts';
import { IN_ENGLISH, PICK, PLAN, RELEASE, STREAM, wrongIn } from './sending.ts';

const open = () => openApi({ following: false });
const NDJSON = { 'content-type': 'application/x-ndjson' };
const plan = { stream: STREAM, command: 'PlanShipment', data: PLAN };
const release = { stream: STREAM, command: RELEASE };

/** The items' statuses, each with the line that it answers. */
function statuses({ body }: Reply): readonly string[] {
  const { items } = body as { readonly items: readonly { line: number; status: number }[] };
  return items.map(({ line, status }) => `${line}: ${status}`);
}

describe('many commands at once', () => {
  it('are answered one by one, in their order, those of one subject one after the other', async () => {
    await using lading = await open();
    const other = { ...plan, stream: 'shipment-demo-2' };
    const pick = { stream: 'shipment-demo-1', command: 'ConfirmPick', data: PICK };
    const reply = await lading.as('admin').post('/v1/commands', [plan, other, release, pick]);
    expect(reply).toMatchObject({ status: 200, headers: { 'lading-position': '4' } });
    expect(reply.body.items).toMatchObject([
      { line: 1, status: 201, stream: STREAM, version: 1, replayed: false },
      { line: 2, status: 201, stream: 'shipment-DEMO2', version: 1 },
      { line: 3, status: 200, stream: STREAM, facts: [{ type: 'ShipmentReleased', version: 2 }] },
      { line: 4, status: 200, facts: [{ type: 'ItemPicked', version: 3 }] },
    ]);
  });

  it('may come one a line; one that is no JSON is named by its line and stops no other', async () => {
    await using lading = await open();
    const lines = ['\ufeff', JSON.stringify(plan), '\r\n\r\n{oops}\n', JSON.stringify(release)];
    const reply = await lading.as('manager').post('/v1/commands', lines.join(''), {
      ...NDJSON,
      ...IN_ENGLISH,
    });
    expect(statuses(reply)).toEqual(['1: 201', '3: 400', '4: 200']);
    expect(reply.body.items[1]).toMatchObject({
      type: '/problems/request-must-be-well-formed',
      errors: [{ path: '', rule: 'must-be-json' }],
    });
    expect(reply.body.items[1].errors[0].message).not.toMatch(/line 1/);
  });

  it('are refused each for its own reason, as it would be alone', async () => {
    await using lading = await open();
    const service = lading.as('manager', { sites: ['SH-01'] });
    await lading.as('manager').post('/v1/commands', [plan]);
    const elsewhere = { ...plan, stream: 'shipment-far-1', data: { ...PLAN, from: 'BJ-01' } };
    await lading.as('manager').post('/v1/commands', [elsewhere]);
    const reply = await service.post('/v1/commands', [
      { stream: STREAM, command: 'LiftHold', data: { hold: 'H-9', reason: 'paid' } },
      { ...release, ifMatch: 9 },
      { stream: STREAM, command: 'RecordRefusedFollowUp', data: {} },
      { stream: STREAM, command: 'Paint' },
      { stream: 'ship', command: RELEASE },
      { stream: 'shipment-none-1', command: RELEASE },
      { stream: 'shipment-far-1', command: RELEASE },
      { ...plan, data: { ...PLAN, colour: 'red' } },
      { ...release, colour: 'red' },
      { command: RELEASE },
      { stream: 7, command: RELEASE },
      null,
      'ReleaseToWarehouse',
      release,
    ]);
    expect(reply.status).toBe(200);
    expect(statuses(reply)).toEqual(
      [409, 412, 403, 400, 400, 404, 404, 400, 400, 400, 400, 400, 400, 200].map(
        (status, index) => `${index + 1}: ${status}`,
      ),
    );
    const { items } = reply.body;
    expect(items[0]).toMatchObject({ type: '/problems/hold-must-exist', params: { hold: 'H-9' } });
    expect(items[1]).toMatchObject({ params: { version: 1 } });
    expect(items[2]).toMatchObject({ params: { role: 'manager', action: 'process:tell' } });
    expect(wrongIn({ ...reply, body: items[7] })).toEqual(['colour: field-is-unknown']);
    expect({ ...items[5], line: 7 }).toEqual(items[6]);
  });

  it('are judged by the action of each, also where the role may send some', async () => {
    await using lading = await open();
    await lading.as('manager').post('/v1/commands', [plan, release]);
    const pick = { stream: STREAM, command: 'ConfirmPick', data: PICK };
    const warehouse = lading.as('warehouse');
    expect(statuses(await warehouse.post('/v1/commands', [release, pick]))).toEqual([
      '1: 403',
      '2: 200',
    ]);
    expect(statuses(await lading.as('auditor').post('/v1/commands', [pick]))).toEqual(['1: 403']);
    expect((await lading.stranger.post('/v1/commands', [pick])).status).toBe(401);
  });

  it('have keys of their own, or by their line from that of the whole', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const pick = { stream: STREAM, command: 'ConfirmPick', data: { ...PICK, qty: 1 } };
    const all = [{ ...plan, commandId: 'plan-1' }, pick, pick];
    const key = { 'idempotency-key': 'monday' };
    await manager.post('/v1/commands', all, key);
    const again = await manager.post('/v1/commands', all, key);
    expect(again.body.items).toMatchObject([
      { status: 201, replayed: true },
      { status: 200, replayed: true, version: 2 },
      { status: 200, replayed: true, version: 3 },
    ]);
    const same = await manager.post('/v1/shipments/demo-1/plan-shipment', PLAN, {
      'idempotency-key': 'plan-1',
    });
    expect(same.body).toMatchObject({ replayed: true });
    expect(await lading.api.ledger.head()).toBe(3);
    const wrong = await manager.post('/v1/commands', all, { 'idempotency-key': 'x'.repeat(256) });
    expect(wrongIn(wrong)).toEqual(['idempotency-key: key-must-be-printable']);
  });

  it('are at most a thousand', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    const thousand = Array.from({ length: 1_000 }, () => ({ stream: 'x', command: 'y' }));
    const full = await manager.post('/v1/commands', thousand);
    expect(full.body.items).toHaveLength(1_000);
    const more = await manager.post('/v1/commands', [...thousand, {}], IN_ENGLISH);
    expect(more).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            path: '',
            rule: 'commands-must-not-be-so-many',
            message: 'are 1001, and at most 1000 are taken at once: send them in several goes',
          },
        ],
      },
    });
    const lines = await manager.post('/v1/commands', '{}\n'.repeat(1_001), NDJSON);
    expect(wrongIn(lines)).toEqual([': commands-must-not-be-so-many']);
  });

  it('may be none, but must be a list', async () => {
    await using lading = await open();
    const manager = lading.as('manager');
    expect((await manager.post('/v1/commands', [])).body).toEqual({ items: [] });
    expect(wrongIn(await manager.post('/v1/commands', plan))).toEqual([': must-be-a-list']);
    expect(wrongIn(await manager.post('/v1/commands', '[1,'))).toEqual([': must-be-json']);
    const media = { 'content-type': 'text/csv' };
    expect((await manager.post('/v1/commands', 'a;b', media)).status).toBe(415);
  });

  it('that fail on our side are told and logged, and the others go on', async () => {
    await using lading = await openApi({
      following: false,
      routes: (api) => {
        const intake: typeof api.intake = async (raw, caller) => {
          if (raw.stream === 'shipment-broken') throw new TypeError('a bug');
          return api.intake(raw, caller);
        };
        return [bulkRoute({ ...api, intake })];
      },
    });
    const broken = { ...plan, stream: 'shipment-broken' };
    const reply = await lading.as('manager').post('/v1/commands', [broken, plan]);
    expect(statuses(reply)).toEqual(['1: 500', '2: 201']);
    expect(lading.logged).toContainEqual(
      expect.objectContaining({ level: 'error', line: 1, msg: 'a command of many has failed' }),
    );
  });
});
