import { describe, expect, test } from 'vitest';
import { type TripTrack, tracks } from '../../src/projections/tracks.ts';
import { type TripPage, trips } from '../../src/projections/trips.ts';
import { at, documentOf, story, type Told } from './story.ts';

const trip = (...told: readonly Told[]) => documentOf<TripPage>(trips, story('trip-T-1', ...told));

const window = { start: at('14:00'), end: at('16:00') };
const STOPS = [
  { stop: '10', kind: 'site', place: 'WH-SH' },
  { stop: '20', kind: 'hub', place: 'HUB-1' },
  { stop: '30', kind: 'consignee', place: 'GATE-1', party: 'site-7', window },
];
const planned: Told = [
  'TripPlanned',
  {
    stops: STOPS,
    shipments: [
      { shipment: 'PS1', loadAt: '10', unloadAt: '30' },
      { shipment: 'PS2', loadAt: '10', unloadAt: '20' },
    ],
    carrier: 'SF',
  },
  '08:00',
];

describe('the page of a trip', () => {
  test('has the plan first', () => {
    expect(trip(planned)).toEqual({
      trip: 'T-1',
      version: 1,
      places: ['WH-SH', 'HUB-1', 'GATE-1'],
      standing: 'planned',
      carrier: 'SF',
      stops: STOPS,
      riders: [
        { shipment: 'PS1', loadAt: '10', unloadAt: '30' },
        { shipment: 'PS2', loadAt: '10', unloadAt: '20' },
      ],
      shipments: ['PS1', 'PS2'],
    });
  });

  test('says beside what was planned what was told of every stop', () => {
    const shown = trip(
      planned,
      ['VehicleAssigned', { vehicle: 'A-123', driver: `subject:${'0'.repeat(32)}` }, '09:00'],
      ['LoadClosed', { stop: '10', leftBehind: [{ shipment: 'PS2' }], seals: ['S1'] }, '10:00'],
      ['TripDeparted', { stop: '10' }, '10:30'],
      ['EtaRevised', { stop: '30', eta: at('17:00'), by: 'driver' }, '11:00'],
      ['StopArrived', { stop: '20', kind: 'hub' }, '12:00'],
      ['StopDeparted', { stop: '20' }, '12:30'],
      ['StopArrived', { stop: '30', kind: 'consignee' }, '15:00'],
      ['TripCompleted', {}, '16:00'],
    );
    expect(shown).toMatchObject({
      version: 9,
      standing: 'completed',
      vehicle: 'A-123',
      departedAt: at('10:30'),
      completedAt: at('16:00'),
    });
    expect(shown.stops).toEqual([
      {
        ...STOPS[0],
        loadClosedAt: at('10:00'),
        leftBehind: [{ shipment: 'PS2' }],
        seals: ['S1'],
        departedAt: at('10:30'),
      },
      { ...STOPS[1], arrivedAt: at('12:00'), departedAt: at('12:30') },
      { ...STOPS[2], eta: at('17:00'), etaAsOf: at('11:00'), arrivedAt: at('15:00') },
    ]);
  });

  test('is the same when the road is told out of order', () => {
    const road: readonly Told[] = [
      ['EtaRevised', { stop: '30', eta: at('17:00'), by: 'driver' }, '10:40'],
      ['EtaRevised', { stop: '30', eta: at('15:10'), by: 'driver' }, '12:40'],
      ['TripDeparted', { stop: '10' }, '10:30'],
      ['StopArrived', { stop: '20', kind: 'hub' }, '12:00'],
      ['StopDeparted', { stop: '20' }, '12:30'],
      ['TripCompleted', {}, '16:00'],
    ];
    expect(trip(planned, ...road.toReversed())).toEqual(trip(planned, ...road));
  });

  test('follows amendments, of stops and of shipments, and keeps stops that were come to', () => {
    const shown = trip(
      planned,
      ['TripDeparted', { stop: '10' }, '10:30'],
      ['StopArrived', { stop: '20', kind: 'hub' }, '12:00'],
      ['StopArrived', { stop: '25', kind: 'hub', place: 'DETOUR' }, '13:00'],
      [
        'TripAmended',
        {
          stops: [STOPS[0], STOPS[2]],
          added: [{ shipment: 'PS3', loadAt: '10', unloadAt: '30' }],
          removed: ['PS2'],
          reason: 'hub closed',
        },
        '13:10',
      ],
    );
    expect(shown.stops.map(({ stop, unplanned }) => [stop, unplanned])).toEqual([
      ['10', undefined],
      ['30', undefined],
      ['20', true],
      ['25', true],
    ]);
    expect(shown.shipments).toEqual(['PS1', 'PS3']);
    expect(shown.changes).toMatchObject([
      { type: 'TripAmended', reason: 'hub closed', version: 5 },
    ]);
  });

  test('tells of incidents, of another truck, of rules that were broken and of copies refused', () => {
    const incident = {
      incident: 'I1',
      kind: 'breakdown',
      severity: 'high',
      responsible: 'carrier',
    };
    const refused = {
      cause: '00000000-0000-8000-8000-000000000001',
      process: 'trips-to-shipments',
      step: 'PS1',
      stream: 'shipment-PS1',
      command: 'AssignTrip',
      rule: 'shipment-must-be-planned',
    };
    const shown = trip(
      planned,
      ['FollowUpRefused', refused, '08:00'],
      ['VehicleAssigned', { vehicle: 'A-123' }, '09:00'],
      ['TripDeparted', { stop: '10' }, '10:30', { deviations: ['load-must-be-closed'] }],
      ['TripIncident', incident, '11:00'],
      ['VehicleReplaced', { vehicle: 'B-9', was: 'A-123', reason: 'breakdown' }, '11:30'],
    );
    expect(shown).toMatchObject({
      vehicle: 'B-9',
      incidents: [{ incident: 'I1', kind: 'breakdown', version: 5 }],
      changes: [{ type: 'VehicleReplaced', reason: 'breakdown' }],
      deviations: [{ type: 'TripDeparted', rules: ['load-must-be-closed'] }],
      refusedFollowUps: [{ command: 'AssignTrip', rule: 'shipment-must-be-planned' }],
    });
  });

  test('forgets a departure that never was', () => {
    const struck = { target: 2, kind: 'did_not_occur', reason: 'other truck', replacements: 0 };
    const shown = trip(
      planned,
      ['TripDeparted', { stop: '10' }, '10:30'],
      ['RecordCorrected', struck, '11:00'],
    );
    expect(shown).toMatchObject({ standing: 'planned', corrections: [{ target: 2 }] });
    expect(shown).not.toHaveProperty('departedAt');
    expect(trip(planned, ['TripCancelled', { reason: 'no goods' }, '09:00'])).toMatchObject({
      standing: 'cancelled',
    });
  });
});

describe('the track of a trip’s day', () => {
  const points = (from: number, n: number): Told => [
    'PositionsRecorded',
    {
      points: Array.from({ length: n }, (_, index) => ({
        at: new Date(Date.parse(at('10:00')) + (from + index) * 60_000).toISOString(),
        lat: 31,
        lon: 121 + (from + index) / 100,
      })),
    },
    '11:00',
    { device: 'BOX-1' },
  ];
  const track = (...told: readonly Told[]) =>
    documentOf<TripTrack>(tracks, story('track-T-1-2026-03-02', ...told));

  test('keeps the newest positions, whatever order they come in', () => {
    const shown = track(points(40, 20), points(0, 40));
    expect(shown).toMatchObject({ trip: 'T-1', day: '2026-03-02', points: 60 });
    expect(shown.positions).toHaveLength(50);
    expect(shown.positions.at(-1)).toMatchObject({ device: 'BOX-1', lon: 121.59 });
    expect(shown).toEqual(track(points(0, 40), points(40, 20)));
  });
});
