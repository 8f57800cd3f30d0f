import { describe, expect, test } from 'vitest';
import type { Told } from '../projections/story.ts';
import { asked, order, shipment } from './asked.ts';

const goods = (number: string, line = '1', qty = 1) => ({ order: `SAP:${number}`, line, qty });

describe('what went wrong beside that', () => {
  const gone = shipment([goods('1')]);

  test('an exception that somebody raised counts once the shipment has departed', async () => {
    const raised: Told = [
      'ExceptionRaised',
      {
        exception: 'E1',
        kind: 'damage',
        stage: 'packed',
        responsible: 'shipper',
        severity: 'low',
      },
      '10:30',
    ];
    const { exceptions } = await asked({
      'shipment-PS1': [...gone, raised, ['UnitLost', { unit: 'U1' }, '12:00']],
      'shipment-PS2': [...gone.slice(0, 4), raised],
    });
    expect(exceptions).toEqual({ n: 1, base: 1, rate: 1, byType: { damage: 1, lost: 1 } });
  });

  test('goods that came back, units that are lost, records that were corrected', async () => {
    const back: Told = [
      'ReturnReceived',
      { rows: [{ ...goods('1'), disposition: 'restock' }] },
      '14:00',
    ];
    const struck = { target: 5, kind: 'incorrect_data', reason: 'clock', replacements: 1 };
    const lost: Told = ['UnitLost', { unit: 'U1' }, '12:00'];
    const found = await asked({
      'shipment-PS1': [...gone, back],
      'shipment-PS2': [...gone, lost],
      'shipment-PS3': [...gone, lost, ['UnitFound', { unit: 'U1' }, '13:00']],
      'shipment-PS4': [
        ...gone,
        ['RecordCorrected', struck, '12:00'],
        ['ShipmentDeparted', {}, '11:30'],
      ],
    });
    expect(found).toMatchObject({
      returns: { n: 1, base: 4, rate: 0.25 },
      lostUnits: { n: 1, base: 4, rate: 0.25 },
      corrections: { n: 1, base: 4, rate: 0.25 },
    });
  });

  const closed = (time: string): Told => [
    'ShipmentClosed',
    { balance: { ordered: 1, picked: 1, accepted: 0, missing: 0, open: 0 } },
    time,
  ];

  test('what came back or was lost, and was closed, has finally failed', async () => {
    const back: Told = [
      'ReturnReceived',
      { rows: [{ ...goods('1'), disposition: 'restock' }] },
      '14:00',
    ];
    const { firstAttempt, signedOff } = await asked({
      'shipment-PS1': [...gone, back, closed('15:00')],
      'shipment-PS2': [...gone, ['UnitLost', { unit: 'U1' }, '12:00'], closed('15:00')],
      'shipment-PS3': [...shipment([goods('3')], { delivered: '13:00' }), closed('15:00')],
      'shipment-PS4': [
        ...gone.slice(0, 1),
        ['ShipmentCancelled', { reason: 'no need' }, '08:30'],
        closed('15:00'),
      ],
    });
    expect(signedOff).toBe(1);
    expect(firstAttempt).toEqual({ delivered: 1, firstTry: 1, failed: 2, rate: 1 / 3 });
  });

  test('a shipment that came back as a whole was never delivered', async () => {
    const back: Told = [
      'ReturnReceived',
      { rows: [{ ...goods('1'), disposition: 'restock' }] },
      '14:00',
    ];
    const { firstAttempt, signedOff, cycleHours } = await asked({
      'shipment-PS1': [...gone, back],
      'shipment-PS2': shipment([goods('2')], { delivered: '13:00' }),
    });
    expect(signedOff).toBe(1);
    expect(firstAttempt).toEqual({ delivered: 1, firstTry: 1, failed: 1, rate: 0.5 });
    expect(cycleHours.n).toBe(1);
  });

  test('a cancelled shipment splits no order', async () => {
    const cancelled: Told = ['ShipmentCancelled', { reason: 'no need' }, '08:30'];
    const { splitRatio, shipments } = await asked({
      'shipment-PS1': gone,
      'shipment-PS2': [...shipment([goods('1', '2')]).slice(0, 1), cancelled],
    });
    expect(shipments).toBe(2);
    expect(splitRatio).toEqual({ n: 1, base: 1, rate: 1 });
  });
});

describe('a shipment that brings goods back', () => {
  const out = { delivered: '13:00' };
  const reverse = { direction: 'reverse' };
  const late = { plan: reverse, departed: '19:00' };
  const world = {
    'order-SAP:1': order('1', [{ line: '1', qty: 1 }]),
    'shipment-PS1': shipment([goods('1')], out),
  };
  const back = (told: readonly Told[]) => ({ ...world, 'shipment-PS2': told });

  test('is no delivery to the customer, whatever comes of it', async () => {
    const alone = await asked(world);
    const failed: Told = [
      'DeliveryAttempted',
      { n: 1, reason: 'x', responsible: 'unknown' },
      '20:00',
    ];
    const told = [...shipment([goods('1')], { ...late, delivered: '22:00' }), failed];
    const both = await asked(back(told));
    for (const figure of [
      'firstAttempt',
      'transitHours',
      'cycleHours',
      'orderCycleHours',
      'onTime',
      'otif',
      'firstPromise',
      'splitRatio',
      'returns',
    ] as const) {
      expect({ [figure]: both[figure] }).toEqual({ [figure]: alone[figure] });
    }
  });

  test('is a shipment, with its exceptions and its stages', async () => {
    const lost: Told = ['UnitLost', { unit: 'U1' }, '20:00'];
    const found = await asked(back([...shipment([goods('1')], late), lost]));
    expect(found).toMatchObject({
      shipments: 2,
      signedOff: 1,
      exceptions: { n: 1, base: 2, byType: { lost: 1 } },
      lostUnits: { n: 1, base: 2 },
    });
    expect(found.stages.find(({ stage }) => stage === 'picked')).toMatchObject({ n: 2 });
  });
});
