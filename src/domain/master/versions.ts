import { compareInstants } from '../instant.ts';
import type { MasterRecord } from './kinds.ts';

/** A record as it is from an instant on. */
export interface MasterVersion<R extends MasterRecord = MasterRecord> {
  /** 1 for the first. Orders and shipments that copy what decides keep it beside the code. */
  readonly number: number;
  readonly validFrom: string;
  readonly record: R;
}

/** A version, or from when on there is none. */
export type Entry<R extends MasterRecord> = MasterVersion<R> | { readonly validFrom: string };

/**
 * The version in force at an instant: of those that begin at it or before it the one that begins
 * last, the later told one where two begin together. undefined before the first and while retired.
 * Fold the stream through an earlier fact to learn what was known then.
 */
export function validAt<R extends MasterRecord>(
  { entries }: { readonly entries: readonly Entry<R>[] },
  instant: string,
): MasterVersion<R> | undefined {
  const entry = entryAt(entries, instant);
  return entry && 'record' in entry ? entry : undefined;
}

export function isRetiredAt(
  { entries }: { readonly entries: readonly Entry<MasterRecord>[] },
  instant: string,
): boolean {
  const entry = entryAt(entries, instant);
  return entry !== undefined && !('record' in entry);
}

/** A version told after a retirement that begins later takes its place. */
export function withVersion<R extends MasterRecord>(
  entries: readonly Entry<R>[],
  version: MasterVersion<R>,
): readonly Entry<R>[] {
  const kept = entries.filter(
    (entry) => 'record' in entry || compareInstants(entry.validFrom, version.validFrom) < 0,
  );
  return [...kept, version];
}

/** A retirement ends also what was to begin after it. */
export function withRetirement<R extends MasterRecord>(
  entries: readonly Entry<R>[],
  from: string,
): readonly Entry<R>[] {
  const kept = entries.filter(({ validFrom }) => compareInstants(validFrom, from) < 0);
  return [...kept, { validFrom: from }];
}

function entryAt<R extends MasterRecord>(
  entries: readonly Entry<R>[],
  instant: string,
): Entry<R> | undefined {
  return entries.reduce<Entry<R> | undefined>((found, entry) => {
    if (compareInstants(entry.validFrom, instant) > 0) return found;
    return found && compareInstants(entry.validFrom, found.validFrom) < 0 ? found : entry;
  }, undefined);
}
