import { ACTIONS, type Action } from './actions.ts';
import type { AccessRole } from './principal.ts';

/** What every person in the house may look at, within the own scope. */
const LOOKING = ['read:operations', 'read:master', 'read:reports', 'read:alerts'] as const;

/** No role tells what only processes tell. */
const EVERYTHING = ACTIONS.filter((action) => action !== 'process:tell');

/**
 * Who may do what: whatever does not stand here is denied. Where something may be done, the scope
 * still has its say, and a driver sees and touches nothing but the own loads.
 */
export const ROLES: Readonly<Record<AccessRole, readonly Action[]>> = {
  admin: EVERYTHING,
  auditor: [...LOOKING, 'read:facts', 'read:access', 'read:personal', 'export:data'],
  sales: [...LOOKING, 'read:personal', 'order:intake', 'order:change', 'order:split'],
  warehouse: [
    ...LOOKING,
    'shipment:warehouse',
    'shipment:road',
    'shipment:carriage',
    'shipment:correct',
    'trip:plan',
    'trip:road',
    'alert:handle',
  ],
  driver: ['read:operations', 'read:personal', 'shipment:road', 'trip:road', 'track:report'],
  service: [
    ...LOOKING,
    'read:personal',
    'order:change',
    'shipment:service',
    'shipment:road',
    'shipment:carriage',
    'shipment:correct',
    'carrier:push',
    'alert:handle',
  ],
  manager: [
    ...LOOKING,
    'read:facts',
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
    'master:write',
    'subscription:manage',
    'alert:handle',
  ],
  erp: [
    'read:operations',
    'read:master',
    'read:reports',
    'read:facts',
    'order:intake',
    'order:change',
    'order:split',
    'shipment:plan',
    'shipment:posting',
    'master:write',
    'carrier:push',
    'track:report',
    'subscription:manage',
  ],
};

const ALLOWED: ReadonlyMap<AccessRole, ReadonlySet<Action>> = new Map(
  (Object.keys(ROLES) as readonly AccessRole[]).map((role) => [role, new Set(ROLES[role])]),
);

/** Whether a role may do something at all; an unknown one may nothing. */
export function mayDo(role: AccessRole, action: Action): boolean {
  return ALLOWED.get(role)?.has(action) ?? false;
}
