// The words that an order's commands and facts choose from.

/** What was answered to a line of an amendment; a line that is not named was accepted. */
export const LINE_ANSWERS = ['pending', 'refused'] as const;

/** Why a shipment holds another quantity of the order than before. */
export const REALLOCATION_CAUSES = [
  'planned',
  'amended',
  'cancelled',
  'closed',
  'transfer',
  'returned',
  'merge',
  'handled',
  'corrected',
  'refused',
] as const;

/** Where a merge 合单 of two shipments came to its end. */
export const MERGE_STEPS = ['target', 'source', 'way-back'] as const;

/** Why goods are in a shipment of their own, or in this one. */
export const SPLIT_REASONS = [
  'whole-order',
  'ship-to',
  'ship-from',
  'service',
  'carrier',
  'selling-entity',
  'stock-owner',
  'schedule-line',
  'back-order',
  'placed-again',
] as const;
export type SplitReason = (typeof SPLIT_REASONS)[number];
