import type { CommanderError } from 'commander';
import { type ConfigProblem, type Environment, type Locale, localeOf } from '../config.ts';
import type { Holder } from '../ledger/folder-lock.ts';
import { EXIT, type Exit, Failure, type Sink, type Surroundings } from './command.ts';
import { paintFor } from './paint.ts';
import { type FailureCode, failureTexts } from './texts/failures.ts';
import { programTexts } from './texts/program.ts';

type Thrown = Error & { readonly code?: string; readonly path?: string };

/** What stores and projections throw on purpose, by the name that each of these errors carries. */
const KNOWN: Readonly<Record<string, { readonly exit: Exit; readonly code: FailureCode }>> = {
  UnusableLedger: { exit: EXIT.unreachable, code: 'ledger-unusable' },
  Damaged: { exit: EXIT.unreachable, code: 'ledger-damaged' },
  UnreadableStore: { exit: EXIT.unreachable, code: 'read-models-unusable' },
  Superseded: { exit: EXIT.unreachable, code: 'read-models-unusable' },
  VaultLocked: { exit: EXIT.unreachable, code: 'vault-locked' },
  UnusableVault: { exit: EXIT.unreachable, code: 'vault-locked' },
  SecretMissing: { exit: EXIT.unreachable, code: 'secret-missing' },
  SecretTooShort: { exit: EXIT.unreachable, code: 'secret-too-short' },
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
  const texts = failureTexts[locale];
  const message = messageOf(error);
  if (error instanceof Error) {
    if (error.name === 'FolderHeld') return folderHeld(error, locale);
    const known = KNOWN[error.name];
    if (known) return new Failure(known.exit, texts[known.code](message), { code: known.code });
    const { code = '', path } = error as Thrown;
    const ofDisk = code === 'ENOSPC' ? 'disk-full' : sqliteCodeOf(error);
    if (ofDisk)
      return new Failure(EXIT.unreachable, texts[ofDisk](message), { code: ofDisk, path });
    if (SYSTEM_CODES.has(code)) {
      return new Failure(EXIT.unreachable, texts.system(message), { code, path });
    }
  }
  return new Failure(EXIT.wrong, texts.unexpected(message), { code: 'unexpected' });
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

/** All variables that are wrong, at once. */
export function wrongConfig(problems: readonly ConfigProblem[], locale: Locale): Failure {
  const texts = failureTexts[locale];
  const lines = problems.map(({ variable, rule, value }) =>
    [
      `  ${variable}`,
      ...(value === undefined ? [] : [`= ${value}`]),
      `· ${texts.config[rule]}`,
    ].join(' '),
  );
  return new Failure(EXIT.usage, [texts.wrongEnvironment, ...lines].join('\n'), {
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
  readonly around: Surroundings;
}

/** The failure on stderr for people, and on stdout for machines under `--json`. */
export function sayFailure(
  failure: Failure,
  error: unknown,
  { json, debug, around }: Saying,
): Exit {
  const { message, details, exit } = failure;
  if (json) around.out.write(`${JSON.stringify({ error: { ...details, message } })}\n`);
  around.err.write(`${paintFor(around.err)('red', '✗')} ${message}\n`);
  if (debug && error instanceof Error) around.err.write(`${stackOf(error)}\n`);
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
