import type { Fact } from './fact.ts';
import { MODES, type Mode, succeeded, wrongVersion } from './modes.ts';

/** Expected revisions, on a stream that grows from nothing to revision 7. */
export const APPENDS: readonly Fact[] = MODES.flatMap((mode) => facts(mode));

function facts(mode: Mode): readonly Fact[] {
  const outcomes: Readonly<Record<string, unknown>> = {
    'append 1': succeeded('0n'),
    'append 3': succeeded('3n'),
    'append wrong below (stream at 3)': wrongVersion(mode, '1n', '3n'),
    'append wrong above (stream at 3)': wrongVersion(mode, '9n', '3n'),
    'append NO_STREAM on existing (at 3)': wrongVersion(mode, 'no_stream', '3n'),
    'append STREAM_EXISTS on missing': wrongVersion(mode, 'stream_exists', 'no_stream'),
    'append exact revision 0 on missing stream': wrongVersion(mode, '0n', 'no_stream'),
    'append STREAM_EXISTS on existing': succeeded('4n'),
    'append ANY existing': succeeded('5n'),
    'append no option': succeeded('6n'),
    'append ANY missing': succeeded('0n'),
    'append 0 events, existing, exact revision ok': succeeded('6n'),
    'append 0 events, existing, revision wrong': wrongVersion(mode, '2n', '6n'),
    'append 0 events, missing, NO_STREAM': succeeded('0n'),
    'append number instead of bigint': succeeded('7n'),
    'read back': { ok: '0:T0 1:T1 2:T2 3:T3 4:T4 5:T5 6:T6 7:T7' },
  };
  const section = `1 ${mode.name}`;
  return Object.entries(outcomes).map(([operation, outcome]) => ({ section, operation, outcome }));
}
