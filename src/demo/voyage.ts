import { streamOf } from '../domain/ids.ts';
import type { Diary, Teller } from './diary.ts';
import type { Order } from './orders.ts';
import { dispatcher, picker, positionBox } from './people.ts';
import type { PackedUnit } from './units.ts';
import type { Parcel } from './warehouse.ts';

const COPIES = 'trips-to-shipments';
const START = '10';
const HUB = '20';
const END = '30';
const HUBS = ['HUB-WUXI', 'HUB-CHANGSHA', 'HUB-XIAN'] as const;
const POINTS = 6;
const POINT_MINUTES = 15;
const DATE_CHARS = 10;
const OFFLINE_MINUTES = { from: 180, to: 1_100 };

/** A shipment on a trip, with what is loaded of it. */
export interface Rider {
  readonly parcel: Parcel;
  readonly units: readonly PackedUnit[];
}

/** One truck on its way from a warehouse to a customer or the depot near it. */
export interface Voyage {
  readonly trip: string;
  readonly vehicle: string;
  readonly riders: readonly Rider[];
  /** On the road, without what holds the truck up. */
  readonly days: number;
  readonly hub: (typeof HUBS)[number] | undefined;
  /** Deliveries begin at a depot where the customer is visited from one. */
  readonly end: 'depot' | 'consignee';
  readonly place: string;
  /** Of the trip itself. */
  readonly diary: Diary;
}

/** The dispatcher's plan, which every rider is told of. */
export function planVoyage(riders: readonly [Rider, ...Rider[]]): Voyage {
  const [{ parcel }] = riders;
  const { order, site, random } = parcel;
  const { policy, roadDays, address } = order.customer;
  const days = random.int(...roadDays);
  const trip = `T${order.number.slice(-6)}-${site.slice(0, 2)}`;
  const voyage: Voyage = {
    trip,
    vehicle: `TRUCK-${random.int(11, 39)}`,
    riders,
    days,
    hub: days > 1 ? random.pick(HUBS) : undefined,
    end: policy.steps.includes('out-for-delivery') ? 'depot' : 'consignee',
    place: address,
    diary: parcel.diary.of(streamOf('trip', trip)),
  };
  tellPlan(voyage, order, site);
  return voyage;
}

function tellPlan(
  { trip, vehicle, riders, hub, end, place, diary }: Voyage,
  order: Order,
  site: string,
) {
  const { window, carrier, customer } = order;
  const stops = [
    { stop: START, kind: 'site', place: site },
    ...(hub ? [{ stop: HUB, kind: 'hub', place: hub }] : []),
    { stop: END, kind: end, place, ...(end === 'consignee' && { party: customer.party, window }) },
  ];
  const shipments = riders.map(({ parcel: { id } }) => ({
    shipment: id,
    loadAt: START,
    unloadAt: END,
  }));
  diary.tell(dispatcher, 'PlanTrip', { stops, shipments, carrier });
  for (const { parcel } of riders) {
    parcel.diary.follow(COPIES, 'AssignTrip', { trip, loadAt: site, unloadAt: place });
  }
  diary.pass(2, 20);
  diary.tell(dispatcher, 'AssignVehicle', { vehicle });
  diary.pass(10, 40);
}

/** Every unit onto the truck; answers once the doors are closed. */
export function load(voyage: Voyage): void {
  const { trip, vehicle, riders, diary } = voyage;
  const [first] = riders;
  const by = first && picker(first.parcel.site, first.parcel.random);
  if (!by) return;
  for (const { parcel, units } of riders) {
    if (parcel.fate.wrongScan) {
      parcel.diary.tell(by, 'LoadUnit', { unit: 'PS00-0000-0000-000-U001', trip, vehicle });
      diary.pass(1, 2);
    }
    for (const { unit } of units) {
      parcel.diary.tell(by, 'LoadUnit', { unit, trip, vehicle });
      diary.pass(1, 6);
    }
    parcel.diary.reached('loaded');
  }
  diary.tell(by, 'CloseLoad', { seals: [`SEAL-${trip.slice(1)}`] });
}

/** Out of the gate; without a hub the next stop is the last. */
export function depart({ trip, riders, hub, end, diary }: Voyage, by: Teller, lateMinutes: number) {
  diary.tell(by, 'DepartTrip', {}, { lateMinutes });
  const data = hub ? { trip } : { trip, toward: end };
  follow(riders, 'DepartShipment', data);
}

export function callAtHub({ trip, riders, hub, end, diary }: Voyage, by: Teller): void {
  if (!hub) return;
  diary.pass(0.3 * 1_440, 0.6 * 1_440);
  diary.tell(by, 'ArriveStop', { stop: HUB });
  follow(riders, 'ArriveShipment', { trip, stop: 'hub', place: hub });
  diary.pass(40, 180);
  diary.tell(by, 'DepartStop', { stop: HUB });
  follow(riders, 'DepartShipment', { trip, toward: end });
}

/** Whatever holds the truck up, the driver says how long. */
export function breakDown(voyage: Voyage, by: Teller, eta: string): void {
  const { diary, end, hub, riders } = voyage;
  diary.pass(60, 400);
  diary.tell(by, 'ReportIncident', {
    incident: 'incident-1',
    kind: 'breakdown',
    severity: 'medium',
    responsible: 'carrier',
    ...(hub && { place: hub }),
    note: '车辆抛锚，等待救援',
  });
  diary.pass(5, 30);
  const news = { eta, by: 'driver', reason: '等待修车' };
  diary.tell(by, 'ReviseEta', { stop: END, ...news });
  if (end === 'consignee') follow(riders, 'ReviseEta', news);
}

export function arrive({ trip, riders, end, place, diary }: Voyage, by: Teller): void {
  diary.tell(by, 'ArriveStop', { stop: END });
  follow(riders, 'ArriveShipment', { trip, stop: end, place });
  diary.pass(5, 15);
  diary.tell(by, 'CompleteTrip', {});
}

/** What the box on the truck has measured lately, as far as the day goes. */
export function tellPositions({ trip, vehicle, riders, diary }: Voyage): void {
  const random = riders[0]?.parcel.random;
  if (!random) return;
  const day = utc(diary.nowMs).slice(0, DATE_CHARS);
  const [lat, lon] = [30 + random.int(0, 90) / 100, 120 + random.int(0, 90) / 100];
  const points = Array.from({ length: POINTS }, (_, index) => ({
    at: utc(diary.nowMs - (POINTS - index) * POINT_MINUTES * 60_000),
    lat: Math.round((lat + index * 0.08) * 1e4) / 1e4,
    lon: Math.round((lon + index * 0.11) * 1e4) / 1e4,
    speedKmh: random.int(35, 88),
  })).filter(({ at }) => at.startsWith(day));
  if (points.length === 0) return;
  diary
    .of(streamOf('track', `${trip}-${day}`))
    .tell(positionBox(vehicle), 'RecordPositions', { points });
}

/** Minutes until a driver's reports reach us. */
export function untilOnline({ fate, random }: Parcel): number {
  return fate.offline ? random.int(OFFLINE_MINUTES.from, OFFLINE_MINUTES.to) : 0;
}

function utc(ms: number): string {
  return new Date(ms).toISOString();
}

function follow(riders: readonly Rider[], command: string, data: object): void {
  for (const { parcel } of riders) parcel.diary.follow(COPIES, command, data);
}
