import { describe, expect, test } from 'vitest';
import { blank, tell } from '../../src/projections/fold.ts';
import { standingOf } from '../../src/projections/page-registers.ts';
import { type ShipmentPage, shipmentPage } from '../../src/projections/shipment-page.ts';
import { linesOf, placeOf, unitsOf } from '../../src/projections/shipment-view.ts';
import { at, documentOf, grease, PLAN, pump, SMOOTH, smooth, story, type Told } from './story.ts';

const page = (...told: readonly Told[]) =>
  documentOf<ShipmentPage>(shipmentPage, story('shipment-PS1', ...told));

describe('the page of a shipment', () => {
  test('has the plan as it was told, the stage, and when each stage was reached', () => {
    const shown = documentOf<ShipmentPage>(shipmentPage, smooth);
    expect(shown).toMatchObject({ shipment: 'PS1', plan: PLAN, stage: 'signed-off', n: 2, of: 2 });
    expect(shown.entered).toEqual({
      planned: '2026-03-02T08:00:00.000Z',
      released: '2026-03-02T08:30:00.000Z',
      picking: '2026-03-02T09:00:00.000Z',
      picked: '2026-03-02T09:20:00.000Z',
      packed: '2026-03-02T10:10:00.000Z',
      labelled: '2026-03-02T10:30:00.000Z',
      loaded: '2026-03-02T11:05:00.000Z',
      'in-transit': '2026-03-02T11:30:00.000Z',
      'signed-off': '2026-03-02T15:30:00.000Z',
    });
    expect(shown.attempts).toEqual([
      {
        n: 1,
        reason: 'closed',
        responsible: 'consignee',
        version: 15,
        at: '2026-03-02T13:00:00.000Z',
        by: 'person:lin',
      },
    ]);
    expect(shown.signOffs).toMatchObject([{ n: 2, relation: 'gate-keeper', by: 'person:ma' }]);
  });

  test('says of every line what became of it', () => {
    const short = { ...pump, qty: 2, reason: 'empty bin', decision: 'wait' };
    const shown = page(
      ...SMOOTH.slice(0, 2),
      ['ItemPicked', { ...pump, qty: 3 }, '09:00'],
      ['PickShorted', short, '09:10'],
      ['ItemPicked', grease, '09:20'],
      ['UnitPacked', { unit: 'U1', kind: 'carton', contents: [{ ...pump, qty: 2 }] }, '10:00'],
    );
    expect(linesOf(shown)).toEqual([
      {
        order: 'SAP:0045',
        line: '10',
        sku: 'pump',
        uom: 'H87',
        ordered: 5,
        picked: 3,
        putBack: 0,
        shorted: 2,
        packed: 2,
        loose: 1,
        accepted: 0,
        refused: 0,
        missing: 0,
        receivedBack: 0,
        lost: 0,
        open: 3,
      },
      {
        order: 'SAP:0045',
        line: '20',
        schedule: '1',
        sku: 'grease',
        uom: 'KGM',
        ordered: 2.5,
        picked: 2.5,
        putBack: 0,
        shorted: 0,
        packed: 0,
        loose: 2.5,
        accepted: 0,
        refused: 0,
        missing: 0,
        receivedBack: 0,
        lost: 0,
        open: 2.5,
      },
    ]);
    expect(shown.shorts).toMatchObject([{ ...short, version: 4, by: 'person:lin' }]);
  });

  test('says of every unit what is in it, where it is, and what is stuck on it', () => {
    const shown = page(...SMOOTH.slice(0, 12));
    expect(unitsOf(shown)).toEqual([
      {
        unit: 'U1',
        stage: 'loaded',
        place: 'WH-SH',
        kind: 'carton',
        contents: [pump],
        labels: [{ label: 'L1', kind: 'carrier', code: 'SF1', applied: true }],
        loads: [{ at: '2026-03-02T11:00:00.000Z', trip: 'T1' }],
        closed: {
          unit: 'U1',
          weightKg: 12.3,
          version: 7,
          at: '2026-03-02T10:12:00.000Z',
          by: 'person:lin',
        },
      },
      {
        unit: 'U2',
        stage: 'labelled',
        place: 'WH-SH',
        kind: 'pallet',
        contents: [grease],
        labels: [{ label: 'L2', kind: 'carrier', code: 'SF2', applied: true }],
        loads: [],
      },
    ]);
    expect(placeOf(shown)).toBe('WH-SH');
    expect(placeOf(page(...SMOOTH.slice(0, 14)))).toBeUndefined();
  });

  test('says of a unit what it is in, its seal, and labels that count no more', () => {
    const pallet = { unit: 'P1', kind: 'pallet', contents: [] };
    const shown = page(
      ...SMOOTH.slice(0, 10),
      ['UnitPacked', pallet, '10:21'],
      ['UnitNested', { unit: 'U1', parent: 'P1' }, '10:22'],
      ['UnitSealed', { unit: 'P1', seal: 'S-9' }, '10:23'],
      ['UnitUnpacked', { unit: 'U2' }, '10:24'],
      ['UnitPacked', { unit: 'U2', kind: 'carton', contents: [grease] }, '10:25'],
      ['InspectionFailed', { unit: 'U2', defects: ['wet'] }, '10:26'],
    );
    expect(unitsOf(shown)).toMatchObject([
      { unit: 'U1', inside: 'P1' },
      { unit: 'U2', kind: 'carton', inspection: 'failed', labels: [{ label: 'L2', voided: true }] },
      { unit: 'P1', kind: 'pallet', contents: [], seal: 'S-9' },
    ]);
  });

  test('says of a line what came back, what is lost and what is left', () => {
    const shown = page(
      ...SMOOTH.slice(0, 14),
      ['UnitLost', { unit: 'U2' }, '12:00'],
      [
        'DeliveryConfirmed',
        { n: 1, rows: [{ unit: 'U1', ...pump, qty: 2, disposition: 'refused' }] },
        '13:00',
      ],
      ['ReturnReceived', { rows: [{ ...pump, qty: 2, disposition: 'scrap' }] }, '18:00'],
    );
    expect(linesOf(shown)).toMatchObject([
      { picked: 5, refused: 2, receivedBack: 2, lost: 0, open: 3 },
      { picked: 2.5, receivedBack: 0, lost: 2.5, open: 0 },
    ]);
  });

  test('lists broken rules and scans that did not fit', () => {
    const scan = {
      step: 'load',
      scanned: 'X9',
      expected: ['U1'],
      rule: 'unit-must-belong-to-shipment',
    };
    const shown = page(
      ...SMOOTH.slice(0, 1),
      ['ItemPicked', pump, '09:00', { deviations: ['shipment-must-be-released'] }],
      ['ScanRejected', scan, '09:30'],
    );
    expect(shown.deviations).toMatchObject([
      { type: 'ItemPicked', version: 2, rules: ['shipment-must-be-released'] },
    ]);
    expect(shown.rejectedScans).toMatchObject([{ ...scan, version: 3 }]);
  });

  test('follows a request for a correction to its answer', () => {
    const ask = (request: string): Told => [
      'CorrectionRequested',
      {
        request,
        reason: 'wrong door',
        groups: [{ target: 16, kind: 'did_not_occur', replacements: [] }],
      },
      '16:00',
    ];
    const struck = { target: 16, kind: 'did_not_occur', reason: 'wrong door', replacements: 0 };
    const shown = page(
      ...SMOOTH,
      ask('Q1'),
      ask('Q2'),
      ['CorrectionRejected', { request: 'Q1', reason: 'no proof' }, '16:10'],
      ['RecordCorrected', { ...struck, request: 'Q2' }, '16:20'],
    );
    expect(shown.requests).toMatchObject([
      { request: 'Q1', targets: [16], answer: 'rejected' },
      { request: 'Q2', targets: [16], answer: 'approved' },
    ]);
    expect(shown).toMatchObject({
      stage: 'in-transit',
      signOffs: [],
      corrections: [{ target: 16 }],
    });
  });

  test('says what is otherwise than planned, and who said so', () => {
    const window = { start: at('20:00'), end: at('22:00') };
    const shown = page(
      ...SMOOTH.slice(0, 2),
      ['WindowChanged', { window, requestedBy: 'customer', reason: 'gate closed' }, '08:40'],
      ['AddressChanged', { address: 'GATE-2', reason: 'gate closed' }, '08:41'],
      ['TenderSent', { tender: 'T-1', carrier: 'YT' }, '08:42'],
      ['DocumentRequired', { kind: 'msds' }, '08:43'],
      ['ComplaintRecorded', { complaint: 'C1', kind: 'delay', text: 'where is it' }, '08:44'],
    );
    const standing = standingOf(shown.plan, shown.registers);
    expect(standing.plan).toMatchObject({ party: 'site-7', address: 'GATE-2', window });
    expect(standing.carriage).toMatchObject({ carrier: 'SF', tenders: { keys: ['T-1'] } });
    expect(standing.papers.lacking).toEqual(['msds']);
    expect(standing.exceptions).toEqual({ open: [], openComplaints: ['C1'] });
    expect(shown.plan).toEqual(PLAN);
    expect(shown.notes?.changes).toMatchObject([
      { type: 'WindowChanged', version: 3, by: 'person:lin', reason: 'gate closed' },
      { type: 'AddressChanged', version: 4 },
    ]);
    expect(shown.notes?.complaints).toMatchObject([
      { type: 'ComplaintRecorded', text: 'where is it' },
    ]);
  });

  test('has neither notes nor registers while all goes as planned', () => {
    const shown = documentOf<ShipmentPage>(shipmentPage, smooth);
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['notes']));
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['registers']));
  });

  test('survives being stored between any two facts', () => {
    const facts = story('shipment-PS1', ...SMOOTH.slice(0, 4), ...EVENTFUL);
    const folded = blank();
    for (const fact of facts) {
      tell(shipmentPage, folded, fact);
      folded.doc = JSON.parse(JSON.stringify(folded.doc));
    }
    expect(folded.doc).toEqual(JSON.parse(JSON.stringify(documentOf(shipmentPage, facts))));
  });

  test('keeps the newest two hundred of what a talkative carrier says', () => {
    const said = Array.from(
      { length: 230 },
      (_, index): Told => [
        'CarrierStatusReported',
        { carrier: 'SF', waybill: 'W1', status: 'in-transit', code: `C${index}` },
        '12:00',
      ],
    );
    const { notes } = page(...SMOOTH.slice(0, 1), ...said);
    expect(notes?.carriage).toHaveLength(200);
    expect(notes?.carriage?.at(-1)).toMatchObject({ code: 'C229' });
  });
});

