import { type CorrectionRegister, NO_CORRECTIONS, registered } from '../correcting/register.ts';
import type { Meta, Recorded } from '../envelope.ts';
import { compareInstants } from '../instant.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import { type TripFact, type TripFactOf, tripFacts } from './facts.ts';
import type { Riding, Stop } from './shapes.ts';

/** A report of where the trip was, as those need it who tell it on to its shipments. */
export interface Movement {
  /** Of the fact, as is its stream version. */
  readonly id: string;
  readonly version: number;
  readonly type: 'TripDeparted' | 'StopArrived' | 'StopDeparted' | 'TripCompleted';
  /** Of a completion none. */
  readonly stop?: string;
  /** Of an arrival: what the stop is, as the report says. */
  readonly at?: Pick<Stop, 'kind' | 'place' | 'party'>;
  readonly occurredAt: string;
  readonly timeQuality: Meta['timeQuality'];
}

interface Vehicle {
  readonly vehicle: string;
  readonly driver?: string;
  /** Of the command that assigned it. */
  readonly digest: string;
}

interface Expectation {
  readonly eta: string;
  /** When that was known. */
  readonly asOf: string;
}

export interface TripState extends CorrectionRegister {
  /** Digest of the command that planned it, undefined before. */
  readonly planned?: string;
  readonly stops: readonly Stop[];
  /** Those that are on the trip now. */
  readonly shipments: Keyed<Riding>;
  /** Those that were taken off again. */
  readonly removed: readonly string[];
  readonly carrier?: string;
  readonly vehicle?: Vehicle;
  readonly cancelled: boolean;
  /** By stop, when its load was closed. */
  readonly closed: Keyed<string>;
  /** In the order of recording. */
  readonly movements: readonly Movement[];
  /** By stop, when it is expected there. */
  readonly etas: Keyed<Expectation>;
  /** By incident, the digest of the command that told of it. */
  readonly incidents: Keyed<string>;
}

export const initialTrip: TripState = {
  ...NO_CORRECTIONS,
  stops: [],
  shipments: NO_ROWS,
  removed: [],
  cancelled: false,
  closed: NO_ROWS,
  movements: [],
  etas: NO_ROWS,
  incidents: NO_ROWS,
};

export function evolve(state: TripState, fact: Recorded<TripFact>): TripState {
  const isReport = 'report' in tripFacts[fact.type];
  return { ...state, ...registered(state, fact, isReport), ...changed(state, fact) };
}

function changed(state: TripState, fact: Recorded<TripFact>): Partial<TripState> {
  const { type, data, meta } = fact;
  switch (type) {
    case 'TripPlanned': {
      const { stops, shipments, carrier } = data;
      const digest = { planned: meta.commandDigest };
      const riding = { stops, shipments: withRiders(NO_ROWS, shipments, []) };
      return { ...digest, ...riding, ...(carrier !== undefined && { carrier }) };
    }
    case 'TripAmended': {
      const { stops = state.stops, added, removed } = data;
      const shipments = withRiders(state.shipments, added, removed);
      return { stops, shipments, removed: [...new Set([...state.removed, ...removed])] };
    }
    case 'VehicleAssigned':
    case 'VehicleReplaced': {
      const { vehicle, driver } = data;
      const digest = meta.commandDigest;
      return { vehicle: { vehicle, digest, ...(driver !== undefined && { driver }) } };
    }
    case 'TripCancelled':
      return { cancelled: true };
    case 'LoadClosed':
      return { closed: withRow(state.closed, data.stop, meta.occurredAt) };
    case 'TripDeparted':
    case 'StopArrived':
    case 'StopDeparted':
    case 'TripCompleted':
      return { movements: [...state.movements, movementOf(fact)] };
    case 'EtaRevised':
      return { etas: expected(state.etas, data, meta.occurredAt) };
    case 'TripIncident':
      return { incidents: withRow(state.incidents, data.incident, meta.commandDigest) };
    default:
      return {};
  }
}

/** The shipments of a trip once some were added and some removed. */
export function withRiders(
  riders: Keyed<Riding>,
  added: readonly Riding[],
  removed: readonly string[],
): Keyed<Riding> {
  const gone = new Set(removed);
  const staying = riders.rows.filter(({ shipment }) => !gone.has(shipment));
  const all = new Map([...staying, ...added].map((riding) => [riding.shipment, riding]));
  return { keys: [...all.keys()], rows: [...all.values()] };
}

/** The newest word counts, in whatever order they come. */
function expected(
  etas: Keyed<Expectation>,
  { stop, eta }: TripFactOf<'EtaRevised'>['data'],
  asOf: string,
): Keyed<Expectation> {
  const known = row(etas, stop);
  const isNewer = !known || compareInstants(known.asOf, asOf) <= 0;
  return isNewer ? withRow(etas, stop, { eta, asOf }) : etas;
}

function movementOf(fact: Recorded<TripFactOf<Movement['type']>>): Movement {
  const { id, version, type } = fact;
  const { occurredAt, timeQuality } = fact.meta;
  const movement = { id, version, type, occurredAt, timeQuality };
  if (fact.type === 'TripCompleted') return movement;
  const { stop } = fact.data;
  if (fact.type !== 'StopArrived') return { ...movement, stop };
  const { kind, place, party } = fact.data;
  const at = { kind, ...(place !== undefined && { place }), ...(party !== undefined && { party }) };
  return { ...movement, stop, at };
}
