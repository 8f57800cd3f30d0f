import { describe, expect, it } from 'vitest';
import { simulatedClock } from '../../src/demo/clock.ts';
import { type DemoPlan, demoHistory } from '../../src/demo/history.ts';
import { tellHistory } from '../../src/demo/tell.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { createIntake } from '../../src/intake/intake.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { projections } from '../../src/projections/all.ts';
import { board } from '../../src/projections/board.ts';
import { foldDocument } from '../../src/projections/document.ts';
import { documentOf } from '../../src/projections/fold.ts';

const PLAN: DemoPlan = {
  seed: 1,
  shipments: 80,
  days: 30,
  endsMs: Date.parse('2026-09-18T16:30:00+08:00'),
};

async function told(plan: DemoPlan, ledger: Ledger, signal = new AbortController().signal) {
  const clock = simulatedClock(plan.endsMs);
  const { now } = clock;
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter: true });
  const vault = { put: async () => undefined };
  const intake = createIntake({ execute, aggregates, vault, secret: new Uint8Array(32), now });
  return tellHistory(demoHistory(plan), { seed: plan.seed, intake, clock, signal });
}

async function factsIn(ledger: Ledger): Promise<readonly Recorded[]> {
  return (await ledger.readAll(0, 100_000)).facts;
}

describe('telling the demo', () => {
  it.each([1, 2, 3])('with seed %i, the ledger takes every command', async (seed) => {
    const tally = await told({ ...PLAN, seed }, openMemoryLedger());
    expect(tally.complete).toBe(true);
    expect(tally.refused).toEqual([]);
  });

  it('the same seed gives the same facts, byte for byte', async () => {
    const [one, other, third] = [openMemoryLedger(), openMemoryLedger(), openMemoryLedger()];
    await told(PLAN, one);
    await told(PLAN, other);
    await told({ ...PLAN, seed: 2 }, third);
    const facts = JSON.stringify(await factsIn(one));
    expect(JSON.stringify(await factsIn(other))).toBe(facts);
    expect(JSON.stringify(await factsIn(third))).not.toBe(facts);
  });

  it('records at simulated times that ascend, never before what happened', async () => {
    const ledger = openMemoryLedger();
    await told(PLAN, ledger);
    const facts = await factsIn(ledger);
    const recorded = facts.map(({ meta }) => Date.parse(meta.recordedAt));
    expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
    expect(Math.max(...recorded)).toBeLessThanOrEqual(PLAN.endsMs);
    const early = facts.filter(
      ({ meta }) => Date.parse(meta.recordedAt) < Date.parse(meta.occurredAt),
    );
    expect(early).toEqual([]);
  });

  it('interrupted and told again comes to the same shipments, nothing twice', async () => {
    const [whole, broken] = [openMemoryLedger(), openMemoryLedger()];
    await told(PLAN, whole);
    expect((await told(PLAN, broken, AbortSignal.abort())).complete).toBe(false);
    await told(PLAN, broken);
    await told(PLAN, broken);
    const ids = async (ledger: Ledger) => (await factsIn(ledger)).map(({ id }) => id);
    expect(await ids(broken)).toEqual(await ids(whole));
  });

  it.each([1, 2, 3])('with seed %i leaves shipments in every stage', async (seed) => {
    const ledger = openMemoryLedger();
    await told({ ...PLAN, seed }, ledger);
    const correction = aggregates.get('shipment')?.correction;
    const streams = new Set((await factsIn(ledger)).map(({ stream }) => stream));
    const stages = new Set<string | undefined>();
    for (const stream of streams) {
      if (!stream.startsWith('shipment-')) continue;
      const id = stream.slice('shipment-'.length);
      stages.add(stageIn((await foldDocument(ledger, board, correction, id)).doc));
    }
    expect([...stages]).toEqual(
      expect.arrayContaining([
        'planned',
        'released',
        'picking',
        'picked',
        'packed',
        'labelled',
        'loaded',
        'in-transit',
        'arrived',
        'out-for-delivery',
        'signed-off',
        'closed',
      ]),
    );
  });

  it.each([1, 2])('with seed %i breaks only the rules that are part of the story', async (seed) => {
    const ledger = openMemoryLedger();
    await told({ ...PLAN, seed }, ledger);
    const broken = (await factsIn(ledger)).flatMap(({ type, deviations = [] }) =>
      deviations.map((rule) => `${type} ${rule}`),
    );
    const meant = [
      'DeliveryConfirmed proxy-needs-evidence',
      'ShipmentDeparted shipment-must-not-be-held',
      'ShipmentDeparted unit-must-be-labelled',
      'UnitLoaded unit-must-be-labelled',
    ];
    expect([...new Set(broken)].filter((one) => !meant.includes(one))).toEqual([]);
  });

  it('plans a trip for what it ships, which tells of it what its shipments tell', async () => {
    const ledger = openMemoryLedger();
    await told(PLAN, ledger);
    const facts = await factsIn(ledger);
    const departed = facts.filter(({ type }) => type === 'TripDeparted');
    expect(departed.length).toBeGreaterThan(50);
    for (const { stream, meta } of departed) {
      const copies = facts.filter(
        ({ type, data, meta: copied }) =>
          type === 'ShipmentDeparted' &&
          tripIn(data) === stream.slice('trip-'.length) &&
          copied.occurredAt === meta.occurredAt,
      );
      expect(copies.length).toBeGreaterThan(0);
    }
    const left = facts.filter(({ type, data }) => type === 'ShipmentDeparted' && !tripIn(data));
    expect(left).toEqual([]);
  });

  it('leaves every read model without a parked document', async () => {
    const ledger = openMemoryLedger();
    await told(PLAN, ledger);
    const streams = [...new Set((await factsIn(ledger)).map(({ stream }) => stream))];
    const made = new Map<string, number>();
    for (const projection of projections) {
      const correction = aggregates.get(projection.category)?.correction;
      for (const stream of streams) {
        const id = documentOf(projection, stream);
        if (id === undefined) continue;
        const { doc, parked } = await foldDocument(ledger, projection, correction, id);
        expect(parked).toBeUndefined();
        if (doc) made.set(projection.name, (made.get(projection.name) ?? 0) + 1);
      }
    }
    const names = projections.map(({ name }) => name);
    expect([...made.keys()].sort()).toEqual(names.filter((name) => !UNTOLD.has(name)).sort());
  });

  it('names no person in any fact', async () => {
    const ledger = openMemoryLedger();
    await told(PLAN, ledger);
    const text = JSON.stringify(await factsIn(ledger));
    expect(text).toContain('"signatory":"subject:');
    for (const name of ['王建国', '李秀英', '张伟']) expect(text).not.toContain(name);
  });
});

/** Read models of what the demo's company does without. */
const UNTOLD: ReadonlySet<string> = new Set([
  'alerts',
  'gtins',
  'outboxes',
  'refused-follow-ups',
  'subscriptions',
  'unmatched',
  'waybills',
]);

function tripIn(data: object): unknown {
  return 'trip' in data ? data.trip : undefined;
}

function stageIn(doc: object | undefined): string | undefined {
  return doc && 'stage' in doc ? String(doc.stage) : undefined;
}
