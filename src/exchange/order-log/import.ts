import { inOrder } from '../../intake/in-order.ts';
import type { Answer, Caller, Intake } from '../../intake/intake.ts';
import type { RawCommand } from '../../intake/raw-command.ts';
import {
  type Became,
  becameOf,
  type Done,
  type ImportOptions,
  type Place,
  type Summary,
  summed,
} from '../summary.ts';
import { SOURCE, told } from './commands.ts';
import { type LookAhead, lookAhead } from './look-ahead.ts';
import { type Read, wholeLog } from './whole-log.ts';

/** Fewer than may wait for one stream. */
const IN_FLIGHT_COMMANDS = 1_000;
const LIST_ROWS = 256;

/** The same for every import, or a second one would not find its own commands again. */
const CALLER: Caller = {
  actor: 'import:ocel-csv',
  role: 'import',
  capture: 'import',
  source: SOURCE,
};

/** Which column a command's field came from. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  stream: 'ocel:type:packages',
  occurredAt: 'ocel:timestamp',
  customer: 'ocel:type:customers',
  number: 'ocel:type:orders',
  lines: 'ocel:type:items',
  contents: 'ocel:type:items',
  line: 'ocel:type:items',
  weightKg: 'weight',
};

/**
 * Imports the log of an order management system, an OCEL table in CSV: what became of orders,
 * items and packages elsewhere, told again as commands in the order of the log. The whole log is
 * read before the first command is sent, since only a package's row says what is in it.
 */
export async function importOrderLog(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  options: ImportOptions,
): Promise<Summary> {
  return summed(carriedOut(bytes, intake, options), options);
}

async function* carriedOut(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  { signal, now }: ImportOptions,
): AsyncGenerator<readonly Done[], void, undefined> {
  const reads = await wholeLog(bytes, now());
  const ahead = lookAhead(reads.filter(({ isHeader }) => !isHeader));
  const take = async (step: Step): Promise<Taken> =>
    'command' in step ? { ...step, answer: await intake(step.command, CALLER) } : step;
  yield* doneBy(inOrder(steps(reads, ahead, signal), take, IN_FLIGHT_COMMANDS));
}

/** A command of a row, whose last one settles what became of the row; or a row without any. */
type Step =
  | { readonly place: Place; readonly command: RawCommand; readonly isLast: boolean }
  | { readonly place: Place; readonly became: Became };
type Taken =
  | { readonly place: Place; readonly answer: Answer; readonly isLast: boolean }
  | { readonly place: Place; readonly became: Became };

function* steps(
  reads: readonly Read[],
  ahead: LookAhead,
  signal: AbortSignal,
): Generator<readonly Step[], void, undefined> {
  const planned = new Set<string>();
  for (let from = 0; from < reads.length && !signal.aborted; from += LIST_ROWS) {
    yield reads.slice(from, from + LIST_ROWS).flatMap((read) => stepsOf(read, ahead, planned));
  }
}

function stepsOf(
  { line, read, row, why }: Read,
  ahead: LookAhead,
  planned: Set<string>,
): readonly Step[] {
  const place = { line, read };
  if (!row || why) return [{ place, became: { kind: 'refused', why: why ?? [] } }];
  if (ahead.repeats.has(row)) return [{ place, became: { kind: 'repeated' } }];
  const says = told(row, ahead, planned);
  if (says.kind !== 'commands') return [{ place, became: says }];
  const { commands } = says;
  return commands.map((command, index) => {
    return { place, command, isLast: index === commands.length - 1 };
  });
}

/** What became of the rows, when all their commands were answered. */
async function* doneBy(
  lists: AsyncIterable<readonly Taken[]>,
): AsyncGenerator<readonly Done[], void, undefined> {
  let answers: Answer[] = [];
  for await (const list of lists) {
    yield list.flatMap((taken): readonly Done[] => {
      if ('became' in taken) return [{ ...taken.place, became: taken.became }];
      answers.push(taken.answer);
      if (!taken.isLast) return [];
      const became = becameOf(answers, columnOf);
      answers = [];
      return [{ ...taken.place, became }];
    });
  }
}

function columnOf(path: string): string {
  const [field = ''] = path.split('.');
  return COLUMN_OF[field] ?? field;
}
