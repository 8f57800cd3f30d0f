import { describe, expect, test } from 'vitest';
import { type ShipmentPage, shipmentPage } from '../../src/projections/shipment-page.ts';
import { linesOf, placeOf, unitsOf } from '../../src/projections/shipment-view.ts';
import { documentOf, grease, PLAN, pump, SMOOTH, smooth, story, type Told } from './story.ts';

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
        shorted: 2,
        packed: 2,
        loose: 1,
        accepted: 0,
        refused: 0,
        missing: 0,
      },
      {
        order: 'SAP:0045',
        line: '20',
        schedule: '1',
        sku: 'grease',
        uom: 'KGM',
        ordered: 2.5,
        picked: 2.5,
        shorted: 0,
        packed: 0,
        loose: 2.5,
        accepted: 0,
        refused: 0,
        missing: 0,
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
        loads: [{ ms: Date.parse('2026-03-02T11:00:00.000Z'), trip: 'T1' }],
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
});
