import { describe, expect, it } from 'vitest';
import { type Figures, keyOf, type Probe, type Variant } from '../../bench/plan.ts';
import { judge, unmeasured } from '../../bench/results.ts';

const fast: Probe = { name: 'ours', args: { facts: 10 } };
const slow: Probe = { name: 'ours', args: { facts: 1000 } };
const disk: Probe = { name: 'reference', args: {} };

const against: Variant = {
  row: 'a',
  variant: 'in-thread',
  unit: 'commands/s',
  ours: { probe: fast, figure: 'perSecond' },
  reference: { probe: disk, figure: 'perSecond' },
  reach: { atLeast: 0.8 },
  aside: ['p99Ms'],
};

function round(...found: readonly [Probe, Figures][]): ReadonlyMap<string, Figures> {
  return new Map(found.map(([probe, figures]) => [keyOf(probe), figures]));
}

function rate(perSecond: number, p99Ms = 1): Figures {
  return { perSecond, p99Ms };
}

describe('a variant with a reference', () => {
  it('is judged by the median of the ratios of its rounds, not by lucky pairs of them', () => {
    const rounds = [
      round([fast, rate(90)], [disk, rate(100)]),
      round([fast, rate(500)], [disk, rate(1000)]),
      round([fast, rate(85)], [disk, rate(100)]),
    ];
    expect(judge(against, rounds)).toMatchObject({
      row: 'a',
      ours: 90,
      reference: 100,
      ratio: 0.85,
      reach: 0.8,
      bound: 'at least',
      ok: true,
    });
  });

  it('misses its reach by a hair', () => {
    const missed = judge(against, [round([fast, rate(79.9)], [disk, rate(100)])]);
    expect(missed.ok).toBe(false);
  });

  it('shows what else was found, as medians, and every round', () => {
    const rounds = [3, 1, 2].map((p99) => round([fast, rate(9, p99)], [disk, rate(10)]));
    const { aside, rounds: shown } = judge(against, rounds);
    expect(aside).toEqual({ p99Ms: 2 });
    expect(shown).toEqual(rounds.map(() => ({ ours: 9, reference: 10 })));
  });

  it('names the measurement that did not find the figure', () => {
    const rounds = [round([fast, {}], [disk, rate(10)])];
    expect(() => judge(against, rounds)).toThrow('the measurement ours found no perSecond');
  });
});

describe('a variant without a reference', () => {
  const lag: Variant = {
    row: 'e',
    variant: 'worker',
    unit: 'ms p99',
    ours: { probe: fast, figure: 'p99Ms' },
    reach: { atMost: 0.6 },
  };

  it('is judged by itself', () => {
    expect(judge(lag, [round([fast, rate(1, 0.5)])])).toMatchObject({ ours: 0.5, ok: true });
    expect(judge(lag, [round([fast, rate(1, 0.7)])])).toMatchObject({ ours: 0.7, ok: false });
  });

  it('has neither reference nor ratio', () => {
    const { reference, ratio } = judge(lag, [round([fast, rate(1)])]);
    expect([reference, ratio]).toEqual([null, null]);
  });
});

describe('growth', () => {
  it('sets our decline against that of the reference', () => {
    const growth: Variant = {
      row: 'g',
      variant: 'a',
      unit: 'of the small rate',
      ours: {
        of: { probe: slow, figure: 'perSecond' },
        over: { probe: fast, figure: 'perSecond' },
      },
      reference: { probe: disk, figure: 'decline' },
      reach: { atLeast: 0.95 },
    };
    const measured = round([fast, rate(100)], [slow, rate(75)], [disk, { decline: 1 }]);
    expect(judge(growth, [measured])).toMatchObject({ ours: 0.75, ratio: 0.75, ok: false });
  });
});

describe('what could not be measured', () => {
  it('is a row with its reason, and not ok', () => {
    expect(unmeasured(against, 'the disk is full')).toMatchObject({
      row: 'a',
      ours: null,
      ratio: null,
      ok: false,
      note: 'the disk is full',
    });
  });
});
