import {
  type AnyDecider,
  type Draft,
  isRefusal,
  type Refusal,
  refuse,
} from '../../domain/decider.ts';
import type { Meta, Named, Recorded } from '../../domain/envelope.ts';
import { checkAppend } from '../append-rules.ts';
import type { Command, Outcome, RecordedAs, Rehearsed } from '../execute.ts';
import { instantText } from '../instants.ts';
import { STREAM_FACTS_MAX } from '../ledger.ts';
import type { Answers } from './answers.ts';
import { type Folded, foldOn, foldWhole } from './history.ts';
import { factId, shortOf } from './ids.ts';

/** What a command is judged against. */
export interface Sight {
  readonly folded: Folded;
  /** The whole stream that was folded, where it is at hand. */
  readonly history: readonly Recorded[] | undefined;
}

export interface Court {
  readonly decider: AnyDecider;
  readonly answers: Answers;
  /** Milliseconds that never go back. */
  readonly clock: () => number;
}

/** Facts to record have the positions that they would get if nobody else recorded anything. */
export type Verdict =
  | { readonly kind: 'record'; readonly facts: readonly Recorded[]; readonly corrects: boolean }
  /** Nothing to record; `remember` when the same command is to get the same answer again. */
  | {
      readonly kind: 'answer';
      readonly outcome: Outcome | Rehearsed;
      readonly remember: boolean;
    }
  /** The decider has thrown, which only a bug makes it do. */
  | { readonly kind: 'failure'; readonly error: unknown }
  | { readonly kind: 'needs history' };

/** Steps 3 to 5 of execute: admitted? Seen before? If-Match, decide. */
export function judge(court: Court, command: Command, sight: Sight): Verdict {
  try {
    const { folded } = sight;
    if (!isAdmitted(court, command, folded.state)) return outOfScope(command, folded);
    return seenBefore(court, command, sight) ?? decide(court, command, sight);
  } catch (error) {
    return { kind: 'failure', error };
  }
}

/** Nothing that is there yet belongs anywhere, and is kept from nobody. */
function isAdmitted({ decider }: Court, { admits }: Command, state: unknown): boolean {
  const territory = admits && decider.territory?.(state);
  return territory === undefined || admits?.(territory) === true;
}

/** What a command begins belongs where its own facts say; what was there before was judged. */
function isAdmittedAnew(
  court: Court,
  command: Command,
  folded: Folded,
  facts: readonly Recorded[],
): boolean {
  const { decider } = court;
  if (!command.admits || decider.territory?.(folded.state)) return true;
  return isAdmitted(court, command, (foldOn(decider, folded, facts) ?? folded).state);
}

/** Never remembered: it says nothing about the command, and a wider scope may come. */
function outOfScope({ stream }: Command, { version }: Folded): Verdict {
  const refusal = refuse('subject-must-be-in-scope', { stream });
  return answer({ kind: 'refused', stream, version, refusal });
}

/** A verdict that only says what it would be, also where no ledger could take the facts. */
export function rehearsed(verdict: Verdict, { stream }: Command, { folded }: Sight): Verdict {
  const { version } = folded;
  if (verdict.kind === 'answer') {
    const { outcome } = verdict;
    if (outcome.kind !== 'recorded') return { ...verdict, remember: false };
    return answer({ kind: 'rehearsed', stream, version, wouldRecord: [] });
  }
  if (verdict.kind !== 'record') return verdict;
  try {
    checkAppend(stream, version, verdict.facts);
  } catch (error) {
    return { kind: 'failure', error };
  }
  const wouldRecord = verdict.facts.map(({ type, data, deviations }) => {
    return deviations ? { type, data, deviations } : { type, data };
  });
  return answer({ kind: 'rehearsed', stream, version, wouldRecord });
}

function seenBefore(court: Court, command: Command, sight: Sight): Verdict | undefined {
  const { stream, envelope } = command;
  const { folded, history } = sight;
  if (!folded.commands.includes(shortOf(envelope.commandId)))
    return remembered(court, command, sight);
  if (!history) return { kind: 'needs history' };
  const own = history.filter(({ meta }) => meta.commandId === envelope.commandId);
  const last = own.at(-1);
  if (!last) return remembered(court, command, sight);
  if (last.meta.commandDigest !== envelope.commandDigest) return usedOnce(command, folded);
  const { version, position } = last;
  const facts = own.map((fact) => ({ id: fact.id, type: fact.type, version: fact.version }));
  return answer({ kind: 'recorded', stream, version, position, facts, replayed: true });
}

