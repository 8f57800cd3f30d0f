import { createHash } from 'node:crypto';
import { inOrder } from '../intake/in-order.ts';
import type { Caller, Intake } from '../intake/intake.ts';
import type { RawCommand } from '../intake/raw-command.ts';
import { type JsonRow, jsonRows } from './ndjson.ts';
import { becameOf, type Done, type ImportOptions, type Summary, summed } from './summary.ts';

const IN_FLIGHT_ROWS = 256;

/** The same for every import, or a second one would not find its own commands again. */
const CALLER: Caller = { actor: 'import:commands-ndjson', role: 'import', capture: 'import' };

/**
 * Imports commands, one a line: `{ stream, command, data, commandId?, occurredAt?, … }`. A line
 * without a commandId gets one from its number and text, so that the same file says nothing new
 * a second time.
 */
export async function importCommands(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  options: ImportOptions,
): Promise<Summary> {
  async function carryOut(row: JsonRow): Promise<Done> {
    const { line, read, why } = row;
    if (why) return { line, read, became: { kind: 'refused', why } };
    return { line, read, became: becameOf([await intake(keyed(row), CALLER)]) };
  }
  return summed(inOrder(jsonRows(bytes, options.signal), carryOut, IN_FLIGHT_ROWS), options);
}

/** The intake looks at every field itself; here nothing is known of the value yet. */
function keyed({ line, text, value }: JsonRow): RawCommand {
  const known = value as RawCommand;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || 'commandId' in value) return known;
  const digest = createHash('sha256').update(text).digest('base64url');
  return { ...known, commandId: `line ${line} ${digest}` };
}
