import { aggregates } from '../../src/domain/aggregates.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { epochMs } from '../../src/domain/instant.ts';
import { type Answer, type Caller, createIntake } from '../../src/intake/intake.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { createExecute, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import type { States } from '../../src/ledger/states.ts';
import { processes } from '../../src/processes/all.ts';
import { foldHistory } from '../../src/projections/fold.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { following } from './following.ts';

const SECRET = Buffer.alloc(32, 7);
const PAGE_FACTS = 1_000;

/** A command as somebody sends it; `at` and `occurredAt` are instants of ISO 8601. */
export interface Sending extends RawCommand {
  readonly at: string;
}

/** A whole company in memory: one ledger, every aggregate, every process, no timers. */
export interface Company {
  readonly ledger: Ledger;
  /** For those who want their commands decided without the edge. */
  readonly execute: Execute;
  /** Sends a command to the edge at the server's time `at`, which never goes back. */
  send(sending: Sending, caller: Caller): Promise<Answer>;
  /**
   * Lets the processes do what follows, and what follows from that, until nothing does. With
   * `crashAfter` the processes are killed at the so many-th follow-up, and answer false.
   */
  settle(crashAfter?: number): Promise<boolean>;
  /** The processes lose their checkpoints: at the next settling they follow everything again. */
  forget(): void;
  /** How subjects stand, each as its decider folds it. */
  readonly states: States;
  /** Every fact of a stream, or of the whole ledger after a position. */
  factsOf(stream: string): Promise<readonly Recorded[]>;
  factsAfter(position: number): Promise<readonly Recorded[]>;
  /** The document that a read model makes of a stream; undefined where there is none. */
  documentOf<D extends object>(projection: AnyProjection, stream: string): Promise<D | undefined>;
}

export function openCompany(ledger: Ledger = openMemoryLedger()): Company {
  let nowMs = 0;
  const now = () => nowMs;
  const executing = () => createExecute({ ledger, deciders: aggregates, now, soleWriter: false });
  const execute = executing();
  const vault = { put: async () => {} };
  const intake = createIntake({ execute, aggregates, vault, secret: SECRET, now });
  const followers = following({ ledger, executing, processes, secret: SECRET });

  async function factsAfter(position: number): Promise<readonly Recorded[]> {
    const facts: Recorded[] = [];
    for (let after = position; ; ) {
      const page = await ledger.readAll(after, PAGE_FACTS);
      if (page.through === after) return facts;
      facts.push(...page.facts);
      after = page.through;
    }
  }
  return {
    ledger,
    execute,
    send({ at, ...raw }, caller) {
      nowMs = Math.max(nowMs, epochMs(at));
      return intake(raw, caller);
    },
    states: followers.states,
    settle: followers.settle,
    forget: followers.forget,
    factsOf: (stream) => ledger.read(stream, 0, PAGE_FACTS * PAGE_FACTS),
    factsAfter,
    async documentOf<D extends object>(projection: AnyProjection, stream: string) {
      const facts = await ledger.read(stream, 0, PAGE_FACTS * PAGE_FACTS);
      const correction = aggregates.get(projection.category)?.correction;
      const { doc, parked } = foldHistory(projection, correction, facts);
      if (parked) throw new Error(`${projection.name} of ${stream}: ${parked.error}`);
      return doc as D | undefined;
    },
  };
}
