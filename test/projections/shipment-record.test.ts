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
