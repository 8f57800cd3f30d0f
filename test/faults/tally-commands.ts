import { type Command, commandIdOf } from '../../src/ledger/execute.ts';
import { add } from '../ledger/tally.ts';

const COMMANDS_A_STREAM = 20;

/** The k-th command of all, the same whenever and wherever it is made: adds 1 to its tally. */
export function nthCommand(k: number): Command {
  const stream = `tally-${Math.floor(k / COMMANDS_A_STREAM)}`;
  return add(1, { stream, envelope: { commandId: commandIdOf('faults', String(k)) } });
}
