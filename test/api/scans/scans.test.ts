import { describe, expect, it } from 'vitest';
import {
  AWAY,
  GTIN,
  openWarehouse,
  PUMPS,
  packed,
  planOf,
  readyToLoad,
  SHOWN,
  TRIP,
  typesIn,
  U1,
  U2,
  U3,
  VALVES,
  type Warehouse,
} from './warehouse.ts';

const OF_THE_DAY = 'scans-SZ-01-2026-03-02';

async function open(): Promise<Warehouse> {
  const house = await openWarehouse();
  await readyToLoad(house);
  return house;
}

const key = (text: string) => ({ 'idempotency-key': text });

describe('a scan', () => {
  it('is one command, and says what comes next', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const scan = { code: `(00)${U1}`, step: 'load', trip: TRIP, device: 'GUN-7', deviceSeq: 12 };
    const { status, body, headers } = await clerk.post('/v1/scans', scan);
    expect([status, body.facts.map((fact: { type: string }) => fact.type)]).toEqual([
      200,
      ['UnitLoaded'],
    ]);
    expect(body).toMatchObject({ shipment: PUMPS, shown: SHOWN, unit: U1, stage: 'loaded' });
    expect(body.expected).toMatchObject([{ step: 'label', command: 'PrintLabel' }]);
    expect(headers.etag).toBe(`"${body.version}"`);
    const [fact] = await house.api.states.facts(`shipment-${PUMPS}`, body.version - 1);
    expect(fact?.meta).toMatchObject({ capture: 'scan', device: 'GUN-7', deviceSeq: 12 });
    expect(fact?.data).toEqual({ unit: U1, trip: TRIP });
  });

  it('goes from the carton to the door, each step by its own command', async () => {
    await using house = await open();
    const clerk = house.as('manager');
    const stream = `shipment-${PUMPS}`;
    const label = { unit: U1, label: 'L-1', kind: 'carrier', code: 'SF-LABEL-1' };
    await house.tell(stream, 'PrintLabel', label);
    await house.settled();
    const before = (await typesIn(house, stream)).length;
    const scans: readonly object[] = [
      { code: U1, step: 'pack' },
      { code: U1, step: 'inspect' },
      { code: U1, step: 'seal', seal: 'CN-1' },
      { code: 'SF-LABEL-1', step: 'label', unit: U1 },
      { code: SHOWN, step: 'stage', area: 'A-12' },
      { code: U1, step: 'load', trip: TRIP },
      { code: U1, step: 'unload', trip: TRIP, why: 'wrong' },
      { code: U1, step: 'load', trip: TRIP },
      { code: PUMPS, step: 'depart' },
      { code: U1, step: 'arrive' },
      { code: PUMPS, step: 'out-for-delivery' },
      { code: U1, step: 'deliver' },
    ];
    for (const [minute, scan] of scans.entries()) {
      house.at(`2026-03-02T05:${10 + minute}:00.000Z`);
      const { status, body } = await clerk.post('/v1/scans', scan);
      expect([scan, status, body.detail]).toEqual([scan, 200, undefined]);
    }
    expect((await typesIn(house, stream)).slice(before)).toEqual([
      'InspectionPassed',
      'UnitSealed',
      'LabelApplied',
      'UnitStaged',
      'UnitLoaded',
      'UnitUnloaded',
      'UnitLoaded',
      'ShipmentDeparted',
      'ShipmentArrived',
      'OutForDelivery',
      'DeliveryConfirmed',
    ]);
    const facts = await house.api.states.facts(stream);
    expect(facts.at(-1)?.data).toMatchObject({
      rows: [{ unit: U1, order: 'SAP:4711', line: '10', qty: 4, disposition: 'accepted' }],
    });
  });

  it('picks an article by its GTIN, its serial and its line', async () => {
    await using house = await openWarehouse();
    const stream = `shipment-${PUMPS}`;
    const line = { order: 'SAP:4711', line: '10', sku: 'PUMP-8', qty: 1, uom: 'H87' };
    const lines = [line, { ...line, line: '20', qty: 2 }];
    await house.tell('product-PUMP-8', 'Put', { gtins: [{ gtin: GTIN }] });
    await house.tell(stream, 'PlanShipment', planOf('SZ-01', { lines }));
    await house.tell(stream, 'ReleaseToWarehouse');
    await house.settled();
    const clerk = house.as('warehouse');
    const pick = (code: string, more: object = {}, headers = {}) =>
      clerk.post('/v1/scans', { code, step: 'pick', shipment: SHOWN, ...more }, headers);
    const serial = `(01)0${GTIN}(21)SN-1`;
    const first = await pick(serial, {}, key('a'));
    expect([first.status, first.body.replayed]).toEqual([200, false]);
    const again = await pick(serial, {}, key('a'));
    expect([again.body.replayed, again.body.version]).toEqual([true, first.body.version]);
    expect((await pick(GTIN, { lot: 'LOT-7' })).status).toBe(200);
    expect((await pick('PUMP-8')).status).toBe(200);
    expect((await pick('SAP:4711/20')).status).toBe(409);
    const picks = (await house.api.states.facts(stream)).filter(
      ({ type }) => type === 'ItemPicked',
    );
    expect(picks.map(({ data }) => data)).toEqual([
      { order: 'SAP:4711', line: '10', qty: 1, serials: ['SN-1'] },
      { order: 'SAP:4711', line: '20', qty: 1, lot: 'LOT-7' },
      { order: 'SAP:4711', line: '20', qty: 1 },
    ]);
  });

  it('has one effect, however often it is told', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const scan = { code: U1, step: 'load', trip: TRIP };
    const [first, second] = await Promise.all([
      clerk.post('/v1/scans', scan, key('k')),
      clerk.post('/v1/scans', scan, key('k')),
    ]);
    expect([first?.body.facts, first?.body.version]).toEqual([
      second?.body.facts,
      second?.body.version,
    ]);
    const third = await clerk.post('/v1/scans', scan, key('k'));
    expect([third.body.replayed, third.headers['idempotency-replayed']]).toEqual([true, 'true']);
    const other = await clerk.post('/v1/scans', { ...scan, step: 'unload' }, key('k'));
    expect([other.status, other.body.type]).toEqual([
      422,
      '/problems/idempotency-key-is-used-once',
    ]);
  });

  it('goes to the same shipment again, though the carton is in another one by now', async () => {
    await using house = await openWarehouse();
    await packed(house, PUMPS, U1);
    await house.tell(`shipment-${VALVES}`, 'PlanShipment', planOf('SZ-01'));
    await house.settled();
    const clerk = house.as('warehouse');
    const scan = { code: U1, step: 'stage', area: 'A-1' };
    expect((await clerk.post('/v1/scans', scan, key('k'))).status).toBe(200);
    const transfer = { transfer: 'X1', units: [U1], to: VALVES, reason: 'one truck' };
    await house.tell(`shipment-${PUMPS}`, 'TransferUnits', transfer);
    await house.settled();
    const again = await clerk.post('/v1/scans', scan, key('k'));
    expect(again.body).toMatchObject({ replayed: true, shipment: PUMPS });
    expect((await clerk.post('/v1/scans', scan)).body).toMatchObject({ shipment: VALVES });
  });
});

