import { ANYTHING, type Fact } from './fact.ts';
import { succeeded } from './modes.ts';

const REFUSED =
  '14 UNAVAILABLE: No connection established. Last error: Error: connect ECONNREFUSED <address>. ' +
  'Resolution note: ';

/** Converted by the client; its feature probe alone lets the transport's error through as it is. */
function unavailable(message: string): unknown {
  const told = { class: 'UnavailableError', name: 'Error', type: 'unavailable', code: 14 };
  return { error: { ...told, message } };
}

function plain(message: string, more: object = {}): unknown {
  return { error: { class: 'Error', name: 'Error', ...more, message } };
}

const DEADLINE = {
  error: {
    class: 'DeadlineExceededError',
    name: 'Error',
    type: 'deadline-exceeded',
    code: 4,
    message: '4 DEADLINE_EXCEEDED: Deadline exceeded',
  },
};
const NEVER = plain('TEST-TIMEOUT never settled');

/** Connection strings that reach a server; the port stands for any other. */
export const STRINGS: readonly Fact[] = [
  'esdb://127.0.0.1:2113?tls=false',
  'esdb://localhost:2113?tls=false',
  'esdb+discover://127.0.0.1:2113?tls=false',
  'esdb://127.0.0.1:2113,127.0.0.1:2114?tls=false',
  'esdb://admin:changeit@127.0.0.1:2113?tls=false',
  'esdb://127.0.0.1:2113/?tls=false',
  'esdb://127.0.0.1:2113?TLS=false',
  'esdb://127.0.0.1:2113?tls=false&keepAliveInterval=-1&keepAliveTimeout=-1',
].map((s) => ({
  section: '10',
  operation: 'connectionString + append',
  given: { s },
  outcome: { ok: true },
}));

export const NOTHING_LISTENS: readonly Fact[] = Object.entries({
  'nothing listens: append': plain(REFUSED, { code: 14 }),
  'nothing listens: append, credentials given (single path skips the feature probe)':
    unavailable(REFUSED),
  'nothing listens: readStream': unavailable(REFUSED),
  'nothing listens: readAll': unavailable(REFUSED),
  'nothing listens: subscribeToAll for-await': unavailable(REFUSED),
  'nothing listens: deleteStream': unavailable(REFUSED),
  'nothing listens: esdb+discover append, maxDiscoverAttempts=2': plain(
    'Failed to discover after 2 attempts.',
  ),
}).map(([operation, outcome]) => ({ section: '10', operation, outcome }));

export const NOTHING_ANSWERS: readonly Fact[] = Object.entries({
  'port accepts but never answers: append single path deadline=1000': DEADLINE,
  'port accepts but never answers: deleteStream defaultDeadline=1000': DEADLINE,
  'port accepts but never answers: append defaultDeadline=1000': NEVER,
  'port accepts but never answers: readStream defaultDeadline=1000': NEVER,
}).map(([operation, outcome]) => ({ section: '10', operation, outcome }));

/** What a kill -9 and a restart leave. */
export const RESTARTS: readonly Fact[] = [
  {
    section: '5',
    operation: 'subscription after kill -9 and restart: does it resume by itself?',
    outcome: {
      ok: {
        before: 1,
        afterRestart: 0,
        log: ['error UnavailableError'],
        newSubscriptionSees: 2,
      },
    },
  },
  {
    section: '5',
    operation: 'for await over a subscription when the server is killed: does the loop throw?',
    outcome: { ok: { n: 1, r: 'threw UnavailableError:unavailable' } },
  },
  {
    section: '2',
    operation: 'idempotent retry after a server restart and 3000 later events',
    outcome: {
      ok: {
        r1: appended('1n'),
        r2: appended('1n'),
        anyAfterRestart: appended('3003n'),
        n: 3004,
      },
    },
  },
  {
    section: '10',
    operation: 'errors of batch appends around SIGTERM (no reads in the process)',
    outcome: { ok: { gone: ANYTHING, errs: ANYTHING, firstAtMs: ANYTHING, settled: true } },
  },
];

function appended(revision: string): unknown {
  return (succeeded(revision) as { ok: unknown }).ok;
}

/** The message with which calls end that a graceful stop finds open, as a client shows it. */
export const ABANDONED =
  '13 INTERNAL: Received RST_STREAM with code 0 (Call ended without gRPC status)';
