import { createHash } from 'node:crypto';
import { masterStream } from '../domain/master/code.ts';
import { isMasterKind, MASTER_KINDS } from '../domain/master/kinds.ts';
import { inOrder } from '../intake/in-order.ts';
import type { Caller, Intake } from '../intake/intake.ts';
import type { RawCommand } from '../intake/raw-command.ts';
import { jsonValues } from './json-values.ts';
import type { JsonRow } from './ndjson.ts';
import {
  becameOf,
  type Done,
  type ImportOptions,
  type Refused,
  refusedBy,
  refusedFor,
  type Summary,
  summed,
} from './summary.ts';

const IN_FLIGHT_ROWS = 256;

/** The same for every import, or a second one would not find its own commands again. */
const CALLER: Caller = { actor: 'import:master-ndjson', role: 'import', capture: 'import' };

/**
 * Imports master data, one record a line, or as a JSON list: `{ kind, code, … }` with the fields
 * of Put, or `{ kind, code, retired: true, … }` with those of Retire.
 */
export async function importMaster(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  options: ImportOptions,
): Promise<Summary> {
  async function carryOut(row: JsonRow): Promise<Done> {
    const { line, read } = row;
    const told = row.why ?? commandIn(row);
    if (!('command' in told)) return { line, read, became: { kind: 'refused', why: told } };
    return { line, read, became: becameOf([await intake(told, CALLER)], fieldOf) };
  }
  return summed(inOrder(jsonValues(bytes, options.signal), carryOut, IN_FLIGHT_ROWS), options);
}

function commandIn({ line, text, value }: JsonRow): RawCommand | readonly Refused[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [refusedFor('', 'must-be-an-object')];
  }
  const { kind, code, retired, ...fields } = value as Readonly<Record<string, unknown>>;
  const stream = streamFor(kind, code);
  if (typeof stream !== 'string') return stream;
  if (retired !== undefined && retired !== true) {
    return [refusedBy('retired', 'must-be-one-of', { values: ['true'] })];
  }
  // By its place as well: a record may be changed and changed back in one file.
  const digest = createHash('sha256').update(text).digest('base64url');
  const command = retired ? 'Retire' : 'Put';
  return { stream, command, data: fields, commandId: `line ${line} ${digest}` };
}

function streamFor(kind: unknown, code: unknown): string | readonly Refused[] {
  const faults: Refused[] = [];
  if (kind === undefined) faults.push(refusedFor('kind', 'field-is-required'));
  else if (!isMasterKind(kind)) {
    faults.push(refusedFor('kind', 'must-be-one-of', { values: MASTER_KINDS }));
  }
  if (code === undefined) faults.push(refusedFor('code', 'field-is-required'));
  else if (typeof code !== 'string') faults.push(refusedFor('code', 'must-be-text'));
  if (faults.length > 0 || !isMasterKind(kind) || typeof code !== 'string') return faults;
  return masterStream(kind, code) ?? [refusedBy('code', 'id-must-be-well-formed', { id: code })];
}

function fieldOf(path: string): string {
  return path === 'stream' ? 'code' : path;
}