describe('a scan of a wrong code', () => {
  it('is a fact of the shipment that was meant, and 409 from it, also again', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const scan = { code: U2, step: 'load', shipment: SHOWN, trip: TRIP };
    const { status, body } = await clerk.post('/v1/scans', scan, key('k'));
    expect([status, body.type]).toEqual([409, '/problems/unit-must-belong-to-shipment']);
    expect(body.params).toMatchObject({ scanned: U2, expected: [U1], step: 'LoadUnit' });
    expect(body.detail).toBe(`${U2} 不是这张发运单的物流单元`);
    expect((await typesIn(house, `shipment-${PUMPS}`)).at(-1)).toBe('ScanRejected');
    const again = await clerk.post('/v1/scans', scan, key('k'));
    expect([again.status, again.body.params]).toEqual([409, body.params]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await typesIn(house, `shipment-${PUMPS}`)).filter(isRejected)).toHaveLength(1);
  });

  it('is one of an article that was not ordered, and of a label of another unit', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const pick = { code: '6901234567885', step: 'pick', shipment: PUMPS };
    const article = await clerk.post('/v1/scans', pick);
    expect([article.status, article.body.type]).toEqual([
      409,
      '/problems/line-must-belong-to-shipment',
    ]);
    expect(article.body.params.expected).toEqual(['SAP:4711/10']);
    const label = { code: 'L-9', step: 'label', shipment: PUMPS, unit: U1 };
    const applied = await clerk.post('/v1/scans', label);
    expect(applied.body.type).toBe('/problems/label-must-belong-to-unit');
    expect((await typesIn(house, `shipment-${PUMPS}`)).filter(isRejected)).toHaveLength(2);
  });

  it('stands with its site and day where no shipment was meant', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const unknown = { code: 'NOBODY-1', step: 'load', site: 'SZ-01' };
    const { status, body } = await clerk.post('/v1/scans', unknown, key('k'));
    expect([status, body.type]).toEqual([409, '/problems/scanned-code-must-be-known']);
    expect(body.detail).toContain('不认得 NOBODY-1');
    expect(await typesIn(house, OF_THE_DAY)).toEqual(['ScanRejected']);
    const [fact] = await house.api.states.facts(OF_THE_DAY);
    expect(fact?.data).toMatchObject({ step: 'load', scanned: 'NOBODY-1' });
    expect(fact?.meta).toMatchObject({ capture: 'scan', actor: 'key:warehouse' });

    await packed(house, 'OML660010', 'NOBODY-1');
    await house.settled();
    const again = await clerk.post('/v1/scans', unknown, key('k'));
    expect([again.status, again.body.type]).toEqual([409, body.type]);
    const other = await clerk.post('/v1/scans', { ...unknown, code: U1 }, key('k'));
    expect(other.status).toBe(422);
    expect((await clerk.post('/v1/scans', unknown, key('new'))).status).toBe(200);
    expect(await typesIn(house, OF_THE_DAY)).toEqual(['ScanRejected']);
  });

  it('is one of a unit that is not on the trip, or of two shipments at once', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const load = { step: 'load', trip: TRIP, site: 'SZ-01' };
    const foreign = await clerk.post('/v1/scans', { ...load, code: U3 });
    expect(foreign.body.type).toBe('/problems/scanned-code-must-be-on-the-trip');
    expect(foreign.body.params).toMatchObject({ expected: [U1, U2], trip: TRIP });
    await packed(house, 'OML660011', 'BOX');
    await packed(house, 'OML660012', 'BOX');
    await house.settled();
    const two = await clerk.post('/v1/scans', { code: 'BOX', step: 'pack', site: 'SZ-01' });
    expect(two.body.type).toBe('/problems/scanned-code-must-have-one-owner');
    expect(two.body.params.expected).toEqual(['OML660011', 'OML660012']);
    expect((await typesIn(house, OF_THE_DAY)).filter(isRejected)).toHaveLength(2);
  });

  it('is one of another unit than the one that was named', async () => {
    await using house = await open();
    const scan = { code: U2, step: 'stage', area: 'A-1', unit: U1, place: { site: 'SZ-01' } };
    const { body } = await house.as('warehouse').post('/v1/scans', scan);
    expect(body.type).toBe('/problems/scanned-code-must-fit-the-step');
    expect(body.params).toMatchObject({ scanned: U2, expected: [U1] });
    expect(await typesIn(house, OF_THE_DAY)).toEqual(['ScanRejected']);
  });

  it('answers as unknown where it is of somebody else, and is recorded all the same', async () => {
    await using house = await open();
    const confined = house.as('warehouse', { sites: ['SZ-01'] });
    const scan = { code: U3, step: 'load' };
    const { status, body } = await confined.post('/v1/scans', scan);
    expect([status, body.type]).toEqual([409, '/problems/scanned-code-must-be-known']);
    expect(await typesIn(house, OF_THE_DAY)).toEqual(['ScanRejected']);
    expect((await typesIn(house, `shipment-${AWAY}`)).filter(isRejected)).toEqual([]);
    const meant = await confined.post('/v1/scans', { ...scan, shipment: AWAY });
    expect([meant.status, meant.body.type]).toEqual([404, '/problems/subject-must-be-known']);
  });
});

