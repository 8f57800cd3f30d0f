import type { Recorded } from '../domain/envelope.ts';

/** What must follow facts, as a table from a fact to the commands that it calls for. Pure. */
export interface Process {
  /** Part of the follow-ups' ids and of the checkpoint's name: never rename. */
  readonly name: string;
  readonly on: Readonly<Record<string, (fact: Recorded) => readonly FollowUp[]>>;
}

/** One command that follows from a fact. */
export interface FollowUp {
  /** Tells the follow-ups of one fact apart, however often they are told: never renumber. */
  readonly step: string;
  readonly stream: string;
  readonly command: string;
  readonly data: object;
}
