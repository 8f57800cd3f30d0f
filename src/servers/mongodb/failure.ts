import {
  MongoCompatibilityError,
  MongoError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoParseError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { type MongoRule, ServerUnreachable, UnusableServer } from '../unusable.ts';
import { OLDEST } from './judge.ts';
import { type MongoAddress, misread } from './url.ts';

const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = [18, 8000];
/** Stepping down, shutting down, elections: another member takes over soon. */
const NO_PRIMARY = [91, 133, 134, 189, 10058, 10107, 11600, 11602, 13435, 13436];
/** Other members or the disk behind were not reached in time; the write may have happened. */
const OUTAGE = [6, 7, 50, 64, 79, 89, 100, 202, 262, 9001];
/** Name look-ups and sockets fail under the driver's hands, which passes some on as they are. */
const SYSTEM = new RegExp(
  '^(ENOTFOUND|ENODATA|ESERVFAIL|ETIMEOUT|EAI_AGAIN|' +
    'ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$',
);
const TLS_CODE = /^(CERT_|ERR_SSL_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
const CAUSES_MAX = 8;

/**
 * What a driver's error means to us: ServerUnreachable for what may pass, UnusableServer for what
 * does not, and the error itself where it says something else, such as a duplicate key.
 */
export function operationFailure(
  error: unknown,
  { host, user, database }: MongoAddress,
  timeoutMs: number,
): unknown {
  const chain = causesOf(error);
  const cause = { cause: error };
  const file = chain.map(missingFile).find((found) => found !== undefined);
  if (file !== undefined) return new UnusableServer('mongodb-tls', { host, found: file }, cause);
  const tls = chain.map(tlsComplaint).find((found) => found !== undefined);
  if (tls !== undefined) return new UnusableServer('mongodb-tls', { host, found: tls }, cause);
  const code = chain.map(codeOf).find((found) => typeof found === 'number');
  if (code !== undefined) {
    if (AUTHENTICATION_FAILED.includes(code) || (code === UNAUTHORIZED && user === '-')) {
      return new UnusableServer('mongodb-credentials', { host, user }, cause);
    }
    if (code === UNAUTHORIZED) {
      return new UnusableServer('mongodb-read-only', { host, user, database }, cause);
    }
    if (NO_PRIMARY.includes(code)) {
      return new ServerUnreachable('mongodb-no-primary', { host }, cause);
    }
    if (OUTAGE.includes(code)) return new ServerUnreachable('mongodb-unreachable', { host }, cause);
  }
  return chain.map((each) => driverFailure(each, host, timeoutMs, cause)).find(Boolean) ?? error;
}

/**
 * What is wrong with options that the driver does not take. Its own words are not passed on: they
 * can quote the whole URL, password and all.
 */
export function clientFailure(error: unknown): unknown {
  const option = error instanceof MongoError && /\boptions? "?(\w+)/i.exec(error.message)?.[1];
  return misread(option ? `?${option}=` : 'user:password@host:port/database?option=');
}

function driverFailure(
  error: unknown,
  host: string,
  timeoutMs: number,
  cause: ErrorOptions,
): Error | undefined {
  if (error instanceof MongoCompatibilityError) {
    const found = /wire version \d+/.exec(error.message)?.[0] ?? '?';
    return new UnusableServer('mongodb-too-old', { host, found, minimum: OLDEST }, cause);
  }
  if (error instanceof MongoServerSelectionError) {
    const rule = selectionRule(error);
    if (rule === 'mongodb-foreign') {
      return new UnusableServer(rule, { host, found: 'it does not speak its protocol' }, cause);
    }
    return new ServerUnreachable(rule, { host, timeoutMs }, cause);
  }
  if (error instanceof MongoNetworkTimeoutError || error instanceof MongoOperationTimeoutError) {
    return new ServerUnreachable('mongodb-silent', { host, timeoutMs }, cause);
  }
  const isGone =
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    SYSTEM.test(String(codeOf(error)));
  return isGone ? new ServerUnreachable('mongodb-unreachable', { host }, cause) : undefined;
}

/** Why no server could be chosen: what the last try at one of them came to. */
function selectionRule({ cause, reason }: MongoServerSelectionError): MongoRule {
  const servers = [...(reason?.servers.values() ?? [])];
  const isSet = reason?.type === 'ReplicaSetNoPrimary';
  if (isSet && (servers.length === 0 || servers.some(({ error }) => !error))) {
    return 'mongodb-no-primary';
  }
  if (cause instanceof MongoParseError) return 'mongodb-foreign';
  if (!cause || cause instanceof MongoNetworkTimeoutError) return 'mongodb-silent';
  return 'mongodb-unreachable';
}

/** The error and what lies behind it; a bulk keeps the driver's error as its answer. */
function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  let next: unknown = error;
  while (next instanceof Error && chain.length < CAUSES_MAX) {
    chain.push(next);
    const answer: unknown = next instanceof MongoServerError ? next.errorResponse : undefined;
    next = answer instanceof Error ? answer : next.cause;
  }
  return chain;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Certificates and keys are read when the client connects. */
function missingFile(error: unknown): string | undefined {
  const isFile = error instanceof Error && 'syscall' in error && error.syscall === 'open';
  return isFile && 'path' in error ? `${String(codeOf(error))} ${String(error.path)}` : undefined;
}

function tlsComplaint(error: unknown): string | undefined {
  const code = String(codeOf(error));
  if (TLS_CODE.test(code)) return code;
  const isTls = error instanceof Error && /secure TLS|SSL routines/.test(error.message);
  return isTls ? 'TLS' : undefined;
}