describe('a scan that cannot be', () => {
  it.each([
    [{ code: U1.slice(0, -1).concat('x'), step: 'lift' }, 'step', 'must-be-one-of'],
    [{ code: ' ', step: 'load' }, 'code', 'must-not-be-empty'],
    [{ code: U1, step: 'load', colour: 'red' }, 'colour', 'field-is-unknown'],
    [{ code: `(00)${U1.slice(0, -1)}x`, step: 'load' }, 'code', 'must-be-an-sscc'],
    [{ code: U1, step: 'stage' }, 'area', 'field-is-required'],
    [{ code: U1, step: 'load', occurredAt: 'soon' }, 'occurredAt', 'must-be-an-instant'],
  ])('is said with its path: %j', async (scan, path, rule) => {
    await using house = await open();
    const head = await house.api.ledger.head();
    const { status, body } = await house.as('warehouse').post('/v1/scans', scan);
    expect([status, body.errors]).toMatchObject([400, [{ path, rule }]]);
    expect(await house.api.ledger.head()).toBe(head);
  });

  it('is not of everybody’s role', async () => {
    await using house = await open();
    const scan = { code: U1, step: 'pack' };
    expect((await house.as('auditor').post('/v1/scans', scan)).status).toBe(403);
    const service = await house.as('service').post('/v1/scans', scan);
    expect([service.status, service.body.type]).toEqual([403, '/problems/role-must-allow-it']);
    expect((await house.as('service').post('/v1/scans', { code: U1, step: 'load' })).status).toBe(
      200,
    );
  });
});

function isRejected(type: string): boolean {
  return type === 'ScanRejected';
}
