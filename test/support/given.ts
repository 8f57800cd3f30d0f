import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type Decider, type Draft, isRefusal, type Refusal } from '../../src/domain/decider.ts';
import type { Envelope, Named, Recorded } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';
import { toInstant } from '../../src/domain/instant.ts';

/** A command as somebody tells it; what is left out is filled in, one minute after the last. */
export interface Telling<C extends Named> {
  readonly command: C;
  readonly envelope?: Partial<Envelope>;
}

/** A stream in memory with all that was accepted so far. */
export interface World<S, F extends Named> {
  readonly facts: readonly Recorded<F>[];
  readonly state: S;
}

type Decided<F extends Named> = readonly Recorded<F>[] | Refusal;

const DAY_BEGINS_MS = Date.UTC(2026, 2, 2, 0, 0);
const MINUTE_MS = 60_000;

/** One stream of an aggregate in memory, that can be told things. */
export function scene<S, C extends Named, F extends Named>(decider: Decider<S, C, F>, id: string) {
  const nothing: World<S, F> = { facts: [], state: decider.initial };

  function fold(facts: readonly Recorded<F>[]): S {
    return effectiveHistory(facts, decider.correction).reduce(decider.evolve, decider.initial);
  }

  function decided(world: World<S, F>, telling: Telling<C>): Decided<F> {
    const { type, data } = telling.command;
    const command = { type, data: shape(decider.commands, type).parse(data) } as C;
    const envelope = envelopeOf(telling, world.facts.length);
    const drafts = decider.decide(world.state, command, envelope, id);
    if (isRefusal(drafts)) return drafts;
    const facts = drafts.map((draft, index) =>
      recorded(draft, envelope, world.facts.length + index + 1),
    );
    for (const fact of facts) {
      expect(shape(decider.facts, fact.type).parse(fact.data)).toEqual(fact.data);
    }
    const corrects = facts.some((fact) => decider.correction(fact));
    return (corrects && decider.coherent(fold([...world.facts, ...facts]))) || facts;
  }

  function recorded(draft: Draft<F>, envelope: Envelope, version: number): Recorded<F> {
    const { occurredAt = envelope.occurredAt, ...fact } = draft;
    const meta = { ...envelope, occurredAt, recordedAt: toInstant(DAY_BEGINS_MS + version) };
    const id = `00000000-0000-8000-8000-${String(version).padStart(12, '0')}`;
    const v = decider.facts[draft.type as F['type']].v;
    const stream = `${decider.category}-${id}`;
    return { ...fact, id, v, meta, stream, version, position: version } as unknown as Recorded<F>;
  }

  function tell(world: World<S, F>, telling: Telling<C>): World<S, F> {
    const facts = decided(world, telling);
    if (isRefusal(facts)) {
      throw new Error(`${telling.command.type} was refused: ${JSON.stringify(facts)}`);
    }
    const all = [...world.facts, ...facts];
    return { facts: all, state: fold(all) };
  }

  /** What is in the stream after these commands; each of them must be accepted. */
  function worldAfter(...tellings: readonly Telling<C>[]): World<S, F> {
    return tellings.reduce(tell, nothing);
  }

  function given(...tellings: readonly Telling<C>[]) {
    const world = worldAfter(...tellings);
    return { when: (telling: Telling<C>) => answers(decided(world, telling)) };
  }
  return { given, worldAfter, decided, fold };
}

/** What can be said about one answer. */
function answers<F extends Named>(outcome: Decided<F>) {
  const facts = (): readonly Recorded<F>[] => {
    expect(outcome, 'a refusal').toBeInstanceOf(Array);
    return isRefusal(outcome) ? [] : outcome;
  };
  const said = {
    /** Exactly these facts, by type, or by type and data. */
    records(...expected: readonly (F['type'] | F)[]) {
      const found = facts().map(({ type, data }, index) =>
        typeof expected[index] === 'string' ? type : { type, data },
      );
      expect(found).toEqual(expected);
      return said;
    },
    recordsNothing() {
      expect(facts()).toEqual([]);
    },
    /** The last fact names exactly these broken rules. */
    deviates(...rules: readonly string[]) {
      expect(facts().at(-1)?.deviations ?? []).toEqual(rules);
      return said;
    },
    refuses(rule: string, params?: Record<string, unknown>) {
      const refusal = isRefusal(outcome) ? outcome : { refused: 'recorded', params: {} };
      expect(refusal.refused).toBe(rule);
      if (params) expect(refusal.params).toMatchObject(params);
    },
  };
  return said;
}

function shape<T>(shapes: Readonly<Record<string, T>>, type: string) {
  return (shapes[type] as { schema: { parse: (data: unknown) => object } }).schema;
}

export function envelopeOf({ command, envelope }: Telling<Named>, told: number): Envelope {
  const said = `${command.type} ${JSON.stringify(command.data)}`;
  return {
    occurredAt: toInstant(DAY_BEGINS_MS + told * MINUTE_MS),
    timeQuality: 'device',
    capture: 'click',
    actor: 'person:anna',
    role: 'warehouse',
    commandId: '00000000-0000-8000-8000-000000000000',
    commandDigest: createHash('sha256').update(said).digest('hex').slice(0, 32),
    ...envelope,
  };
}