const EVENTFUL: readonly Told[] = [
  ['ShipmentHeld', { hold: 'H1', kind: 'customs', scope: 'depart' }, '09:40'],
  ['TenderSent', { tender: 'T-1', carrier: 'YT' }, '09:41'],
  [
    'TenderAccepted',
    { tender: 'T-1', carrier: 'YT', waybills: [{ waybill: 'W1' }], receiptWaybill: 'R1' },
    '09:42',
  ],
  ['CarrierStatusReported', { carrier: 'YT', waybill: 'W1', status: 'collected' }, '09:43'],
  ['WaybillsReplaced', { carrier: 'YT', waybills: [{ waybill: 'W2' }], was: ['W1'] }, '09:44'],
  ['EtaRevised', { eta: at('18:00'), by: 'carrier' }, '09:45'],
  ['TripAssigned', { trip: 'T1', loadAt: 'WH-SH', unloadAt: 'site-7' }, '09:46'],
  ['PaperReceiptSent', { waybill: 'R1' }, '09:47'],
  ['GoodsIssueRequested', { issue: 'G1', rows: [pump] }, '09:48'],
  ['GoodsIssueFailed', { issue: 'G1', code: 'M7021' }, '09:49'],
  ['RedirectRequested', { redirect: 'D1', address: 'GATE-3', reason: 'closed' }, '09:50'],
  ['RedirectConfirmed', { redirect: 'D1', address: 'GATE-3' }, '09:51'],
  ['InterceptRequested', { intercept: 'I1', reason: 'order cancelled' }, '09:52'],
  ['InterceptConfirmed', { intercept: 'I1' }, '09:53'],
];