function remembered(court: Court, command: Command, { folded }: Sight): Verdict | undefined {
  const found = court.answers.of(command);
  if (!found) return undefined;
  if (found.digest !== command.envelope.commandDigest) return usedOnce(command, folded);
  const { outcome } = found;
  return answer(outcome.kind === 'recorded' ? { ...outcome, replayed: true } : outcome);
}

function decide(court: Court, command: Command, sight: Sight): Verdict {
  const { stream, ifMatch } = command;
  const { folded } = sight;
  const { version, position } = folded;
  if (ifMatch !== undefined && ifMatch !== version) {
    return answer({ kind: 'stale', stream, version });
  }
  const drafts = draftsOf(court.decider, command, folded.state);
  if (isRefusal(drafts)) return refused(command, folded, drafts);
  if (drafts.length === 0) {
    const facts: readonly RecordedAs[] = [];
    const nothing = {
      kind: 'recorded',
      stream,
      version,
      position,
      facts,
      replayed: false,
    } as const;
    return answer(nothing, isRemembered(command));
  }
  if (version + drafts.length > STREAM_FACTS_MAX) {
    const rule = refuse('stream-must-stay-short', { facts: version, max: STREAM_FACTS_MAX });
    return refused(command, folded, rule);
  }
  const facts = factsOf(court, command, drafts, folded);
  if (!isAdmittedAnew(court, command, folded, facts)) return outOfScope(command, folded);
  return corrected(court, command, facts, sight) ?? { kind: 'record', facts, corrects: false };
}

function draftsOf(
  decider: AnyDecider,
  { stream, type, data, envelope }: Command,
  state: unknown,
): readonly Draft<Named>[] | Refusal {
  const id = stream.slice(decider.category.length + 1);
  return decider.decide(state, { type, data }, envelope, id);
}

/** A correction stands only when the stream, told anew without its targets, holds together. */
function corrected(
  { decider }: Court,
  command: Command,
  facts: readonly Recorded[],
  { folded, history }: Sight,
): Verdict | undefined {
  if (facts.every((fact) => decider.correction(fact) === null)) return undefined;
  if (!history) return { kind: 'needs history' };
  const { state } = foldWhole(decider, [...history, ...facts]);
  const incoherent: Refusal | null = decider.coherent(state);
  if (incoherent) return refused(command, folded, incoherent);
  return { kind: 'record', facts, corrects: true };
}

function factsOf(
  { decider, clock }: Court,
  { stream, envelope }: Command,
  drafts: readonly Draft<Named>[],
  { version, position, recordedMs }: Folded,
): readonly Recorded[] {
  const recordedAt = instantText(Math.max(clock(), recordedMs), 0);
  const meta: Meta = { ...envelope, recordedAt };
  return drafts.map(({ type, data, deviations, occurredAt }, index) => {
    const shape = decider.facts[type];
    if (!shape) throw new Error(`${decider.category} has no fact ${type}`);
    const fact = {
      id: factId(stream, envelope.commandId, index, drafts.length),
      stream,
      version: version + index + 1,
      position: position + index + 1,
      type,
      v: shape.v,
      data,
      meta: occurredAt === undefined ? meta : { ...meta, occurredAt },
    };
    return deviations && deviations.length > 0 ? { ...fact, deviations } : fact;
  });
}

function answer(outcome: Outcome | Rehearsed, remember = false): Verdict {
  return { kind: 'answer', outcome, remember };
}

function refused(command: Command, { version }: Folded, refusal: Refusal): Verdict {
  const { stream } = command;
  return answer({ kind: 'refused', stream, version, refusal }, isRemembered(command));
}

/** A process tells the same again to have it judged by what is known by then. */
function isRemembered({ envelope }: Command): boolean {
  return envelope.capture !== 'process';
}

function usedOnce(command: Command, { version }: Folded): Verdict {
  const { stream, envelope } = command;
  const refusal = refuse('idempotency-key-is-used-once', { commandId: envelope.commandId });
  return answer({ kind: 'refused', stream, version, refusal });
}
