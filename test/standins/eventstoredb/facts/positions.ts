import { unknown } from './errors.ts';
import { ANYTHING, type Fact, type ServerVersion } from './fact.ts';

const STRAY: Readonly<Record<ServerVersion, string>> = {
  '23.10.6': '2 UNKNOWN: Unexpected ReadAllResult: Error',
  '24.2.0': '2 UNKNOWN: Unexpected ReadAllResult: InvalidPosition',
};

/** Reads of $all from a position. */
export const POSITIONS: readonly Fact[] = [
  ...Object.entries({
    'readAll accepts filter option?': { ok: ['$$$scavenges', '<stream>', '<stream>'] },
    'readAll fromPosition p: first event returned is the one AT p (inclusive)?': {
      ok: { p: '<position>', first: '<position>', inclusive: true },
    },
    'readAll backwards fromPosition p: first event is the one before p (exclusive)?': {
      ok: { p: '<position>', first: '<position>' },
    },
    'readAll from append-result position': { ok: ['<stream>@3'] },
    'readAll from far beyond the end': { ok: 0 },
    'readAll backwards from END max 1 = head': { ok: { pos: '<position>', stream: '<stream>' } },
    'readAll from END forwards': { ok: 0 },
  }).map(([operation, outcome]) => ({ section: '4', operation, outcome })),
  ...(['23.10.6', '24.2.0'] as const).map((server) => ({
    section: '4',
    operation: 'readAll from a position that is no record boundary (p+1)',
    outcome: unknown(2, STRAY[server]),
    server,
  })),
];

/** What holds of the whole log, however much is in it. */
export const WHOLE_LOG: readonly Fact[] = Object.entries({
  'readAll from START (whole log, no filter exists on readAll in this client)': {
    n: ANYTHING,
    systemEvents: 2,
    systemExamples: ['$$$scavenges/$metadata', '$$acc-bad/T1'],
    strictlyAscending: true,
    unique: true,
    commitEqPrepare: true,
    commitPositionEqCommit: true,
  },
  'polling readAll from the last position while 32 writers append (1-3 events): events missed by the poller':
    { acked: ANYTHING, seen: ANYTHING, truth: ANYTHING, missed: 0, sameOrder: true },
  'read-your-writes: after the ack, is the event at once in readStream and readAll? 500 tries each':
    { missS: 0, missA: 0 },
}).map(([operation, outcome]) => ({ section: '4', operation, outcome: { ok: outcome } }));

/** A read of a stream of 50 events that meets an append of 50 more ends at a page of 32. */
export const CUT_SHORT: Fact = {
  section: '4',
  operation: 'same, appending 50 events to an EXISTING stream (2nd batch)',
  outcome: { ok: { partialReads: 2, reads: ANYTHING, examples: [['64', 2]] } },
};
