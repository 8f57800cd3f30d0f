import { BoundedMap } from '../bounded-map.ts';
import type { Command, Outcome } from '../execute.ts';

const REMEMBERED_MS = 600_000;
const REMEMBERED_MAX = 10_000;

interface Remembered {
  readonly stream: string;
  readonly digest: string;
  readonly outcome: Outcome;
  readonly untilMs: number;
}

/**
 * Ten minutes of answers that left no facts, refusals and no-ops, so that a repeated command
 * gets the same one. Best effort: a restart or very many others forget them.
 */
export interface Answers {
  of(command: Command): Remembered | undefined;
  remember(command: Command, outcome: Outcome): void;
}

export function openAnswers(now: () => number): Answers {
  const kept = new BoundedMap<string, Remembered>(REMEMBERED_MAX);
  return {
    of({ stream, envelope }) {
      const found = kept.get(envelope.commandId);
      return found && found.stream === stream && found.untilMs > now() ? found : undefined;
    },
    remember({ stream, envelope }, outcome) {
      const untilMs = now() + REMEMBERED_MS;
      const digest = envelope.commandDigest;
      kept.set(envelope.commandId, { stream, digest, outcome, untilMs });
    },
  };
}
