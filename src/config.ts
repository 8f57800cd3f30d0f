import { statSync } from 'node:fs';
import { z } from 'zod';

const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const SECRET_CHARACTERS_MIN = 32;
const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
/** What `serve` can do in one process; each of these may run in several processes at once. */
export const ROLES = ['api', 'projections', 'processes', 'alerts', 'notify'] as const;
export type Role = (typeof ROLES)[number];

const ADMIN_KEY_CHARACTERS_MIN = 32;
/** As keys look that we have made. */
const OWN_KEY = /^lk_[\w.-]{8,200}$/;
const REQUESTS_A_SECOND_MAX = 1_000_000;
const SWITCHED_ON = ['true', '1', 'yes', 'on'];
const SWITCHES = [...SWITCHED_ON, 'false', '0', 'no', 'off'] as const;

const EVENT_STORE = ['esdb', 'esdb+discover'] as const;
const MONGO = ['mongodb', 'mongodb+srv'] as const;
/** As both servers write their URLs: scheme, user and password, hosts, path, options. */
const SERVER_URL = /^([a-z+]+):\/\/(?:[^@/?#\s]+@)?([^@/?#\s]+)(\/[\w.-]+)?\/?(?:[?#]\S*)?$/i;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i;
const PORT_MAX = 65_535;

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether a store is a server, and not this process's own. */
export function isOnServer(url: string): boolean {
  return url.includes('://');
}

/** A store's URL as it may be shown: without user, password and options. */
export function shownStore(url: string): string {
  const [, scheme, hosts, path = ''] = SERVER_URL.exec(url) ?? [];
  return hosts === undefined ? url : `${scheme}://${hosts}${path}`;
}

function isServer(schemes: readonly string[]) {
  return (url: string): boolean => {
    const [, scheme = '', hosts = ''] = SERVER_URL.exec(url) ?? [];
    return schemes.includes(scheme.toLowerCase()) && hosts.split(',').every(isHost);
  };
}

function isHost(host: string): boolean {
  const found = HOST.exec(host);
  const port = Number(found?.[1] ?? 1);
  return found !== null && port > 0 && port <= PORT_MAX;
}

/** A store of its own in the data folder or in memory, or on a server of one of the schemes. */
function storeUrl(own: readonly string[], schemes: readonly string[], rule: ConfigRule) {
  const isOnServer = isServer(schemes);
  return z
    .string()
    .refine((url) => own.includes(url) || isOnServer(url), { error: rule })
    .default('sqlite:');
}

function switchedOff() {
  return z
    .string()
    .toLowerCase()
    .pipe(z.enum(SWITCHES, { error: 'switch' }))
    .transform((word) => SWITCHED_ON.includes(word))
    .default(false);
}

/** Every variable that Lading reads; the errors are rules, said in words by the command line. */
const environmentSchema = z.object({
  /** The data folder; commands have their own default. */
  LADING_DATA: z.string().optional(),
  LADING_LEDGER: storeUrl(['sqlite:', 'memory:'], EVENT_STORE, 'ledger'),
  LADING_READ_MODELS: storeUrl(['sqlite:', 'memory:'], MONGO, 'read-models'),
  LADING_VAULT: storeUrl(['sqlite:'], MONGO, 'vault'),
  /** Opens the vault on a server; the embedded one has a file for it. */
  LADING_VAULT_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, { error: 'vault-key' })
    .optional(),
  /** For `serve`. */
  LADING_ROLES: z
    .string()
    .transform((names) => names.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(ROLES, { error: 'roles' })))
    .default([...ROLES]),
  LADING_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'host' })
    .default('127.0.0.1'),
  /** 0 takes a free one. */
  LADING_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'port' })
    .transform(Number)
    .refine((port) => port <= PORT_MAX, { error: 'port' })
    .default(8080),
  /** An admin's key that needs no store; without a scope. */
  LADING_ADMIN_KEY: z
    .string()
    .refine((key) => OWN_KEY.test(key) || key.length >= ADMIN_KEY_CHARACTERS_MIN, {
      error: 'admin-key',
    })
    .refine((key) => /^[\x21-\x7e]+$/.test(key), { error: 'admin-key' })
    .optional(),
  /** Requests a second of one key; then this machine's own are counted as well. */
  LADING_RATE_LIMIT: z
    .string()
    .regex(/^\d{1,7}$/, { error: 'rate-limit' })
    .transform(Number)
    .refine((rate) => rate > 0 && rate <= REQUESTS_A_SECOND_MAX, { error: 'rate-limit' })
    .optional(),
  /** Addresses are those that the proxy before us tells in X-Forwarded-For. */
  LADING_TRUST_PROXY: switchedOff(),
  /** Whether call-backs may go to addresses of private networks. */
  LADING_WEBHOOK_ALLOW_PRIVATE: switchedOff(),
  LADING_SECRET: z.string().min(SECRET_CHARACTERS_MIN, { error: 'secret' }).optional(),
  /** IANA name: how times without an offset are read and times are shown. */
  LADING_TIME_ZONE: z.string().refine(isTimeZone, { error: 'time-zone' }).default('Asia/Shanghai'),
  LADING_LOCALE: z.enum(LOCALES, { error: 'locale' }).optional(),
  LADING_LOG_LEVEL: z.enum(LOG_LEVELS, { error: 'log-level' }).default('info'),
});

