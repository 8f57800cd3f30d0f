import { aggregates } from '../../src/domain/aggregates.ts';
import { commandDigest, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { createStates, type States } from '../../src/ledger/states.ts';
import { post } from '../../src/processes/follow-up.ts';
import { Notes } from '../../src/processes/notes.ts';
import type { Process } from '../../src/processes/process.ts';
import { recordRefusals } from '../../src/processes/refusals.ts';

/** A company that has not come to rest after so many facts never will. */
const FACTS_MAX = 20_000;

interface FollowingOptions {
  readonly ledger: Ledger;
  /** Opens one without memory of earlier answers: what a process has after it was killed. */
  readonly executing: () => Execute;
  readonly processes: readonly Process[];
  readonly secret: Uint8Array;
}

/** Killed between two of its commands. */
class Crash extends Error {
  override readonly name = 'Crash';
}

interface Follower {
  readonly process: Process;
  notes: Notes;
  through: number;
}

export interface Following {
  readonly states: States;
  /** See `Company.settle`. */
  settle(crashAfter?: number): Promise<boolean>;
  /** All processes begin anew, from the first fact on. */
  forget(): void;
}

/**
 * The processes without leases and timers: each has a checkpoint and takes one fact after the
 * other, in turn with the others, until there are no more.
 */
export function following({ ledger, executing, processes, secret }: FollowingOptions): Following {
  const states = createStates(ledger, aggregates);
  const digest = (command: string, data: object) => commandDigest(secret, command, data);
  let followers = begun();
  let execute = executing();

  function begun(): readonly Follower[] {
    return processes.map((process) => ({ process, notes: new Notes(), through: 0 }));
  }

  /** The next fact of one process; false where there is none. */
  async function step(follower: Follower, run: Execute): Promise<boolean> {
    const { facts } = await ledger.readAll(follower.through, 1);
    const [fact] = facts;
    if (!fact) return false;
    const refused = recordRefusals({ execute: run, digest });
    const options = { execute: run, digest, states, refused };
    await post(options, follower.process, facts, follower.notes);
    follower.through = fact.position;
    return true;
  }

  async function toTheEnd(run: Execute): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false;
      for (const follower of followers) moved = (await step(follower, run)) || moved;
      if ((await ledger.head()) > FACTS_MAX) throw new Error('the processes never come to rest');
    }
  }

  return {
    states,
    async settle(crashAfter?: number): Promise<boolean> {
      try {
        await toTheEnd(crashAfter === undefined ? execute : mortal(execute, crashAfter));
        return true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        execute = executing();
        return false;
      }
    },
    forget() {
      followers = begun();
    },
  };
}

/** Dies at its so many-th command; of every other number just after it was recorded. */
function mortal(execute: Execute, follows: number): Execute {
  let left = follows;
  return async (command) => {
    left -= 1;
    if (left > 0) return execute(command);
    if (follows % 2 === 0 && left === 0) await execute(command);
    throw new Crash('killed');
  };
}
