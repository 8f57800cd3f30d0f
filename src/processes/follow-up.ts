import type { Refusal } from '../domain/decider.ts';
import type { Envelope, Recorded } from '../domain/envelope.ts';
import { derivedId, type Execute } from '../ledger/execute.ts';
import type { FollowUp, Process } from './process.ts';

export interface PosterOptions {
  readonly execute: Execute;
  /** `commandDigest` under the installation's secret. */
  readonly digest: (command: string, data: object) => string;
  /**
   * Told of a follow-up that a rule refused, before the process goes on. When this throws, the
   * process stays where it is and tries again: a refusal is never lost.
   */
  readonly refused: (refused: RefusedFollowUp) => Promise<void>;
}

export interface RefusedFollowUp {
  readonly process: string;
  readonly cause: Recorded;
  readonly followUp: FollowUp;
  readonly refusal: Refusal;
}

/**
 * Posts what must follow some facts, those of one stream in their order. Commands that were
 * posted before are recognised by their ids, so that posting all of it again doubles nothing.
 */
export async function post(
  options: PosterOptions,
  process: Process,
  facts: readonly Recorded[],
): Promise<void> {
  const posted = facts.flatMap((cause) => {
    const followUps = process.on[cause.type]?.(cause) ?? [];
    return followUps.map((followUp) => postOne(options, process, cause, followUp));
  });
  // All of them have settled before the first failure is told: nothing runs on behind its back.
  for (const outcome of await Promise.allSettled(posted)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

async function postOne(
  { execute, digest, refused }: PosterOptions,
  { name }: Process,
  cause: Recorded,
  followUp: FollowUp,
): Promise<void> {
  const { stream, command: type, data } = followUp;
  const commandDigest = digest(type, data);
  const envelope = { ...envelopeAfter(cause, name, followUp), commandDigest };
  const outcome = await execute({ stream, type, data, envelope });
  if (outcome.kind !== 'refused') return;
  await refused({ process: name, cause, followUp, refusal: outcome.refusal });
}

/** It happened when its cause did, and says whose consequence it is. */
function envelopeAfter(
  { id, meta }: Recorded,
  process: string,
  { step }: FollowUp,
): Omit<Envelope, 'commandDigest'> {
  return {
    occurredAt: meta.occurredAt,
    timeQuality: 'derived',
    capture: 'process',
    actor: `process:${process}`,
    role: 'process',
    commandId: derivedId(id, process, step),
    causationId: id,
    correlationId: meta.correlationId ?? meta.commandId,
  };
}
