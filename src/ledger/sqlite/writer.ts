import type { NewFact, Position } from '../../domain/envelope.ts';
import { checkAppend } from '../append-rules.ts';
import { type Appended, NotRecorded, OutcomeUnknown } from '../ledger.ts';
import { isDiskFull } from './failures.ts';
import type { Heads } from './heads.ts';
import { GroupFailed, type GroupMember, type Recorder } from './recorder.ts';

const WAITING_FACTS_MAX = 100_000;
const GROUP_FACTS_MAX = 10_000;

/** What one transaction has made durable: positions ascend one by one from first to last. */
export interface Committed {
  readonly members: readonly GroupMember[];
  readonly first: Position;
  readonly last: Position;
}

interface Waiting extends GroupMember {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

interface Listeners {
  readonly committed: (group: Committed) => void;
  /** The writer records nothing more: the process should end, so that a fresh start finds out. */
  readonly ended: (error: Error) => void;
}

/**
 * Group commit: everything that waits when the writer wakes shares one transaction and its one
 * fsync. Every append is checked against its own stream's version, a lost race fails alone. No
 * timer gathers them: while one group is flushed, the next one assembles.
 */
export class Writer {
  readonly #heads: Heads;
  readonly #recorder: Recorder;
  readonly #tell: Listeners;
  #waiting: Waiting[] = [];
  #factsWaiting = 0;
  #scheduled = false;
  #ended: string | undefined;

  constructor(heads: Heads, recorder: Recorder, tell: Listeners) {
    this.#heads = heads;
    this.#recorder = recorder;
    this.#tell = tell;
  }

  append(stream: string, expectedVersion: number, given: readonly NewFact[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const facts = checkAppend(stream, expectedVersion, given);
      if (this.#ended !== undefined) throw new NotRecorded(this.#ended);
      if (this.#factsWaiting + facts.length > WAITING_FACTS_MAX) {
        throw new NotRecorded(`more than ${WAITING_FACTS_MAX} facts wait to be recorded`);
      }
      this.#waiting.push({ stream, expectedVersion, facts, resolve, reject });
      this.#factsWaiting += facts.length;
      this.#schedule();
    });
  }

  /** Records what waits, then takes nothing more. */
  close(): void {
    while (this.#waiting.length > 0) this.#wake();
    this.#ended ??= 'the ledger is closed';
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#wake());
  }

  #wake(): void {
    this.#scheduled = false;
    try {
      const group = this.#takeGroup();
      if (group.length > 0) this.#record(group);
    } catch (error) {
      this.#end(error);
    }
    if (this.#waiting.length > 0) this.#schedule();
  }

  /** All versions are checked before the first INSERT; a stream is in a group at most once. */
  #takeGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    const streams = new Set<string>();
    const later: Waiting[] = [];
    let taken = 0;
    let left = 0;
    for (const member of this.#waiting) {
      const size = member.facts.length;
      if (streams.has(member.stream) || taken + size > GROUP_FACTS_MAX) {
        later.push(member);
        left += size;
      } else if (this.#isNext(member)) {
        streams.add(member.stream);
        group.push(member);
        taken += size;
      }
    }
    this.#waiting = later;
    this.#factsWaiting = left;
    return group;
  }

  /** Whether the append fits its stream as it stands; if not, it gets its answer here. */
  #isNext(member: Waiting): boolean {
    const version = this.#heads.version(member.stream);
    if (version === member.expectedVersion) return true;
    member.resolve(this.#heads.settled(member, version));
    return false;
  }

  #record(group: readonly Waiting[]): void {
    const first = this.#recorder.next();
    try {
      this.#recorder.record(group);
    } catch (error) {
      if (!(error instanceof GroupFailed)) throw error;
      this.#fail(group, error);
      return;
    }
    let position = first - 1;
    for (const { stream, expectedVersion, facts, resolve } of group) {
      const version = expectedVersion + facts.length;
      position += facts.length;
      this.#heads.moved(stream, version);
      resolve({ kind: 'recorded', version, position });
    }
    this.#tell.committed({ members: group, first, last: position });
  }

  #fail(group: readonly Waiting[], error: GroupFailed): void {
    this.#heads.forget();
    for (const { reject } of group) reject(answerTo(error));
    if (error.ends) this.#end(error.cause);
  }

  #end(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#ended = `the ledger's writer has ended: ${why}`;
    for (const { reject } of this.#waiting) reject(new NotRecorded(this.#ended, { cause: error }));
    this.#waiting = [];
    this.#factsWaiting = 0;
    this.#tell.ended(new Error(this.#ended, { cause: error }));
  }
}

function answerTo({ cause, certain }: GroupFailed): Error {
  if (!certain) return new OutcomeUnknown('the commit failed; a fresh start will tell', { cause });
  if (isDiskFull(cause)) return new NotRecorded('the disk is full', { cause });
  return new NotRecorded('the store did not take it', { cause });
}
