import type { Probe, Variant } from '../plan.ts';
import { figure, SMALL_FACTS, shared } from './figures.ts';

const CLIENTS = 64;
const READ_FACTS = 100_000;
/** FerretDB looks through all documents for every one that changes: few, so that it ends. */
const LIVE_FACTS = 2_000;
const PROJECTED_A_SECOND = 5_000;

/** Rows k and l: our port against the bare client, in turns on the same server. */
export function eventStore(): readonly Variant[] {
  const append: Probe = { name: 'event-store-append', args: { clients: CLIENTS } };
  const read: Probe = { name: 'event-store-read', args: { facts: READ_FACTS } };
  return [
    {
      row: 'k',
      variant: `append, ${CLIENTS} in flight`,
      unit: 'appends/s',
      ours: figure(append, 'perSecond'),
      reference: figure(append, 'clientPerSecond'),
      reach: { atLeast: 0.85 },
      aside: ['p99Ms', 'clientP99Ms'],
    },
    {
      row: 'l',
      variant: 'read all, pages of 1,000',
      unit: 'facts/s',
      ours: figure(read, 'readPerSecond'),
      reference: figure(read, 'clientReadPerSecond'),
      reach: { atLeast: 0.85 },
      aside: ['clientStreamPerSecond'],
    },
    {
      row: 'l',
      variant: 'follow from the start',
      unit: 'facts/s',
      ours: figure(read, 'followPerSecond'),
      reference: figure(read, 'clientFollowPerSecond'),
      reach: { atLeast: 0.85 },
    },
  ];
}

/** Row o: read models on a server that speaks MongoDB's protocol. */
export function mongo(): readonly Variant[] {
  const project: Probe = {
    name: 'mongo-project',
    args: { live: LIVE_FACTS },
    history: shared(SMALL_FACTS),
  };
  const variants = {
    'rebuild of all read models': 'rebuildPerSecond',
    'the board, live': 'boardPerSecond',
    'all read models, live': 'allPerSecond',
  };
  return Object.entries(variants).map(([variant, name]) => ({
    row: 'o',
    variant,
    unit: 'facts/s',
    ours: figure(project, name),
    reach: { atLeast: PROJECTED_A_SECOND },
  }));
}
