import { CORRECTION_RULES } from '../correcting/rules.ts';

/**
 * Every rule that a trip's command can meet: the reason of a refusal, or of a deviation where a
 * report is recorded all the same. The names are part of facts and answers.
 */
export const TRIP_RULES = [
  'id-must-be-well-formed',
  'check-symbol-must-match',
  'id-is-taken',
  'trip-must-be-planned',
  'trip-must-not-be-cancelled',
  'trip-must-not-be-completed',
  'trip-must-have-departed',
  'trip-must-not-have-departed',
  'stop-must-be-listed-once',
  'stop-must-belong-to-trip',
  'stop-must-have-been-reached',
  'reached-stop-must-stay',
  'stops-must-be-reached-in-order',
  'stops-must-all-be-reached',
  'window-must-start-before-it-ends',
  'shipment-must-be-listed-once',
  'shipment-must-be-on-trip',
  'loading-must-come-before-unloading',
  'load-must-be-closed',
  'vehicle-must-be-assigned',
  'vehicle-is-assigned-once',
  ...CORRECTION_RULES,
] as const;

export type TripRule = (typeof TRIP_RULES)[number];
