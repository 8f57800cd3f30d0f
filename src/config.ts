import { statSync } from 'node:fs';
import { z } from 'zod';

const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const SECRET_CHARACTERS_MIN = 32;

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Every variable that Lading reads; the errors are rules, said in words by the command line. */
const environmentSchema = z.object({
  /** The data folder; commands have their own default. */
  LADING_DATA: z.string().optional(),
  LADING_LEDGER: z.enum(['sqlite:', 'memory:'], { error: 'ledger' }).default('sqlite:'),
  LADING_READ_MODELS: z.enum(['sqlite:', 'memory:'], { error: 'read-models' }).default('sqlite:'),
  LADING_VAULT: z.enum(['sqlite:'], { error: 'vault' }).default('sqlite:'),
  LADING_SECRET: z.string().min(SECRET_CHARACTERS_MIN, { error: 'secret' }).optional(),
  /** IANA name: how times without an offset are read and times are shown. */
  LADING_TIME_ZONE: z.string().refine(isTimeZone, { error: 'time-zone' }).default('Asia/Shanghai'),
  LADING_LOCALE: z.enum(LOCALES, { error: 'locale' }).optional(),
  LADING_LOG_LEVEL: z.enum(['info', 'debug'], { error: 'log-level' }).default('info'),
});

export interface Config {
  readonly data: string | undefined;
  readonly ledger: 'sqlite:' | 'memory:';
  readonly readModels: 'sqlite:' | 'memory:';
  readonly vault: 'sqlite:';
  readonly secret: string | undefined;
  readonly timeZone: string;
  readonly logLevel: 'info' | 'debug';
  /** Names that begin like ours and that nobody reads: most likely misspelt. */
  readonly unknown: readonly string[];
}

export type ConfigRule =
  | 'ledger'
  | 'read-models'
  | 'vault'
  | 'secret'
  | 'time-zone'
  | 'locale'
  | 'log-level';

/** One wrong variable. The value is left out where it is a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly rule: ConfigRule;
  readonly value: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as Lading understands it: everything that is wrong at once, or the config. */
export function readConfig(environment: Environment): Config | readonly ConfigProblem[] {
  const ours = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('LADING_') && value !== '' && value !== undefined,
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(ours));
  if (!parsed.success) {
    return parsed.error.issues.map(({ path: [variable], message }) => ({
      variable: String(variable),
      rule: message as ConfigRule,
      value: variable === 'LADING_SECRET' ? undefined : environment[String(variable)],
    }));
  }
  const of = parsed.data;
  return {
    data: of.LADING_DATA,
    ledger: of.LADING_LEDGER,
    // Of facts that nothing keeps, nothing is kept: else they would displace those of a folder.
    readModels: of.LADING_LEDGER === 'memory:' ? 'memory:' : of.LADING_READ_MODELS,
    vault: of.LADING_VAULT,
    secret: of.LADING_SECRET,
    timeZone: of.LADING_TIME_ZONE,
    logLevel: of.LADING_LOG_LEVEL,
    unknown: ours.map(([name]) => name).filter((name) => !(name in environmentSchema.shape)),
  };
}

/**
 * The language to speak: LADING_LOCALE, else the terminal's, else Chinese. It never fails, so that
 * what is wrong with the environment can be said in it.
 */
export function localeOf(environment: Environment): Locale {
  const chosen = LOCALES.find((locale) => locale === environment.LADING_LOCALE);
  if (chosen) return chosen;
  const names = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG];
  const terminal = names.find((name) => name !== undefined && name !== '') ?? 'C';
  return /^(zh|C|POSIX)\b/i.test(terminal.replace('_', '-')) ? 'zh-CN' : 'en';
}

/** The process's environment, with what a `.env` in the working folder adds to it. */
export function processEnvironment(): Environment {
  if (statSync('.env', { throwIfNoEntry: false })?.isFile()) process.loadEnvFile('.env');
  return process.env;
}
