import type { Command } from 'commander';
import type { Config, Environment, Locale } from '../config.ts';
import type { Runner } from '../projections/runner.ts';
import type { Premises } from './workplace.ts';

/** Where text goes: a stream of the process, or what a test listens to. */
export interface Sink {
  /** False when the reader is slower than we are: then wait for `drain`. */
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

/** The world round one run of the command line. Time, streams and the signal to stop come in here. */
export interface Surroundings {
  readonly out: Sink;
  readonly err: Sink;
  /** Opened by whoever reads it. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Aborted by Ctrl-C or a polite kill. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970-01-01Z. */
  readonly now: () => number;
}

/** What a server lends to a command that it runs for the command line of its own machine. */
export interface Inside {
  readonly config: Config;
  readonly dir: string;
  readonly stores: Premises;
  /** Where the role `projections` is at work. */
  readonly runner: Runner | undefined;
  /** About how many characters of input there are, where anybody knows. */
  readonly characters: number | undefined;
}

/** What a command gets beside its own arguments. */
export interface Context extends Surroundings {
  readonly config: Config;
  readonly locale: Locale;
  /** Machine output is wanted: JSON on `out`, and nothing else there. */
  readonly json: boolean;
  /** `--data`, else LADING_DATA; commands have their own default. */
  readonly dataDir: string | undefined;
  /** How the user called us: `lading`, or through npm in the repository. */
  readonly called: string;
  /** Runs another command line with what this one has opened; how it ends is said there. */
  readonly runInside: (
    argv: readonly string[],
    environment: Environment,
    around: Surroundings,
    inside: Inside,
  ) => Promise<Exit>;
  /** Set where a server runs the command: the stores are open, the input is its `stdin`. */
  readonly inside?: Inside;
}

/** 0 done, 1 refused or found wrong, 2 wrong usage, 3 store unreachable, 130 interrupted. */
export const EXIT = { done: 0, wrong: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** One command: what it takes, and what it does with it. */
export interface CliCommand {
  readonly declare: (command: Command, locale: Locale) => void;
  /** `command` holds the parsed arguments and options. */
  readonly run: (command: Command, context: Context) => Promise<Exit>;
  /**
   * For a command that a server can run which holds the folder: the file that it reads, `-` for
   * stdin, undefined for none. False where only a command that is alone with the folder can.
   */
  readonly inServer?: (command: Command) => string | undefined | false;
}

export const DATA_DIR = './data';

/** A no with a reason that a person can act upon; everything else that is thrown is a bug. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exit: Exit;
  /** What machines read on stdout under `--json`, beside the message. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(exit: Exit, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.exit = exit;
    this.details = details;
  }
}

/** The end of a command that was asked to stop, with how to go on. */
export function interrupted(message: string): Failure {
  return new Failure(EXIT.interrupted, message, { code: 'interrupted' });
}
