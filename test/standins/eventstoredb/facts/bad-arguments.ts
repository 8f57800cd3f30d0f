import { BAD_REQUEST, DEADLINE_EXCEEDED } from './errors.ts';
import { ANYTHING, type Fact } from './fact.ts';
import { succeeded } from './modes.ts';

const WORKS = succeeded(ANYTHING);
const HANGS = { error: { class: 'Error', name: 'Error', message: 'TEST-TIMEOUT never settled' } };
/** What the client throws into the open when an answer comes that it does not expect. */
const UNEXPECTED = 'undefined is not iterable (cannot read property Symbol(Symbol.iterator))';

/** An append on the batch path that is bad, and what becomes of its client. */
export interface BadCase {
  readonly name: string;
  readonly facts: readonly Fact[];
}

export const BAD_CASES: readonly BadCase[] = [
  badCase('invalid id', BAD_REQUEST, { poisons: true }),
  badCase('empty type', BAD_REQUEST, { poisons: true }),
  badCase('empty stream name', BAD_REQUEST, { poisons: false }),
  badCase('append with deadline 0', DEADLINE_EXCEEDED, { poisons: false }),
  badCase('stream name $$x (metadata stream)', succeeded('0n'), { poisons: false }),
];

function badCase(name: string, outcome: unknown, { poisons }: { poisons: boolean }): BadCase {
  const unhandled = [{ class: 'TypeError', name: 'TypeError', message: UNEXPECTED }];
  const outcomes = {
    [name]: outcome,
    'append on the same client right after': WORKS,
    'unhandled rejections within 3 s': poisons ? unhandled : [],
    'append on the same client 3 s later': poisons ? HANGS : WORKS,
    'append on a new client': WORKS,
  };
  const section = `1 bad arguments: ${name}`;
  const facts = Object.entries(outcomes).map(([operation, told]) => ({
    section,
    operation,
    outcome: told,
  }));
  return { name, facts };
}

const THREW = 'UnknownError:2:2 UNKNOWN: Exception was thrown by handler.';

/** On the single path the same does no harm. */
export const BAD_SINGLE: readonly Fact[] = ['invalid id', 'empty type'].map((name) => ({
  section: '1',
  operation: `single path bad arguments: ${name}; then an append 3 s later`,
  outcome: { ok: { r: THREW, later: 'ok', unhandled: [] } },
}));

/** One client's end is the end of another's appends, in one process. */
export const SHARED_FATE: readonly Fact[] = [
  {
    section: '10',
    operation:
      'client A is disposed (A idle, its batch stream open) while client B has 5 appends in ' +
      'flight; then B appends again',
    outcome: {
      ok: {
        r: Array.from({ length: 5 }, () => 'UnknownError:1 CANCELLED: Cancelled on client'),
        laterAppendOnB: 'TEST-TIMEOUT never settled',
        eventsActuallyWritten: 6,
        unhandled: [`TypeError:${UNEXPECTED}`],
      },
    },
  },
  {
    section: '10',
    operation:
      'single path: client A disposed while B (single path) has 20 appends in flight; B afterwards',
    outcome: { ok: { ok: 20, of: 20, later: 'ok', unhandled: 0 } },
  },
  {
    section: '10',
    operation: 'single path: dispose with 50 of its own appends in flight; unhandled rejections?',
    outcome: { ok: { m: { ok: 50 }, unhandled: 0 } },
  },
];
