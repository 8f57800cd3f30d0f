import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { ROWS } from '../../bench/rows.ts';
import { runBench } from '../../bench/run.ts';
import { humanTable, markdownTable } from '../../bench/tables.ts';
import type { Locale } from '../config.ts';
import { type CliCommand, type Context, EXIT, type Exit } from './command.ts';
import { benchTexts } from './texts/bench.ts';

const ORDER_LOG = '../shared/data/order-management-log.csv';
const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const ROUNDS = 5;
const FACTS = 1_000_000;

interface Options {
  readonly rounds: number;
  readonly facts: number;
  readonly log: string;
  readonly markdown?: boolean;
}

/** A missed reach is a figure, not an error; a figure that could not be taken is one. */
export const bench: CliCommand = {
  declare(command, locale) {
    const texts = benchTexts[locale];
    const whole = wholeNumber(locale);
    command
      .addArgument(new Argument('[row...]', texts.rows).choices(Object.keys(ROWS)))
      .addOption(new Option('--rounds <n>', texts.rounds).argParser(whole).default(ROUNDS))
      .addOption(new Option('--facts <n>', texts.facts).argParser(whole).default(FACTS))
      .addOption(
        new Option('--log <file>', texts.log).default(join(REPOSITORY, ORDER_LOG), ORDER_LOG),
      )
      .addOption(new Option('--markdown', texts.markdown).conflicts('json'));
  },
  async run(command: Command, { out, err, json, signal }: Context): Promise<Exit> {
    const { markdown, ...options } = command.opts<Options>();
    const rows = command.processedArgs[0] as readonly string[];
    const say = (line: string) => err.write(`${line}\n`);
    const report = await runBench({ ...options, rows, say, signal });
    for (const failure of report.failures) say(failure);
    if (json) out.write(`${JSON.stringify(report)}\n`);
    else out.write(markdown ? markdownTable(report) : humanTable(report));
    return report.failures.length === 0 ? EXIT.done : EXIT.wrong;
  },
};

function wholeNumber(locale: Locale) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new InvalidArgumentError(benchTexts[locale].positive);
  };
}
