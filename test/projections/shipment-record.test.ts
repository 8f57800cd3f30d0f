import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoardCard, board } from '../../src/projections/board.ts';
import { blank, tell } from '../../src/projections/fold.ts';
import { type ShipmentRecord, shipmentRecord } from '../../src/projections/shipment-record.ts';
import { at, documentOf, grease, PLAN, pump, SMOOTH, smooth, story, type Told } from './story.ts';

const record = (...told: readonly Told[]) =>
  documentOf<ShipmentRecord>(shipmentRecord, story('shipment-PS1', ...told));

describe('the record of a shipment', () => {
  test('is one wide row', () => {
    expect(documentOf(shipmentRecord, smooth)).toEqual({
      shipment: 'PS1',
      orders: ['SAP:0045'],
      customer: 'acme',
      party: 'site-7',
      site: 'WH-SH',
      carrier: 'SF',
      project: 'metro',
      window: { start: at('08:00'), end: at('18:00') },
      stage: 'signed-off',
      entered: {
        planned: at('08:00'),
        released: at('08:30'),
        picking: at('09:00'),
        picked: at('09:20'),
        packed: at('10:10'),
        labelled: at('10:30'),
        loaded: at('11:05'),
        'in-transit': at('11:30'),
        'signed-off': at('15:30'),
      },
      derived: [],
      departedAt: at('11:30'),
      signedOffAt: at('15:30'),
      failedAttempts: 1,
      exceptions: { 'failed-attempt': 1 },
      deviations: 0,
      persons: ['person:lin', 'person:wu', 'person:ma'],
      seen: { lat: 31.2, lon: 121.5, at: at('15:30') },
      units: 2,
      weightKg: 12.3,
      skus: ['pump', 'grease'],
      schedules: ['', '1'],
      lines: {
        keys: ['SAP:0045\t10', 'SAP:0045\t20'],
        ordered: [5000, 2500],
        over: [],
        picked: [5000, 2500],
        shorted: [],
        packed: [5000, 2500],
        accepted: [5000, 2500],
        refused: [],
        missing: [],
      },
      signOffs: [{ at: at('15:30'), accepted: [5000, 2500] }],
      last: [Date.parse(at('15:30')), 0, 16],
    });
  });

  test('names the stages whose times are inferred', () => {
    const derived = { timeQuality: 'derived' } as const;
    const row = record(
      ['ShipmentPlanned', PLAN, '08:00', derived],
      ['ShipmentReleased', {}, '08:00', derived],
      ['ItemPicked', pump, '08:00'],
    );
    expect(row.derived).toEqual(['planned', 'released']);
    expect(row.entered.picking).toBe(at('08:00'));
  });

  test('remembers a short that a later pick made up for', () => {
    const short = { ...pump, reason: 'empty bin', decision: 'wait' };
    const row = record(
      ...SMOOTH.slice(0, 2),
      ['PickShorted', short, '09:00'],
      ['ItemPicked', pump, '09:30'],
    );
    expect(row.lines).toMatchObject({ shorted: [5000], picked: [5000] });
  });

  test('counts no process among the persons', () => {
    const copied = { actor: 'process:trips-to-shipments', capture: 'process' } as const;
    const row = record(...SMOOTH.slice(0, 13), [
      'ShipmentDeparted',
      { trip: 'T1' },
      '11:30',
      copied,
    ]);
    expect(row.persons).toEqual(['person:lin', 'person:wu']);
  });

  test('departs when the first unit does and is signed off with the last', () => {
    const signed = (goods: object, unit: string, time: string): Told => [
      'DeliveryConfirmed',
      { n: 1, rows: [{ unit, ...goods, disposition: 'accepted' }] },
      time,
    ];
    const apart = [
      ...SMOOTH.slice(0, 13),
      ['ShipmentDeparted', { units: ['U1'] }, '11:30'] as Told,
      ['ShipmentDeparted', { units: ['U2'] }, '12:30'] as Told,
      signed(pump, 'U1', '14:00'),
    ];
    expect(record(...apart)).toMatchObject({ stage: 'in-transit', departedAt: at('11:30') });
    expect(record(...apart)).not.toHaveProperty('signedOffAt');
    const row = record(...apart, signed(grease, 'U2', '16:00'));
    expect(row).toMatchObject({ departedAt: at('11:30'), signedOffAt: at('16:00') });
    expect(row.signOffs).toEqual([
      { at: at('14:00'), accepted: [5000] },
      { at: at('16:00'), accepted: [0, 2500] },
    ]);
  });

  test('is signed off also where the closing clock was behind the driver’s', () => {
    const balance = { ordered: 7.5, picked: 7.5, accepted: 7.5, missing: 0, open: 0 };
    const row = record(...SMOOTH, ['ShipmentClosed', { balance }, '15:25']);
    expect(row).toMatchObject({ stage: 'closed', signedOffAt: at('15:30') });
    expect(row.entered).toMatchObject({ 'signed-off': at('15:30'), closed: at('15:25') });
  });

  test('is open again when a unit is found that was lost while the others arrived', () => {
    const taken = (goods: object, unit: string, time: string): Told => [
      'DeliveryConfirmed',
      { n: 1, rows: [{ unit, ...goods, disposition: 'accepted' }] },
      time,
    ];
    const lost = [
      ...SMOOTH.slice(0, 14),
      taken(pump, 'U1', '13:00'),
      ['UnitLost', { unit: 'U2' }, '14:00'] as Told,
    ];
    expect(record(...lost)).toMatchObject({ stage: 'signed-off', signedOffAt: at('14:00') });
    const found = [...lost, ['UnitFound', { unit: 'U2' }, '16:00'] as Told];
    expect(record(...found).stage).toBe('in-transit');
    expect(record(...found)).not.toHaveProperty('signedOffAt');
    const row = record(...found, taken(grease, 'U2', '18:00'));
    expect(row).toMatchObject({ stage: 'signed-off', signedOffAt: at('18:00') });
    expect(row).not.toHaveProperty('progress');
  });

  test('is signed off again after it was closed and reopened', () => {
    const balance = { ordered: 7.5, picked: 7.5, accepted: 7.5, missing: 0, open: 0 };
    const row = record(
      ...SMOOTH,
      ['ShipmentClosed', { balance }, '16:00'],
      ['ShipmentReopened', { reason: 'a complaint' }, '17:00'],
    );
    expect(row).toMatchObject({ stage: 'signed-off', signedOffAt: at('15:30') });
  });

  test('is open again when goods turn up that nobody has signed for', () => {
    const row = record(...SMOOTH, ['ItemPicked', { ...pump, qty: 1 }, '16:00']);
    expect(row.stage).toBe('picked');
    expect(row).not.toHaveProperty('signedOffAt');
    expect(row.entered.picked).toBe(at('09:20'));
  });

  test('keeps the window that the customer asked for last, not those of others', () => {
    const window = (day: string) => ({
      start: `2026-03-${day}T08:00:00.000Z`,
      end: `2026-03-${day}T18:00:00.000Z`,
    });
    const moved = (day: string, requestedBy: string, time: string): Told => [
      'WindowChanged',
      { window: window(day), requestedBy, reason: 'site not ready' },
      time,
    ];
    const row = record(
      ...SMOOTH.slice(0, 2),
      moved('03', 'customer', '08:40'),
      moved('04', 'customer', '08:41'),
      moved('05', 'carrier', '08:42'),
    );
    expect(row).toMatchObject({
      window: window('05'),
      agreed: { at: at('08:41'), window: window('04') },
    });
    expect(record(...SMOOTH.slice(0, 2), moved('05', 'shipper', '08:42'))).not.toHaveProperty(
      'agreed',
    );
  });

  test('counts what came back, what is lost, and what was corrected', () => {
    const back = { rows: [{ ...pump, disposition: 'restock' }] };
    const struck = { target: 15, kind: 'did_not_occur', reason: 'no', replacements: 0 };
    const row = record(
      ...SMOOTH.slice(0, 15),
      ['UnitLost', { unit: 'U1' }, '13:10'],
      ['UnitLost', { unit: 'U2' }, '13:11'],
      ['UnitFound', { unit: 'U1' }, '13:12'],
      ['ReturnReceived', back, '15:00'],
      ['RecordCorrected', struck, '15:10'],
    );
    expect(row).toMatchObject({ lost: ['U2'], returns: 1, corrections: 1, failedAttempts: 0 });
    expect(row.exceptions).toEqual({ lost: 2 });
  });

  test('counts the units that are packed, and names the articles of lines that came later', () => {
    const valve = { order: 'SAP:0046', line: '1', qty: 2 };
    const article = { sku: 'valve', uom: 'H87', schedule: 'S2' };
    const row = record(
      ...SMOOTH.slice(0, 6),
      ['UnitUnpacked', { unit: 'U1' }, '10:11'],
      ['ShipmentAmended', { lines: [{ ...valve, was: 0, ...article }], reason: 'more' }, '10:12'],
    );
    expect(row).toMatchObject({
      units: 1,
      skus: ['pump', 'grease', 'valve'],
      schedules: ['', '1', 'S2'],
    });
  });

  test('keeps what it needs of a refused delivery until the goods are back', () => {
    const rows = [
      { unit: 'U1', ...pump, disposition: 'refused' },
      { unit: 'U2', ...grease, disposition: 'refused' },
    ];
    const refused: Told = ['DeliveryConfirmed', { n: 1, rows }, '13:00'];
    const back = (disposition: string): Told => [
      'ReturnReceived',
      { rows: rows.map((row) => ({ ...row, disposition })) },
      '18:00',
    ];
    const first = SMOOTH.slice(0, 14);
    expect(record(...first, refused)).toMatchObject({ stage: 'signed-off' });
    const returned = record(...first, refused, back('restock'));
    expect(returned).toMatchObject({ stage: 'returned', signedOffAt: at('13:00'), returns: 1 });
    const again = record(...first, refused, back('redeliver'));
    expect(again.stage).toBe('in-transit');
    expect(again).not.toHaveProperty('signedOffAt');
  });

  test('takes a struck fact back and its replacement for true', () => {
    const struck = { target: 14, kind: 'incorrect_data', reason: 'gate log', replacements: 1 };
    const row = record(
      ...SMOOTH,
      ['RecordCorrected', struck, '17:00'],
      ['ShipmentDeparted', { trip: 'T1' }, '12:10'],
    );
    expect(row.departedAt).toBe(at('12:10'));
    expect(row.entered['in-transit']).toBe(at('12:10'));
  });

  test('does not change when a fact is told twice', () => {
    const folded = blank();
    for (const fact of [...smooth, ...smooth]) tell(shipmentRecord, folded, fact);
    expect(folded.doc).toEqual(documentOf(shipmentRecord, smooth));
  });
});

