import type { ACCESS_ROLES } from '../../domain/access/words.ts';
import type { Words } from '../say.ts';

/** Roles, as people say them. */
export const accessCodes = {
  admin: ['管理员', 'admin'],
  auditor: ['审计', 'auditor'],
  sales: ['销售', 'sales'],
  warehouse: ['仓库', 'warehouse'],
  driver: ['司机', 'driver'],
  service: ['客服', 'customer service'],
  manager: ['主管', 'manager'],
  erp: ['业务系统', 'business system'],
} satisfies Record<(typeof ACCESS_ROLES)[number], Words>;
