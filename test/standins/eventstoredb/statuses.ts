import type { Status } from './call.ts';

export const NOT_READY: Status = { code: 14, message: 'Server Is Not Ready' };
export const BUSY: Status = { code: 14, message: 'Server Is Busy' };
export const COMMIT_TIMED_OUT: Status = {
  code: 10,
  message: 'Operation timed out: Commit phase timeout.',
};
export const CONSUMER_TOO_SLOW: Status = {
  code: 10,
  message:
    'Operation timed out: Consumer too slow to handle event while live. ' +
    'Client resubscription required.',
};
export const ACCESS_DENIED: Status = {
  code: 7,
  message: 'Access Denied',
  trailers: { exception: 'access-denied' },
};

export function streamDeleted(stream: string): Status {
  return {
    code: 9,
    message: `Event stream '${stream}' is deleted.`,
    trailers: { exception: 'stream-deleted', 'stream-name': headerText(stream) },
  };
}

export function tooMuch(maxAppendBytes: number): Status {
  return {
    code: 3,
    message: `Maximum Append Size of ${maxAppendBytes} Exceeded.`,
    trailers: {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(maxAppendBytes),
    },
  };
}

/** Deletes and tombstones report numbers, -2 for any and -1 for no stream. */
export function deleteFailed(stream: string, expected: number, actual: number): Status {
  return {
    code: 9,
    message:
      `Delete failed due to WrongExpectedVersion. Stream: ${stream}, ` +
      `Expected version: ${expected}, Actual version: ${actual}`,
    trailers: {
      exception: 'wrong-expected-version',
      'stream-name': headerText(stream),
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  };
}

/** The read's result as the real server names it in its text. */
export function unexpectedRead(of: 'Stream' | 'All', result: string): Status {
  return { code: 2, message: `Unexpected Read${of}Result: ${result}` };
}

/** Trailers hold printable ASCII only; other characters are sent percent-encoded. */
function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}
