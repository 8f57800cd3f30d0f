import { styleText } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import {
  type Config,
  type ConfigProblem,
  type Environment,
  type Locale,
  localeOf,
  readConfig,
} from '../config.ts';
import { environmentBlotter } from './blotting.ts';
import {
  type CliCommand,
  type Context,
  EXIT,
  type Exit,
  Failure,
  type Inside,
  interrupted,
  type Surroundings,
} from './command.ts';
import { failureOf, sayFailure, wrongConfig, wrongUsage } from './failures.ts';
import { runHereOrThere } from './in-server.ts';
import { failureTexts } from './texts/failures.ts';
import { type CommandName, programTexts } from './texts/program.ts';
import { version } from './version.ts';
import { displayWidth } from './width.ts';

/** A command's file is read only when that command is asked for: `--help` stays quick. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<CliCommand>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  import: async () => (await import('./import.ts')).importFile,
  export: async () => (await import('./export.ts')).exportTo,
  replay: async () => (await import('./replay.ts')).replay,
  report: async () => (await import('./report.ts')).report,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  verify: async () => (await import('./verify.ts')).verify,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  keys: async () => (await import('./keys.ts')).keys,
  users: async () => (await import('./users.ts')).users,
  bench: async () => (await import('./bench.ts')).bench,
};

/** Runs one command line to its exit code. Everything that is thrown ends here, said in words. */
export async function runProgram(
  argv: readonly string[],
  readEnvironment: () => Environment,
  around: Surroundings,
  inside?: Inside,
): Promise<Exit> {
  let environment: Environment = {};
  try {
    environment = readEnvironment();
    return await run(argv, environment, around, inside);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage;
    const locale = localeOf(environment);
    const isInterrupted = around.signal.aborted && error === around.signal.reason;
    const failure = isInterrupted
      ? interrupted(failureTexts[locale].interrupted)
      : error instanceof CommanderError
        ? wrongUsage(error, locale, calledAs(argv, environment))
        : failureOf(error, locale);
    const debug = environment.LADING_LOG_LEVEL === 'debug';
    const json = argv.includes('--json');
    const blotted = environmentBlotter(environment);
    return sayFailure(failure, error, { json, debug, blotted, around });
  }
}

async function run(
  argv: readonly string[],
  environment: Environment,
  around: Surroundings,
  inside: Inside | undefined,
): Promise<Exit> {
  const locale = localeOf(environment);
  const called = calledBy(environment);
  const ran: { exit: Exit } = { exit: EXIT.done };
  const program = skeleton(locale, around);
  const name = argv.find(isCommandName);
  if (name) {
    const command = await COMMANDS[name]();
    const sub = program.commands.find((candidate) => candidate.name() === name) ?? program;
    withOwnOptions(sub, command, locale).action(async () => {
      const given = { locale, called, runInside, ...around, ...(inside && { inside }) };
      const context = contextOf(sub, inside?.config ?? readConfig(environment), given);
      ran.exit = inside
        ? await runInServer(command, sub, context)
        : await runHereOrThere(command, sub, { argv, context });
    });
  }
  await program.parseAsync(argv, { from: 'user' });
  return ran.exit;
}

const runInside: Context['runInside'] = (argv, environment, around, inside) =>
  runProgram(argv, () => environment, around, inside);

/** Of what is asked for over the server, what it can do; the rest needs the folder for itself. */
async function runInServer(command: CliCommand, sub: Command, context: Context): Promise<Exit> {
  if (command.inServer && command.inServer(sub) !== false) return command.run(sub, context);
  throw new Failure(EXIT.usage, failureTexts[context.locale].notInServer, { code: 'usage' });
}

function calledBy({ npm_lifecycle_event }: Environment): string {
  return npm_lifecycle_event ? 'npm run -s lading --' : 'lading';
}

/** What to write before `--help` to read about the command that was meant. */
function calledAs(argv: readonly string[], environment: Environment): string {
  const [first = ''] = argv.filter((given) => given !== 'help');
  const called = calledBy(environment);
  return isCommandName(first) ? `${called} ${first}` : called;
}

function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(COMMANDS, text);
}

function skeleton(locale: Locale, { out, err }: Surroundings): Command {
  const texts = programTexts[locale];
  const program = new Command('lading')
    .description(texts.about)
    .usage(texts.usage)
    .version(version(), '-V, --version', texts.options.version)
    .helpOption('-h, --help', texts.options.help)
    .helpCommand('help [command]', texts.options.helpCommand)
    .addHelpText('after', `\n${texts.exits}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => out.columns ?? 80,
      getErrHelpWidth: () => err.columns ?? 80,
      getOutHasColors: () => out.hasColors?.() === true,
      getErrHasColors: () => err.hasColors?.() === true,
    })
    .configureHelp({
      displayWidth,
      optionDescription: (option) => described(option, locale),
      argumentDescription: (argument) => described(argument, locale),
      styleTitle: (title) =>
        styleText('bold', texts.titles[title as keyof typeof texts.titles] ?? title, {
          validateStream: false,
        }),
      styleSubcommandText: (name) => styleText('cyan', name, { validateStream: false }),
      styleOptionText: (flags) => styleText('cyan', flags, { validateStream: false }),
    });
  for (const [name, summary] of Object.entries(texts.commands)) {
    program.command(name).description(summary);
  }
  return program;
}

/** A description with its choices and its default in the reader's language. */
function described(
  {
    description,
    argChoices,
    defaultValue,
  }: Pick<Option, 'description' | 'argChoices' | 'defaultValue'>,
  locale: Locale,
): string {
  const texts = programTexts[locale];
  const notes = [
    ...(argChoices ? [texts.allowed(argChoices.join(' · '))] : []),
    ...(defaultValue === undefined ? [] : [texts.byDefault(String(defaultValue))]),
  ];
  return notes.length === 0 ? description : texts.noted(description, notes);
}

function withOwnOptions(sub: Command, command: CliCommand, locale: Locale): Command {
  const { options } = programTexts[locale];
  command.declare(sub, locale);
  const data = sub.name() === 'demo' ? options.demoData : options.data;
  const parameters = sub.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? ` <${name}>` : ` [${name}]`;
  });
  return sub
    .usage(programTexts[locale].usageOf(parameters.join('')))
    .helpOption('-h, --help', options.help)
    .addOption(new Option('--data <dir>', data))
    .addOption(new Option('--json', options.json));
}

function contextOf(
  sub: Command,
  config: Config | readonly ConfigProblem[],
  around: Omit<Context, 'config' | 'json' | 'dataDir'>,
): Context {
  if (Array.isArray(config)) throw wrongConfig(config, around.locale);
  const ready = config as Config;
  const { data, json } = sub.opts<{ data?: string; json?: boolean }>();
  const dataDir = around.inside?.dir ?? data ?? ready.data;
  return { ...around, config: ready, json: json === true, dataDir };
}
