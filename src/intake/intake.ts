import { randomUUID } from 'node:crypto';
import type { AnyDecider } from '../domain/decider.ts';
import type { Meta } from '../domain/envelope.ts';
import {
  type Command,
  commandDigest,
  commandIdOf,
  type Execute,
  type Outcome,
} from '../ledger/execute.ts';
import { InvalidAppend } from '../ledger/ledger.ts';
import type { Vault, VaultEntry } from '../vault/vault.ts';
import { type Fault, fault, faultsOf } from './faults.ts';
import { byReference, subjectFor } from './personal.ts';
import { flawIn } from './plain.ts';
import { addressed, type RawCommand, rawCommandSchema } from './raw-command.ts';
import { occurred } from './time.ts';

/** Who sends the commands; the keys of commands are counted apart for every actor. */
export interface Caller {
  /** A reference such as `key:7f3a`, never a name. */
  readonly actor: string;
  readonly role: string;
  readonly capture: Meta['capture'];
  /** The system that tells us, such as `SAP-800`. */
  readonly source?: string;
}

interface Malformed {
  readonly kind: 'malformed';
  readonly errors: readonly Fault[];
}

export type Answer = Outcome | Malformed;

export type Intake = (raw: RawCommand, caller: Caller) => Promise<Answer>;

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
}

interface Checked {
  readonly command: Command;
  readonly entries: readonly VaultEntry[];
}

/**
 * The one edge through which every command comes in, whatever brought it. The digest is taken of
 * the data as sent; references take the place of texts about persons; the command's schema has
 * its say; the texts go to the vault; and only when they are safe there the command is executed.
 * Commands of one stream are executed in the order of the calls. What the ledger and the vault
 * throw is thrown on.
 */
export function createIntake(options: IntakeOptions): Intake {
  const inTurn = takingTurns(options.vault);
  return async (raw, caller) => {
    const checked = check(raw, caller, options);
    if ('errors' in checked) return checked;
    const { command, entries } = checked;
    return inTurn(command.stream, entries, () => executed(command, options.execute));
  };
}

function check(raw: RawCommand, caller: Caller, options: IntakeOptions): Checked | Malformed {
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
  const command = { stream, type, data: parsed.data as object, envelope };
  return {
    command: ifMatch === undefined ? command : { ...command, ifMatch },
    entries: referred.entries,
  };
}

/** What no ledger could take, for its size above all, is the sender's to mend. */
async function executed(command: Command, execute: Execute): Promise<Answer> {
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

/**
 * Stores what a command says about persons, then runs it; later commands of the same stream wait
 * for the store's answer, not for the run's. Remembers a stream only while it waits.
 */
function takingTurns(vault: Pick<Vault, 'put'>) {
  const last = new Map<string, Promise<void>>();
  return <T>(stream: string, entries: readonly VaultEntry[], run: () => Promise<T>): Promise<T> => {
    const before = last.get(stream);
    if (!before && entries.length === 0) return run();
    const stored = (before ?? Promise.resolve()).then(() => vault.put(entries));
    const leave = () => {
      if (last.get(stream) === begun) last.delete(stream);
    };
    const outcome = stored.then(
      () => {
        leave();
        return run();
      },
      (failure) => {
        leave();
        throw failure;
      },
    );
    // Told after the line above, so the next in line comes after this run's call; and it comes
    // also when the vault failed this one.
    const begun = stored.catch(() => undefined);
    last.set(stream, begun);
    return outcome;
  };
}
