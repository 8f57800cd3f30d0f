/** The four ways to append: by either path, and with failures thrown or told. */
export interface Mode {
  readonly name: string;
  readonly single: boolean;
  readonly throws: boolean;
}

export const MODES: readonly Mode[] = [
  { name: 'throw=true batch', single: false, throws: true },
  { name: 'throw=true single', single: true, throws: true },
  { name: 'throw=false batch', single: false, throws: false },
  { name: 'throw=false single', single: true, throws: false },
];

export function succeeded(nextExpectedRevision: string): unknown {
  return { ok: { success: true, nextExpectedRevision, position: '<position>' } };
}

/** How each mode reports that the stream was at another revision than expected. */
export function wrongVersion({ single, throws }: Mode, expected: string, actual: string): unknown {
  if (throws) {
    return {
      error: {
        class: 'WrongExpectedVersionError',
        name: 'Error',
        type: 'wrong-expected-version',
        message: '',
        streamName: '<stream>',
        expectedVersion: expected,
        actualVersion: actual,
      },
    };
  }
  const missing = actual === 'no_stream';
  // The client's batch path reports revision 1 whatever the stream's revision is.
  const revision = missing ? '-1n' : single ? actual : '1n';
  return { ok: { success: false, nextExpectedRevision: revision } };
}
