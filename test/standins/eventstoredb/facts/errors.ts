/** Errors as the client shows them, by what is left of them in plain JSON. */
export function unknown(code: number, message: string): unknown {
  return { error: { class: 'UnknownError', name: 'Error', type: 'unknown', code, message } };
}

/** Answered on the batch path, where errors have neither code nor, mostly, a text. */
export const BAD_REQUEST = {
  error: {
    class: 'UnknownError',
    name: 'Error',
    type: 'unknown',
    message: 'Could not recognize BadRequest',
  },
};

export const STREAM_NOT_FOUND = {
  error: {
    class: 'StreamNotFoundError',
    name: 'Error',
    type: 'stream-not-found',
    message: '<stream> not found',
    streamName: '<stream>',
  },
};

export const DEADLINE_EXCEEDED = {
  error: {
    class: 'DeadlineExceededError',
    name: 'Error',
    type: 'deadline-exceeded',
    message: '',
  },
};

/** With a code and a text, or, on the batch path, without. */
export function streamDeleted({ batch = false } = {}): unknown {
  const told = { class: 'StreamDeletedError', name: 'Error', type: 'stream-deleted' };
  const streamName = '<stream>';
  if (batch) return { error: { ...told, message: '', streamName } };
  const message = "9 FAILED_PRECONDITION: Event stream '<stream>' is deleted.";
  return { error: { ...told, code: 9, message, streamName } };
}

export function tooMuch(maxAppendSize: number, { batch = false } = {}): unknown {
  const told = {
    class: 'MaxAppendSizeExceededError',
    name: 'Error',
    type: 'maximum-append-size-exceeded',
  };
  if (batch) return { error: { ...told, message: '', maxAppendSize } };
  const message = `3 INVALID_ARGUMENT: Maximum Append Size of ${maxAppendSize} Exceeded.`;
  return { error: { ...told, code: 3, message, maxAppendSize } };
}

export function deleteFailed(expected: number, actual: number): unknown {
  return {
    error: {
      class: 'WrongExpectedVersionError',
      name: 'Error',
      type: 'wrong-expected-version',
      code: 9,
      message:
        '9 FAILED_PRECONDITION: Delete failed due to WrongExpectedVersion. Stream: <stream>, ' +
        `Expected version: ${expected}, Actual version: ${actual}`,
      streamName: '<stream>',
      expectedVersion: `${expected}n`,
      actualVersion: `${actual}n`,
    },
  };
}
