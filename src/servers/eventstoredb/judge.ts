import { type EventStoreRule, ServerUnreachable, UnusableServer } from '../unusable.ts';
import { type Failure, isDenied } from './failure.ts';

/** The oldest version whose behaviour is known; older ones are out of support as well. */
const OLDEST = [23, 10] as const;

/** What opening has found out: `ok`, how it failed, or nothing where it was not asked. */
export interface Answers {
  readonly host: string;
  readonly tls: boolean;
  /** Who we are to the server. */
  readonly user: string;
  /** How long we have waited for each answer. */
  readonly timeoutMs: number;
  /** What the server calls its version, such as `23.10.6.0`. */
  readonly version: string | Failure;
  readonly reading?: 'ok' | Failure;
  readonly writing?: 'ok' | Failure;
}

type Doing = 'asking' | 'reading' | 'writing';

/**
 * Whether Lading can work with a server that has answered so: undefined, or the error to throw.
 * Pure, so that answers of servers that are not at hand can be judged as well.
 */
export function judgeEventStore(answers: Answers): UnusableServer | ServerUnreachable | undefined {
  const { host, version, reading = 'ok', writing = 'ok' } = answers;
  if (typeof version !== 'string') return judged(version, 'asking', answers);
  if (!isRecent(version)) {
    const minimum = OLDEST.join('.');
    return new UnusableServer('eventstoredb-too-old', { host, found: version, minimum });
  }
  if (reading !== 'ok') return judged(reading, 'reading', answers);
  if (writing !== 'ok') return judged(writing, 'writing', answers);
  return undefined;
}

/** One way in which a call can fail, and what it means. */
interface Meaning {
  readonly rule: EventStoreRule;
  /** Whether it may pass by itself. */
  readonly passes?: true;
  readonly is: (failure: Failure, doing: Doing, answers: Answers) => boolean;
  readonly found?: string;
}

const says = (pattern: RegExp) => (failure: Failure) => pattern.test(failure.message);

/** In this order; what is none of these is a server that cannot be reached. */
const MEANINGS: readonly Meaning[] = [
  {
    rule: 'eventstoredb-silent',
    passes: true,
    is: ({ type, code }) => type === 'silent' || code === 4,
  },
  {
    rule: 'eventstoredb-not-ready',
    passes: true,
    is: (failure) =>
      failure.type === 'not-leader' || says(/not ready|is busy|leader info/i)(failure),
  },
  { rule: 'eventstoredb-credentials', is: ({ code }) => code === 16 },
  {
    rule: 'eventstoredb-may-not-read',
    is: (failure, doing) => doing === 'reading' && isDenied(failure),
  },
  {
    rule: 'eventstoredb-read-only',
    is: (failure, doing) => doing === 'writing' && isDenied(failure),
  },
  { rule: 'eventstoredb-credentials', is: isDenied },
  {
    rule: 'eventstoredb-foreign',
    is: says(/Protocol error|no application protocol/),
    found: 'it does not speak HTTP/2',
  },
  {
    rule: 'eventstoredb-tls',
    is: says(/ServerName to an IP address/),
    found: 'TLS needs a host name, not an IP address',
  },
  {
    rule: 'eventstoredb-tls',
    is: says(/wrong version number|packet length too long/),
    found: 'the server speaks without TLS',
  },
  {
    rule: 'eventstoredb-tls',
    is: says(/certificate|altnames/i),
    found: 'the certificate of the server is not trusted here',
  },
  {
    rule: 'eventstoredb-tls',
    is: says(/secure TLS connection|SSL routines/),
    found: 'the server ends the TLS handshake',
  },
  {
    rule: 'eventstoredb-tls',
    is: (failure, _, { tls }) => !tls && says(/Failed to connect/)(failure),
    found: 'the server hangs up on a connection without TLS',
  },
];

function judged(
  failure: Failure,
  doing: Doing,
  answers: Answers,
): UnusableServer | ServerUnreachable {
  const { host, user, timeoutMs } = answers;
  const meaning = MEANINGS.find(({ is }) => is(failure, doing, answers));
  const params = { host, user, timeoutMs, ...(meaning?.found && { found: meaning.found }) };
  const options = { cause: failure.error };
  if (!meaning) return new ServerUnreachable('eventstoredb-unreachable', params, options);
  const Kind = meaning.passes ? ServerUnreachable : UnusableServer;
  return new Kind(meaning.rule, params, options);
}

function isRecent(version: string): boolean {
  const [, major = '', minor = ''] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === '') return false;
  const [oldestMajor, oldestMinor] = OLDEST;
  return (
    Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor)
  );
}
