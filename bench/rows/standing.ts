import type { Probe, Variant } from '../plan.ts';
import { copied, figure, shared } from './figures.ts';

/** Rows z, m and s, each in a group of its own: what a large ledger takes. */
export function standing(facts: number): readonly (readonly Variant[])[] {
  const bytes: Probe = { name: 'bytes', args: {}, history: shared(facts) };
  const serve: Probe = { name: 'serve', args: {}, history: copied(facts, []) };
  const ready: Probe = { name: 'ready', args: {}, history: shared(facts) };
  return [
    [
      {
        row: 'z',
        variant: `at ${facts} facts`,
        unit: 'bytes/fact',
        ours: figure(bytes, 'bytesPerFact'),
        reach: { atMost: 400 },
        aside: ['payloadBytes'],
      },
    ],
    [
      {
        row: 'm',
        variant: `serving at ${facts} facts`,
        unit: 'MiB',
        ours: figure(serve, 'peakMiB'),
        reach: { atMost: 350 },
        aside: ['commands', 'queries'],
      },
    ],
    [
      {
        row: 's',
        variant: `at ${facts} facts`,
        unit: 's',
        ours: figure(ready, 'seconds'),
        reach: { atMost: 0.8 },
      },
    ],
  ];
}

/** Row i. */
export function importing(log: string): readonly Variant[] {
  const imported: Probe = { name: 'import-log', args: { log } };
  return [
    {
      row: 'i',
      variant: 'import',
      unit: 's',
      ours: figure(imported, 'importSeconds'),
      reach: { atMost: 1.5 },
      aside: ['facts'],
      needs: log,
    },
    {
      row: 'i',
      variant: 'rebuild of all',
      unit: 's',
      ours: figure(imported, 'rebuildSeconds'),
      reach: { atMost: 0.5 },
      aside: ['facts'],
      needs: log,
    },
  ];
}

/** Row j. */
export function largest(): readonly Variant[] {
  const decided: Probe = { name: 'largest-shipment', args: {} };
  return [
    {
      row: 'j',
      variant: 'a decision about a shipment of 2,000 lines and 500 units',
      unit: 'us',
      ours: figure(decided, 'decideUs'),
      reach: { atMost: 200 },
      aside: ['slowestUs'],
    },
    {
      row: 'j',
      variant: 'its fold from 10,000 facts',
      unit: 'ms',
      ours: figure(decided, 'foldMs'),
      reach: { atMost: 60 },
    },
    {
      row: 'j',
      variant: 'an order of 4,000 lines received, split and shown',
      unit: 's',
      ours: figure({ name: 'largest-order', args: {} }, 'shownSeconds'),
      reach: { atMost: 1 },
    },
  ];
}
