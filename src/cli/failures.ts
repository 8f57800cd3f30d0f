import type { CommanderError } from 'commander';
import { type ConfigProblem, type Environment, type Locale, localeOf } from '../config.ts';
import type { Holder } from '../ledger/folder-lock.ts';
import type { ServerUnreachable } from '../servers/unusable.ts';
import { EXIT, type Exit, Failure, type Sink, type Surroundings } from './command.ts';
import { paintFor } from './paint.ts';
import { type FailureCode, failureTexts } from './texts/failures.ts';
import { programTexts } from './texts/program.ts';
import { serverTexts } from './texts/servers.ts';

type Thrown = Error & { readonly code?: string; readonly path?: string };

/** What stores and projections throw on purpose, by the name that each of these errors carries. */
const KNOWN: Readonly<Record<string, { readonly exit: Exit; readonly code: FailureCode }>> = {
  UnusableLedger: { exit: EXIT.unreachable, code: 'ledger-unusable' },
  Damaged: { exit: EXIT.unreachable, code: 'ledger-damaged' },
  UnreadableStore: { exit: EXIT.unreachable, code: 'read-models-unusable' },
  Superseded: { exit: EXIT.unreachable, code: 'read-models-unusable' },
  VaultLocked: { exit: EXIT.unreachable, code: 'vault-locked' },
  UnusableVault: { exit: EXIT.unreachable, code: 'vault-locked' },
  VaultKeyMissing: { exit: EXIT.unreachable, code: 'vault-key-missing' },
  VaultOverloaded: { exit: EXIT.unreachable, code: 'store-busy' },
  SecretMissing: { exit: EXIT.unreachable, code: 'secret-missing' },
  SecretTooShort: { exit: EXIT.unreachable, code: 'secret-too-short' },
  SecretNotShared: { exit: EXIT.unreachable, code: 'secret-not-shared' },
  BeingBuilt: { exit: EXIT.unreachable, code: 'being-built' },
  HeldElsewhere: { exit: EXIT.unreachable, code: 'held-elsewhere' },
  NotRecorded: { exit: EXIT.unreachable, code: 'not-recorded' },
  OutcomeUnknown: { exit: EXIT.unreachable, code: 'outcome-unknown' },
  NotYetCertain: { exit: EXIT.wrong, code: 'not-yet-certain' },
};

/** Codes of the operating system that a person can do something about. */
const SYSTEM_CODES = new Set(
  ['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE'].concat(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOENT']),
);

/** The same of SQLite, by its primary result code. */
const SQLITE_CODES: ReadonlyMap<number, FailureCode> = new Map([
  [5, 'store-busy'], // SQLITE_BUSY
  [8, 'store-read-only'], // SQLITE_READONLY
  [10, 'disk-failing'], // SQLITE_IOERR
  [11, 'store-damaged'], // SQLITE_CORRUPT
  [13, 'disk-full'], // SQLITE_FULL
  [14, 'store-read-only'], // SQLITE_CANTOPEN
  [26, 'store-damaged'], // SQLITE_NOTADB
]);
const PRIMARY_CODE = 0xff;

/** What was thrown, as a failure with an exit code: known ones in our words, others as bugs. */
export function failureOf(error: unknown, locale: Locale): Failure {
  if (error instanceof Failure) return error;
  const meant = error instanceof Error ? meantFailure(error, locale) : undefined;
  if (meant) return meant;
  const message = failureTexts[locale].unexpected(messageOf(error));
  return new Failure(EXIT.wrong, message, { code: 'unexpected' });
}

/** What was thrown, in a line that goes into another text: without advice to whoever runs us. */
export function wordsOf(error: unknown, locale: Locale): string {
  const { message, details } = failureOf(error, locale);
  return details.code === 'unexpected' ? messageOf(error) : message;
}

/** For what stores and the system throw on purpose; undefined for bugs. */
function meantFailure(error: Error, locale: Locale): Failure | undefined {
  if (error.name === 'FolderHeld') return folderHeld(error, locale);
  const texts = failureTexts[locale];
  const ofServer = serverErrorIn(error);
  const message = ofServer ? serverSentence(ofServer, locale) : messageOf(error);
  const known = KNOWN[error.name];
  if (known) return new Failure(known.exit, texts[known.code](message), { code: known.code });
  if (ofServer) return serverFailure(ofServer, locale);
  const { code = '', path } = error as Thrown;
  const ofDisk = code === 'ENOSPC' ? 'disk-full' : sqliteCodeOf(error);
  if (ofDisk) return new Failure(EXIT.unreachable, texts[ofDisk](message), { code: ofDisk, path });
  if (!SYSTEM_CODES.has(code)) return undefined;
  return new Failure(EXIT.unreachable, texts.system(message), { code, path });
}

/** Wherever it lies in what was thrown: stores say what they were doing when it happened. */
function sqliteCodeOf(error: unknown): FailureCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!('errcode' in error)) return sqliteCodeOf(error.cause);
  return SQLITE_CODES.get(Number(error.errcode) & PRIMARY_CODE);
}

