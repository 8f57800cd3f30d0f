import { listed, type Territory } from '../territory.ts';
import type { TripState } from './state.ts';

/**
 * A trip belongs to the places of its stops. What rides on it may be of many divisions and
 * projects: whoever is confined to some of them has no part in the trip as a whole.
 */
export function territoryOf({ planned, stops }: TripState): Territory | undefined {
  if (planned === undefined) return undefined;
  const sites = stops.flatMap(({ place }) => listed(place));
  return { divisions: [], projects: [], sites: [...new Set(sites)] };
}
