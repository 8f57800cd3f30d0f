// The words that a shipment's commands and facts choose from.

/** Steps that a policy may leave out; picking, packing, departure and sign-off always exist. */
export const OPTIONAL_STEPS = ['label', 'stage', 'load', 'arrive', 'out-for-delivery'] as const;
export const DIRECTIONS = ['forward', 'reverse'] as const;
export const HOLD_KINDS = ['credit', 'customer', 'customs', 'quality', 'shortage', 'own'] as const;
export const HOLD_SCOPES = ['pick', 'load', 'depart', 'deliver', 'all'] as const;
export const SHORT_DECISIONS = ['wait', 'backorder', 'cancel', 'substitute'] as const;
export const UNIT_KINDS = [
  'carton',
  'wooden-case',
  'pallet',
  'bundle',
  'container',
  'bare',
] as const;
/** `depot` is the last stop before the consignee; at a hub or customs goods are still in transit. */
export const STOP_KINDS = ['hub', 'customs', 'depot', 'consignee'] as const;
export const RESPONSIBLE = [
  'carrier',
  'shipper',
  'consignee',
  'customs',
  'force-majeure',
  'unknown',
] as const;
export const DISPOSITIONS = ['accepted', 'refused', 'missing', 'over'] as const;
export const CONDITIONS = ['ok', 'damaged', 'wrong', 'wrong-serial'] as const;
export const RELATIONS = [
  'consignee',
  'agent',
  'gate-keeper',
  'site-manager',
  'contractor',
  'supervisor',
  'neighbour',
  'locker',
] as const;
/** By whom another window was asked for: on-time figures take only the customer's. */
export const REQUESTED_BY = ['customer', 'shipper', 'carrier'] as const;
export const UNLOADED_WHY = ['deliver', 'transship', 'wrong', 'left', 'return'] as const;
export const RETURN_DISPOSITIONS = ['restock', 'quarantine', 'scrap', 'redeliver'] as const;
export const CARRIER_STATUSES = [
  'announced',
  'collected',
  'in-transit',
  'at-hub',
  'in-customs',
  'out-for-delivery',
  'delivered',
  'attempt-failed',
  'exception',
  'returning',
  'returned',
  'unknown',
] as const;
export const ETA_SOURCES = ['carrier', 'driver', 'planner', 'rule'] as const;
export const PAPER_RECEIPT_STATES = ['signed', 'sent', 'received', 'filed'] as const;
export const ACCEPTANCE_RESULTS = ['accepted', 'accepted-with-remarks', 'rejected'] as const;
export const CUSTOMS_STATUSES = ['declared', 'inspected', 'held', 'released'] as const;
export const EVIDENCE_KINDS = ['photo', 'signature', 'document', 'sensor', 'other'] as const;
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export const EXCEPTION_KINDS = [
  'short',
  'wrong-item',
  'wrong-serial',
  'wrong-quantity',
  'damage',
  'concealed-damage',
  'packaging',
  'label',
  'missing-document',
  'seal-broken',
  'temperature',
  'delay',
  'overdue',
  'misroute',
  'failed-attempt',
  'refused',
  'lost',
  'found',
  'stolen',
  'customs',
  'breakdown',
  'accident',
  'weather',
  'strike',
  'capacity',
] as const;
