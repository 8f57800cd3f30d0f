import { type Refusal, refuse } from '../decider.ts';
import { canonicalInstant } from '../instant.ts';
import { tripIdOf } from '../trip/id.ts';

const TRACK = /^(.+)-(\d{4}-\d\d-\d\d)$/;

/** `<trip>-<day>`: where a trip was on one day of UTC, `T-4711-2026-03-02`. */
export function trackIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const track = partsOf(text.trim());
  if (!track) return refuse('id-must-be-well-formed', { id: text });
  const trip = tripIdOf(track.trip);
  return typeof trip === 'string' ? `${trip}-${track.day}` : trip;
}

/** The trip and the day that a track's id names. */
export function partsOf(id: string): { readonly trip: string; readonly day: string } | undefined {
  const [, trip, day] = TRACK.exec(id) ?? [];
  if (trip === undefined || day === undefined) return undefined;
  return canonicalInstant(`${day}T00:00:00.000Z`) === undefined ? undefined : { trip, day };
}
