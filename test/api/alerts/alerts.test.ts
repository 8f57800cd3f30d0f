import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandDigest, commandIdOf } from '../../../src/ledger/execute.ts';
import { API_SECRET } from '../../support/api.ts';
import { openSubscribing, type Subscribing } from '../subscriptions/subscribing.ts';

let product: Subscribing;
beforeEach(async () => {
  product = await openSubscribing();
});
afterEach(() => product[Symbol.asyncDispose]());

const ALERT = 'report-with-deviations:shipment-OML660001';

/** As the watcher would. */
async function raised(subject = 'OML660001', more: object = {}): Promise<void> {
  const data = {
    rule: 'report-with-deviations',
    subject: `shipment-${subject}`,
    found: '7',
    severity: 'warning',
    params: { shipment: subject, count: 1, fact: 'ShipmentDeparted', rules: ['hold-must-exist'] },
    site: 'SH-JIADING',
    division: '1000',
    ...more,
  };
  await watcher(`alert-report-with-deviations:shipment-${subject}`, 'RaiseAlert', data);
}

async function watcher(stream: string, type: string, data: object): Promise<void> {
  await product.api.execute({
    stream,
    type,
    data,
    envelope: {
      occurredAt: '2026-03-02T04:00:00.000Z',
      timeQuality: 'server',
      capture: 'process',
      actor: 'process:watcher',
      role: 'process',
      commandId: commandIdOf('watcher', `${stream} ${type}`),
      commandDigest: commandDigest(API_SECRET, type, data),
    },
  });
  await product.settled();
}

const ids = ({ body }: { body: { alerts: { alert: string }[] } }) =>
  body.alerts.map(({ alert }) => alert.split('shipment-')[1]).sort();

describe('alerts', () => {
  it('are listed and read in the words of the reader', async () => {
    await raised();
    const auditor = product.as('auditor');
    const list = await auditor.get('/v1/alerts?state=open', { 'accept-language': 'en' });
    expect(list.body.alerts).toMatchObject([
      { alert: ALERT, state: 'open', occurrence: 1, raisedAt: '2026-03-02T04:00:00.000Z' },
    ]);
    expect(list.body.alerts[0].text).toBe(
      'Reports of shipment OML660001 broke rules (1), the last being “departed”: ' +
        'There is no hold –.',
    );
    const one = await auditor.get(`/v1/alerts/${ALERT}`);
    expect(one.body.text).toBe(
      '发运单 OML660001 有 1 条报告不合规则，最近一条“已离仓”：没有编号为 – 的冻结',
    );
    expect(one.headers['lading-position']).toBe(String(await product.api.ledger.head()));
  });

  it('are found by state, rule and subject, a page at a time', async () => {
    for (const shipment of ['OML660001', 'OML660002', 'OML660003']) await raised(shipment);
    await watcher(`alert-${ALERT}`, 'ClearAlert', { why: 'condition-ended' });
    const auditor = product.as('auditor');
    expect(ids(await auditor.get('/v1/alerts?state=cleared'))).toEqual(['OML660001']);
    expect(ids(await auditor.get('/v1/alerts?subject=shipment-OML660002'))).toEqual(['OML660002']);
    expect(ids(await auditor.get('/v1/alerts?rule=projection-parked'))).toEqual([]);
    const first = await auditor.get('/v1/alerts?limit=2');
    const second = await auditor.get(`/v1/alerts?limit=2&cursor=${first.body.cursor}`);
    expect([...ids(first), ...ids(second)].sort()).toEqual(ids(await auditor.get('/v1/alerts')));
  });

  it('are acknowledged by a person, once', async () => {
    await raised();
    const manager = product.as('manager', {}, { actor: 'person:0007' });
    const path = `/v1/alerts/${ALERT}/acknowledge`;
    expect((await manager.post(path, { note: 'on it' })).body.facts[0].type).toBe(
      'AlertAcknowledged',
    );
    expect((await manager.post(path)).body.facts).toEqual([]);
    await product.settled();
    expect((await manager.get(`/v1/alerts/${ALERT}`)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'person:0007',
      note: 'on it',
    });
    await watcher(`alert-${ALERT}`, 'ClearAlert', { why: 'condition-ended' });
    expect(await manager.post(path)).toMatchObject({
      status: 409,
      body: { type: '/problems/alert-must-be-open' },
    });
  });

  it('are nobody’s who may not know of their subject', async () => {
    await raised();
    await raised('OML660002', { site: 'SZ-01' });
    await watcher('alert-projection-parked:projection-board', 'RaiseAlert', {
      rule: 'projection-parked',
      subject: 'projection-board',
      found: 'parked',
      severity: 'critical',
      params: { projection: 'board', count: 1, document: 'X' },
    });
    const confined = product.as('service', { sites: ['SZ-01', 'SZ-02'] });
    expect(ids(await confined.get('/v1/alerts'))).toEqual(['OML660002']);
    const elsewhere = product.as('service', { divisions: ['2000'] });
    expect((await elsewhere.get('/v1/alerts')).body.alerts).toEqual([]);
    for (const id of [ALERT, 'projection-parked:projection-board', 'none:shipment-1']) {
      expect((await confined.get(`/v1/alerts/${id}`)).status).toBe(404);
      expect((await confined.post(`/v1/alerts/${id}/acknowledge`)).status).toBe(404);
    }
  });

  it.each([
    ['driver', 403, 403],
    ['erp', 403, 403],
    ['sales', 200, 403],
    ['auditor', 200, 403],
    ['warehouse', 200, 200],
  ] as const)('a %s reads them: %d, and sees to them: %d', async (role, reads, handles) => {
    await raised();
    const asker = product.as(role);
    expect((await asker.get('/v1/alerts')).status).toBe(reads);
    expect((await asker.post(`/v1/alerts/${ALERT}/acknowledge`)).status).toBe(handles);
  });
});
