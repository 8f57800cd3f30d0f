import { type Refusal, refuse } from '../domain/decider.ts';
import type { Envelope, Recorded } from '../domain/envelope.ts';
import { derivedId, type Execute } from '../ledger/execute.ts';
import { InvalidAppend } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import { createGate, type Gate } from './gate.ts';
import { Notes } from './notes.ts';
import type { FollowUp, Look, Process, Reaction } from './process.ts';

/** So that a page of facts never asks for more than execute lets wait. */
const IN_FLIGHT_MAX = 500;

export interface PosterOptions {
  readonly execute: Execute;
  /** `commandDigest` under the installation's secret. */
  readonly digest: (command: string, data: object) => string;
  /** Of the same ledger as `execute`. */
  readonly states: States;
  /**
   * Told of a follow-up that a rule refused, before the process goes on; see `recordRefusals`.
   * When this throws, the process stays where it is and tries again: no refusal is ever lost.
   */
  readonly refused: (refused: RefusedFollowUp) => Promise<void>;
}

export interface RefusedFollowUp {
  readonly process: string;
  readonly cause: Recorded;
  readonly followUp: FollowUp;
  readonly refusal: Refusal;
}

/** Everything at hand while the facts of one page are followed. */
interface Round extends PosterOptions {
  readonly process: Process;
  readonly look: Look;
  readonly gate: Gate;
  /** By stream, when the commands that were sent to it so far are done. */
  readonly sent: Map<string, Promise<void>>;
  /** By stream, the steps after its facts of which it says that they were refused. */
  readonly refusals: Map<string, Promise<ReadonlySet<string>>>;
}

/**
 * Posts what must follow some facts, in the order that `Process` tells. Commands that were posted
 * before are recognised by their ids, so that posting all of it again doubles nothing. Throws
 * when one could not be posted: then nothing later was sent to its stream.
 */
export async function post(
  options: PosterOptions,
  process: Process,
  facts: readonly Recorded[],
  notes = new Notes(),
): Promise<void> {
  for (const fact of facts) {
    for (const note of process.notes?.(fact) ?? []) notes.take(note, fact.position);
  }
  const look = lookOver(options.states, notes);
  const gate = createGate(IN_FLIGHT_MAX);
  const round = { ...options, process, look, gate, sent: new Map(), refusals: new Map() };
  const followed = new Map<string, Promise<void>>();
  for (const fact of facts) {
    const react = reactionTo(process, fact);
    if (!react) continue;
    const before = followed.get(fact.stream) ?? Promise.resolve();
    followed.set(
      fact.stream,
      before.then(() => follow(round, fact, react)),
    );
  }
  await allOf([...followed.values()]);
}

function lookOver(states: States, notes: Notes): Look {
  return {
    ...states,
    noted: (key) => notes.noted(key),
    lastNoted: (key, before, most) => notes.lastNoted(key, before, most),
  };
}

function reactionTo({ on }: Process, { type }: Recorded): Reaction | undefined {
  return Object.hasOwn(on, type) ? on[type] : undefined;
}

async function follow(round: Round, cause: Recorded, react: Reaction): Promise<void> {
  const followUps = await react(cause, round.look);
  if (followUps.length === 0) return;
  const refused = await refusedBefore(round, cause);
  const left = followUps.filter(({ step }) => !refused.has(`${cause.id} ${step}`));
  await allOf(left.map((followUp) => inTurn(round, cause, followUp)));
}

/**
 * Steps of which it was recorded that they were refused are not tried again: what the refusal
 * called for may have been done by now. Read once for the facts of a stream that are in hand.
 */
function refusedBefore(round: Round, { stream, version }: Recorded): Promise<ReadonlySet<string>> {
  const known = round.refusals.get(stream) ?? readRefusals(round, stream, version);
  round.refusals.set(stream, known);
  return known;
}

async function readRefusals(
  { states, process }: Round,
  stream: string,
  after: number,
): Promise<ReadonlySet<string>> {
  const steps = new Set<string>();
  for (const { type, data } of await states.facts(stream, after)) {
    if (type !== 'FollowUpRefused') continue;
    const told = data as Readonly<Record<'cause' | 'process' | 'step', string>>;
    if (told.process === process.name) steps.add(`${told.cause} ${told.step}`);
  }
  return steps;
}

function inTurn(round: Round, cause: Recorded, followUp: FollowUp): Promise<void> {
  const before = round.sent.get(followUp.stream) ?? Promise.resolve();
  const done = before.then(() => round.gate(() => postOne(round, cause, followUp)));
  round.sent.set(followUp.stream, done);
  return done;
}

async function postOne(round: Round, cause: Recorded, followUp: FollowUp): Promise<void> {
  const { execute, digest, process, refused } = round;
  const { stream, command: type, data } = followUp;
  const commandDigest = digest(type, data);
  const told = { ...followUp, step: idStep(followUp) };
  const envelope = { ...envelopeAfter(cause, process.name, told), commandDigest };
  const command = { stream, type, data, envelope };
  const refusal = await refusalOf(execute, command);
  // A step that was recorded may tell something else by now: what it told then stands.
  if (!refusal || refusal.refused === 'idempotency-key-is-used-once') return;
  return refused({ process: process.name, cause, followUp, refusal });
}

async function refusalOf(
  execute: Execute,
  command: Parameters<Execute>[0],
): Promise<Refusal | undefined> {
  try {
    const outcome = await execute(command);
    return outcome.kind === 'refused' ? outcome.refusal : undefined;
  } catch (error) {
    if (!(error instanceof InvalidAppend)) throw error;
    return refuse('facts-must-fit-the-ledger', { reason: error.message });
  }
}

/** Copies of one original for one subject are one command, whichever fact calls for them. */
function idStep({ step, command, stream, copyOf }: FollowUp): string {
  return copyOf ? `${command} ${stream}` : step;
}

/** It happened when its cause did, where it does not say otherwise, and names whose consequence it is. */
export function envelopeAfter(
  { id, meta }: Recorded,
  process: string,
  { step, occurredAt, copyOf }: Pick<FollowUp, 'step' | 'occurredAt' | 'copyOf'>,
): Omit<Envelope, 'commandDigest'> {
  return {
    occurredAt: occurredAt ?? copyOf?.occurredAt ?? meta.occurredAt,
    timeQuality: copyOf?.timeQuality ?? 'derived',
    capture: 'process',
    actor: `process:${process}`,
    role: 'process',
    commandId: derivedId(copyOf?.id ?? id, process, step),
    causationId: copyOf?.id ?? id,
    correlationId: meta.correlationId ?? meta.commandId,
  };
}

/** When all of them have settled, throws what the first failed with: nothing runs on unseen. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(running)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}
