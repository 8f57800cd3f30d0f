import { beforeEach, describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { positionsInCustody } from '../../src/intake/custody.ts';
import { createIntake, type Intake } from '../../src/intake/intake.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';

const NOW_MS = Date.UTC(2026, 2, 2, 20);
const caller = { actor: 'key:7f3a', role: 'driver', capture: 'api' } as const;

let intake: Intake;

beforeEach(() => {
  const ledger = openMemoryLedger();
  const now = () => NOW_MS;
  intake = createIntake({
    execute: createExecute({ ledger, deciders: aggregates, now, soleWriter: true }),
    aggregates,
    vault: { put: async () => {} },
    secret: Buffer.alloc(32),
    now,
    checks: [positionsInCustody(createStates(ledger, aggregates))],
  });
});

const send = (stream: string, command: string, time: string, data: object = {}) =>
  intake({ stream, command, data, occurredAt: `2026-03-02T${time}:00Z` }, caller);
const positions = (...times: readonly string[]) =>
  send('track-t-4711-2026-03-02', 'RecordPositions', '19:00', {
    points: times.map((time) => ({ at: `2026-03-02T${time}:00Z`, lat: 31.37, lon: 121.25 })),
  });
const stops = [
  { stop: '10', kind: 'site' },
  { stop: '20', kind: 'consignee' },
];

describe('positions', () => {
  it('are taken while their trip is under way, at no other time', async () => {
    await send('trip-T-4711', 'PlanTrip', '07:00', { stops, shipments: [] });
    expect(await positions('08:00')).toMatchObject({ kind: 'malformed' });
    await send('trip-T-4711', 'DepartTrip', '09:00');
    expect(await positions('09:00', '09:10')).toMatchObject({
      kind: 'recorded',
      facts: [{ type: 'PositionsRecorded' }],
    });
    await send('trip-T-4711', 'CompleteTrip', '17:00');
    expect(await positions('08:59', '17:00', '17:01')).toMatchObject({
      kind: 'malformed',
      errors: [
        { path: 'points.0.at', rule: 'points-must-be-during-the-trip' },
        { path: 'points.2.at', rule: 'points-must-be-during-the-trip' },
      ],
    });
    expect(await positions('17:00')).toMatchObject({ kind: 'recorded' });
  });

  it('of a trip that nobody planned are not taken', async () => {
    expect(await positions('09:00')).toMatchObject({ kind: 'malformed' });
  });
});
