import { aggregates } from '../../src/domain/aggregates.ts';
import type { Envelope, Recorded } from '../../src/domain/envelope.ts';
import {
  commandDigest,
  commandIdOf,
  createExecute,
  type Execute,
} from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { post } from '../../src/processes/follow-up.ts';
import { Notes } from '../../src/processes/notes.ts';
import type { Note, Process } from '../../src/processes/process.ts';
import { recordRefusals } from '../../src/processes/refusals.ts';

const SECRET = Buffer.alloc(32, 1);
const STEPS_MAX = 5_000;

/** A command as somebody sends it; `at` is a time of the day of the tests, in UTC: `09:30`. */
export interface Sending {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly at: string;
  readonly actor?: string;
  /** By default that of a device. */
  readonly timeQuality?: Envelope['timeQuality'];
}

/** At which step the processes are killed, and whether what they did last has come about. */
export interface Killing {
  readonly step: number;
  readonly after: boolean;
}

class Killed extends Error {
  override readonly name = 'Killed';
}

interface Checkpoint {
  through: number;
  readonly notes: Map<string, Note>;
}

/** A ledger with all aggregates, and processes that can be killed at any of their steps. */
export function openCompany(processes: readonly Process[], pageFacts: number) {
  const ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
  const send = executing(ledger);
  let told = 0;
  const checkpoints = new Map<Process, Checkpoint>(
    processes.map((process) => [process, { through: 0, notes: new Map() }]),
  );

  async function tell(sending: Sending): Promise<void> {
    const { stream, type, data } = sending;
    told += 1;
    const outcome = await send({ stream, type, data, envelope: envelopeOf(sending, told) });
    if (outcome.kind === 'refused') throw new Error(`${type}: ${outcome.refusal.refused}`);
  }

  /** Everything that follows; answers how many steps that took. Goes on where it was killed. */
  async function settle(killing?: Killing): Promise<number> {
    const count = { taken: 0 };
    for (;;) {
      try {
        await run(stepping(count, killing));
        return count.taken;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
  }

  /** One life of the processes: what they remember beside their checkpoints ends with it. */
  async function run(step: Step): Promise<void> {
    const own = executing(ledger);
    const execute: Execute = (command) => step(() => own(command));
    const states = createStates(ledger, aggregates);
    const refused = recordRefusals({ execute, digest });
    for (let moved = true; moved; ) {
      moved = false;
      for (const [process, checkpoint] of checkpoints) {
        const page = await ledger.readAll(checkpoint.through, pageFacts);
        if (page.facts.length === 0) continue;
        moved = true;
        const notes = new Notes(stored(checkpoint));
        await post({ execute, digest, states, refused }, process, page.facts, notes);
        await step(async () => {
          for (const { id, doc } of notes.puts()) checkpoint.notes.set(id, doc);
          checkpoint.through = page.through;
        });
      }
    }
  }
  /** The processes begin anew, with nothing remembered. */
  function forget(): void {
    for (const checkpoint of checkpoints.values()) {
      checkpoint.through = 0;
      checkpoint.notes.clear();
    }
  }
  return { ledger, tell, settle, forget, facts: (stream: string) => ledger.read(stream, 0, 1_000) };
}

type Step = <T>(run: () => Promise<T>) => Promise<T>;

/** The steps of one life: once it is killed, nothing more begins. */
function stepping(count: { taken: number }, killing: Killing | undefined): Step {
  let isDead = false;
  return async (run) => {
    if (isDead) throw new Killed();
    count.taken += 1;
    if (count.taken > STEPS_MAX) throw new Error('the processes never come to rest');
    if (count.taken !== killing?.step) return run();
    isDead = true;
    if (killing.after) await run();
    throw new Killed();
  };
}

function stored({ notes }: Checkpoint) {
  return {
    find: async ({ where }: { readonly where?: object }) => {
      const { key } = where as { readonly key: string };
      const docs = [...notes].filter(([, note]) => note.key === key);
      return { docs: docs.map(([id, doc]) => ({ id, position: 0, doc })) };
    },
  };
}

function executing(ledger: Ledger): Execute {
  return createExecute({ ledger, deciders: aggregates, now: () => 0, soleWriter: false });
}

function digest(command: string, data: object): string {
  return commandDigest(SECRET, command, data);
}

function envelopeOf(
  { type, data, at, actor = 'person:anna', timeQuality = 'device' }: Sending,
  told: number,
): Envelope {
  return {
    occurredAt: `2026-03-02T${at}:00.000Z`,
    timeQuality,
    capture: 'scan',
    actor,
    role: 'warehouse',
    commandId: commandIdOf(actor, `told ${told}`),
    commandDigest: digest(type, data),
  };
}

/** A stream's facts in the words of a test: type, when, and what the caller picks of the data. */
export function said(facts: readonly Recorded[], types: readonly string[]): readonly string[] {
  return facts
    .filter(({ type }) => types.includes(type))
    .map(({ type, data, meta }) => {
      const { trip, stop, place, eta } = data as Readonly<Record<string, string | undefined>>;
      const words = [type, meta.occurredAt.slice(11, 16), trip, stop, place, eta];
      return words.filter((word) => word !== undefined).join(' ');
    });
}
