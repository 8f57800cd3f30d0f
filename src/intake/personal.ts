import { createHmac } from 'node:crypto';
import type { VaultEntry } from '../vault/vault.ts';
import { below, type Fault, fault } from './faults.ts';

const REFERENCE = /^subject:[0-9a-f]{32}$/;
const REFERENCE_HEX = 32;
const PERSONAL_CHARS_MAX = 2_000;

/** A command's data with references where persons were named, and what the vault must hold. */
export interface ByReference {
  readonly data: object;
  readonly entries: readonly VaultEntry[];
  readonly faults: readonly Fault[];
}

/**
 * Replaces every text at one of `paths` (dotted, `*` for any place of a list) by a reference.
 * A text that is a reference already stays: it points into the vault and nowhere else.
 */
export function byReference(
  data: object,
  paths: readonly string[],
  subjectOf: (path: string) => string,
): ByReference {
  const entries: VaultEntry[] = [];
  const faults: Fault[] = [];

  function refer(value: unknown, path: string): unknown {
    if (typeof value !== 'string' || REFERENCE.test(value)) return value;
    if (value.trim() === '') faults.push(fault(path, 'must-not-be-empty'));
    if (value.length > PERSONAL_CHARS_MAX) {
      faults.push(fault(path, 'must-have-at-most-characters', { max: PERSONAL_CHARS_MAX }));
    }
    const subject = subjectOf(path);
    entries.push({ subject, field: path.slice(path.lastIndexOf('.') + 1), text: value });
    return subject;
  }
  const referred = paths.reduce<unknown>(
    (whole, path) => replaced(whole, path.split('.'), '', refer),
    data,
  );
  return { data: referred as object, entries, faults };
}

/**
 * The same command, retried, names the same subject. Another text under a key used before gets
 * another one, so that a misused key cannot change what an earlier fact refers to.
 */
export function subjectFor(
  secret: Uint8Array,
  command: { readonly stream: string; readonly id: string; readonly digest: string },
  path: string,
): string {
  const what = JSON.stringify(['subject', command.stream, command.id, command.digest, path]);
  const hex = createHmac('sha256', secret).update(what).digest('hex');
  return `subject:${hex.slice(0, REFERENCE_HEX)}`;
}

/** A copy of `value` along the way to the places that `keys` name; the rest is shared. */
function replaced(
  value: unknown,
  keys: readonly string[],
  path: string,
  refer: (value: unknown, path: string) => unknown,
): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return refer(value, path);
  if (key === '*') {
    if (!Array.isArray(value)) return value;
    return value.map((entry, index) => replaced(entry, rest, below(path, index), refer));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const entry = (value as Record<string, unknown>)[key];
  return { ...value, [key]: replaced(entry, rest, below(path, key), refer) };
}
