import { type Command, commandIdOf } from '../../src/ledger/execute.ts';
import { add, command } from '../ledger/tally.ts';

const COMMANDS_A_STREAM = 20;
const CORRECT_EVERY = 7;

/** The k-th command of all, the same whenever and wherever it is made: adds 1 to its tally. */
export function nthCommand(k: number): Command {
  const stream = `tally-${Math.floor(k / COMMANDS_A_STREAM)}`;
  return add(1, { stream, envelope: { commandId: commandIdOf('faults', String(k)) } });
}

/** What corrects the k-th command, for every seventh; `version` is that of its fact. */
export function nthCorrection(k: number, version: number): Command | undefined {
  if (k % CORRECT_EVERY > 0) return undefined;
  const envelope = { commandId: commandIdOf('faults', `correction ${k}`) };
  const { stream } = nthCommand(k);
  return command('Replace', { target: version, numbers: [2, 3] }, { stream, envelope });
}
