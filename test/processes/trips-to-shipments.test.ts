import { describe, expect, it } from 'vitest';
import { transfers } from '../../src/processes/transfers.ts';
import { tripsToShipments } from '../../src/processes/trips-to-shipments.ts';
import { openCompany, type Sending, said } from './company.ts';
import {
  atHub,
  atSite,
  departed,
  leftHub,
  load,
  PUMPS,
  planned,
  ready,
  sending,
  stops,
  TRIP,
  VALVES,
} from './trips.ts';

const MOVES = ['ShipmentDeparted', 'ShipmentArrived', 'OutForDelivery'];
const ASSIGNED = ['TripAssigned', 'TripUnassigned'];

/** What the shipments tell once everything has followed. */
async function settled(...sendings: readonly Sending[]) {
  const company = openCompany([tripsToShipments, transfers], 500);
  for (const one of sendings) await company.tell(one);
  await company.settle();
  return {
    ...company,
    saysOf: async (shipment: string, types: readonly string[]) =>
      said(await company.facts(shipment), types),
  };
}

const MOVED = [
  'ShipmentDeparted 09:00 T-4711',
  'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN',
  'ShipmentDeparted 10:30 T-4711',
  'OutForDelivery 10:30 T-4711',
  'ShipmentArrived 12:00 T-4711 consignee 30',
];

describe('a trip and its shipments', () => {
  const morning = [...ready(PUMPS), ...ready(VALVES), planned];

  it('are assigned by its plan, with the places of the stops', async () => {
    const { facts } = await settled(...morning);
    const [assigned] = (await facts(PUMPS)).filter(({ type }) => type === 'TripAssigned');
    expect(assigned?.data).toEqual({ trip: 'T-4711', loadAt: 'SH-JIADING', unloadAt: '30' });
    expect((await facts(VALVES)).some(({ type }) => type === 'TripAssigned')).toBe(false);
  });

  it('move together: what is planned on it', async () => {
    const { saysOf } = await settled(
      ...morning,
      load(PUMPS, '08:00'),
      departed,
      atHub,
      leftHub,
      atSite,
    );
    expect(await saysOf(PUMPS, MOVES)).toEqual(MOVED);
    expect(await saysOf(VALVES, MOVES)).toEqual([]);
  });

  it('move together: what was loaded without a plan, to where its party is', async () => {
    const { saysOf } = await settled(
      ...morning,
      load(VALVES, '08:00'),
      departed,
      atHub,
      leftHub,
      atSite,
    );
    expect(await saysOf(VALVES, MOVES)).toEqual(MOVED);
    expect(await saysOf(PUMPS, MOVES)).toEqual([]);
  });

  it('pass by the doors of others', async () => {
    const elsewhere = [...ready(PUMPS), ...ready(VALVES, 'SITE-TOWER-2'), planned];
    const { saysOf } = await settled(
      ...elsewhere,
      load(VALVES, '08:00'),
      departed,
      atHub,
      leftHub,
      atSite,
    );
    expect(await saysOf(VALVES, MOVES)).toEqual([
      'ShipmentDeparted 09:00 T-4711',
      'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN',
      'ShipmentDeparted 10:30 T-4711',
    ]);
  });

  it('are told once more where a unit was told late to be aboard', async () => {
    const company = openCompany([tripsToShipments], 500);
    for (const one of [...morning, departed, atHub]) await company.tell(one);
    await company.settle();
    await company.tell(load(VALVES, '08:00'));
    await company.settle();
    await company.tell(leftHub);
    await company.tell(load(PUMPS, '10:15'));
    await company.settle();
    expect(said(await company.facts(VALVES), MOVES)).toEqual([
      'ShipmentDeparted 09:00 T-4711',
      'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN',
      'ShipmentDeparted 10:30 T-4711',
      'OutForDelivery 10:30 T-4711',
    ]);
    expect(said(await company.facts(PUMPS), MOVES)).toEqual([
      'ShipmentDeparted 10:30 T-4711',
      'OutForDelivery 10:30 T-4711',
    ]);
  });

  it('say of every copy what it is a copy of, and how well its time is known', async () => {
    const { facts } = await settled(...morning, load(PUMPS, '08:00'), departed);
    const [original] = (await facts(TRIP)).filter(({ type }) => type === 'TripDeparted');
    const [copy] = (await facts(PUMPS)).filter(({ type }) => type === 'ShipmentDeparted');
    expect(copy?.meta).toMatchObject({
      causationId: original?.id,
      timeQuality: 'device',
      capture: 'process',
      actor: 'process:trips-to-shipments',
    });
  });

  it('begin where the truck comes to load: that is no arrival of goods', async () => {
    const toLoad = sending(TRIP, '07:30', 'ArriveStop', { stop: '10' });
    const { saysOf } = await settled(...morning, load(PUMPS, '07:20'), toLoad);
    expect(await saysOf(PUMPS, MOVES)).toEqual([]);
  });
});

