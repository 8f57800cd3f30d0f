import type { Fact } from './fact.ts';
import { MODES, type Mode, succeeded, wrongVersion } from './modes.ts';

/** Repeated ids: on a stream of three events that grows to ten, and beside it. */
export const IDEMPOTENCY: readonly Fact[] = MODES.flatMap((mode) => facts(mode));

function facts(mode: Mode): readonly Fact[] {
  const outcomes: Readonly<Record<string, unknown>> = {
    'write batch of 3': succeeded('2n'),
    'same 3 ids, NO_STREAM again': succeeded('2n'),
    'prefix (first 2 ids), NO_STREAM': succeeded('1n'),
    'suffix (last 2 ids), expected 0n': succeeded('2n'),
    'suffix (last 2 ids), NO_STREAM': wrongVersion(mode, 'no_stream', '2n'),
    'longer batch, same prefix + 1 new, NO_STREAM': wrongVersion(mode, 'no_stream', '2n'),
    'same ids other order, NO_STREAM': wrongVersion(mode, 'no_stream', '2n'),
    'same ids, other data, NO_STREAM': succeeded('2n'),
    'same ids, ANY': succeeded('2n'),
    'prefix ids, ANY': succeeded('1n'),
    'same ids + 1 new, ANY': wrongVersion(mode, 'any', '2n'),
    '1 new id + same ids, ANY': succeeded('6n'),
    'same ids, STREAM_EXISTS': succeeded('2n'),
    'read back after the above': {
      ok: '0:T0:0 1:T1:1 2:T2:2 3:T3:-1 4:T0:0 5:T1:1 6:T2:2',
    },
    'append B at current': succeeded('7n'),
    'then append C at cur+1': succeeded('9n'),
    'retry B (1 id) at its old revision after later appends': succeeded('7n'),
    'retry A (3 ids) with NO_STREAM after later appends': succeeded('2n'),
    'retry B id with wrong expected (cur+1)': wrongVersion(mode, '7n', '9n'),
    'retry B id at the newest revision (cur+3)': succeeded('10n'),
    'retry B with ANY after later appends': succeeded('7n'),
    'ids reused in another stream, NO_STREAM': succeeded('2n'),
    'same id twice within one append, NO_STREAM': succeeded('1n'),
    'read back dup': { ok: '0:true 1:true' },
  };
  const section = `2 ${mode.name}`;
  return Object.entries(outcomes).map(([operation, outcome]) => ({ section, operation, outcome }));
}

const APPENDED = { success: true, nextExpectedRevision: '1n', position: '<position>' };
const BATCH_TIME_OUT = 'Error';
const SINGLE_TIME_OUT = 'Error: 10 ABORTED: Operation timed out: Commit phase timeout.';

/** Two calls with the same ids at the same time: which of them times out is a race. */
export const TWINS: readonly Fact[] = MODES.map((mode) => {
  const timeOut = mode.single ? SINGLE_TIME_OUT : BATCH_TIME_OUT;
  const races = [[APPENDED, APPENDED], ...(mode.single ? [[timeOut, APPENDED]] : [])];
  return {
    section: `2 ${mode.name}`,
    operation: 'concurrent: same ids + same expected twice at once',
    outcome: { ok: { r: [APPENDED, timeOut], len: 2 } },
    also: races.map((r) => ({ ok: { r, len: 2 } })),
  };
});

/** Eight appends of different ids at one revision: one wins. */
export const RIVALS: readonly Fact[] = MODES.map((mode) => ({
  section: `2 ${mode.name}`,
  operation: 'concurrent: 8 writers, different ids, same expected revision',
  outcome: {
    ok: {
      ok: 1,
      ...(mode.throws ? { fail: 'WrongExpectedVersionError:wrong-expected-version' } : {}),
      len: 1,
    },
  },
}));
