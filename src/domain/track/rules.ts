/** Every rule that can say no to a command about a track; the names are part of answers. */
export const TRACK_RULES = [
  'id-must-be-well-formed',
  'points-must-be-of-the-day',
  'points-must-be-during-the-trip',
] as const;

export type TrackRule = (typeof TRACK_RULES)[number];
