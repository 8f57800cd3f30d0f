import type { AnyDecider } from '../../src/domain/decider.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { followUpCommands, followUpFacts } from '../../src/domain/follow-up.ts';
import { type Command, createExecute, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { type PosterOptions, post } from '../../src/processes/follow-up.ts';
import { Notes } from '../../src/processes/notes.ts';
import type { FollowUp, Process } from '../../src/processes/process.ts';
import { recordRefusals } from '../../src/processes/refusals.ts';
import { add, tallies } from '../ledger/tally.ts';

export const A = 'tally-a';
export const SUM = 'tally-sum';

/** What follows the facts of a tally in these tests: another one comes to a total. */
export const raise = (total: number, over: Partial<FollowUp> = {}): FollowUp => ({
  step: 'raise',
  stream: SUM,
  command: 'RaiseTo',
  data: { total },
  ...over,
});
export const following = (name: string, on: Process['on'][string]): Process => ({
  name,
  on: { Added: on },
});
export const addTo = (stream: string, n: number): Command => add(n, { stream });

/** Tallies that also record what was refused after their facts, as every aggregate of ours does. */
export const telling: ReadonlyMap<string, AnyDecider> = new Map(
  [...tallies].map(([category, tally]) => [category, withRefusals(tally)]),
);

function withRefusals(tally: AnyDecider): AnyDecider {
  return {
    ...tally,
    facts: { ...tally.facts, ...followUpFacts },
    commands: { ...tally.commands, ...followUpCommands },
    decide: (state, command, envelope, id) =>
      command.type === 'RecordRefusedFollowUp'
        ? [{ type: 'FollowUpRefused', data: command.data }]
        : tally.decide(state, command, envelope, id),
    evolve: (state, fact) => (fact.type === 'FollowUpRefused' ? state : tally.evolve(state, fact)),
  };
}

/** A ledger with a process that is asked page by page, without leases or a checkpoint. */
export function posting(over: { readonly ledger?: Ledger; readonly execute?: Execute } = {}) {
  const ledger = over.ledger ?? openMemoryLedger();
  const own = createExecute({ ledger, deciders: telling, now: () => 0, soleWriter: false });
  const execute = over.execute ?? own;
  const digest = (command: string, data: object) => digestOf(`${command} ${JSON.stringify(data)}`);
  const options: PosterOptions = {
    execute,
    digest,
    states: createStates(ledger, telling),
    refused: recordRefusals({ execute, digest }),
  };
  const facts = async (stream: string): Promise<readonly Recorded[]> =>
    ledger.read(stream, 0, 1_000);
  return {
    ledger,
    options,
    facts,
    /** Records what others tell. */
    told: (command: Command) => own(command),
    /** Lets a process follow what was recorded in these streams. */
    async follows(process: Process, streams: readonly string[], notes = new Notes()) {
      const all = (await Promise.all(streams.map(facts))).flat();
      const inOrder = all.toSorted((a, b) => a.position - b.position);
      await post(options, process, inOrder, notes);
    },
  };
}

/** 32 hex digits that differ where the texts do. */
function digestOf(text: string): string {
  return Buffer.from(text).toString('hex').slice(-32).padStart(32, '0');
}
