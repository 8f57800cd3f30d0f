import type { Probe, Variant } from '../plan.ts';
import { figure, rate } from './figures.ts';

/** Row h. */
export function posting(): readonly Variant[] {
  const ours: Probe = { name: 'http-commands', args: {} };
  const reference: Probe = { name: 'http-echo', args: {} };
  return [
    {
      row: 'h',
      variant: '64 connections',
      unit: 'requests/s',
      ours: rate(ours),
      reference: rate(reference),
      reach: { atLeast: 0.45 },
      aside: ['p50Ms'],
    },
    {
      row: 'h',
      variant: 'answer p99',
      unit: 'ms',
      ours: figure(ours, 'p99Ms'),
      reach: { atMost: 10 },
    },
    {
      row: 'h',
      variant: "the server's processor time",
      unit: 'us/request',
      ours: figure(ours, 'serverCpuMicros'),
      reach: { atMost: 45 },
    },
  ];
}
