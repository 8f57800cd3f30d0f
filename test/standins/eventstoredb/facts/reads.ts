import { STREAM_NOT_FOUND, unknown } from './errors.ts';
import type { Fact } from './fact.ts';
import { succeeded } from './modes.ts';

/** Reads of a missing stream, of one with ten events, and of one with ten thousand. */
export const READS: readonly Fact[] = [
  ['read missing stream', STREAM_NOT_FOUND],
  ['read missing stream backwards from END maxCount 1', STREAM_NOT_FOUND],
  ['append 0 events to a missing stream with NO_STREAM', succeeded('0n')],
  ['then read it', STREAM_NOT_FOUND],
  ['then append 1 with NO_STREAM', succeeded('0n')],
  ['then read it', { ok: ['0n'] }],
  ['readStream forwards default', { ok: '0,1,2,3,4,5,6,7,8,9' }],
  ['readStream forwards from 3n max 4', { ok: '3,4,5,6' }],
  ['readStream forwards from 9n', { ok: '9' }],
  ['readStream forwards from 10n (one past the end)', { ok: '' }],
  ['readStream forwards from 99n', { ok: '' }],
  ['readStream backwards from END', { ok: '9,8,7,6,5,4,3,2,1,0' }],
  ['readStream backwards from END max 1', { ok: '9' }],
  ['readStream backwards from 3n max 2', { ok: '3,2' }],
  ['readStream backwards from START', { ok: '0' }],
  ['readStream backwards default fromRevision', { ok: '0' }],
  ['readStream backwards from 99n', { ok: '9,8,7,6,5,4,3,2,1,0' }],
  ['readStream maxCount 0', unknown(2, '2 UNKNOWN: Unexpected ReadStreamResult: Error')],
  ['readStream fromRevision as number 3', { ok: '3' }],
  ['readStream forwards from END', unknown(2, '2 UNKNOWN: Unexpected ReadStreamResult: Error')],
  ['readStream maxCount as bigint', { ok: '0,1,2' }],
  ['readStream fromRevision -1n', negative()],
  ['append 10000 events in one call (~45 B JSON each)', succeeded('9999n')],
  ['read 10000 forwards', { ok: { n: 10000, ordered: true } }],
  ['read 10000 forwards again', { ok: { n: 10000 } }],
  ['read 10000 backwards', { ok: { n: 10000, ordered: true } }],
  ['break out of for-await after 5, then read again', { ok: { n: 5, after: 10 } }],
].map(([operation, outcome]) => ({ section: '3', operation: String(operation), outcome }));

function negative(): unknown {
  const message = 'fromRevision value must be a non-negative integer. Value Received: -1';
  return {
    error: {
      class: 'InvalidArgumentError',
      name: 'Error',
      type: 'invalid-argument',
      message,
      errorMessage: message,
    },
  };
}
