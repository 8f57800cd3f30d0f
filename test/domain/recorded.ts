import type { Named, Recorded } from '../../src/domain/envelope.ts';
import { toInstant } from '../../src/domain/instant.ts';
import { envelopeOf } from '../support/given.ts';

/** A fact as it stands in a ledger, for what looks at facts one by one. */
export function recorded<F extends Named>(fact: F, version = 1, meta: object = {}): Recorded<F> {
  const id = `00000000-0000-8000-8000-${String(version).padStart(12, '0')}`;
  const envelope = envelopeOf({ command: fact }, version);
  const told = { ...envelope, recordedAt: toInstant(Date.UTC(2026, 2, 2) + version), ...meta };
  return { ...fact, id, v: 1, meta: told, stream: 'test-1', version, position: version };
}
