import type { TripFactOf } from '../domain/trip/facts.ts';
import type { Stop } from '../domain/trip/shapes.ts';
import { happenedAt, inUtc } from './occurrence.ts';
import type { Told } from './projection.ts';
import { type Window, windowInUtc } from './shipment-head.ts';

/** A stop as it was planned, and what was told of it. Instants in UTC. */
export interface TripStop extends Omit<Stop, 'window'> {
  readonly window?: Window;
  /** Nobody had planned it; it stands behind those that were. */
  readonly unplanned?: true;
  readonly loadClosedAt?: string;
  readonly leftBehind?: TripFactOf<'LoadClosed'>['data']['leftBehind'];
  /** Closed on the load, or on leaving. */
  readonly seals?: readonly string[];
  /** First arrival and last departure that were told. */
  readonly arrivedAt?: string;
  readonly departedAt?: string;
  /** Expected arrival, by the newest word, and when that was given. */
  readonly eta?: string;
  readonly etaAsOf?: string;
}

/** The stops as they are planned now, with what was told of each; unplanned ones stay. */
export function planned(
  stops: readonly Stop[],
  before: readonly TripStop[] = [],
): readonly TripStop[] {
  const known = new Map(before.map((stop) => [stop.stop, stop]));
  const now = stops.map(({ window, ...stop }): TripStop => {
    const { unplanned: _, ...told } = known.get(stop.stop) ?? { stop: stop.stop };
    known.delete(stop.stop);
    return { ...told, ...stop, ...(window && { window: windowInUtc(window) }) };
  });
  const left = [...known.values()].filter(isTold);
  return [...now, ...left.map((stop): TripStop => ({ ...stop, unplanned: true }))];
}

function isTold({ arrivedAt, departedAt }: TripStop): boolean {
  return arrivedAt !== undefined || departedAt !== undefined;
}

type AtStop = Told<
  TripFactOf<'LoadClosed' | 'TripDeparted' | 'StopArrived' | 'StopDeparted' | 'EtaRevised'>
>;

/** With what a report says of one stop, in whatever order reports come. */
export function toldOfStop(stops: readonly TripStop[], fact: AtStop): readonly TripStop[] {
  const { stop: name } = fact.data;
  const place = stops.findIndex(({ stop }) => stop === name);
  const known = stops[place] ?? { stop: name, kind: 'hub', unplanned: true };
  const next = { ...known, ...newsOf(known, fact) };
  return place < 0 ? [...stops, next] : stops.with(place, next);
}

function newsOf(known: TripStop, fact: AtStop): Partial<TripStop> {
  const at = happenedAt(fact);
  switch (fact.type) {
    case 'LoadClosed': {
      const { leftBehind, seals } = fact.data;
      return { loadClosedAt: at, leftBehind, ...(seals && { seals }) };
    }
    case 'TripDeparted':
    case 'StopDeparted': {
      const { seals } = fact.data;
      const isLast = known.departedAt === undefined || known.departedAt <= at;
      return isLast ? { departedAt: at, ...(seals && { seals }) } : {};
    }
    case 'StopArrived': {
      const { kind, place, party } = fact.data;
      const isFirst = known.arrivedAt === undefined || at < known.arrivedAt;
      return {
        ...(known.unplanned && { kind }),
        ...(known.unplanned && place !== undefined && { place }),
        ...(known.unplanned && party !== undefined && { party }),
        ...(isFirst && { arrivedAt: at }),
      };
    }
    case 'EtaRevised': {
      const isNewest = known.etaAsOf === undefined || known.etaAsOf <= at;
      return isNewest ? { eta: inUtc(fact.data.eta), etaAsOf: at } : {};
    }
  }
}
