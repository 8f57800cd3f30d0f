import { ReadinessWatch } from '../api/readiness.ts';
import { isOnServer, ROLES, type Role, shownStore } from '../config.ts';
import { type CliCommand, type Context, EXIT, Failure } from './command.ts';
import { failureOf, wordsOf } from './failures.ts';
import { openLog } from './logging.ts';
import { closeInTime, runRoles, type Serving } from './serving.ts';
import { folderOf } from './stores.ts';
import { serveTexts, unreadyText } from './texts/serve.ts';
import { version } from './version.ts';

/** Runs roles until it is asked to stop, which is how it ends well. */
export const serve: CliCommand = {
  declare(command, locale) {
    command.option('--roles <roles>', serveTexts[locale].roles);
  },
  async run(command, context) {
    const { locale, config, out } = context;
    const { roles: named } = command.opts<{ roles?: string }>();
    const roles = named === undefined ? config.roles : rolesNamed(named, context);
    const watch = new ReadinessWatch({
      say: (reason) => unreadyText(reason, locale),
      wording: (error) => wordsOf(error, locale),
      clockMs: () => performance.now(),
    });
    const opened = new AsyncDisposableStack();
    const log = openLog(out, config);
    const serving: Serving = { context, dir: folderOf(context), roles, log, watch, opened };
    try {
      await runRoles(serving, (url) => greet(url, serving));
    } catch (error) {
      const { code } = failureOf(error, 'en').details;
      log.fatal({ code }, wordsOf(error, 'en'));
      await closeInTime(serving);
      throw error;
    }
    return (await closeInTime(serving)) ? EXIT.done : EXIT.unreachable;
  },
};

/** Each once, in the order of the list. */
function rolesNamed(text: string, { locale }: Context): readonly Role[] {
  const texts = serveTexts[locale];
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !ROLES.some((role) => role === name));
  const wrong = text.trim() === '' ? texts.noRole : unknown && texts.unknownRole(unknown, ROLES);
  if (wrong) throw new Failure(EXIT.usage, wrong, { code: 'usage', option: '--roles' });
  return ROLES.filter((role) => names.includes(role));
}

/** To a person; programs read the log. */
function greet(url: string, { context, dir, roles }: Serving): void {
  const { config, locale, err, json } = context;
  if (json) return;
  const texts = serveTexts[locale];
  const place = (store: string): string => {
    if (isOnServer(store)) return shownStore(store);
    return store === 'memory:' ? texts.inMemory : texts.inFolder(dir);
  };
  const lines = [
    texts.serving(version(), roles.map(texts.role)),
    texts.health(`${url}/healthz  ${url}/readyz`),
    texts.ledger(place(config.ledger)),
    texts.readModels(place(config.readModels)),
    texts.toStop,
  ];
  err.write(`${lines.join('\n  ')}\n`);
}
