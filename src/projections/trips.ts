import type { TripFact, TripFactOf } from '../domain/trip/facts.ts';
import type { Riding } from '../domain/trip/shapes.ts';
import { withRiders } from '../domain/trip/state.ts';
import { happenedAt, subjectOf } from './occurrence.ts';
import { noted, type Telling, tellingOf } from './page-notes.ts';
import type { Projection, Told } from './projection.ts';
import { planned, type TripStop, toldOfStop } from './trip-stops.ts';

/** A trip 车次: its stops as planned and as they were, who drives what, what rides. In UTC. */
export interface TripPage {
  readonly trip: string;
  /** Of its stream. */
  readonly version: number;
  readonly standing: 'planned' | 'under-way' | 'completed' | 'cancelled';
  readonly carrier?: string;
  readonly vehicle?: string;
  readonly driver?: string;
  /** In driving order. */
  readonly stops: readonly TripStop[];
  /** What is planned on it now; what is really aboard its shipments say. */
  readonly riders: readonly Riding[];
  /** Their ids, to be found by. */
  readonly shipments: readonly string[];
  /** Codes of the sites and addresses where it stops, to be found by. */
  readonly places: readonly string[];
  readonly departedAt?: string;
  readonly completedAt?: string;
  /** Absent while there were none, like the lists behind it. */
  readonly incidents?: readonly Noted<'TripIncident'>[];
  /** What was decided otherwise after it was planned. */
  readonly changes?: readonly TripChange[];
  readonly deviations?: readonly Deviation[];
  readonly refusedFollowUps?: readonly Noted<'FollowUpRefused'>[];
  readonly corrections?: readonly Noted<'RecordCorrected'>[];
}

type Fact<K extends TripFact['type']> = Told<TripFactOf<K>>;
type Noted<K extends TripFact['type']> = TripFactOf<K>['data'] & Telling;

interface TripChange extends Telling {
  readonly type: 'TripAmended' | 'VehicleReplaced' | 'TripCancelled';
  readonly reason: string;
}

interface Deviation extends Telling {
  readonly type: TripFact['type'];
  readonly rules: readonly string[];
}

export const trips: Projection<TripPage, TripFact> = {
  name: 'trips',
  version: 2,
  category: 'trip',
  indexes: {
    standing: 'text',
    carrier: 'text',
    vehicle: 'text',
    driver: 'text',
    shipments: 'texts',
    places: 'texts',
    departedAt: 'text',
  },
  on: {
    TripPlanned: (_, fact) => newPage(fact),
    TripAmended: also(amended),
    VehicleAssigned: also((_, { data }: Fact<'VehicleAssigned'>) => vehicleOf(data)),
    VehicleReplaced: also((page, fact: Fact<'VehicleReplaced'>) => ({
      ...vehicleOf(fact.data),
      ...changed(page, fact),
    })),
    TripCancelled: also((page, fact: Fact<'TripCancelled'>) => ({
      standing: 'cancelled',
      ...changed(page, fact),
    })),
    LoadClosed: also(atStop),
    TripDeparted: also(departed),
    StopArrived: also(atStop),
    StopDeparted: also(departed),
    EtaRevised: also(atStop),
    TripIncident: also(({ incidents = [] }, fact: Fact<'TripIncident'>) => ({
      incidents: [...incidents, noted(fact)],
    })),
    TripCompleted: also((_, fact: Fact<'TripCompleted'>) => ({
      standing: 'completed',
      completedAt: happenedAt(fact),
    })),
    RecordCorrected: also(({ corrections = [] }, fact: Fact<'RecordCorrected'>) => ({
      corrections: [...corrections, noted(fact)],
    })),
    FollowUpRefused: also(({ refusedFollowUps = [] }, fact: Fact<'FollowUpRefused'>) => ({
      refusedFollowUps: [...refusedFollowUps, noted(fact)],
    })),
  },
};

function newPage(fact: Fact<'TripPlanned'>): TripPage {
  const { stops, shipments, carrier } = fact.data;
  return {
    trip: subjectOf(fact),
    version: fact.version,
    standing: 'planned',
    ...(carrier !== undefined && { carrier }),
    stops: planned(stops),
    places: placesOf(stops),
    riders: shipments,
    shipments: shipments.map(({ shipment }) => shipment),
  };
}

/** What a fact leaves in the page beside the rules that it broke. */
function also<F extends Told<TripFact>>(change: (page: TripPage, fact: F) => Partial<TripPage>) {
  return (page: TripPage | undefined, fact: F): TripPage | undefined => {
    if (!page) return undefined;
    const { type, deviations: rules } = fact;
    const { deviations = [] } = page;
    const changes = change(page, fact);
    return {
      ...page,
      version: Math.max(page.version, fact.version),
      ...(rules && { deviations: [...deviations, { type, rules, ...tellingOf(fact) }] }),
      ...changes,
      ...(changes.stops && { places: placesOf(changes.stops) }),
    };
  };
}

function placesOf(stops: readonly Pick<TripStop, 'place'>[]): readonly string[] {
  return [...new Set(stops.flatMap(({ place }) => (place === undefined ? [] : [place])))];
}

function amended(page: TripPage, fact: Fact<'TripAmended'>): Partial<TripPage> {
  const { stops, added, removed } = fact.data;
  const keys = page.riders.map(({ shipment }) => shipment);
  const { keys: shipments, rows: riders } = withRiders({ keys, rows: page.riders }, added, removed);
  return {
    ...changed(page, fact),
    ...(stops && { stops: planned(stops, page.stops) }),
    riders,
    shipments,
  };
}

function vehicleOf({ vehicle, driver }: TripFactOf<'VehicleAssigned'>['data']): Partial<TripPage> {
  return { vehicle, ...(driver !== undefined && { driver }) };
}

function changed(
  { changes = [] }: TripPage,
  fact: Fact<'TripAmended' | 'VehicleReplaced' | 'TripCancelled'>,
): Partial<TripPage> {
  const { type, data } = fact;
  return { changes: [...changes, { type, reason: data.reason, ...tellingOf(fact) }] };
}

function atStop({ stops }: TripPage, fact: Parameters<typeof toldOfStop>[1]): Partial<TripPage> {
  return { stops: toldOfStop(stops, fact) };
}

/** The first stop may be told to have been left after the second: the earliest counts. */
function departed(page: TripPage, fact: Fact<'TripDeparted' | 'StopDeparted'>): Partial<TripPage> {
  const at = happenedAt(fact);
  const { departedAt = at, standing } = page;
  return {
    ...atStop(page, fact),
    ...(standing === 'planned' && { standing: 'under-way' }),
    departedAt: at < departedAt ? at : departedAt,
  };
}
