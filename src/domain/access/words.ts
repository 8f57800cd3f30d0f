/** What somebody may be in the house; `src/access/roles.ts` says what each may do. */
// Add, never rename: these stand in facts.
export const ACCESS_ROLES = [
  'admin',
  'auditor',
  'sales',
  'warehouse',
  'driver',
  'service',
  'manager',
  'erp',
] as const;
