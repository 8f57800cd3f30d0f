import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/domain/decider.ts';
import { trip } from '../../../src/domain/trip/decider.ts';
import { tripIdOf } from '../../../src/domain/trip/id.ts';
import {
  amend,
  arrive,
  assign,
  assigned,
  CABLES,
  cancel,
  complete,
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
  upToDeparted,
  WAREHOUSE,
  worldAfter,
} from './trips.ts';

const DRIVER = `subject:${'a'.repeat(32)}`;
const OTHER = `subject:${'b'.repeat(32)}`;
const VALVES = { shipment: 'OML660003', loadAt: '20', unloadAt: '40' };

describe('the id of a trip', () => {
  it.each([
    ['t-4711', 'T-4711'],
    [' T4711 ', 'T4711'],
    ['260302-SH-01', '260302-SH-01'],
  ])('%s is %s', (text, id) => {
    expect(tripIdOf(text)).toBe(id);
  });

  it.each(['T1', '-4711', 'T_4711', 'T 4711', '', 'X'.repeat(41)])('is never %j', (text) => {
    const id = tripIdOf(text);
    expect(typeof id !== 'string' && isRefusal(id) && id.refused).toBe('id-must-be-well-formed');
  });
});

describe('PlanTrip', () => {
  it('plans stops in driving order and the shipments between them', () => {
    given().when(planned).records({ type: 'TripPlanned', data: PLAN });
  });

  it('knows shipments by their ids in any spelling', () => {
    const shipments = [{ shipment: 'oml-660001', loadAt: '10', unloadAt: '30' }];
    const known = [{ shipment: PUMPS, loadAt: '10', unloadAt: '30' }];
    given()
      .when(plan({ shipments }))
      .records({ type: 'TripPlanned', data: { ...PLAN, shipments: known } });
  });

  it('records nothing when it is sent again, and no other plan', () => {
    given(planned).when(planned).recordsNothing();
    given(planned)
      .when(plan({ carrier: 'YTO' }))
      .refuses('id-is-taken', { id: 'T-4711' });
  });

  const riding = (more: object) => ({
    shipments: [{ shipment: PUMPS, loadAt: '10', unloadAt: '30', ...more }],
  });
  const late = { start: '2026-03-02T12:00:00.000Z', end: '2026-03-02T08:00:00.000Z' };
  it.each([
    [{ stops: [WAREHOUSE, HUB, { ...METRO, stop: '20' }] }, 'stop-must-be-listed-once'],
    [{ stops: [WAREHOUSE, { ...HUB, window: late }] }, 'window-must-start-before-it-ends'],
    [{ shipments: [...PLAN.shipments, ...PLAN.shipments] }, 'shipment-must-be-listed-once'],
    [riding({ loadAt: '99' }), 'stop-must-belong-to-trip'],
    [riding({ unloadAt: '99' }), 'stop-must-belong-to-trip'],
    [riding({ loadAt: '30' }), 'loading-must-come-before-unloading'],
    [riding({ loadAt: '40' }), 'loading-must-come-before-unloading'],
    [riding({ shipment: 'X' }), 'id-must-be-well-formed'],
    [riding({ shipment: 'PS0000000000000' }), 'check-symbol-must-match'],
  ])('refuses %j: %s', (changes, rule) => {
    given().when(plan(changes)).refuses(rule);
  });
});

