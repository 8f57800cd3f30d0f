import { InvalidAppend, NotRecorded, OutcomeUnknown } from '../ledger.ts';

/** What a failed append is to its caller. `again` was surely not recorded and may be sent anew. */
type Meaning = 'conflict' | 'not recorded' | 'invalid' | 'again';

export interface AppendFailure {
  readonly meaning: Meaning;
  /** Why it means that. */
  readonly because: string;
  readonly type?: string;
  /** gRPC's status code. */
  readonly code?: number;
  readonly message?: RegExp;
}

/** An error of the client, which may be a plain one as well. */
interface Told extends Error {
  readonly code?: unknown;
  readonly type?: unknown;
}

/**
 * The first row that fits counts; what fits none has an unknown outcome. Certain is only what the
 * server says before it writes, and what never left this process.
 */
export const APPEND_FAILURES: readonly AppendFailure[] = [
  { meaning: 'conflict', type: 'wrong-expected-version', because: 'the stream stands elsewhere' },
  { meaning: 'not recorded', type: 'stream-deleted', because: 'the stream was deleted for good' },
  { meaning: 'invalid', type: 'maximum-append-size-exceeded', because: 'the server takes less' },
  {
    meaning: 'invalid',
    code: 8,
    message: /Received message exceeds/,
    because: 'the server takes smaller messages only',
  },
  { meaning: 'not recorded', type: 'access-denied', because: 'the user may not write' },
  { meaning: 'not recorded', code: 7, because: 'the user may not write' },
  { meaning: 'not recorded', code: 16, because: 'the server does not know the user' },
  { meaning: 'not recorded', type: 'invalid-argument', because: 'the server takes no such event' },
  { meaning: 'not recorded', code: 3, because: 'the server takes no such event' },
  { meaning: 'not recorded', code: 12, because: 'the server knows no such call' },
  { meaning: 'again', type: 'not-leader', because: 'another node leads, which we now turn to' },
  {
    meaning: 'not recorded',
    message: /No connection established|Name resolution failed/,
    because: 'it was never sent: there is no connection',
  },
  {
    meaning: 'not recorded',
    message: /Failed to discover after/,
    because: 'it was never sent: no node of the cluster was found',
  },
  {
    meaning: 'not recorded',
    message: /Channel has been shut down|Channel closed before call started/,
    because: 'it was never sent: the connection was given up',
  },
];

/** What is known about an error of an append; undefined where its outcome is not. */
export function appendFailureOf(error: unknown): AppendFailure | undefined {
  const failure: Told = error instanceof Error ? error : new Error(String(error));
  return APPEND_FAILURES.find(
    ({ type, code, message }) =>
      (type === undefined || type === failure.type) &&
      (code === undefined || code === failure.code) &&
      (message === undefined || message.test(failure.message)),
  );
}

/** The error of `append` for a failure that is neither a conflict nor worth another try. */
export function appendError(stream: string, cause: unknown): Error {
  const failure = appendFailureOf(cause);
  if (!failure || failure.meaning === 'conflict') {
    return new OutcomeUnknown(`whether ${stream} has grown is not known`, { cause });
  }
  const text = `nothing was recorded in ${stream}: ${failure.because}`;
  return failure.meaning === 'invalid'
    ? new InvalidAppend(text, { cause })
    : new NotRecorded(text, { cause });
}
