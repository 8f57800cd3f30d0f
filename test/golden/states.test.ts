import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccessState } from '../../src/domain/access/state.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { AlertState } from '../../src/domain/alert/decider.ts';
import { type Recorded, recordedSchema } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';
import { entries, row } from '../../src/domain/keyed.ts';
import { masters } from '../../src/domain/master/decider.ts';
import type { MasterState } from '../../src/domain/master/state.ts';
import { balances } from '../../src/domain/order/balance.ts';
import type { OrderState } from '../../src/domain/order/state.ts';
import { firstDue, type OutboxState } from '../../src/domain/outbox/decider.ts';
import type { ScansState } from '../../src/domain/scans/decider.ts';
import { balanceNow } from '../../src/domain/shipment/decide/closing.ts';
import { stageOf } from '../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../src/domain/shipment/standing.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import type { SubscriptionState } from '../../src/domain/subscription/decider.ts';
import type { TrackState } from '../../src/domain/track/decider.ts';
import { hasDeparted, isCompleted } from '../../src/domain/trip/road.ts';
import type { TripState } from '../../src/domain/trip/state.ts';
import type { UnmatchedState } from '../../src/domain/unmatched/decider.ts';

// What the stored streams come to. A fold that gives another state has changed the meaning of
// what is in the ledgers of others.

function statesIn<S>(file: string): readonly S[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const facts = lines.map((line) => recordedSchema.parse(JSON.parse(line)) as Recorded);
  return [...Map.groupBy(facts, ({ stream }) => stream)].map(([stream, own]) => {
    const decider = aggregates.get(stream.slice(0, stream.indexOf('-')));
    if (!decider) throw new Error(`nobody decides about ${stream}`);
    return effectiveHistory(own, decider.correction).reduce(decider.evolve, decider.initial);
  });
}

function only<S>(file: string): S {
  const [state] = statesIn<S>(file);
  if (state === undefined) throw new Error(`${file} is empty`);
  return state;
}

describe('shipment.ndjson: of two lines, one pump refused and taken back, closed at last', () => {
  const { progress, papers, exceptions, requests } = only<ShipmentState>('shipment.ndjson');

  it('its goods', () => {
    expect(stageOf(progress)).toBe('closed');
    expect(stageOf({ ...progress, closed: false })).toBe('signed-off');
    expect(progress.failedAttempts).toBe(1);
    expect(balanceNow(progress)).toEqual({
      ordered: 8.5,
      picked: 8.75,
      accepted: 7.75,
      receivedBack: 1,
      missing: 0,
      open: 0,
    });
    expect(unitStandings(progress).map(({ stage }) => stage)).toEqual(['signed-off', 'signed-off']);
  });

  it('its papers, exceptions and corrections', () => {
    expect(row(papers.receipts, 'R-7')).toEqual(['signed', 'sent', 'received', 'filed']);
    expect(row(papers.issues, 'GI-1')).toMatchObject({ answer: { is: { outcome: 'reversed' } } });
    expect(papers.evidence.keys).toEqual(['EV-1']);
    expect(exceptions).toEqual({ open: [], openComplaints: [] });
    expect(row(requests, 'R-1')).toMatchObject({ answer: 'rejected' });
  });
});

describe('shipment-changed.ndjson: amended, transferred, transshipped, redirected, stopped', () => {
  const state = only<ShipmentState>('shipment-changed.ndjson');
  const { progress, plan, carriage, papers, articles, redirects, intercepts } = state;

  it('its goods', () => {
    expect(stageOf(progress)).toBe('in-transit');
    expect(balanceNow(progress)).toEqual({
      ordered: 35,
      picked: 40,
      putBack: 5,
      accepted: 0,
      missing: 0,
      open: 35,
    });
    expect(
      unitStandings(progress).map(({ unit, ...standing }) => [unit.slice(-4), standing]),
    ).toEqual([
      ['U001', { stage: 'in-transit', place: 'HUB-WUXI', inside: expect.stringMatching(/P001$/) }],
      ['U002', { stage: 'in-transit', place: 'HUB-WUXI' }],
      ['P001', { stage: 'in-transit', place: 'HUB-WUXI' }],
      ['U001', { stage: 'in-transit', place: 'HUB-WUXI' }],
    ]);
  });

  it('what is agreed about it', () => {
    expect(plan).toMatchObject({
      address: 'ADDR-7',
      window: { start: '2026-03-13T08:00:00.000+08:00' },
    });
    expect(carriage).toMatchObject({
      carrier: 'LINGCHUAN',
      waybills: [{ waybill: 'LC-1' }, { waybill: 'LC-2' }],
      assigned: ['T-91'],
      eta: { is: '2026-03-13T10:00:00.000+08:00' },
    });
    expect(papers).toMatchObject({ required: ['msds', 'customs-declaration'], lacking: [] });
    expect([...entries(articles)].map(([, { sku, substitutes }]) => [sku, substitutes])).toEqual([
      ['PUMP-IS80', undefined],
      ['CABLE-3X25', undefined],
      ['SEAL-KIT-80', ['SEAL-KIT-81']],
      ['SENSOR-PT2', undefined],
    ]);
    expect(redirects.rows.map(({ answer }) => answer?.is)).toEqual(['rejected', 'confirmed']);
    expect(intercepts).toMatchObject({ confirmed: true });
  });
});

