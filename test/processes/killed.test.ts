import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Process } from '../../src/processes/process.ts';
import { transfers } from '../../src/processes/transfers.ts';
import { tripsToShipments } from '../../src/processes/trips-to-shipments.ts';
import { type Killing, openCompany, type Sending, said } from './company.ts';
import {
  atHub,
  atSite,
  departed,
  leftHub,
  load,
  PUMPS,
  planned,
  ready,
  sending,
  TRIP,
  VALVES,
} from './trips.ts';

const STREAMS = [PUMPS, VALVES, TRIP];
const PROCESSES: readonly Process[] = [tripsToShipments, transfers];

const day: readonly Sending[] = [
  ...ready(PUMPS),
  ...ready(VALVES),
  planned,
  load(PUMPS, '08:00'),
  departed,
  load(VALVES, '08:10'),
  atHub,
  sending(TRIP, '10:10', 'AmendTrip', {
    add: [{ shipment: 'OML660009', loadAt: '20', unloadAt: '40' }],
    reason: 'one more',
  }),
  leftHub,
  sending(TRIP, '11:00', 'ReviseEta', {
    stop: '30',
    eta: '2026-03-02T12:15:00.000Z',
    by: 'driver',
  }),
  atSite,
  sending(TRIP, '13:00', 'CorrectRecord', {
    groups: [
      {
        target: 2,
        kind: 'incorrect_data',
        replacements: [
          { type: 'TripDeparted', data: { stop: '10' }, occurredAt: '2026-03-02T08:30:00.000Z' },
        ],
      },
    ],
    reason: 'the clock was wrong',
  }),
];

/** Of every stream all facts by their ids, which tell by what command they were recorded. */
async function recorded(
  sendings: readonly Sending[],
  how: { readonly pageFacts: number; readonly killing?: Killing },
) {
  const company = openCompany(PROCESSES, how.pageFacts);
  for (const one of sendings) await company.tell(one);
  const steps = await company.settle(how.killing);
  const facts = (await Promise.all(STREAMS.map(company.facts))).flat();
  const told = facts.map(({ stream, type, data, meta }) => {
    const { occurredAt, commandId, causationId } = meta;
    const derived = causationId === undefined ? undefined : commandId;
    return JSON.stringify([stream, type, occurredAt, derived, data]);
  });
  return { steps, told: told.toSorted() };
}

describe('processes that are killed at any step', () => {
  it.each([1, 3, 500])('end with the same facts, in pages of %i', async (pageFacts) => {
    const { told, steps } = await recorded(day, { pageFacts });
    expect(steps).toBeGreaterThan(20);
    for (let step = 1; step <= steps; step += 1) {
      for (const after of [false, true]) {
        const killing = { step, after };
        const again = await recorded(day, { pageFacts, killing });
        expect(again.told, JSON.stringify(killing)).toEqual(told);
      }
    }
  });
});

const MOVES = ['ShipmentDeparted', 'ShipmentArrived', 'OutForDelivery'];

describe('reports that come in any order', () => {
  const morning = [...ready(PUMPS), ...ready(VALVES), planned];
  const reports = [load(PUMPS, '08:00'), load(VALVES, '10:15'), departed, atHub, leftHub, atSite];
  const late = ['ShipmentDeparted 10:30 T-4711', 'OutForDelivery 10:30 T-4711'];
  const last = ['ShipmentArrived 12:00 T-4711 consignee 30'];
  const early = ['ShipmentDeparted 09:00 T-4711', 'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN'];

  const anyOrder = fc.record({
    order: fc.shuffledSubarray(reports, { minLength: reports.length }),
    /** After which of them the processes come to rest. */
    rests: fc.array(fc.boolean(), { minLength: reports.length, maxLength: reports.length }),
    pageFacts: fc.integer({ min: 1, max: 30 }),
    step: fc.integer({ min: 1, max: 15 }),
    after: fc.boolean(),
  });

  it('come to the shipments all the same, once, killed or not', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, async ({ order, rests, pageFacts, step, after }) => {
        const company = openCompany(PROCESSES, pageFacts);
        for (const one of morning) await company.tell(one);
        for (const [index, one] of order.entries()) {
          await company.tell(one);
          if (rests[index]) await company.settle({ step, after });
        }
        await company.settle({ step, after });
        const moves = async (shipment: string) =>
          said(await company.facts(shipment), MOVES).toSorted();
        expect(await moves(PUMPS)).toEqual([...early, ...late, ...last].toSorted());
        expect(await moves(VALVES)).toEqual([...late, ...last].toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
