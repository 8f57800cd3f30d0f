import type { Fault } from '../intake/faults.ts';
import type { ApiFieldRule } from '../wording/api-rules.ts';
import { BODY_BYTES_MAX } from './limits.ts';
import { type ApiRule, Problem, Refused } from './problems.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html); the upper bits say more. */
const PRIMARY_CODE = 0xff;
const SQLITE_FULL = 13;

/** When to come again, by rule, in seconds. */
const RETRY_AFTER_S: Partial<Record<ApiRule, number>> = {
  'server-must-not-be-overloaded': 1,
  'server-must-not-be-stopping': 2,
  'store-must-be-reachable': 2,
  'outcome-must-be-known': 1,
  'read-model-must-have-come-so-far': 1,
  'disk-must-have-room': 10,
};

/** What ledger, vault and read models throw on purpose, by the name that each error carries. */
const BY_NAME: Readonly<Record<string, ApiRule>> = {
  Overloaded: 'server-must-not-be-overloaded',
  VaultOverloaded: 'server-must-not-be-overloaded',
  ForeignOrigin: 'origin-must-be-own',
  OutcomeUnknown: 'outcome-must-be-known',
  NotRecorded: 'store-must-be-reachable',
  UnusableServer: 'store-must-be-reachable',
  BeingBuilt: 'read-model-must-have-come-so-far',
  Superseded: 'read-model-must-have-come-so-far',
  ForeignCheckpoint: 'read-model-must-have-come-so-far',
};

/** The same where it is the request that is wrong, with the part of it that is. */
const FAULTS_BY_NAME: Readonly<Record<string, readonly [path: string, rule: ApiFieldRule]>> = {
  UnusableQuery: ['cursor', 'query-must-be-answerable'],
  UnknownPosition: ['after', 'position-must-be-of-this-ledger'],
  NotYetCertain: ['at', 'instant-must-be-over'],
};

/** What the HTTP library finds wrong, by its code. */
const BY_CODE: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new Problem('body-must-be-small-enough', { max: BODY_BYTES_MAX }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => notWellFormed([bodyFault('body-must-be-complete')]),
  ECONNRESET: () => notWellFormed([bodyFault('body-must-be-complete')]),
  FST_ERR_BAD_URL: () => notWellFormed([fault('path', 'address-must-be-readable')]),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem('route-must-exist'),
  FST_ERR_ASYNC_CONSTRAINT: () => new Problem('route-must-exist'),
};

/** Whatever was thrown, as what the API answers. What nobody has meant is `server-must-not-fail`. */
export function problemOf(error: unknown): Problem | Refused {
  if (error instanceof Refused) return error;
  if (error instanceof Problem) return error.headers['retry-after'] ? error : withRetry(error);
  return withRetry(thrown(error));
}

export function notWellFormed(errors: readonly Fault[]): Problem {
  return new Problem('request-must-be-well-formed', {}, { errors });
}

export function fault(path: string, rule: ApiFieldRule, params: Fault['params'] = {}): Fault {
  return { path, rule, params };
}

/** About the body as a whole. */
export function bodyFault(rule: ApiFieldRule, params: Fault['params'] = {}): Fault {
  return fault('', rule, params);
}

/** When to come again, as the header says it. */
function retryAfter(rule: ApiRule): Readonly<Record<string, string>> {
  const seconds = RETRY_AFTER_S[rule];
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

function withRetry(problem: Problem): Problem {
  const { rule, params, errors } = problem;
  const headers = { ...retryAfter(rule), ...problem.headers };
  return new Problem(rule, params, { errors, headers });
}

function thrown(error: unknown): Problem {
  if (!(error instanceof Error)) return new Problem('server-must-not-fail');
  if (isIn(error, isOfFullDisk)) return new Problem('disk-must-have-room');
  const wrong = FAULTS_BY_NAME[error.name];
  if (wrong) return notWellFormed([fault(...wrong)]);
  if (error.name === 'InvalidAppend') {
    const params = { reason: error.message };
    return notWellFormed([{ path: '', rule: 'facts-must-fit-the-ledger', params }]);
  }
  const rule = BY_NAME[error.name];
  if (rule) return new Problem(rule);
  if (isIn(error, isOfStore)) return new Problem('store-must-be-reachable');
  return BY_CODE[codeOf(error)]?.() ?? new Problem('server-must-not-fail');
}

/** Stores say what they were doing when it happened: the reason lies behind that. */
function isIn(error: unknown, is: (error: Error) => boolean): boolean {
  return error instanceof Error && (is(error) || isIn(error.cause, is));
}

function isOfFullDisk(error: Error): boolean {
  return codeOf(error) === 'ENOSPC' || sqliteCodeOf(error) === SQLITE_FULL;
}

function isOfStore(error: Error): boolean {
  return error.name === 'ServerUnreachable' || sqliteCodeOf(error) !== undefined;
}

function sqliteCodeOf(error: Error): number | undefined {
  return 'errcode' in error ? Number(error.errcode) & PRIMARY_CODE : undefined;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
