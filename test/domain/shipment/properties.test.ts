import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/domain/decider.ts';
import type { Recorded } from '../../../src/domain/envelope.ts';
import { effectiveHistory } from '../../../src/domain/history.ts';
import { entries } from '../../../src/domain/keyed.ts';
import { balanceOf } from '../../../src/domain/shipment/decide/closing.ts';
import { shipment } from '../../../src/domain/shipment/decider.ts';
import { REPORTED, type ShipmentFact } from '../../../src/domain/shipment/facts.ts';
import { handled, type Lines, mostOf } from '../../../src/domain/shipment/lines.ts';
import { childrenOf } from '../../../src/domain/shipment/nesting.ts';
import { advance, noProgress, type Progress } from '../../../src/domain/shipment/progress.ts';
import { lostSums } from '../../../src/domain/shipment/remaining.ts';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import { sumAt } from '../../../src/domain/shipment/sums.ts';
import { decided, fold, type Told } from '../../support/controls.ts';
import { story } from '../../support/stories.ts';

type Facts = readonly Recorded<ShipmentFact>[];

/** What is in the stream when whatever is refused leaves no trace. */
function accepted(tellings: readonly Told[]): Facts {
  let facts: Facts = [];
  for (const telling of tellings) {
    const outcome = decided({ facts, state: fold(facts) }, telling);
    if (!isRefusal(outcome)) facts = facts.concat(outcome);
  }
  return facts;
}

function progressOf(facts: Facts): Progress {
  return effectiveHistory(facts, shipment.correction).reduce(advance, noProgress);
}

const RUNS = { numRuns: 150 };
const ADDING = new Set(['ConfirmPick', 'ReportShortPick', 'PutBack']);

describe('whatever is told of a shipment', () => {
  it('told again, of the same instant, records nothing new; only picks add up', () => {
    fc.assert(
      fc.property(story, (tellings) => {
        const facts = accepted(tellings.slice(0, -1));
        const last = tellings.at(-1);
        fc.pre(last !== undefined && !ADDING.has(last.command.type));
        const outcome = decided({ facts, state: fold(facts) }, last);
        fc.pre(!isRefusal(outcome));
        const all = [...facts, ...outcome];
        const again = decided({ facts: all, state: fold(all) }, last);
        expect(isRefusal(again) ? [] : again).toEqual([]);
      }),
      RUNS,
    );
  });

  it('comes to the same stage in whatever order the reports of a day are recorded', () => {
    const shuffled = story.chain((tellings) => {
      const facts = effectiveHistory(accepted(tellings), shipment.correction);
      const reports = facts.filter(({ type }) => REPORTED.has(type));
      return fc
        .shuffledSubarray(reports, { minLength: reports.length })
        .map((order) => ({ facts, order }));
    });
    fc.assert(
      fc.property(shuffled, ({ facts, order }) => {
        let next = 0;
        const mixed = facts.map((fact) =>
          REPORTED.has(fact.type) ? (order[next++] ?? fact) : fact,
        );
        const [told, heard] = [
          facts.reduce(advance, noProgress),
          mixed.reduce(advance, noProgress),
        ];
        expect(stageOf(heard)).toBe(stageOf(told));
        expect(sorted(heard)).toEqual(sorted(told));
        expect(byUnit(heard)).toEqual(byUnit(told));
      }),
      RUNS,
    );
  });

  it('survives JSON: facts, and how far they bring the shipment', () => {
    fc.assert(
      fc.property(story, (tellings) => {
        const facts = accepted(tellings);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
        const stored = facts.reduce<Progress>(
          (progress, fact) => JSON.parse(JSON.stringify(advance(progress, fact))),
          noProgress,
        );
        expect(stored).toEqual(facts.reduce(advance, noProgress));
      }),
      RUNS,
    );
  });

  it('adds up, line by line: whatever was picked is somewhere, and nothing is below zero', () => {
    fc.assert(
      fc.property(story, (tellings) => {
        const { lines, units } = progressOf(accepted(tellings));
        const lost = lostSums(progressOf(accepted(tellings)), childrenOf(units));
        for (const place of lines.keys.keys()) {
          const balance = balanceOf(onlyLine(lines, place), [[0, sumAt(lost, place)]]);
          const { ordered: _, picked, ...rest } = balance;
          const ends = Object.values(rest).filter((amount) => amount !== undefined);
          expect(Math.min(picked, ...ends)).toBeGreaterThanOrEqual(0);
          expect(picked).toBeCloseTo(
            ends.reduce((sum, amount) => sum + amount, 0),
            9,
          );
          expect(handled(lines, place)).toBeLessThanOrEqual(mostOf(lines, place));
        }
      }),
      RUNS,
    );
  });

  it('leaves a history that holds together, and folds to the state that was decided on', () => {
    fc.assert(
      fc.property(story, (tellings) => {
        const state = fold(accepted(tellings));
        expect(shipment.coherent(state)).toBeNull();
      }),
      RUNS,
    );
  });
});

function byUnit(progress: Progress) {
  return Object.fromEntries(unitStandings(progress).map(({ unit: name, ...rest }) => [name, rest]));
}

/** Units, labels, trips by name: only the order in which they were first told of may differ. */
function sorted({ units, trips, ...rest }: Progress) {
  const byName = [...entries(units)].map(([name, { labels, ...unit }]) => {
    const named = new Map(labels.map((label) => [label.label, label]));
    return [name, { ...unit, labels: named }] as const;
  });
  return { ...rest, units: new Map(byName), trips: new Map(entries(trips)) };
}

function onlyLine(lines: Lines, place: number): Lines {
  const columns = Object.entries(lines).map(([name, column]) => [
    name,
    column.slice(place, place + 1),
  ]);
  return Object.fromEntries(columns);
}
