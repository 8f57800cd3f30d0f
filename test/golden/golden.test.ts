import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyDecider, FactShape } from '../../src/domain/decider.ts';
import { type Recorded, recordedSchema } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';
import { order } from '../../src/domain/order/decider.ts';
import { balanceOf } from '../../src/domain/shipment/decide/closing.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { stageOf } from '../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../src/domain/shipment/standing.ts';

// One stored example of every fact type and version ever released, as a stream that folds.
// Lines are added when a type or version is; what is here never changes.

function stored(file: string): readonly Recorded[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => recordedSchema.parse(JSON.parse(line)) as Recorded);
}

function foldAll<S>(decider: AnyDecider, facts: readonly Recorded[]): S {
  return effectiveHistory(facts, decider.correction).reduce(decider.evolve, decider.initial);
}

describe.each([
  ['shipment.ndjson', shipment],
  ['order.ndjson', order],
] as const)('%s', (file, decider: AnyDecider) => {
  const facts = stored(file);
  const shapes = Object.entries<FactShape>(decider.facts);

  it.each(shapes.map(([type, { v }]) => [type, v]))('holds a %s of version %i', (type, version) => {
    expect(facts.filter((fact) => fact.type === type && fact.v === version)).not.toEqual([]);
  });

  it('is taken by the schemas of today as it stands', () => {
    for (const { type, data } of facts) {
      expect(decider.facts[type]?.schema.parse(data)).toEqual(data);
    }
  });

  it('is the stream of one subject, without gaps', () => {
    expect(new Set(facts.map(({ stream }) => stream)).size).toBe(1);
    expect(facts.map(({ version }) => version)).toEqual(facts.map((_, index) => index + 1));
    const id = facts[0]?.stream.slice(decider.category.length + 1) ?? '';
    expect(decider.idOf(id)).toBe(id);
  });

  it('folds into a state that holds together', () => {
    expect(decider.coherent(foldAll(decider, facts))).toBeNull();
  });
});

describe('what the stored streams come to', () => {
  it('is a shipment of which one pump was refused, opened again', () => {
    const { progress } = foldAll<typeof shipment.initial>(shipment, stored('shipment.ndjson'));
    expect(stageOf(progress)).toBe('signed-off');
    expect(progress.failedAttempts).toBe(1);
    expect(balanceOf(progress.lines)).toEqual({
      ordered: 8.5,
      picked: 8.75,
      accepted: 7.75,
      missing: 0,
      open: 1,
    });
    expect(unitStandings(progress).map(({ stage }) => stage)).toEqual(['signed-off', 'signed-off']);
  });

  it('is an order of which one line was amended', () => {
    const state = foldAll<typeof order.initial>(order, stored('order.ndjson'));
    expect(state).toMatchObject({ authorised: true, superseded: [1] });
    expect(state.body).toMatchObject({ sourceVersion: 3, lines: [{ qty: 5 }, { qty: 4 }] });
  });
});
