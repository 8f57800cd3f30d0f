import { describe, expect, it } from 'vitest';
import { trackIdOf } from '../../../src/domain/track/id.ts';
import { tripIdOf, tripNameSchema } from '../../../src/domain/trip/id.ts';
import { isCompleted, isReached, lastReached, stopAfter } from '../../../src/domain/trip/road.ts';
import {
  amend,
  arrive,
  assign,
  assigned,
  at,
  CABLES,
  closeLoad,
  complete,
  depart,
  expect30,
  given,
  HUB,
  leave,
  METRO,
  PLAN,
  PUMPS,
  plan,
  planned,
  replace,
  TOWER,
  type Told,
  upToDeparted,
  WAREHOUSE,
  worldAfter,
} from './trips.ts';

const stateAfter = (...story: readonly Told[]) => worldAfter(...story).state;

describe('what is known of a trip', () => {
  it('is what its plan says, and no more', () => {
    const { state } = worldAfter(planned);
    expect(state.carrier).toBe('SF');
    expect(state.shipments.keys).toEqual([PUMPS, CABLES]);
    const { carrier: _, ...bare } = PLAN;
    const noCarrier: Told = { command: { type: 'PlanTrip', data: bare } };
    expect(stateAfter(noCarrier)).not.toHaveProperty('carrier');
    expect(stateAfter(noCarrier).removed).toEqual([]);
    expect(stateAfter(planned, amend({ remove: [PUMPS] })).removed).toEqual([PUMPS]);
  });

  it('is its vehicle, and the driver where one is named', () => {
    const digest = (told: Told) => worldAfter(planned, told).facts.at(-1)?.meta.commandDigest;
    expect(stateAfter(planned, assigned).vehicle).toStrictEqual({
      vehicle: '沪A-12345',
      digest: digest(assigned),
    });
    const driver = `subject:${'a'.repeat(32)}`;
    const driven = assign('沪A-12345', driver);
    expect(stateAfter(planned, driven).vehicle).toStrictEqual({
      vehicle: '沪A-12345',
      driver,
      digest: digest(driven),
    });
    given(planned, driven).when(driven).recordsNothing();
    given(planned, driven).when(assign('沪A-12345', driver)).recordsNothing();
    given(planned, driven)
      .when({ ...driven, envelope: { commandDigest: 'f'.repeat(32) } })
      .recordsNothing();
    const otherDriver = assign('沪A-12345', `subject:${'b'.repeat(32)}`);
    given(planned, driven)
      .when(otherDriver)
      .refuses('vehicle-is-assigned-once', { vehicle: '沪A-12345' });
    const fresh = { commandDigest: 'e'.repeat(32) };
    given(planned, driven)
      .when({ ...replace('沪A-12345'), envelope: fresh })
      .records('VehicleReplaced');
    given(planned, assigned)
      .when({ ...replace('沪A-12345'), envelope: fresh })
      .recordsNothing();
  });

  it('is when it is expected, by the newest word of all', () => {
    const eta = (hour: number) => `2026-03-02T${hour}:00:00.000Z`;
    const expected = (...story: Told[]) => stateAfter(planned, ...story).etas.rows[0]?.eta;
    const [one, two] = [at('09:00', expect30(eta(15))), at('09:30', expect30(eta(16)))];
    expect(expected(one, two)).toBe(eta(16));
    expect(expected(two, one)).toBe(eta(16));
    expect(expected(one, at('09:00', expect30(eta(17))))).toBe(eta(17));
  });
});

