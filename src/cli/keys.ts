import { Argument, type Command } from 'commander';
import type { Granted } from '../access/changes.ts';
import type { ListedKey } from '../access/directory.ts';
import type { AccessOffice } from '../access/office.ts';
import { newKeyBody } from '../api/access/contract.ts';
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
import { givenTime } from './given-time.ts';
import { folderOf, mustHoldLedger, openToWrite } from './stores.ts';
import { accessTexts } from './texts/access.ts';

const ACTIONS = ['create', 'list', 'revoke'] as const;

interface Options extends GrantOptions {
  readonly expires?: string;
  readonly source?: string;
  readonly label?: string;
  readonly reason?: string;
}

/** What was asked for, understood: all that somebody with the stores open must know. */
export type KeysAsked =
  | { readonly action: 'list' }
  | { readonly action: 'revoke'; readonly id: string; readonly reason: string | undefined }
  | ({ readonly action: 'create' } & Granted & {
        readonly label?: string;
        readonly source?: string;
        readonly expiresAt?: string;
      });

/** As it is printed, also under `--json`. */
export type KeysDone =
  | { readonly keys: readonly ListedKey[] }
  | { readonly id: string; readonly revoked: true }
  | { readonly id: string; readonly key: string; readonly role: string };

export const keys: CliCommand = {
  inServer: () => undefined,
  declare(command, locale) {
    const texts = accessTexts[locale];
    command
      .addArgument(new Argument('<action>', texts.action).choices(ACTIONS))
      .argument('[id]', texts.keyId);
    declareGrant(command, locale)
      .option('--expires <time>', texts.expires)
      .option('--source <code>', texts.source)
      .option('--label <text>', texts.label)
      .option('--reason <text>', texts.reason);
  },
  async run(command, context) {
    const asked = keysAsked(command, context);
    const dir = folderOf(context);
    if (asked.action !== 'create') mustHoldLedger(context, dir);
    await using stores = await openToWrite(context.config, dir, context.inside);
    const done = await doKeys(asked, officeOver(stores, context.now), context);
    sayKeys(done, context);
    return EXIT.done;
  },
};

function keysAsked(command: Command, context: Context): KeysAsked {
  const [action, id] = command.args as [(typeof ACTIONS)[number], string?];
  const options = command.opts<Options>();
  switch (action) {
    case 'list':
      mustTake(action, [], command, context);
      return { action };
    case 'revoke':
      mustTake(action, ['reason'], command, context);
      return { action, id: named(id, '<id>', context), reason: options.reason };
    case 'create': {
      const taken = ['role', 'division', 'project', 'site', 'expires', 'source', 'label'];
      mustTake(action, taken, command, context);
      const { label, source, expires } = options;
      const wanted = {
        ...grantedBy(options, context),
        ...(label !== undefined && { label }),
        ...(source !== undefined && { source }),
        ...(expires !== undefined && { expiresAt: givenTime('--expires', expires, context) }),
      };
      mustBeWellFormed(newKeyBody, wanted, context);
      return { action, ...wanted };
    }
  }
}

/** Does it with stores that are open, whoever has opened them. A rule's no is thrown as Failure. */
export async function doKeys(
  asked: KeysAsked,
  office: AccessOffice,
  context: Pick<Context, 'locale'>,
): Promise<KeysDone> {
  switch (asked.action) {
    case 'list':
      return { keys: await office.directory.keys(AT_THE_MACHINE.scope) };
    case 'revoke': {
      const id = asked.id.replace(/^(key[:-]|lk_)/, '').split('_')[0] ?? '';
      allowed(await office.keys.revoke(id, asked.reason, AT_THE_MACHINE), context);
      return { id, revoked: true };
    }
    case 'create': {
      const { action: _, ...wanted } = asked;
      const { id, key } = allowed(await office.keys.create(wanted, AT_THE_MACHINE), context);
      return { id, key, role: wanted.role };
    }
  }
}

function sayKeys(done: KeysDone, context: Context): void {
  const { out, json, locale, config, now } = context;
  const texts = accessTexts[locale];
  if (json) out.write(`${JSON.stringify(done)}\n`);
  else if ('key' in done) out.write(`${texts.keyMade(done.id, done.role)}\n\n  ${done.key}\n`);
  else if ('revoked' in done) out.write(`${texts.keyRevoked(done.id)}\n`);
  else if (done.keys.length === 0) out.write(`${texts.noKeys}\n`);
  else {
    const rows = done.keys.map((one) => [
      one.id,
      ...standingOf(one, locale),
      texts.keyStanding(one, now(), config.timeZone),
      [one.source, one.label].filter((text) => text !== undefined).join(' · '),
    ]);
    writeTable(texts.keyHeads, rows, context);
  }
}
