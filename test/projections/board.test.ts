import { describe, expect, test } from 'vitest';
import { type BoardCard, board } from '../../src/projections/board.ts';
import { documentOf, grease, PLAN, pump, SMOOTH, smooth, story, type Told } from './story.ts';

const card = (...told: readonly Told[]) =>
  documentOf<BoardCard>(board, story('shipment-PS1', ...told));

describe('the board', () => {
  test('shows a shipment with what it is found by', () => {
    const { progress: _progress, last: _last, ...shown } = documentOf<BoardCard>(board, smooth);
    expect(shown).toEqual({
      shipment: 'PS1',
      orders: ['SAP:0045'],
      numbers: ['0045'],
      queue: 'signed-off\t2026-03-02T15:30:00.000Z',
      siteQueue: 'signed-off\tWH-SH\t2026-03-02T15:30:00.000Z',
      customer: 'acme',
      party: 'site-7',
      site: 'WH-SH',
      carrier: 'SF',
      project: 'metro',
      window: { start: '2026-03-02T08:00:00.000Z', end: '2026-03-02T18:00:00.000Z' },
      stage: 'signed-off',
      n: 2,
      of: 2,
      counts: 'units',
      since: '2026-03-02T15:30:00.000Z',
      trips: ['T1'],
      deviations: 0,
      exceptions: { 'failed-attempt': 1 },
    });
  });

  test('is due at the end of its window until all its goods have their outcome', () => {
    const due = SMOOTH.map((_, index) => card(...SMOOTH.slice(0, index + 1)).due);
    expect(due[0]).toBe('2026-03-02T18:00:00.000Z');
    expect(due.at(-2)).toBe('2026-03-02T18:00:00.000Z');
    expect(due.at(-1)).toBeUndefined();
    const [first] = SMOOTH;
    expect(first && card(first).queue).toBe('planned\t2026-03-02T18:00:00.000Z');
    const { window: _, ...plan } = PLAN;
    expect(card(['ShipmentPlanned', plan, '08:00']).queue).toBe('planned\t~');
    const moved: Told = [
      'WindowChanged',
      {
        window: { start: '2026-03-03T08:00:00+08:00', end: '2026-03-03T18:00:00+08:00' },
        requestedBy: 'customer',
        reason: 'gate closed',
      },
      '08:10',
    ];
    expect(card(...SMOOTH.slice(0, 1), moved).due).toBe('2026-03-03T10:00:00.000Z');
  });

  test('knows its orders by their numbers, however they are spelt', () => {
    const [planned] = SMOOTH;
    const lines = ['SAP:DN-7', 'sap:dn-7', 'ERP:%E8%AE%A21', 'no id'].map((order, place) => ({
      ...pump,
      order,
      line: String(place),
      sku: 'P',
      uom: 'H87',
    }));
    const [type, , when] = planned as Told;
    expect(card([type, { ...PLAN, lines }, when]).numbers).toEqual(['dn-7', '订1', 'no id']);
  });

  test('moves the card when the last line or unit gets there, and says how many are', () => {
    const columns = SMOOTH.map((_, index) => {
      const { stage, n, of, since } = card(...SMOOTH.slice(0, index + 1));
      return `${since.slice(11, 16)} ${stage} ${n}/${of}`;
    });
    expect(columns).toEqual([
      '08:00 planned 0/2',
      '08:30 released 0/2',
      '09:00 picking 1/2',
      '09:20 picked 1/1',
      '09:20 picked 1/2',
      '10:10 packed 2/2',
      '10:10 packed 2/2',
      '10:10 packed 2/2',
      '10:10 packed 2/2',
      '10:10 packed 1/2',
      '10:30 labelled 2/2',
      '10:30 labelled 1/2',
      '11:05 loaded 2/2',
      '11:30 in-transit 2/2',
      '11:30 in-transit 2/2',
      '15:30 signed-off 2/2',
    ]);
  });

  test('keeps a card that is held in its column and knows the hold', () => {
    const held = { hold: 'H1', kind: 'customs', scope: 'depart' };
    const shown = card(...SMOOTH.slice(0, 4), ['ShipmentHeld', held, '09:40']);
    expect(shown).toMatchObject({ stage: 'picked', since: '2026-03-02T09:20:00.000Z' });
    expect(shown.progress.holds).toEqual([held]);
  });

  test('forgets a hold that was lifted, also where the lifting clock was slow', () => {
    const held = { hold: 'H1', kind: 'customs', scope: 'depart' };
    const lifted = card(
      ...SMOOTH.slice(0, 4),
      ['ShipmentHeld', held, '09:40'],
      ['HoldLifted', { hold: 'H1' }, '09:39'],
    );
    expect(lifted.progress.holds).toEqual([]);
  });

  test('counts reports against a rule, and exceptions by type', () => {
    const rows = [
      { ...pump, qty: 3, disposition: 'accepted', condition: 'damaged' },
      { ...pump, qty: 2, disposition: 'missing' },
      { ...grease, disposition: 'refused' },
    ];
    const shown = card(
      ...SMOOTH.slice(0, 11),
      ['ShipmentDeparted', {}, '11:00', { deviations: ['unit-must-be-loaded'] }],
      ['DeliveryConfirmed', { n: 1, rows }, '12:00', { deviations: ['a-rule', 'another'] }],
    );
    expect(shown.deviations).toBe(2);
    expect(shown.exceptions).toEqual({ damage: 1, missing: 1, refused: 1 });
  });

  test('knows the trips, when it is expected, and what nobody has resolved yet', () => {
    const trip = (id: string) => ({ trip: id, loadAt: 'WH-SH', unloadAt: 'site-7' });
    const trouble = { stage: 'packed', responsible: 'carrier', severity: 'high' };
    const shown = card(
      ...SMOOTH.slice(0, 11),
      ['TripAssigned', trip('T1'), '10:40'],
      ['TripAssigned', trip('T2'), '10:41'],
      ['TripUnassigned', { trip: 'T2' }, '10:42'],
      ['ExceptionRaised', { exception: 'E1', kind: 'label', ...trouble }, '10:50'],
      ['ExceptionRaised', { exception: 'E2', kind: 'delay', ...trouble }, '10:51'],
      ['ExceptionResolved', { exception: 'E1', resolution: 'printed again' }, '10:52'],
      ...SMOOTH.slice(11, 14),
      ['EtaRevised', { eta: '2026-03-02T22:00:00.000+08:00', by: 'driver' }, '12:00'],
    );
    expect(shown).toMatchObject({
      trips: ['T1'],
      unresolved: ['E2'],
      eta: '2026-03-02T14:00:00.000Z',
      exceptions: { label: 1, delay: 1 },
    });
    expect(card(...SMOOTH)).not.toHaveProperty('unresolved');
  });

  test('is found by the window, carrier and orders that it has now', () => {
    const window = { start: '2026-03-03T08:00:00.000+08:00', end: '2026-03-03T18:00:00.000+08:00' };
    const moved = { window, requestedBy: 'carrier', reason: 'no truck' };
    const lines = [{ order: 'SAP:0046', line: '1', qty: 1, was: 0, sku: 'pump', uom: 'H87' }];
    const shown = card(
      ...SMOOTH.slice(0, 2),
      ['WindowChanged', moved, '08:40'],
      ['CarrierChanged', { carrier: 'YT', effective: 'now', reason: 'full' }, '08:41'],
      ['ShipmentAmended', { lines, reason: 'one more' }, '08:42'],
    );
    expect(shown).toMatchObject({
      window: { start: '2026-03-03T00:00:00.000Z', end: '2026-03-03T10:00:00.000Z' },
      carrier: 'YT',
      orders: ['SAP:0045', 'SAP:0046'],
    });
  });

  test('shows the next carrier once the goods are handed over to it', () => {
    const change = { carrier: 'YT', effective: 'at-hand-over', reason: 'breakdown' };
    const changed: Told = ['CarrierChanged', change, '12:00'];
    const passed = (to: string): Told => ['CustodyTransferred', { from: 'SF', to }, '12:30'];
    expect(card(...SMOOTH.slice(0, 14), changed)).toMatchObject({ carrier: 'SF' });
    expect(card(...SMOOTH.slice(0, 14), changed, passed('HUB'))).toMatchObject({ carrier: 'SF' });
    expect(card(...SMOOTH.slice(0, 14), changed, passed('YT'))).toMatchObject({ carrier: 'YT' });
  });

  test('puts a late report where it happened: loading told after departure moves nothing', () => {
    const loads = SMOOTH.slice(11, 13);
    const shown = card(...SMOOTH.slice(0, 11), ...SMOOTH.slice(13, 14), ...loads);
    expect(shown).toMatchObject({ stage: 'in-transit', since: '2026-03-02T11:30:00.000Z' });
  });

  test('shows the corrected history', () => {
    const struck = { target: 4, kind: 'did_not_occur', reason: 'wrong bin', replacements: 0 };
    const shown = card(...SMOOTH.slice(0, 4), ['RecordCorrected', struck, '09:50']);
    expect(shown).toMatchObject({ stage: 'picking', n: 1, since: '2026-03-02T09:00:00.000Z' });
  });

  test('finds a shipment by the order id of the stream, however the plan spells it', () => {
    const lines = [{ order: 'SAP 1:00/7', line: '1', sku: 'pump', qty: 1, uom: 'H87' }];
    expect(card(['ShipmentPlanned', { ...PLAN, lines }, '08:00']).orders).toEqual([
      'SAP%201:00%2F7',
    ]);
  });
});
