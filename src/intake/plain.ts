import { below, type Fault, fault } from './faults.ts';

const DEPTH_MAX = 20;

/**
 * The first thing in `value` that JSON, or a ledger that keeps JSON, would not give back as it
 * is: a date, a NaN, half a surrogate pair, a key that reaches for the prototype. undefined when
 * all is plain. Fields that are undefined count as absent.
 */
export function flawIn(value: unknown, path = '', depth = 0): Fault | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : fault(path, 'must-be-well-formed-text');
    case 'number':
      return Number.isFinite(value) ? undefined : fault(path, 'must-be-a-number');
    case 'boolean':
    case 'undefined':
      return undefined;
    case 'object':
      if (value === null) return undefined;
      if (depth === DEPTH_MAX) {
        return fault(path, 'must-not-be-nested-so-deeply', { max: DEPTH_MAX });
      }
      return Array.isArray(value)
        ? flawInList(value, path, depth)
        : flawInObject(value, path, depth);
    default:
      return fault(path, 'must-be-plain-json');
  }
}

function flawInList(list: readonly unknown[], path: string, depth: number): Fault | undefined {
  for (const [index, entry] of list.entries()) {
    if (entry === undefined) return fault(below(path, index), 'must-be-plain-json');
    const found = flawIn(entry, below(path, index), depth + 1);
    if (found) return found;
  }
  return undefined;
}

function flawInObject(object: object, path: string, depth: number): Fault | undefined {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    return fault(path, 'must-be-plain-json');
  }
  for (const [key, entry] of Object.entries(object)) {
    if (key === '__proto__') return fault(below(path, key), 'field-name-is-reserved');
    if (!key.isWellFormed()) return fault(path, 'must-be-well-formed-text');
    const found = flawIn(entry, below(path, key), depth + 1);
    if (found) return found;
  }
  return undefined;
}
