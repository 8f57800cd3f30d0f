import { randomUUID } from 'node:crypto';
import type { AnyDecider } from '../domain/decider.ts';
import type { Meta } from '../domain/envelope.ts';
import {
  type Command,
  commandDigest,
  commandIdOf,
  type Execute,
  type Outcome,
  type Rehearsed,
} from '../ledger/execute.ts';
import { InvalidAppend } from '../ledger/ledger.ts';
import type { Vault, VaultEntry } from '../vault/vault.ts';
import { askAll, type Check } from './checks.ts';
import { type Fault, fault, faultsOf } from './faults.ts';
import { byReference, subjectFor } from './personal.ts';
import { flawIn } from './plain.ts';
import { addressed, type RawCommand, rawCommandSchema } from './raw-command.ts';
import { occurred } from './time.ts';
import { takingTurns } from './turns.ts';

/** Who sends the commands; the keys of commands are counted apart for every actor. */
export interface Caller {
  /** A reference such as `key:7f3a`, never a name. */
  readonly actor: string;
  readonly role: string;
  readonly capture: Meta['capture'];
  /** The system that tells us, such as `SAP-800`. */
  readonly source?: string;
  /** Whether a subject lies within what the caller may reach; any where it is left out. */
  readonly admits?: Command['admits'];
}

interface Malformed {
  readonly kind: 'malformed';
  readonly errors: readonly Fault[];
}

export type Answer = Outcome | Malformed;

export interface Intake {
  (raw: RawCommand, caller: Caller): Promise<Answer>;
  /**
   * What the same command would come to now: by the same checks, schema and rules, in its turn.
   * Nothing is recorded, stored in the vault or remembered.
   */
  readonly rehearse?: Rehearse;
}

export type Rehearse = (raw: RawCommand, caller: Caller) => Promise<Answer | Rehearsed>;

export interface IntakeOptions {
  readonly execute: Execute;
  /** By category. */
  readonly aggregates: ReadonlyMap<string, AnyDecider>;
  readonly vault: Pick<Vault, 'put'>;
  /** The installation's secret: digests and references cannot be guessed without it. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes the key of a command that came without one. */
  readonly newKey?: () => string;
  /** What is looked at beyond a command's own form. */
  readonly checks?: readonly Check[];
}

interface Checked {
  readonly command: Command;
  readonly entries: readonly VaultEntry[];
}

/**
 * The one edge through which every command comes in, whatever brought it. The digest is taken of
 * the data as sent; references take the place of texts about persons; the command's schema has
 * its say, then the checks; the texts go to the vault; and only when they are safe there the
 * command is executed.
 * Commands of one stream are executed in the order of the calls. What the ledger and the vault
 * throw is thrown on.
 */
export function createIntake(options: IntakeOptions): Intake & { readonly rehearse: Rehearse } {
  const inTurn = takingTurns();
  const { checks = [], vault, execute } = options;

  /** Undefined where there is nothing to wait for. */
  function prepared({ command, entries }: Checked): Promise<Malformed | undefined> | undefined {
    const asked = askAll(checks, command);
    return asked || entries.length > 0 ? admitted(asked, entries, vault) : undefined;
  }
  async function intake(raw: RawCommand, caller: Caller): Promise<Answer> {
    const read = readCommand(raw, caller, options);
    if ('errors' in read) return read;
    const { command } = read;
    const run = (): Promise<Answer> => executed(command, execute);
    return inTurn(command.stream, () => prepared(read), run);
  }
  async function rehearse(raw: RawCommand, caller: Caller): Promise<Answer | Rehearsed> {
    const read = readCommand(raw, caller, options);
    if ('errors' in read) return read;
    const { command } = read;
    const { rehearse: rehearsing } = execute;
    if (!rehearsing) throw new Error('commands cannot be rehearsed here');
    const run = (): Promise<Answer | Rehearsed> => executed(command, rehearsing);
    return inTurn(command.stream, () => prepared({ command, entries: [] }), run);
  }
  return Object.assign(intake, { rehearse });
}

/** Stores what is said about persons, unless a check has found something wrong. */
async function admitted(
  asked: Promise<readonly Fault[]> | undefined,
  entries: readonly VaultEntry[],
  vault: Pick<Vault, 'put'>,
): Promise<Malformed | undefined> {
  const faults = (await asked) ?? [];
  if (faults.length > 0) return malformed(faults);
  await vault.put(entries);
  return undefined;
}

function readCommand(raw: RawCommand, caller: Caller, options: IntakeOptions): Checked | Malformed {
  const said = rawCommandSchema.safeParse(raw);
  if (!said.success) return malformed(faultsOf(said.error, raw));
  const { data: sent = {}, commandId, ifMatch } = said.data;
  const to = addressed(said.data, options.aggregates);
  if ('rule' in to) return malformed([to]);
  const flaw = flawIn(sent) ?? (isObject(sent) ? undefined : fault('', 'must-be-an-object'));
  if (flaw) return malformed([flaw]);
  const when = occurred(said.data, caller.capture, options.now());
  if ('rule' in when) return malformed([when]);

  const { shape, stream } = to;
  const type = said.data.command;
  const id = commandIdOf(caller.actor, commandId ?? (options.newKey ?? randomUUID)());
  const digest = commandDigest(options.secret, type, sent);
  const { schema, personal = [] } = shape;
  const referred = byReference(sent as object, personal, (path) =>
    subjectFor(options.secret, { stream, id, digest }, path),
  );
  const parsed = schema.safeParse(referred.data);
  if (!parsed.success) {
    return malformed([...referred.faults, ...faultsOf(parsed.error, referred.data)]);
  }
  if (referred.faults.length > 0) return malformed(referred.faults);
  const envelope = {
    ...when,
    ...about(caller),
    ...present(said.data),
    commandId: id,
    commandDigest: digest,
  };
  const { admits } = caller;
  const command = {
    stream,
    type,
    data: parsed.data as object,
    envelope,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(admits && { admits }),
  };
  return { command, entries: referred.entries };
}

/** What no ledger could take, for its size above all, is the sender's to mend. */
async function executed<O>(
  command: Command,
  execute: (command: Command) => Promise<O>,
): Promise<O | Malformed> {
  try {
    return await execute(command);
  } catch (error) {
    if (!(error instanceof InvalidAppend)) throw error;
    return malformed([fault('', 'facts-must-fit-the-ledger', { reason: error.message })]);
  }
}

function malformed(errors: readonly Fault[]): Malformed {
  return { kind: 'malformed', errors };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function about({ actor, role, capture, source }: Caller) {
  return source === undefined ? { actor, role, capture } : { actor, role, capture, source };
}

/** Of the optional transport fields those that came. */
function present({ device, deviceSeq, place }: RawCommand) {
  return {
    ...(device === undefined ? {} : { device }),
    ...(deviceSeq === undefined ? {} : { deviceSeq }),
    ...(place === undefined ? {} : { place }),
  };
}
