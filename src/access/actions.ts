/**
 * What a role may do or not. A route names one; every command of an aggregate belongs to one
 * (`command-actions.ts`). Reading comes first, then what changes something.
 */
export const ACTIONS = [
  /** Shipments, orders, trips, board, timelines, codes, scans that only look. */
  'read:operations',
  'read:master',
  'read:reports',
  /** Facts as they are recorded: the feed, histories, FollowUpRefused and the like. */
  'read:facts',
  'read:alerts',
  /** Keys and people, without anything secret. */
  'read:access',
  /** Names, phones, streets, signatures in the clear; without it they stay references. */
  'read:personal',
  'export:data',
  'order:intake',
  'order:change',
  'order:split',
  'shipment:plan',
  'shipment:warehouse',
  'shipment:carriage',
  'shipment:road',
  'shipment:service',
  'shipment:posting',
  'shipment:correct',
  'shipment:approve',
  'shipment:close',
  'trip:plan',
  'trip:road',
  'track:report',
  'master:write',
  'carrier:push',
  'subscription:manage',
  'alert:handle',
  'access:manage',
  /** Told by processes alone: no role may. */
  'process:tell',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Every command of an aggregate, by its name: a new one does not compile without its action. */
export type ActionsOf<C extends { readonly type: string }> = Readonly<Record<C['type'], Action>>;
