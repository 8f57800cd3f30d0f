// The words that a trip's commands and facts choose from.

/** Goods are loaded at a `site`; the others are what a shipment's stops are as well. */
export const TRIP_STOP_KINDS = ['site', 'hub', 'customs', 'depot', 'consignee'] as const;
