import type { Recorded } from '../../domain/envelope.ts';
import type { Command } from '../execute.ts';
import { APPEND_BYTES_MAX } from '../ledger.ts';
import { foldOn } from './history.ts';
import { type Court, judge, rehearsed, type Sight, type Verdict } from './judge.ts';

const BYTES_A_CHAR_MAX = 3;
/** About what an envelope weighs at most; an append too big all the same is cut down later. */
const META_BYTES = 1_500;

export type Settled = Exclude<Verdict, { readonly kind: 'needs history' }>;

/** The first commands of a stream's queue, each judged as if those before it were recorded. */
export interface Group {
  /** In the order of the commands; none when the first one needs the whole stream. */
  readonly verdicts: readonly Settled[];
  /** What all of them record together, in one append. */
  readonly facts: readonly Recorded[];
}

/**
 * As many commands, at most `limit`, as can share an append. A group ends before a command that
 * needs the whole stream, as a repeated one and a correction do, and behind a correction.
 */
export function judgeGroup(
  court: Court,
  sight: Sight,
  jobs: readonly { readonly command: Command; readonly isRehearsal: boolean }[],
  limit: number,
): Group {
  const verdicts: Settled[] = [];
  const facts: Recorded[] = [];
  let seen = sight;
  let pending: readonly Recorded[] = [];
  let bytesLeft = APPEND_BYTES_MAX;
  for (const { command, isRehearsal } of jobs) {
    if (pending.length > 0) {
      seen = asIfRecorded(court, seen, pending);
      bytesLeft -= bytesOf(pending);
    }
    const judged = judge(court, command, seen);
    const verdict = isRehearsal ? rehearsed(judged, command, seen) : judged;
    if (verdict.kind === 'needs history') break;
    pending = verdict.kind === 'record' ? verdict.facts : [];
    if (facts.length > 0 && bytesOf(pending) > bytesLeft) break;
    verdicts.push(verdict);
    facts.push(...pending);
    if (verdicts.length >= limit || isCorrection(verdict)) break;
  }
  return { verdicts, facts };
}

function isCorrection(verdict: Settled): boolean {
  return verdict.kind === 'record' && verdict.corrects;
}

function asIfRecorded({ decider }: Court, { folded }: Sight, facts: readonly Recorded[]): Sight {
  return { folded: foldOn(decider, folded, facts) ?? folded, history: undefined };
}

function bytesOf(facts: readonly Recorded[]): number {
  let bytes = 0;
  for (const { data } of facts)
    bytes += META_BYTES + BYTES_A_CHAR_MAX * JSON.stringify(data).length;
  return bytes;
}
