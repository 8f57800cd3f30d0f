import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { Granted } from '../access/changes.ts';
import type { AccessRole } from '../access/principal.ts';
import type { Locale } from '../config.ts';
import { scopeOf } from '../domain/access/state.ts';
import { ACCESS_ROLES } from '../domain/access/words.ts';
import { faultsOf } from '../intake/faults.ts';
import { say } from '../wording/rules.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { accessTexts } from './texts/access.ts';

export interface GrantOptions {
  readonly role?: AccessRole;
  readonly division?: readonly string[];
  readonly project?: readonly string[];
  readonly site?: readonly string[];
}

/** `--role` and the options that confine; each of these may be given several times. */
export function declareGrant(command: Command, locale: Locale): Command {
  const texts = accessTexts[locale];
  return command
    .addOption(new Option('--role <role>', texts.role).choices(ACCESS_ROLES))
    .addOption(new Option('--division <code>', texts.division).argParser(oneMore))
    .addOption(new Option('--project <code>', texts.project).argParser(oneMore))
    .addOption(new Option('--site <code>', texts.site).argParser(oneMore));
}

function oneMore(code: string, before: readonly string[] = []): readonly string[] {
  return [...before, code];
}

/** What is granted; without a role it is wrong usage. */
export function grantedBy(options: GrantOptions, { locale }: Pick<Context, 'locale'>): Granted {
  const { role, division: divisions, project: projects, site: sites } = options;
  if (role === undefined) throw wrongUsage(accessTexts[locale].needs('--role'), '--role');
  return { role, scope: scopeOf({ divisions, projects, sites }) };
}

/** Throws for what no key or person may be called: an empty code, a text that is too long. */
export function mustBeWellFormed(
  schema: z.ZodType,
  asked: object,
  { locale }: Pick<Context, 'locale'>,
): void {
  const { error } = schema.safeParse(asked);
  const [first] = error ? faultsOf(error, asked) : [];
  if (!first) return;
  const { path, rule, params } = first;
  throw wrongUsage(accessTexts[locale].wrong(path, say(rule, params, locale)));
}

/** What an action is done to: its second argument. */
export function named(what: string | undefined, shown: string, { locale }: Context): string {
  if (what !== undefined && what.trim() !== '') return what;
  throw wrongUsage(accessTexts[locale].needs(shown));
}

function wrongUsage(message: string, option?: string): Failure {
  const details = option === undefined ? { code: 'usage' } : { code: 'usage', option };
  return new Failure(EXIT.usage, message, details);
}

/** Options that an action has nothing to do with are not passed over in silence. */
export function mustTake(
  action: string,
  taken: readonly string[],
  command: Command,
  { locale }: Context,
): void {
  const given = Object.keys(command.opts()).filter((name) => name !== 'data' && name !== 'json');
  const [stray] = given.filter((name) => !taken.includes(name));
  if (stray === undefined) return;
  throw wrongUsage(accessTexts[locale].notFor(`--${stray}`, action), `--${stray}`);
}
