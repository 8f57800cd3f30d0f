// The words that master data chooses from.

/** A blocked record is known, and not to be used for anything new. */
export const STATUSES = ['active', 'blocked'] as const;
export const PARTY_ROLES = [
  'customer',
  'consignee',
  'supplier',
  'forwarder',
  'installer',
  'carrier',
] as const;
export const SITE_TYPES = ['warehouse', 'supplier', 'hub', 'project-site', 'port'] as const;
export const CARRIER_TYPES = [
  'road',
  'express',
  'courier',
  'rail',
  'air',
  'sea',
  'own-fleet',
] as const;
export const EXPORT_FLAGS = ['controlled', 'licence-needed', 'dual-use'] as const;
export const ORGANISATION_TYPES = ['division', 'region', 'company', 'stock-owner', 'team'] as const;
/** What happens to a code that nobody knows: a stub is made of it, or the message is refused. */
export const UNKNOWN_CODES = ['stub', 'refuse'] as const;
export const REASON_USES = [
  'short',
  'hold',
  'cancel',
  'change',
  'exception',
  'failed-attempt',
  'return',
  'correction',
  'complaint',
] as const;
/** How much of an order may go apart. */
export const DELIVERIES = [
  'complete',
  'delivery-group',
  'complete-set',
  'partial',
  'first-only',
] as const;
export const SOFT_KEYS = [
  'requested-date',
  'incoterms',
  'temperature',
  'hazmat',
  'oversize',
  'pre-order',
  'export-control',
  'work-package',
  'product-type',
] as const;
