import { isLost, isPacked, type Unit } from '../units.ts';
import type { Broken } from './decision.ts';

/** What any work on units can break: one was emptied, or nobody knows where it is. */
export function conditionOf(...units: readonly Unit[]): Broken {
  return {
    'unit-must-be-packed': !units.every(isPacked),
    'unit-must-not-be-lost': units.some(isLost),
  };
}
