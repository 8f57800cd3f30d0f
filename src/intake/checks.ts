import type { Envelope } from '../domain/envelope.ts';
import type { Fault } from './faults.ts';

/** A command that its schema has accepted; persons are references already. */
export interface CheckedCommand {
  /** In its canonical spelling. */
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly envelope: Envelope;
}

/**
 * What may be wrong with a command beyond its own form, such as a code that must be known. Asked
 * of every command, in the order of its stream, before anything goes to the vault; `[]` at once
 * where a command is none of its business.
 */
export type Check = (command: CheckedCommand) => readonly Fault[] | Promise<readonly Fault[]>;

/** What all checks say, side by side; undefined where none of them has to look. */
export function askAll(
  checks: readonly Check[],
  command: CheckedCommand,
): Promise<readonly Fault[]> | undefined {
  const said = checks.map((check) => check(command)).filter(isSomething);
  return said.length === 0 ? undefined : allOf(said);
}

async function allOf(said: readonly ReturnType<Check>[]): Promise<readonly Fault[]> {
  const lists = await Promise.all(said.map(async (faults) => faults));
  return lists.flat();
}

function isSomething(said: ReturnType<Check>): boolean {
  return !('length' in said) || said.length > 0;
}
