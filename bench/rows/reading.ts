import type { Probe, Variant } from '../plan.ts';
import { figure, growth, rate, shared } from './figures.ts';

/** Rows c and g. */
export function rehydration(facts: number): readonly Variant[] {
  const ours = (size: number): Probe => ({ name: 'rehydrate', args: {}, history: shared(size) });
  const reference = (size: number): Probe => ({
    name: 'select-stream',
    args: {},
    history: shared(size),
  });
  return [
    {
      row: 'c',
      variant: `at ${facts} facts`,
      unit: 'streams/s',
      ours: rate(ours(facts)),
      reference: rate(reference(facts)),
      reach: { atLeast: 0.8 },
    },
    growth('c', (size) => [ours(size), reference(size)], facts),
  ];
}

/** Row q. */
export function asking(facts: number): readonly Variant[] {
  const variant = (name: string, what: string, reading: Pick<Variant, 'unit' | 'reach'>) => ({
    row: 'q',
    variant: name,
    ...reading,
    ours: figure({ name: 'asked', args: { what }, history: shared(facts) }, 'p99Ms'),
    aside: ['p50Ms', 'shipments'],
  });
  const soon = { unit: 'ms', reach: { atMost: 20 } };
  return [
    variant('board, p99', 'board', soon),
    variant('shipment page, p99', 'page', soon),
    variant('filtered list, p99', 'list', soon),
    variant('report over all', 'report', { unit: 'ms', reach: { atMost: 1_000 } }),
  ];
}

/** Rows d, g and m. */
export function rebuilds(facts: number): readonly Variant[] {
  const ours = (size: number, of: string): Probe => ({
    name: 'rebuild',
    args: { of },
    history: shared(size),
  });
  const reference = (size: number): Probe => ({
    name: 'iterate-table',
    args: {},
    history: shared(size),
  });
  // All read models within 2.5 times the time of the reference: 0.4 of its rate.
  const reaches = { board: 0.9, 'shipment-record': 0.6, all: 0.4 };
  return [
    ...Object.entries(reaches).map(([of, atLeast]) => ({
      row: 'd',
      variant: of,
      unit: 'facts/s',
      ours: rate(ours(facts, of)),
      reference: rate(reference(facts)),
      reach: { atLeast },
    })),
    growth('d', (size) => [ours(size, 'board'), reference(size)], facts),
    {
      row: 'm',
      variant: 'rebuild of all',
      unit: 'MiB',
      ours: figure(ours(facts, 'all'), 'peakMiB'),
      reach: { atMost: 450 },
    },
  ];
}
