import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/servers/eventstoredb/failure.ts';
import { type Answers, judgeEventStore } from '../../src/servers/eventstoredb/judge.ts';
import { ServerUnreachable, UnusableServer } from '../../src/servers/unusable.ts';

const FINE: Answers = {
  host: 'db:2113',
  tls: true,
  user: 'lading',
  timeoutMs: 5_000,
  version: '23.10.6.0',
};

function failure(message: string, more: Partial<Failure> = {}): Failure {
  return { message, error: new Error(message), ...more };
}

function unavailable(reason: string): Failure {
  const text = `14 UNAVAILABLE: No connection established. Last error: ${reason}. Resolution note: `;
  return failure(text, { code: 14 });
}

function verdict(over: Partial<Answers>) {
  const error = judgeEventStore({ ...FINE, ...over });
  return error && { rule: error.rule, passes: error instanceof ServerUnreachable, error };
}

describe('an EventStoreDB that answers', () => {
  it('is good from version 23.10 on', () => {
    for (const version of ['23.10.0', '23.10.6.0', '24.2.0', '24.10.1', '25.0.0.1234', 'v23.10']) {
      expect(judgeEventStore({ ...FINE, version, reading: 'ok', writing: 'ok' })).toBeUndefined();
    }
  });

  it('is too old before, and named with the version that it has', () => {
    for (const found of ['23.6.0', '22.10.5', '21.10.0.0', '5.0.11', 'unknown', '']) {
      const { rule, passes, error } = verdict({ version: found }) ?? {};
      expect({ rule, passes }).toEqual({ rule: 'eventstoredb-too-old', passes: false });
      expect(error?.params).toEqual({ host: 'db:2113', found, minimum: '23.10' });
    }
  });

  it('may not know us, or not let us read or write', () => {
    const denied = failure('', { type: 'access-denied' });
    const unknown = failure('16 UNAUTHENTICATED', { type: 'access-denied', code: 16 });
    expect(verdict({ version: unknown })?.rule).toBe('eventstoredb-credentials');
    expect(verdict({ version: denied })?.rule).toBe('eventstoredb-credentials');
    expect(verdict({ reading: unknown })?.rule).toBe('eventstoredb-credentials');
    expect(verdict({ reading: denied })?.rule).toBe('eventstoredb-may-not-read');
    expect(verdict({ writing: denied })?.rule).toBe('eventstoredb-read-only');
    expect(verdict({ writing: failure('7 PERMISSION_DENIED', { code: 7 }) })).toMatchObject({
      rule: 'eventstoredb-read-only',
      passes: false,
      error: { params: { user: 'lading', host: 'db:2113' } },
    });
  });
});

describe('an EventStoreDB that does not answer', () => {
  const outages: readonly [Failure, string][] = [
    [unavailable('Error: connect ECONNREFUSED 127.0.0.1:2113'), 'eventstoredb-unreachable'],
    [failure('Failed to discover after 10 attempts.'), 'eventstoredb-unreachable'],
    [
      failure('14 UNAVAILABLE: Name resolution failed for target dns:db', { code: 14 }),
      'eventstoredb-unreachable',
    ],
    [failure('14 UNAVAILABLE: read ECONNRESET', { code: 14 }), 'eventstoredb-unreachable'],
    [failure('no answer within 5000 ms', { type: 'silent' }), 'eventstoredb-silent'],
    [failure('4 DEADLINE_EXCEEDED', { code: 4 }), 'eventstoredb-silent'],
    [failure('14 UNAVAILABLE: Server Is Not Ready', { code: 14 }), 'eventstoredb-not-ready'],
    [failure('Could not recognize Server Is Busy'), 'eventstoredb-not-ready'],
    [
      failure('2 UNKNOWN: No leader info available in response', { code: 2 }),
      'eventstoredb-not-ready',
    ],
    [failure('', { type: 'not-leader', code: 5 }), 'eventstoredb-not-ready'],
  ];

  it.each(outages)('may do so later: %o', (told, rule) => {
    for (const over of [{ version: told }, { reading: told }, { writing: told }]) {
      expect(verdict(over)).toMatchObject({ rule, passes: true });
    }
  });

  const mistakes: readonly [Failure, string, tls: boolean][] = [
    [
      unavailable('Error: error:0A00010B:SSL routines:wrong version number'),
      'eventstoredb-tls',
      true,
    ],
    [unavailable('Error: self-signed certificate'), 'eventstoredb-tls', true],
    [unavailable("Hostname/IP does not match certificate's altnames"), 'eventstoredb-tls', true],
    [
      unavailable(
        'Client network socket disconnected before secure TLS connection was established',
      ),
      'eventstoredb-tls',
      true,
    ],
    [unavailable('Failed to connect (2026-11-24T10:39:01.402Z)'), 'eventstoredb-tls', false],
    [unavailable('Protocol error (2026-11-24T10:39:01.384Z)'), 'eventstoredb-foreign', false],
    [unavailable('SSL routines:tlsv1 alert no application protocol'), 'eventstoredb-foreign', true],
  ];

  it.each(mistakes)('never will: %o', (version, rule, tls) => {
    expect(verdict({ version, tls })).toMatchObject({ rule, passes: false });
    expect(verdict({ version, tls })?.error).toBeInstanceOf(UnusableServer);
    expect(verdict({ version, tls })?.error.message).not.toContain('?)');
  });
});