function folderHeld(error: Error, locale: Locale): Failure {
  const { pid, since, url } = error as Error & Partial<Holder>;
  const message = failureTexts[locale].held(pid, since, url);
  return new Failure(EXIT.unreachable, message, { code: 'folder-held', pid, since, url });
}

type ServerError = Pick<ServerUnreachable, 'rule' | 'params'>;

/** What a store server had against us, wherever it lies in what was thrown. */
function serverErrorIn(error: unknown): ServerError | undefined {
  if (!(error instanceof Error)) return undefined;
  const isOne = error.name === 'UnusableServer' || error.name === 'ServerUnreachable';
  return isOne ? (error as Error & ServerError) : serverErrorIn(error.cause);
}

/** That nothing was recorded yet is no fault of the server's. */
function serverFailure(error: ServerError, locale: Locale): Failure {
  const { rule, params } = error;
  const exit = rule === 'eventstoredb-no-ledger' ? EXIT.wrong : EXIT.unreachable;
  return new Failure(exit, serverSentence(error, locale), { code: rule, ...params });
}

/** What is wrong with a server, and the mend. */
function serverSentence({ rule, params }: ServerError, locale: Locale): string {
  const filled = (_: string, name: string): string => String(params[name] ?? '?');
  return serverTexts[locale][rule].replace(/\{(\w+)\}/g, filled);
}

/** All variables that are wrong, at once. A store that cannot be reached so is one of those. */
export function wrongConfig(problems: readonly ConfigProblem[], locale: Locale): Failure {
  const texts = failureTexts[locale];
  const lines = problems.map(({ variable, rule, value }) =>
    [
      `  ${variable}`,
      ...(value === undefined ? [] : [`= ${value}`]),
      `· ${texts.config[rule]}`,
    ].join(' '),
  );
  const isServer = problems.some(({ value }) => value?.includes('://'));
  const exit = isServer ? EXIT.unreachable : EXIT.usage;
  return new Failure(exit, [texts.wrongEnvironment, ...lines].join('\n'), {
    code: 'wrong-environment',
    variables: problems.map(({ variable, rule }) => ({ variable, rule })),
  });
}

/** commander's complaint in the reader's language; what it quotes is what it is about. */
export function wrongUsage(error: CommanderError, locale: Locale, called: string): Failure {
  const texts = programTexts[locale];
  const about = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const said = texts.errors[error.code]?.(about) ?? error.message;
  const choices = /Allowed choices are (.+)\.$/.exec(error.message)?.[1];
  const reason = choices ? texts.allowed(choices) : /is invalid\. (.+)$/s.exec(error.message)?.[1];
  const close = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1];
  const wrong = reason === undefined ? said : texts.because(said, reason);
  const message = close === undefined ? wrong : texts.suggesting(wrong, close);
  return new Failure(EXIT.usage, `${message}\n${texts.seeHelp(called)}`, { code: 'usage' });
}

interface Saying {
  readonly json: boolean;
  /** Show where in the code it happened. */
  readonly debug: boolean;
  /** Takes secrets out. */
  readonly blotted: (text: string) => string;
  readonly around: Surroundings;
}

/** The failure on stderr for people, and on stdout for machines under `--json`. */
export function sayFailure(
  failure: Failure,
  error: unknown,
  { json, debug, blotted, around }: Saying,
): Exit {
  const { message, details, exit } = failure;
  if (json) around.out.write(blotted(`${JSON.stringify({ error: { ...details, message } })}\n`));
  around.err.write(blotted(`${paintFor(around.err)('red', '✗')} ${message}\n`));
  if (debug && error instanceof Error) around.err.write(blotted(`${stackOf(error)}\n`));
  return exit;
}

/** What cannot be written to stdout is said on stderr; nothing else is left to say it on. */
export function failOnOutput(error: unknown, environment: Environment, err: Sink): Exit {
  const { message, exit } = failureOf(error, localeOf(environment));
  err.write(`${paintFor(err)('red', '✗')} ${message}\n`);
  return exit;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (${messageOf(error.cause)})`;
  return `${error.message}${cause}`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\n${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
