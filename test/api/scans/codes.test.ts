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
  U1,
  U2,
  VALVES,
  type Warehouse,
} from './warehouse.ts';

const at = (code: string) => `/v1/codes/${encodeURIComponent(code)}`;
const WRONG = `${PUMPS.slice(0, -1)}${PUMPS.endsWith('Z') ? 'Y' : 'Z'}`;

async function open(): Promise<Warehouse> {
  const house = await openWarehouse();
  await readyToLoad(house);
  return house;
}

describe('a code that is looked up', () => {
  it('is a shipment in every spelling, with where it stands and what comes next', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    const asRead = PUMPS.slice(2).replaceAll('0', 'O').replaceAll('1', 'l');
    for (const spelled of [PUMPS, SHOWN, SHOWN.toLowerCase(), `ps${asRead}`]) {
      const { status, body, headers } = await clerk.get(at(spelled), { 'accept-language': 'en' });
      expect([status, body.kind, body.shipment]).toEqual([200, 'shipment', PUMPS]);
      expect(body).toMatchObject({ shown: SHOWN, stage: 'packed', stageWords: 'packed' });
      expect(body.expected).toEqual([
        { step: 'label', command: 'PrintLabel', words: 'Print label' },
      ]);
      expect(Number(headers['lading-position'])).toBeGreaterThan(0);
    }
    const chinese = await clerk.get(at('oml-660002'));
    expect(chinese.body).toMatchObject({ shipment: VALVES, stageWords: '已装箱' });
    expect(chinese.body.expected[0].words).toBe('打印标签');
  });

  it('is a unit as its label or a scanner has it', async () => {
    await using house = await open();
    const clerk = house.as('warehouse');
    for (const scanned of [U1, `00${U1}`, `(00)${U1}`, `]C100${U1}`, `]d200${U1}\u001d`]) {
      const { status, body } = await clerk.get(at(scanned));
      expect([scanned, status, body.kind]).toEqual([scanned, 200, 'unit']);
      expect(body).toMatchObject({ code: U1, unit: U1, shipment: PUMPS, stage: 'packed' });
    }
  });

  it('is a unit that was named after its shipment, however both are spelled', async () => {
    await using house = await openWarehouse();
    await packed(house, PUMPS, `${PUMPS}-U001`);
    const clerk = house.as('warehouse');
    await house.settled();
    const { body } = await clerk.get(at(`${SHOWN.toLowerCase()}-u001`));
    expect(body).toMatchObject({ kind: 'unit', unit: `${PUMPS}-U001`, shipment: PUMPS });
  });

  it('is a label, a case number, a serial, a waybill, an order, a trip, an article', async () => {
    await using house = await open();
    const stream = `shipment-${PUMPS}`;
    await house.tell('product-PUMP-8', 'Put', { gtins: [{ gtin: GTIN }] });
    await house.tell('order-SAP:4711', 'ReceiveOrder', {
      source: 'SAP',
      number: '4711',
      sourceVersion: 1,
      mode: 'full',
      customer: 'C-100',
      shipTo: { party: 'C-100' },
      lines: [{ line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87', from: 'SZ-01' }],
    });
    const label = { unit: U1, label: 'L-1', kind: 'carrier', code: 'SF-LABEL-1' };
    await house.tell(stream, 'PrintLabel', label);
    await house.tell(stream, 'ReplaceWaybills', {
      carrier: 'SF',
      waybills: [{ waybill: 'SF1490022718', unit: U1 }],
    });
    const more = { order: 'SAP:4711', line: '10', qty: 1, serials: ['SN-1'] };
    await house.tell('shipment-OML660009', 'PlanShipment', planOf('SZ-01'));
    await house.tell('shipment-OML660009', 'ConfirmPick', more);
    await house.tell('shipment-OML660009', 'PackUnit', {
      unit: 'U9',
      kind: 'carton',
      caseNumber: '箱-12',
      contents: [more],
    });
    await house.settled();
    const clerk = house.as('warehouse');
    const said = async (code: string) => (await clerk.get(at(code))).body.candidates;
    expect(await said('SF-LABEL-1')).toMatchObject([{ kind: 'label', unit: U1, shipment: PUMPS }]);
    expect(await said('箱-12')).toMatchObject([{ kind: 'case-number', unit: 'U9' }]);
    expect(await said('SN-1')).toMatchObject([{ kind: 'serial', unit: 'U9' }]);
    expect(await said('(21)SN-1')).toMatchObject([{ kind: 'serial', shipment: 'OML660009' }]);
    expect(await said('sf1490022718')).toMatchObject([
      { kind: 'waybill', waybill: 'SF1490022718', carrier: 'SF', unit: U1, shipment: PUMPS },
    ]);
    const order = { kind: 'order', order: 'SAP:4711', expected: [{ command: 'AuthoriseOrder' }] };
    expect(await said('4711')).toMatchObject([order]);
    expect(await said('SAP:4711')).toMatchObject([order]);
    expect(await said(TRIP.toLowerCase())).toMatchObject([
      { kind: 'trip', trip: TRIP, stage: 'planned', expected: [{ command: 'DepartTrip' }] },
    ]);
    expect(await said(`(01)0${GTIN}`)).toMatchObject([{ kind: 'article', sku: 'PUMP-8' }]);
  });

  it('names all its owners where it has several', async () => {
    await using house = await openWarehouse();
    await packed(house, PUMPS, 'U1');
    await packed(house, VALVES, 'U1');
    await house.settled();
    const { body } = await house.as('warehouse').get(at('U1'));
    expect(body.candidates.map((one: { shipment: string }) => one.shipment).sort()).toEqual(
      [PUMPS, VALVES].sort(),
    );
  });

  it('is 404 with the code where nobody knows it, in the reader’s language', async () => {
    await using house = await open();
    const { status, body } = await house.as('warehouse').get(at('NOBODY-1'));
    expect([status, body.type, body.params]).toEqual([
      404,
      '/problems/subject-must-be-known',
      { code: 'NOBODY-1' },
    ]);
  });

  it.each([
    [WRONG, 'check-symbol-must-match'],
    [`${WRONG}-U001`, 'check-symbol-must-match'],
    [`(00)${U1.slice(0, -1)}${(Number(U1.at(-1)) + 1) % 10}`, 'must-be-an-sscc'],
    [`${U1.slice(0, -1)}${(Number(U1.at(-1)) + 1) % 10}`, 'must-be-an-sscc'],
    ['(01)06901234567893', 'must-be-a-gtin'],
    ['(99', 'must-have-the-right-form'],
  ])('is said to be misread at once: %s', async (code, rule) => {
    await using house = await openWarehouse();
    const { status, body } = await house.as('warehouse').get(at(code));
    expect([status, body.errors[0].path, body.errors[0].rule]).toEqual([400, 'code', rule]);
    expect(body.errors[0].message).toMatch(/\p{Script=Han}/u);
  });

  it('is unknown where it is of somebody else', async () => {
    await using house = await open();
    const confined = house.as('warehouse', { sites: ['SZ-01'] });
    expect((await confined.get(at(PUMPS))).status).toBe(200);
    expect((await confined.get(at(AWAY))).status).toBe(404);
    const driver = house.as('driver', {}, { subject: `subject:${'a'.repeat(32)}` });
    expect((await driver.get(at(U2))).status).toBe(404);
  });
});