it('shipment-cancelled.ndjson is a shipment whose goods are back on the shelf', () => {
  const { progress } = only<ShipmentState>('shipment-cancelled.ndjson');
  expect(stageOf(progress)).toBe('cancelled');
  expect(balanceNow(progress)).toMatchObject({ picked: 4, putBack: 4, open: 0 });
});

describe('trips', () => {
  it('trip.ndjson has gone from Shanghai by a detour to its consignee', () => {
    const state = only<TripState>('trip.ndjson');
    expect([hasDeparted(state), isCompleted(state)]).toEqual([true, true]);
    expect(state.stops.map(({ stop }) => stop)).toEqual(['10', '20', '30', '40']);
    expect(state.shipments.keys).toEqual(['PS1ECF4007MF2HW', 'OML660002']);
    expect(state.vehicle).toMatchObject({ vehicle: '沪B99887' });
    expect(state.movements.map(({ type, stop }) => `${type} ${stop}`)).toEqual([
      'TripDeparted 10',
      'StopArrived 20',
      'StopDeparted 20',
      'StopArrived 35',
      'StopArrived 30',
      'TripCompleted undefined',
    ]);
    expect(row(state.etas, '30')).toMatchObject({ eta: '2026-03-12T16:30:00.000+08:00' });
    expect(state.incidents.keys).toEqual(['IN-1']);
  });

  it('trip-cancelled.ndjson never left', () => {
    const state = only<TripState>('trip-cancelled.ndjson');
    expect(state.cancelled).toBe(true);
    expect(state.movements).toEqual([]);
  });

  it('track.ndjson has three points of one device', () => {
    const { seen } = only<TrackState>('track.ndjson');
    expect(row(seen, 'APP-05')).toHaveLength(3);
  });
});

it('scans.ndjson has two wrong scans of one site', () => {
  const { told, site } = only<ScansState>('scans.ndjson');
  expect([told.rows, site]).toEqual([[1, 2], 'SZ-01']);
});

it('unmatched.ndjson has an event that was told to its shipment, and one that waits', () => {
  const { events, told } = only<UnmatchedState>('unmatched.ndjson');
  expect([events.rows, told.keys.length]).toEqual([['OML660002', null], 2]);
});

describe('orders', () => {
  it('order.ndjson is an order of which one line was amended', () => {
    const state = only<OrderState>('order.ndjson');
    expect(state).toMatchObject({ authorised: true, superseded: [1], fulfilled: false });
    expect(state.body).toMatchObject({ sourceVersion: 3, lines: [{ qty: 5 }, { qty: 4 }] });
  });

  it('order-split.ndjson was split, short, merged, cancelled in part, delivered and reopened', () => {
    const state = only<OrderState>('order-split.ndjson');
    expect(state).toMatchObject({ holds: [], split: { version: 1 }, fulfilled: false });
    const balanced = [...balances(state.figures)].map(([slot, balance]) => {
      const { ordered, allocated, backordered, cancelled, substituted, unplaced } = balance;
      const sum = allocated + backordered + cancelled + substituted + unplaced;
      expect(sum).toBe(ordered + balance.excess);
      return [slot, ordered, balance.delivered, cancelled, substituted];
    });
    expect(balanced).toEqual([
      ['10', 11_000, 7_000, 3_000, 1_000],
      ['20\tS1', 4_000, 4_000, 0, 0],
      ['20\tS2', 2_000, 2_000, 0, 0],
      ['30', 5_000, 5_000, 0, 0],
      ['40', 3_000, 3_000, 0, 0],
    ]);
    expect([...state.merges.values()].map(({ merge, step }) => [merge, step])).toEqual([
      ['M-1', 'over'],
      ['M-2', 'over'],
    ]);
  });
});

it('access.ndjson is a key that was revoked, and a person who was promoted and came back', () => {
  const [key, person] = statesIn<AccessState>('access.ndjson');
  expect(key).toMatchObject({ kind: 'key', role: 'erp', source: 'SAP-1000', revoked: true });
  expect(person).toMatchObject({
    kind: 'person',
    role: 'manager',
    scope: { projects: ['P-7'] },
    password: 'password-2',
    generation: 2,
    disabled: false,
  });
});

it('master.ndjson has a record of every kind, one of them retired', () => {
  const states = statesIn<MasterState>('master.ndjson');
  expect(states).toHaveLength(masters.length);
  expect(states.map(({ known }) => known)).toEqual(states.map(() => 'full'));
  expect(states.filter(({ retired }) => retired)).toMatchObject([
    { number: 2, latest: { record: { names: { zh: '改名水务' } } } },
  ]);
});

it('call-backs.ndjson was removed in the end, with one message still to be sent again', () => {
  const [target, outbox] = statesIn<SubscriptionState | OutboxState>('call-backs.ndjson');
  expect(target).toMatchObject({
    standing: 'removed',
    target: { secret: 'subject:0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d' },
    before: { secret: 'subject:3b1f0c9d8e7a6b5c4d3e2f1a0b9c8d7e' },
  });
  const { notifications } = outbox as OutboxState;
  expect(notifications.rows.map(({ standing, attempts }) => [standing, attempts])).toEqual([
    ['due', 3],
    ['due', 1],
    ['due', 0],
  ]);
  expect(firstDue({ notifications })).toMatchObject({ event: 'shipment.packed', tries: 0 });
});

it('alert.ndjson was seen to, cleared and raised a second time', () => {
  expect(only<AlertState>('alert.ndjson')).toMatchObject({
    standing: 'open',
    occurrence: 2,
    raised: { found: '31' },
  });
});
