import type { Envelope, Recorded } from '../domain/envelope.ts';
import { toInstant } from '../domain/instant.ts';
import { commandDigest, derivedId, type Execute } from '../ledger/execute.ts';

/** What everything here is recorded with. */
export interface Recording {
  readonly execute: Execute;
  /** The installation's: digests cannot be guessed without it. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A command of our own. */
export interface Telling {
  readonly stream: string;
  readonly command: string;
  readonly data: object;
  /** Part of the actor's name, and of the command's id. */
  readonly by: 'notifications' | 'watcher';
  /** Whatever tells this command from all others, always the same for the same. */
  readonly step: readonly [of: string, step: string];
  /** The fact that it follows from; it happened when that did. */
  readonly cause?: Recorded;
}

/**
 * Executes it; a second time it changes nothing. One that was told otherwise before stays as it
 * was told; any other refusal is a bug of ours and thrown.
 */
export async function record(recording: Recording, telling: Telling): Promise<void> {
  const { execute, secret } = recording;
  const { stream, command: type, data } = telling;
  const envelope = {
    ...envelopeOf(recording, telling),
    commandDigest: commandDigest(secret, type, data),
  };
  const outcome = await execute({ stream, type, data, envelope });
  if (outcome.kind !== 'refused') return;
  const { refused } = outcome.refusal;
  if (refused !== 'idempotency-key-is-used-once') throw new Error(`${type} refused: ${refused}`);
}

function envelopeOf(
  { now }: Recording,
  { by, step: [of, step], cause }: Telling,
): Omit<Envelope, 'commandDigest'> {
  return {
    occurredAt: cause?.meta.occurredAt ?? toInstant(now()),
    timeQuality: cause ? 'derived' : 'server',
    capture: 'process',
    actor: `process:${by}`,
    role: 'process',
    commandId: derivedId(of, by, step),
    ...(cause && {
      causationId: cause.id,
      correlationId: cause.meta.correlationId ?? cause.meta.commandId,
    }),
  };
}
