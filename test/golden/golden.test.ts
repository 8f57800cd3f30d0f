import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { AnyDecider, FactShape } from '../../src/domain/decider.ts';
import { type Recorded, recordedSchema } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';

// One stored example of every fact type and version ever released, in streams that fold.
// Lines are added when a type or version is; what is here never changes.

const FOLDER = new URL('.', import.meta.url);
const files = globSync('*.ndjson', { cwd: FOLDER }).sort();

function stored(file: string): readonly Recorded[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n');
  return lines.map((line) => recordedSchema.parse(JSON.parse(line)) as Recorded);
}

/** By stream, in the order of the file. */
function streamsIn(file: string): ReadonlyMap<string, readonly Recorded[]> {
  return Map.groupBy(stored(file), ({ stream }) => stream);
}

function deciderOf(stream: string): AnyDecider {
  const decider = aggregates.get(stream.slice(0, stream.indexOf('-')));
  if (!decider) throw new Error(`nobody decides about ${stream}`);
  return decider;
}

function stateOf(stream: string, facts: readonly Recorded[]) {
  const decider = deciderOf(stream);
  return effectiveHistory(facts, decider.correction).reduce(decider.evolve, decider.initial);
}

const corpus = files.flatMap(stored);

/** Kinds of master data have most of their shapes in common: one example of each is enough. */
const shapes = [...aggregates.values()].flatMap(({ category, facts }) =>
  Object.entries<FactShape>(facts).map(([type, shape]) => ({ category, type, shape })),
);

function holds({ type, shape }: (typeof shapes)[number]): boolean {
  return corpus.some(
    (fact) =>
      fact.type === type &&
      fact.v === shape.v &&
      deciderOf(fact.stream).facts[type]?.schema === shape.schema,
  );
}

describe('the corpus', () => {
  it.each([...aggregates.keys()])('holds every fact of a %s', (category) => {
    const own = shapes.filter((one) => one.category === category);
    expect(own.filter((one) => !holds(one)).map(({ type, shape }) => [type, shape.v])).toEqual([]);
  });
});

describe.each(files)('%s', (file) => {
  const streams = [...streamsIn(file)];

  it('is taken by the schemas of today as it stands', () => {
    for (const [stream, facts] of streams) {
      const decider = deciderOf(stream);
      for (const { type, data } of facts) {
        expect(decider.facts[type]?.schema.parse(data)).toEqual(data);
      }
    }
  });

  it('holds whole streams under names that nothing else is spelled as', () => {
    for (const [stream, facts] of streams) {
      const decider = deciderOf(stream);
      expect(facts.map(({ version }) => version)).toEqual(facts.map((_, index) => index + 1));
      const id = stream.slice(decider.category.length + 1);
      expect(decider.idOf(id)).toBe(id);
    }
  });

  it('folds into states that hold together', () => {
    for (const [stream, facts] of streams) {
      expect(deciderOf(stream).coherent(stateOf(stream, facts))).toBeNull();
    }
  });
});
