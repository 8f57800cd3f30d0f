import { describe, expect, it } from 'vitest';
import { APPENDS } from './facts/appends.ts';
import { BAD_CASES, BAD_SINGLE, SHARED_FATE } from './facts/bad-arguments.ts';
import { DELETES } from './facts/deletes.ts';
import { IDEMPOTENCY, RIVALS, TWINS } from './facts/idempotency.ts';
import { NOTHING_ANSWERS, NOTHING_LISTENS, RESTARTS, STRINGS } from './facts/outages.ts';
import { CUT_SHORT, POSITIONS, WHOLE_LOG } from './facts/positions.ts';
import { READS } from './facts/reads.ts';
import { deviations, rawRecord } from './facts/record.ts';
import { NAMES, ROUND_TRIPS } from './facts/round-trips.ts';
import { CALL_SIZES, EVENT_SIZES } from './facts/sizes.ts';
import { CHECKPOINTS, LONG_APPENDS, ORDER, PAUSED, SUBSCRIPTIONS } from './facts/subscriptions.ts';

const record = rawRecord();
const tables = {
  appends: APPENDS,
  idempotency: [...IDEMPOTENCY, ...TWINS, ...RIVALS],
  'bad arguments': [...BAD_CASES.flatMap(({ facts }) => facts), ...BAD_SINGLE, ...SHARED_FATE],
  reads: READS,
  'round trips': [...ROUND_TRIPS, ...NAMES],
  positions: [...POSITIONS, ...WHOLE_LOG, CUT_SHORT],
  sizes: [...EVENT_SIZES, ...CALL_SIZES],
  deletes: DELETES,
  subscriptions: [...SUBSCRIPTIONS, ...CHECKPOINTS, ...PAUSED, ...LONG_APPENDS, ...ORDER],
  outages: [...STRINGS, ...NOTHING_LISTENS, ...NOTHING_ANSWERS, ...RESTARTS],
};

describe('the table of facts', () => {
  if (!record) {
    it('is held against the raw record where that is at hand (in CI); here it is not', () => {
      expect(Object.values(tables).flat().length).toBeGreaterThan(0);
    });
    return;
  }
  it.each(Object.entries(tables))('tells what the record tells: %s', (_, facts) => {
    expect(deviations(facts, record)).toEqual([]);
  });
});
