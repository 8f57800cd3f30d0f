/** Every rule that can say no about what a carrier told of a waybill that nobody knows. */
export const UNMATCHED_RULES = ['id-must-be-well-formed', 'parked-event-must-exist'] as const;

export type UnmatchedRule = (typeof UNMATCHED_RULES)[number];
