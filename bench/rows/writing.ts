import type { Probe, Variant } from '../plan.ts';
import { copied, figure, growth, LIVE, NOT_LIVE, rate, SMALL_FACTS } from './figures.ts';

const CLIENTS = 64;
/** A runner that keeps pace has less than this to do when the writing stops, however long it went. */
const FALLING_BEHIND_MS = 50;

type Runner = 'in-thread' | 'worker';
const RUNNERS: readonly Runner[] = ['in-thread', 'worker'];

/** Rows a and g. */
export function oneAtATime(facts: number): readonly Variant[] {
  const ours = (size: number, runner: Runner): Probe => ({
    name: 'one-at-a-time',
    args: { runner },
    history: copied(size),
  });
  const reference = (size: number): Probe => ({ name: 'append-fsync', args: { records: size } });
  const reaches = { 'in-thread': 0.8, worker: 0.85 };
  return [
    ...RUNNERS.map((runner) => ({
      row: 'a',
      variant: runner,
      unit: 'commands/s',
      ours: rate(ours(SMALL_FACTS, runner)),
      reference: rate(reference(SMALL_FACTS)),
      reach: { atLeast: reaches[runner] },
      aside: ['p50Ms', 'p99Ms', 'cpuMicros', 'payloadBytes'],
    })),
    growth('a', (size) => [ours(size, 'in-thread'), reference(size)], facts),
  ];
}

/** Rows b and g. */
export function inFlight(facts: number): readonly Variant[] {
  const ours = (size: number, runner: Runner): Probe => ({
    name: 'in-flight',
    args: { clients: CLIENTS, runner },
    history: copied(size),
  });
  const reference = (size: number): Probe => ({
    name: 'insert-rows',
    args: { group: CLIENTS },
    history: copied(size, [...NOT_LIVE, ...LIVE]),
  });
  const reaches = { 'in-thread': 0.45, worker: 0.6 };
  return [
    ...RUNNERS.flatMap((runner): readonly Variant[] => {
      const probe = ours(SMALL_FACTS, runner);
      return [
        {
          row: 'b',
          variant: runner,
          unit: 'commands/s',
          ours: rate(probe),
          reference: rate(reference(SMALL_FACTS)),
          reach: { atLeast: reaches[runner] },
          aside: ['cpuMicros', 'payloadBytes'],
        },
        {
          row: 'b',
          variant: `${runner}, answer p99`,
          unit: 'ms',
          ours: figure(probe, 'p99Ms'),
          reach: { atMost: 5 },
          aside: ['p50Ms'],
        },
        {
          row: 'b',
          variant: `${runner}, answers before their commit`,
          unit: 'answers',
          ours: figure(probe, 'early'),
          reach: { atMost: 0 },
          aside: ['checked'],
        },
      ];
    }),
    growth('b', (size) => [ours(size, 'in-thread'), reference(size)], facts),
  ];
}

/** Rows e and f: from the answer to visible in every live read model. */
export function visibility(
  row: 'e' | 'f',
  reaches: Readonly<Record<Runner, number>>,
): readonly Variant[] {
  const pace = row === 'e' ? { clients: 0, everyMs: 100 } : { clients: CLIENTS, everyMs: 5 };
  return RUNNERS.flatMap((runner): readonly Variant[] => {
    const probe: Probe = {
      name: 'visible',
      args: { ...pace, runner },
      history: copied(SMALL_FACTS),
    };
    const lag: Variant = {
      row,
      variant: runner,
      unit: 'ms p99',
      ours: figure(probe, 'p99Ms'),
      reach: { atMost: reaches[runner] },
      aside: ['p50Ms', 'samples', 'commandsPerSecond'],
    };
    const rest: Variant = {
      row,
      variant: `${runner}, left to fold at the end`,
      unit: 'ms',
      ours: figure(probe, 'drainMs'),
      reach: { atMost: FALLING_BEHIND_MS },
    };
    return row === 'e' ? [lag] : [lag, rest];
  });
}
