/** About carriers, their numbers and the trips. */
export const CARRIAGE_RULES = [
  'tender-must-exist',
  'tender-is-answered-once',
  'tender-must-be-answered-in-time',
  'waybill-must-be-known',
  'goods-must-be-on-one-trip',
] as const;
