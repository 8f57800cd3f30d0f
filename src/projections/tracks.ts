import type { Point, TrackFact } from '../domain/track/facts.ts';
import { partsOf } from '../domain/track/id.ts';
import { inUtc, subjectOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

/** Where a trip was on one day of UTC, as far as it is needed to draw it. */
export interface TripTrack {
  readonly trip: string;
  readonly day: string;
  /** All points told, whichever are kept here. */
  readonly points: number;
  /** The newest POSITIONS_KEPT_MAX of all devices, by time; the last one is where it is. */
  readonly positions: readonly Position[];
}

/** A measured point, its instant in UTC, with the device that measured it. */
type Position = Point & { readonly device: string };

const POSITIONS_KEPT_MAX = 50;

export const tracks: Projection<TripTrack, TrackFact> = {
  name: 'tracks',
  version: 1,
  category: 'track',
  indexes: { trip: 'text', day: 'text' },
  on: {
    PositionsRecorded: (track, fact) => {
      const known = track ?? newTrack(fact);
      const device = fact.meta.device ?? fact.meta.actor;
      const { points } = fact.data;
      const told = points
        .slice(-POSITIONS_KEPT_MAX)
        .map((point): Position => ({ ...point, at: inUtc(point.at), device }));
      return {
        ...known,
        points: known.points + points.length,
        positions: newest([...known.positions, ...told]),
      };
    },
  },
};

function newTrack(fact: Told): TripTrack {
  const id = subjectOf(fact);
  const { trip, day } = partsOf(id) ?? { trip: id, day: '' };
  return { trip, day, points: 0, positions: [] };
}

/** The same whatever the order of the telling: two devices at one instant go by their names. */
function newest(positions: Position[]): readonly Position[] {
  positions.sort((a, b) => compare(a.at, b.at) || compare(a.device, b.device));
  return positions.slice(-POSITIONS_KEPT_MAX);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
