import type { AnyDecider } from '../domain/decider.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { covers, type Scope, type Territory } from '../domain/territory.ts';
import { partsOf } from '../domain/track/id.ts';
import type { TripState } from '../domain/trip/state.ts';
import type { States } from '../ledger/states.ts';
import type { Principal } from './principal.ts';
import { mayDo } from './roles.ts';

/** For `Command.admits`, and for what was just read of a subject. */
export type Admits = (territory: Territory) => boolean;

/** Who reaches what, judged by the ledger and never by a read model that may be behind. */
export interface Reach {
  /**
   * What a command of this principal to this stream is to be admitted by; undefined when the
   * subject is not to be known to them, which is answered like a subject that is not there.
   */
  admits(principal: Principal, stream: string): Promise<Admits | undefined>;
  /** Whether a single subject may be shown; of one that is not there yes. */
  sees(principal: Principal, stream: string): Promise<boolean>;
}

export function createReach(
  states: Pick<States, 'state'>,
  aggregates: ReadonlyMap<string, AnyDecider>,
): Reach {
  async function territoryAt(stream: string): Promise<Territory | undefined> {
    const territory = aggregates.get(categoryOf(stream))?.territory;
    const state = territory && (await states.state(stream));
    return state === undefined ? undefined : territory?.(state);
  }

  /** What a stream is part of: positions belong where their trip does. */
  async function isWithinScope({ scope }: Principal, stream: string): Promise<boolean> {
    if (isUnconfined(scope)) return true;
    const territory = await territoryAt(wholeOf(stream));
    return territory === undefined || covers(scope, territory);
  }

  return {
    async admits(principal, stream) {
      if (principal.role === 'driver' && !(await isOwnLoad(principal, stream, states))) {
        return undefined;
      }
      const isPart = wholeOf(stream) !== stream;
      if (isPart && !(await isWithinScope(principal, stream))) return undefined;
      return admitsOf(principal);
    },
    async sees(principal, stream) {
      if (categoryOf(stream) === 'access') return seesAccess(principal);
      if (principal.role === 'driver' && !(await isOwnLoad(principal, stream, states))) {
        return false;
      }
      return isWithinScope(principal, stream);
    },
  };
}

/** The scope alone; own loads of drivers are judged by `Reach`. */
function admitsOf({ scope }: Pick<Principal, 'scope'>): Admits {
  return (territory) => covers(scope, territory);
}

export function isUnconfined({ divisions, projects, sites }: Scope): boolean {
  return divisions === undefined && projects === undefined && sites === undefined;
}

/** Facts about keys and people tell of all scopes at once. */
function seesAccess({ role, scope }: Principal): boolean {
  return mayDo(role, 'read:access') && isUnconfined(scope);
}

/**
 * Whether a stream is a driver's: a trip whose vehicle is given to this driver, its positions, a
 * shipment that is planned on such a trip or was loaded on it. Nothing else is.
 */
async function isOwnLoad(
  { subject }: Principal,
  stream: string,
  states: Pick<States, 'state'>,
): Promise<boolean> {
  if (subject === undefined) return false;
  switch (categoryOf(stream)) {
    case 'trip':
    case 'track':
      return drives(subject, wholeOf(stream), states);
    case 'shipment':
      for (const trip of await tripsOf(stream, states)) {
        if (await drives(subject, `trip-${trip}`, states)) return true;
      }
      return false;
    default:
      return false;
  }
}

async function drives(
  subject: string,
  stream: string,
  states: Pick<States, 'state'>,
): Promise<boolean> {
  const trip = await states.state<TripState>(stream);
  return trip?.vehicle?.driver === subject;
}

function categoryOf(stream: string): string {
  return stream.slice(0, Math.max(0, stream.indexOf('-')));
}

/** `track-T-1-2026-03-02` is of `trip-T-1`; every other stream stands for itself. */
function wholeOf(stream: string): string {
  if (categoryOf(stream) !== 'track') return stream;
  const track = partsOf(stream.slice('track-'.length));
  return track ? `trip-${track.trip}` : stream;
}

/** Trips that a shipment is planned on, or that some of its units were loaded on. */
async function tripsOf(
  stream: string,
  states: Pick<States, 'state'>,
): Promise<ReadonlySet<string>> {
  const shipment = await states.state<ShipmentState>(stream);
  if (!shipment) return new Set();
  const loads = shipment.progress.units.rows.flatMap((unit) => unit.loads);
  const loaded = loads.flatMap(({ trip }) => (trip === undefined ? [] : [trip]));
  return new Set([...shipment.carriage.assigned, ...loaded]);
}