test('a fact that happened before what was told asks for the stream to be told anew', () => {
  const [late, punctual] = [at('11:00'), at('15:31')].map((occurredAt) => {
    const folded = blank();
    for (const fact of smooth) tell(shipmentRecord, folded, fact);
    const [left] = story('shipment-PS1', ['ShipmentDeparted', {}, occurredAt]);
    if (left) tell(shipmentRecord, folded, { ...left, version: 17, position: 17 });
    return folded.isStale;
  });
  expect({ late, punctual }).toEqual({ late: true, punctual: false });
});

/** What does not depend on the place of a fact in the ledger. */
function told<D extends BoardCard | ShipmentRecord>({ progress: _p, last: _l, ...row }: D): object {
  return row;
}

test('a day’s reports give the same record and the same card in whatever order they are told', () => {
  const [plan, release, ...reports] = SMOOTH;
  const decisions = [plan, release].filter((one) => one !== undefined);
  fc.assert(
    fc.property(fc.shuffledSubarray([...reports], { minLength: 1 }), (shuffled) => {
      const inTime = [...reports].filter((one) => shuffled.includes(one));
      const [now, then] = [shuffled, inTime].map((order) =>
        story('shipment-PS1', ...decisions, ...order),
      );
      for (const projection of [board, shipmentRecord]) {
        const [one, other] = [now, then].map((facts) =>
          documentOf<BoardCard | ShipmentRecord>(projection, facts ?? []),
        );
        if (one && other) expect(told(one)).toEqual(told(other));
      }
    }),
  );
});