describe('a change of plan', () => {
  const amend = (data: object): Sending =>
    sending(TRIP, '07:30', 'AmendTrip', { ...data, reason: 'more room' });

  it('assigns what is added, and takes off what is removed', async () => {
    const valves = { shipment: 'oml-660002', loadAt: '20', unloadAt: '40' };
    const { saysOf } = await settled(
      ...ready(PUMPS),
      ...ready(VALVES),
      planned,
      amend({ add: [valves], remove: ['OML660001'] }),
    );
    expect(await saysOf(PUMPS, ASSIGNED)).toEqual([
      'TripAssigned 07:00 T-4711',
      'TripUnassigned 07:30 T-4711',
    ]);
    expect(await saysOf(VALVES, ASSIGNED)).toEqual(['TripAssigned 07:30 T-4711']);
  });

  it('tells riders their places again where stops have moved', async () => {
    const moved = stops.map((stop) => (stop.stop === '30' ? { ...stop, place: 'GATE-2' } : stop));
    const { facts } = await settled(...ready(PUMPS), planned, amend({ stops: moved }));
    const assigned = (await facts(PUMPS)).filter(({ type }) => type === 'TripAssigned');
    expect(assigned.map(({ data }) => (data as { unloadAt: string }).unloadAt)).toEqual([
      '30',
      'GATE-2',
    ]);
  });

  it('takes all off a trip that is cancelled', async () => {
    const cancelled = sending(TRIP, '08:00', 'CancelTrip', { reason: 'no truck' });
    const { saysOf } = await settled(...ready(PUMPS), planned, cancelled);
    expect(await saysOf(PUMPS, ASSIGNED)).toEqual([
      'TripAssigned 07:00 T-4711',
      'TripUnassigned 08:00 T-4711',
    ]);
  });

  it('of a shipment that is not there is told on the trip, and the others follow', async () => {
    const both = { ...planned, data: { ...planned.data, shipments: [] } };
    const shipments = ['OML660009', 'OML660001'].map((shipment) => ({
      shipment,
      loadAt: '10',
      unloadAt: '30',
    }));
    const { facts, saysOf } = await settled(...ready(PUMPS), both, amend({ add: shipments }));
    expect((await facts(TRIP)).at(-1)).toMatchObject({
      type: 'FollowUpRefused',
      data: { stream: 'shipment-OML660009', rule: 'shipment-must-be-planned' },
    });
    expect(await saysOf(PUMPS, ASSIGNED)).toEqual(['TripAssigned 07:30 T-4711']);
  });
});

describe('when a trip is expected', () => {
  const eta = (stop: string): Sending =>
    sending(TRIP, '09:30', 'ReviseEta', { stop, eta: '2026-03-02T12:15:00.000Z', by: 'driver' });
  const underWay = [...ready(PUMPS), ...ready(VALVES), planned, load(VALVES, '08:00'), departed];

  it('is told to those who are bound for that consignee', async () => {
    const { saysOf } = await settled(...underWay, eta('30'), eta('20'), eta('40'));
    const expected = ['EtaRevised 09:30 2026-03-02T12:15:00.000Z'];
    expect(await saysOf(PUMPS, ['EtaRevised'])).toEqual(expected);
    expect(await saysOf(VALVES, ['EtaRevised'])).toEqual(expected);
  });

  it('is told no more once it is there', async () => {
    const late = { ...eta('30'), at: '12:05' };
    const { saysOf } = await settled(...underWay, atSite, late);
    expect(await saysOf(PUMPS, ['EtaRevised'])).toEqual([]);
  });
});
