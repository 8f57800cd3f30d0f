import { unknown } from './errors.ts';
import { ANYTHING, type Fact } from './fact.ts';

const WHOLE = ['confirmation', 'caughtUp', 'end', 'finish', 'close'];
const TOO_SLOW =
  '10 ABORTED: Operation timed out: Consumer too slow to handle event while live. ' +
  'Client resubscription required.';

/** Where a subscription starts, what it tells, and how it ends. */
export const SUBSCRIPTIONS: readonly Fact[] = Object.entries({
  'from START with prefix filter': { n: 10, first: '0n', log: WHOLE },
  'from the position of event revision 4: first delivered?': { n: 5, first: '5n', log: WHOLE },
  'from the position of event revision 4, no filter: first delivered?': {
    n: 5,
    first: '5n',
    log: WHOLE,
  },
  'from a non-boundary position (rev 4 + 1 byte), filter': {
    n: 0,
    log: [unknown(2, '2 UNKNOWN: Exception was thrown by handler.')],
  },
  'from END: old events delivered?': { n: 0, log: WHOLE },
  'from far beyond end': { n: 0, log: WHOLE },
  'for await + break ends the subscription?': { n: 5, destroyed: true },
  'unsubscribe() events emitted': { log: WHOLE, destroyed: true },
  'resume from a checkpoint position that belongs to a non-matching event': {
    p: '<position>',
    n: 10,
    first: '0n',
    log: WHOLE,
  },
}).map(([operation, outcome]) => ({ section: '5', operation, outcome: { ok: outcome } }));

/** How often a filtered subscription hears how far it has come. */
export const CHECKPOINTS: readonly Fact[] = [
  {
    section: '5',
    operation:
      'checkpoints while live: 5000 non-matching single appends; interval 1, window default 32',
    outcome: {
      ok: { checkpoints: 156, ascending: true, first: ANYTHING, last: ANYTHING, log: WHOLE },
    },
  },
  {
    section: '5',
    operation: 'same with checkpointInterval 10, maxSearchWindow 100 (expect every 1000)',
    outcome: { ok: { checkpoints: 5 } },
  },
];

/** A consumer that takes nothing while 30,000 live events of about 1 kB come. */
export const PAUSED: readonly Fact[] = [
  {
    section: '5',
    operation:
      '23.10.6: paused consumer while 30 x 1000 events of ~1 kB are appended, then resumed: ' +
      'events emitted',
    outcome: {
      ok: {
        n: ANYTHING,
        log: [
          ['caughtUp', 0],
          ['TimeoutError', TOO_SLOW, 0],
        ],
        ascending: true,
      },
    },
  },
  {
    section: '5',
    operation:
      '24.2.0: paused consumer while 30 x 1000 events of ~1 kB are appended, then resumed: ' +
      'events emitted',
    outcome: {
      ok: {
        n: 30_000,
        log: [
          ['caughtUp', 0],
          ['caughtUp', 30_000],
        ],
        ascending: true,
      },
    },
  },
];

/** One append call, however long, never made a live subscription lag. */
export const LONG_APPENDS: readonly Fact[] = [1, 10, 32, 33, 64, 65, 100, 300, 1000].map((n) => ({
  section: '5',
  operation:
    `live subscription, one append call of ${n} events (~240 B), consumer only counts; ` +
    '10 repeats: how often is it dropped',
  outcome: {
    ok: { drops: 0, of: 10, delivered: Array.from({ length: 10 }, () => n).join(), errors: [] },
  },
}));

/** Many writers at once. */
export const ORDER: readonly Fact[] = [
  {
    section: '5',
    operation:
      'order under 64 concurrent writers: global position ascending, per-stream revision gapless',
    outcome: { ok: { n: 3840, expected: 3840, ascending: true, gaps: 0, log: WHOLE } },
  },
];