describe('on the road', () => {
  it('the stop after each is known, and after others none', () => {
    const state = { stops: PLAN.stops };
    expect(['10', '20', '40', '99'].map((stop) => stopAfter(state, stop))).toEqual([
      HUB,
      METRO,
      undefined,
      undefined,
    ]);
    expect(stopAfter({ stops: [WAREHOUSE, TOWER] }, '10')).toEqual(TOWER);
  });

  it('a stop is reached by its own arrival, also one that it only left', () => {
    const state = stateAfter(...upToDeparted, at('09:00', arrive('20')), at('10:00', leave('30')));
    expect(['10', '20', '30', '40'].map((stop) => isReached(state, stop))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(lastReached(state)).toBe(2);
    expect(lastReached(state, '2026-03-02T09:30:00.000Z')).toBe(1);
    expect(lastReached(stateAfter(planned))).toBe(0);
  });

  it('it is at its end after it was completed, not at that instant', () => {
    const state = stateAfter(...upToDeparted, at('09:00', complete()));
    const isOver = (time: string) => isCompleted(state, `2026-03-02T${time}.000Z`);
    expect([isOver('08:59:59'), isOver('09:00:00'), isOver('09:00:01')]).toEqual([
      false,
      false,
      true,
    ]);
    expect([isCompleted(state), isCompleted(stateAfter(planned))]).toEqual([true, false]);
  });

  it('arrivals and departures are the same only at one stop', () => {
    const story = [...upToDeparted, at('09:00', arrive('20')), at('09:00', leave('20'))];
    given(...story)
      .when(at('09:00', arrive('30')))
      .records('StopArrived');
    given(...story)
      .when(at('09:00', leave('30')))
      .records('StopDeparted');
    const again = { commandDigest: 'f'.repeat(32) };
    given(...story)
      .when(at('09:00', arrive('20'), again))
      .recordsNothing();
    given(...story)
      .when(at('09:00', leave('20'), again))
      .recordsNothing();
  });

  it('loads are closed in time for a departure of that instant, with their seals', () => {
    const closed = at('09:00', closeLoad({ seals: ['S1'] }));
    given(planned, assigned, closed).when(at('09:00', depart())).deviates();
    given(planned, assigned)
      .when(closed)
      .records({ type: 'LoadClosed', data: { stop: '10', leftBehind: [], seals: ['S1'] } });
    given(planned, assigned)
      .when(closeLoad({ stop: '99' }))
      .refuses('stop-must-belong-to-trip', { stop: '99' });
    const { facts } = worldAfter(planned, assigned, closeLoad());
    expect(facts.at(-1)?.data).toStrictEqual({ stop: '10', leftBehind: [] });
  });
});

describe('a plan that cannot be driven', () => {
  const window = (start: string, end: string) => ({
    start: `2026-03-02T${start}:00.000Z`,
    end: `2026-03-02T${end}:00.000Z`,
  });
  const riding = { shipment: PUMPS, loadAt: '10', unloadAt: '30' };

  it('says where', () => {
    given()
      .when(plan({ stops: [WAREHOUSE, HUB, HUB] }))
      .refuses('stop-must-be-listed-once', { stop: '20' });
    const late = window('09:01', '09:00');
    given()
      .when(plan({ stops: [WAREHOUSE, { ...HUB, window: late }, METRO, TOWER] }))
      .refuses('window-must-start-before-it-ends', { ...late, stop: '20' });
    given()
      .when(plan({ shipments: [{ ...riding, loadAt: '98' }] }))
      .refuses('stop-must-belong-to-trip', { stop: '98' });
    given()
      .when(plan({ shipments: [{ ...riding, unloadAt: '99' }] }))
      .refuses('stop-must-belong-to-trip', { stop: '99' });
    given()
      .when(plan({ shipments: [{ ...riding, unloadAt: '10' }] }))
      .refuses('loading-must-come-before-unloading', { ...riding, unloadAt: '10' });
  });

  it('is none for windows of any length, even of none', () => {
    const stops = [
      { ...WAREHOUSE, window: window('08:00', '08:00') },
      { ...HUB, window: window('08:00', '09:00') },
      METRO,
      TOWER,
    ];
    given().when(plan({ stops })).records('TripPlanned');
  });
});

describe('the name of a trip', () => {
  it('has one spelling, unless it is any other name', () => {
    expect([tripIdOf(' t-4711 '), tripNameSchema.parse('t-4711')]).toEqual(['T-4711', 'T-4711']);
    expect(tripNameSchema.parse('沪A-12345')).toBe('沪A-12345');
    expect(trackIdOf(' t-4711-2026-03-02 ')).toBe('T-4711-2026-03-02');
    const id = 'T-4711-2026-13-02';
    expect(trackIdOf(id)).toEqual({ refused: 'id-must-be-well-formed', params: { id } });
  });
});
