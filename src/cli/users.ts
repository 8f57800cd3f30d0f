import { Argument, type Command } from 'commander';
import type { Granted } from '../access/changes.ts';
import type { ListedPerson } from '../access/directory.ts';
import type { AccessOffice } from '../access/office.ts';
import { personIdOf } from '../access/people.ts';
import { newPersonBody } from '../api/access/contract.ts';
import { AT_THE_MACHINE, allowed, officeOver } from './access-office.ts';
import {
  declareGrant,
  type GrantOptions,
  grantedBy,
  mustBeWellFormed,
  mustTake,
  named,
} from './access-options.ts';
import { standingOf, writeTable } from './access-view.ts';
import { type CliCommand, type Context, EXIT } from './command.ts';
import { folderOf, mustHoldLedger, openToWrite } from './stores.ts';
import { accessTexts } from './texts/access.ts';
import { showTime } from './time.ts';

const ACTIONS = ['create', 'list', 'change', 'disable', 'enable', 'reset-password'] as const;
const GRANT = ['role', 'division', 'project', 'site'];

interface Options extends GrantOptions {
  readonly name?: string;
  readonly reason?: string;
}

/** What was asked for, understood: all that somebody with the stores open must know. */
export type UsersAsked =
  | { readonly action: 'list' }
  | ({
      readonly action: 'create' | 'change';
      readonly user: string;
      readonly name?: string;
    } & Granted)
  | {
      readonly action: 'disable' | 'enable' | 'reset-password';
      readonly user: string;
      readonly reason: string | undefined;
    };

/** As it is printed, also under `--json`. */
export type UsersDone =
  | { readonly people: readonly ListedPerson[] }
  | {
      readonly id: string;
      readonly user: string;
      readonly role?: string;
      readonly password: string;
    }
  | { readonly id: string; readonly user: string; readonly done: UsersAsked['action'] };

export const users: CliCommand = {
  inServer: () => undefined,
  declare(command, locale) {
    const texts = accessTexts[locale];
    command
      .addArgument(new Argument('<action>', texts.action).choices(ACTIONS))
      .argument('[user]', texts.user);
    declareGrant(command, locale)
      .option('--name <text>', texts.name)
      .option('--reason <text>', texts.reason);
  },
  async run(command, context) {
    const asked = usersAsked(command, context);
    const dir = folderOf(context);
    if (asked.action !== 'create') mustHoldLedger(context, dir);
    await using stores = await openToWrite(context.config, dir, context.inside);
    const office = officeOver(stores, context.now);
    const done = await doUsers(asked, { office, secret: stores.secret }, context);
    sayUsers(done, context);
    return EXIT.done;
  },
};

function usersAsked(command: Command, context: Context): UsersAsked {
  const [action, given] = command.args as [(typeof ACTIONS)[number], string?];
  const options = command.opts<Options>();
  const { name, reason } = options;
  switch (action) {
    case 'list':
      mustTake(action, [], command, context);
      return { action };
    case 'create':
    case 'change': {
      mustTake(action, action === 'create' ? [...GRANT, 'name'] : GRANT, command, context);
      const user = named(given, '<user>', context);
      const called = name === undefined ? {} : { name };
      const wanted = { user, ...called, ...grantedBy(options, context) };
      mustBeWellFormed(newPersonBody, wanted, context);
      return { action, ...wanted };
    }
    case 'disable':
    case 'enable':
    case 'reset-password':
      mustTake(action, action === 'reset-password' ? [] : ['reason'], command, context);
      return { action, user: named(given, '<user>', context), reason };
  }
}

/** Does it with stores that are open, whoever has opened them. A rule's no is thrown as Failure. */
export async function doUsers(
  asked: UsersAsked,
  { office, secret }: { readonly office: AccessOffice; readonly secret: Uint8Array },
  context: Pick<Context, 'locale'>,
): Promise<UsersDone> {
  const { people, directory } = office;
  if (asked.action === 'list') return { people: await directory.people(AT_THE_MACHINE.scope) };
  const { action, user } = asked;
  const id = personIdOf(secret, user);
  switch (action) {
    case 'create': {
      const { role, scope, name } = asked;
      const person = { login: user, role, scope, ...(name !== undefined && { name }) };
      const { password } = allowed(await people.create(person, AT_THE_MACHINE), context);
      return { id, user, role, password };
    }
    case 'reset-password': {
      const { password } = allowed(await people.resetPassword(id, AT_THE_MACHINE), context);
      return { id, user, password };
    }
    case 'change': {
      const { role, scope } = asked;
      allowed(await people.changeAccess(id, { role, scope }, AT_THE_MACHINE), context);
      return { id, user, done: action };
    }
    case 'disable':
    case 'enable':
      allowed(await people[action](id, asked.reason, AT_THE_MACHINE), context);
      return { id, user, done: action };
  }
}

function sayUsers(done: UsersDone, context: Context): void {
  const { out, json, locale, config } = context;
  const texts = accessTexts[locale];
  if (json) out.write(`${JSON.stringify(done)}\n`);
  else if ('password' in done)
    out.write(`${texts.passwordMade(done.user)}\n\n  ${done.password}\n`);
  else if ('done' in done) out.write(`${texts.userDone(done.done, done.user)}\n`);
  else if (done.people.length === 0) out.write(`${texts.noUsers}\n`);
  else {
    const rows = done.people.map((one) => [
      one.login,
      one.name ?? '',
      ...standingOf(one, locale),
      one.disabled ? texts.disabled : texts.active,
      showTime(one.createdAt, config.timeZone),
    ]);
    writeTable(texts.userHeads, rows, context);
  }
}
