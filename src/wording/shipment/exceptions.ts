import type { EXCEPTION_RULES } from '../../domain/shipment/rules/exceptions.ts';
import type { Words } from '../say.ts';

export const exceptionRules = {
  'exception-must-exist': ['没有异常 {exception}', 'There is no exception {exception}.'],
  'complaint-must-exist': ['没有投诉 {complaint}', 'There is no complaint {complaint}.'],
} satisfies Record<(typeof EXCEPTION_RULES)[number], Words>;