export interface Config {
  readonly data: string | undefined;
  /** `sqlite:`, `memory:`, `esdb://…` or `esdb+discover://…`; the last two may hold a password. */
  readonly ledger: string;
  /** `sqlite:`, `memory:`, `mongodb://…` or `mongodb+srv://…`. */
  readonly readModels: string;
  /** `sqlite:`, `mongodb://…` or `mongodb+srv://…`. */
  readonly vault: string;
  /** 64 hex digits. */
  readonly vaultKey: string | undefined;
  readonly secret: string | undefined;
  readonly adminKey: string | undefined;
  /** Requests a second of one key. */
  readonly rateLimit: number | undefined;
  readonly trustProxy: boolean;
  readonly webhookAllowPrivate: boolean;
  readonly roles: readonly Role[];
  readonly host: string;
  readonly port: number;
  readonly timeZone: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Names that begin like ours and that nobody reads: most likely misspelt. */
  readonly unknown: readonly string[];
}

export type ConfigRule =
  | 'ledger'
  | 'read-models'
  | 'vault'
  | 'vault-key'
  | 'secret'
  | 'admin-key'
  | 'rate-limit'
  | 'switch'
  | 'roles'
  | 'host'
  | 'port'
  | 'time-zone'
  | 'locale'
  | 'log-level';

/** One wrong variable. The value is left out where it is a secret or may hold one. */
export interface ConfigProblem {
  readonly variable: string;
  readonly rule: ConfigRule;
  readonly value: string | undefined;
}

const SECRET_VARIABLES = new Set(['LADING_SECRET', 'LADING_VAULT_KEY', 'LADING_ADMIN_KEY']);
const STORE_VARIABLES = new Set(['LADING_LEDGER', 'LADING_READ_MODELS', 'LADING_VAULT']);

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as Lading understands it: everything that is wrong at once, or the config. */
export function readConfig(environment: Environment): Config | readonly ConfigProblem[] {
  const ours = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('LADING_') && value !== '' && value !== undefined,
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(ours));
  if (!parsed.success) {
    const rules = parsed.error.issues.map(({ path, message }) => [String(path[0]), message]);
    return [...new Map(rules as [string, ConfigRule][])].map(([variable, rule]) => {
      return { variable, rule, value: shownValue(variable, environment[variable]) };
    });
  }
  const of = parsed.data;
  return {
    data: of.LADING_DATA,
    ledger: of.LADING_LEDGER,
    // Of facts that nothing keeps, nothing is kept: else they would displace those of a folder.
    readModels: of.LADING_LEDGER === 'memory:' ? 'memory:' : of.LADING_READ_MODELS,
    vault: of.LADING_VAULT,
    vaultKey: of.LADING_VAULT_KEY,
    secret: of.LADING_SECRET,
    adminKey: of.LADING_ADMIN_KEY,
    rateLimit: of.LADING_RATE_LIMIT,
    trustProxy: of.LADING_TRUST_PROXY,
    webhookAllowPrivate: of.LADING_WEBHOOK_ALLOW_PRIVATE,
    roles: of.LADING_ROLES,
    host: of.LADING_HOST,
    port: of.LADING_PORT,
    timeZone: of.LADING_TIME_ZONE,
    logLevel: of.LADING_LOG_LEVEL,
    unknown: ours.map(([name]) => name).filter((name) => !(name in environmentSchema.shape)),
  };
}

/** Of a URL only its scheme is shown: where it is wrong, a password may stand anywhere in it. */
function shownValue(variable: string, value: string | undefined): string | undefined {
  if (SECRET_VARIABLES.has(variable)) return undefined;
  if (!STORE_VARIABLES.has(variable)) return value;
  const scheme = /^[a-z+]+:\/\//i.exec(value ?? '')?.[0];
  if (scheme) return `${scheme}…`;
  return /^[\w+-]+:?$/.test(value ?? '') ? value : undefined;
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

/** Whether npm has started us, as `npm start` and `npm run` do. */
export function isUnderNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}