describe('AmendTrip', () => {
  it('takes shipments on and off', () => {
    given(planned)
      .when(amend({ add: [VALVES], remove: ['oml-660002'] }))
      .records({
        type: 'TripAmended',
        data: { added: [VALVES], removed: [CABLES], reason: 'the customer asked' },
      });
    const { state } = worldAfter(planned, amend({ add: [VALVES], remove: [CABLES] }));
    expect(state.shipments.keys).toEqual([PUMPS, 'OML660003']);
    expect(state.removed).toEqual([CABLES]);
  });

  it('lets a shipment ride to another stop', () => {
    const further = { shipment: PUMPS, loadAt: '10', unloadAt: '40' };
    const { state } = worldAfter(planned, amend({ add: [further] }));
    expect(state.shipments.rows).toContainEqual(further);
    expect(state.shipments.rows).toHaveLength(2);
  });

  it('records nothing when the trip is so already', () => {
    const amended = amend({ add: [VALVES], remove: [CABLES] });
    given(planned, amended).when(amended).recordsNothing();
    given(planned)
      .when(amend({ stops: PLAN.stops, add: PLAN.shipments }))
      .recordsNothing();
  });

  it('changes stops that lie ahead, and none that was reached', () => {
    const detour = [WAREHOUSE, HUB, TOWER, METRO];
    const onTheWay = [...upToDeparted, arrive('20'), leave('20')];
    given(...onTheWay)
      .when(amend({ stops: detour }))
      .records({
        type: 'TripAmended',
        data: { stops: detour, added: [], removed: [], reason: 'the customer asked' },
      });
    given(...onTheWay)
      .when(amend({ stops: [WAREHOUSE, METRO, TOWER] }))
      .refuses('reached-stop-must-stay', { stop: '20' });
    given(...upToDeparted)
      .when(amend({ stops: [HUB, METRO, TOWER] }))
      .refuses('reached-stop-must-stay', { stop: '10' });
  });

  it('refuses what a plan may not say', () => {
    const taken = [WAREHOUSE, HUB, TOWER];
    given(planned)
      .when(amend({ stops: taken }))
      .refuses('stop-must-belong-to-trip', { stop: '30' });
    given(planned)
      .when(amend({ add: [VALVES, VALVES] }))
      .refuses('shipment-must-be-listed-once');
    given(planned)
      .when(amend({ remove: [VALVES.shipment] }))
      .refuses('shipment-must-be-on-trip', { shipment: VALVES.shipment });
    given(planned)
      .when(amend({ remove: ['?'] }))
      .refuses('id-must-be-well-formed');
  });
});

describe('the vehicle', () => {
  it('is assigned with its driver, once', () => {
    given(planned)
      .when(assign('沪A-12345', DRIVER))
      .records({ type: 'VehicleAssigned', data: { vehicle: '沪A-12345', driver: DRIVER } });
    given(planned, assigned).when(assigned).recordsNothing();
    given(planned, assigned).when(assign('沪B-1')).refuses('vehicle-is-assigned-once');
    given(planned, assign('沪A-12345', DRIVER))
      .when(assign('沪A-12345', OTHER))
      .refuses('vehicle-is-assigned-once', { vehicle: '沪A-12345' });
  });

  it('is replaced by another, also under way', () => {
    given(...upToDeparted)
      .when(replace('沪B-1'))
      .records({
        type: 'VehicleReplaced',
        data: { vehicle: '沪B-1', was: '沪A-12345', reason: 'engine failure' },
      });
    given(...upToDeparted, replace('沪B-1'))
      .when(replace('沪B-1'))
      .recordsNothing();
    given(planned).when(replace('沪B-1')).refuses('vehicle-must-be-assigned');
  });

  it('is told as a reference where it is about a person', () => {
    expect(trip.commands.AssignVehicle.personal).toEqual(['driver']);
    expect(trip.commands.ReplaceVehicle.personal).toEqual(['driver']);
  });
});

describe('CancelTrip', () => {
  it('ends a trip that has not left', () => {
    given(planned).when(cancel()).records('TripCancelled');
    given(planned, cancel()).when(cancel()).recordsNothing();
    given(...upToDeparted)
      .when(cancel())
      .refuses('trip-must-not-have-departed');
  });
});

describe('a decision', () => {
  const decisions = [amend({ remove: [PUMPS] }), assigned, replace('沪B-1')];
  it.each(decisions)('is refused about a cancelled trip: $command.type', (decision) => {
    given(planned, cancel()).when(decision).refuses('trip-must-not-be-cancelled');
  });

  it.each([...decisions, cancel()])('is refused after completion: $command.type', (decision) => {
    given(...upToDeparted, complete())
      .when(decision)
      .refuses('trip-must-not-be-completed');
  });

  it.each([...decisions, cancel(), arrive('20'), complete()])(
    'and a report about a trip that nobody planned are refused: $command.type',
    (telling) => {
      given().when(telling).refuses('trip-must-be-planned', { trip: 'T-4711' });
    },
  );
});
