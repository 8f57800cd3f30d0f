import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/domain/decider.ts';
import {
  arrive,
  attempt,
  decided,
  depart,
  fold,
  given,
  load,
  planned,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { assign, tell, unassign } from '../../support/office.ts';

const first = assign('TRIP-1', 'SH-JIADING', 'HUB-7');
const second = assign('TRIP-2', 'HUB-7', 'SITE-METRO-7');

describe('the trips of a shipment', () => {
  it('are copied from their plans', () => {
    given(planned)
      .when(first)
      .records({
        type: 'TripAssigned',
        data: { trip: 'TRIP-1', loadAt: 'SH-JIADING', unloadAt: 'HUB-7' },
      });
    given(planned, first)
      .when(unassign('TRIP-1'))
      .records({ type: 'TripUnassigned', data: { trip: 'TRIP-1' } });
    expect(worldAfter(planned, first, second).state.carriage.assigned).toEqual([
      'TRIP-1',
      'TRIP-2',
    ]);
    expect(worldAfter(planned, first, unassign('TRIP-1')).state.carriage.assigned).toEqual([]);
  });

  it('told again are nothing new; with other stops they are told anew', () => {
    given(planned, first).when(first).recordsNothing();
    given(planned).when(unassign('TRIP-1')).recordsNothing();
    given(planned, first)
      .when(assign('TRIP-1', 'SH-JIADING', 'HUB-8'))
      .records('TripAssigned');
    const { carriage } = worldAfter(planned, first, assign('TRIP-1', 'SH-JIADING', 'HUB-8')).state;
    expect(carriage.assignments).toHaveLength(1);
  });

  it('follow one another, where one unloads the other loads', () => {
    given(planned, first).when(second).records('TripAssigned');
    given(planned, second).when(first).records('TripAssigned');
    given(planned, first, second)
      .when(assign('TRIP-3', 'SITE-METRO-7', 'SITE-METRO-8'))
      .records('TripAssigned');
  });

  it('are never two at once', () => {
    const refused = { trip: 'TRIP-1', loadAt: 'SH-JIADING', unloadAt: 'HUB-7' };
    given(planned, first)
      .when(assign('TRIP-9', 'SH-JIADING', 'SITE-METRO-7'))
      .refuses('goods-must-be-on-one-trip', refused);
    given(planned, first)
      .when(assign('TRIP-9', 'SH-MINHANG', 'HUB-7'))
      .refuses('goods-must-be-on-one-trip', refused);
    given(planned, first)
      .when(assign('TRIP-9', 'HUB-8', 'SITE-METRO-7'))
      .refuses('goods-must-be-on-one-trip', refused);
    given(planned, first, unassign('TRIP-1'))
      .when(assign('TRIP-9', 'SH-JIADING', 'SITE-METRO-7'))
      .records('TripAssigned');
  });

  it('may part the goods among them', () => {
    const some = assign('TRIP-1', 'SH-JIADING', 'SITE-METRO-7', ['U1']);
    given(...upToPacked, some)
      .when(assign('TRIP-2', 'SH-JIADING', 'SITE-METRO-7', ['U2']))
      .records('TripAssigned');
    given(...upToPacked, some)
      .when(assign('TRIP-2', 'SH-JIADING', 'SITE-METRO-7', ['U2', 'U1']))
      .refuses('goods-must-be-on-one-trip', { trip: 'TRIP-1' });
    given(...upToPacked, some)
      .when(assign('TRIP-2', 'SH-JIADING', 'SITE-METRO-7'))
      .refuses('goods-must-be-on-one-trip');
    given(...upToPacked)
      .when(assign('TRIP-1', 'SH-JIADING', 'SITE-METRO-7', ['U9']))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
  });

  it('are over once the goods came to their end, or came to another one', () => {
    const direct = assign('TRIP-1', 'SH-JIADING', 'SITE-METRO-7');
    const again = assign('TRIP-9', 'SH-JIADING', 'SITE-METRO-7');
    const onTheWay = [
      ...upToPacked,
      direct,
      load('U1', { trip: 'TRIP-1' }),
      depart({ trip: 'TRIP-1' }),
    ];
    given(...onTheWay)
      .when(again)
      .refuses('goods-must-be-on-one-trip');
    given(...onTheWay, attempt())
      .when(again)
      .records('TripAssigned');
    given(...onTheWay, arrive('consignee', { trip: 'TRIP-1', place: 'SITE-METRO-7' }))
      .when(again)
      .records('TripAssigned');
    given(...onTheWay, arrive('hub', { trip: 'TRIP-1', place: 'HUB-7' }))
      .when(again)
      .refuses('goods-must-be-on-one-trip');
    given(...onTheWay, tell('UnloadUnit', { unit: 'U1', trip: 'TRIP-1', why: 'return' }))
      .when(again)
      .records('TripAssigned');
  });

  it('are not over where a unit comes off before departure, or was left', () => {
    const direct = assign('TRIP-1', 'SH-JIADING', 'SITE-METRO-7');
    const again = assign('TRIP-9', 'SH-JIADING', 'SITE-METRO-7');
    const off = (why: 'left' | 'return') => tell('UnloadUnit', { unit: 'U1', trip: 'TRIP-1', why });
    const loaded = [...upToPacked, direct, load('U1', { trip: 'TRIP-1' })];
    given(...loaded, off('return'))
      .when(again)
      .refuses('goods-must-be-on-one-trip');
    given(...loaded, off('left'), depart({ trip: 'TRIP-1' }))
      .when(again)
      .refuses('goods-must-be-on-one-trip');
  });
});

describe('whatever is assigned and unassigned', () => {
  const place = fc.constantFrom('SH-JIADING', 'HUB-7', 'HUB-8', 'SITE-METRO-7');
  const some = fc.option(fc.subarray(['U1', 'U2'], { minLength: 1 }), { nil: undefined });
  const change = fc.oneof(
    fc
      .record({ trip: fc.constantFrom('TRIP-1', 'TRIP-2', 'TRIP-3'), from: place, to: place, some })
      .map((leg) => assign(leg.trip, leg.from, leg.to, leg.some)),
    fc.constantFrom('TRIP-1', 'TRIP-2', 'TRIP-3').map(unassign),
  );

  it('never puts a unit on two trips from or to the same place', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let world = worldAfter(...upToPacked);
        for (const telling of changes) {
          const outcome = decided(world, telling);
          if (isRefusal(outcome)) continue;
          const facts = [...world.facts, ...outcome];
          world = { facts, state: fold(facts) };
        }
        for (const unit of ['U1', 'U2']) {
          const legs = world.state.carriage.assignments.filter(
            ({ units }) => !units || units.includes(unit),
          );
          expect(new Set(legs.map(({ loadAt }) => loadAt)).size).toBe(legs.length);
          expect(new Set(legs.map(({ unloadAt }) => unloadAt)).size).toBe(legs.length);
        }
      }),
    );
  });
});
