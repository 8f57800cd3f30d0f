import { describe, expect, it } from 'vitest';
import { custodyOf } from '../../../src/domain/trip/road.ts';
import {
  arrive,
  assigned,
  at,
  cancel,
  closeLoad,
  complete,
  depart,
  given,
  incident,
  leave,
  PUMPS,
  planned,
  upToDeparted,
  worldAfter,
} from './trips.ts';

describe('CloseLoad', () => {
  it('lists what was left behind, by default where the trip stands', () => {
    const leftBehind = [{ shipment: PUMPS, units: ['U2'], reason: 'no room' }];
    given(planned, assigned)
      .when(closeLoad({ leftBehind }))
      .records({ type: 'LoadClosed', data: { stop: '10', leftBehind } })
      .deviates();
    given(...upToDeparted, arrive('20'))
      .when(closeLoad())
      .records({ type: 'LoadClosed', data: { stop: '20', leftBehind: [] } });
  });

  it('is told without a vehicle, and of no strange stop', () => {
    given(planned).when(closeLoad()).records('LoadClosed').deviates('vehicle-must-be-assigned');
    given(planned)
      .when(closeLoad({ stop: '99' }))
      .refuses('stop-must-belong-to-trip');
  });
});

describe('DepartTrip', () => {
  it('leaves the first stop', () => {
    given(planned, assigned, closeLoad())
      .when(depart())
      .records({ type: 'TripDeparted', data: { stop: '10' } })
      .deviates();
  });

  it('is recorded however it came about', () => {
    given(planned)
      .when(depart())
      .records('TripDeparted')
      .deviates('vehicle-must-be-assigned', 'load-must-be-closed');
    given(planned, cancel())
      .when(depart())
      .deviates('trip-must-not-be-cancelled', 'vehicle-must-be-assigned', 'load-must-be-closed');
  });

  it('goes by when the load was closed, not by when that was told', () => {
    given(planned, assigned, at('09:00', closeLoad()))
      .when(at('08:59', depart()))
      .deviates('load-must-be-closed');
  });

  it('is the same when it is told of the same instant, else a second departure', () => {
    const departed = [planned, assigned, closeLoad(), at('09:00', depart())];
    given(...departed)
      .when(at('09:00', depart(), { commandDigest: 'f'.repeat(32) }))
      .recordsNothing();
    given(...departed)
      .when(at('09:05', depart()))
      .records('TripDeparted')
      .deviates('trip-must-not-have-departed');
  });
});

describe('ArriveStop', () => {
  it('says what kind of stop was reached, as it was planned', () => {
    given(...upToDeparted)
      .when(arrive('20'))
      .records({
        type: 'StopArrived',
        data: { stop: '20', kind: 'hub', place: 'HUB-KUNSHAN' },
      })
      .deviates();
  });

  it('keeps the order of the stops, or says that it does not', () => {
    given(...upToDeparted)
      .when(arrive('30'))
      .records('StopArrived')
      .deviates('stops-must-be-reached-in-order');
    given(...upToDeparted, arrive('20'))
      .when(arrive('20'))
      .deviates('stops-must-be-reached-in-order');
  });

  it('goes by when it happened: told late, it was in order', () => {
    given(...upToDeparted, at('11:00', arrive('30')))
      .when(at('10:00', arrive('20')))
      .deviates();
  });

  it('is recorded of a stop that nobody has planned', () => {
    given(...upToDeparted)
      .when(arrive('99', { place: 'REST-AREA' }))
      .records({ type: 'StopArrived', data: { stop: '99', kind: 'hub', place: 'REST-AREA' } })
      .deviates('stop-must-belong-to-trip');
  });

  it('is in order at the first stop before the trip begins, and nowhere else', () => {
    given(planned).when(arrive('10')).records('StopArrived').deviates();
    given(planned).when(arrive('20')).deviates('trip-must-have-departed');
    given(...upToDeparted)
      .when(arrive('10'))
      .deviates('stops-must-be-reached-in-order');
  });

  it('is the same when it is told of the same instant', () => {
    const arrived = at('10:00', arrive('20'));
    given(...upToDeparted, arrived)
      .when(at('10:00', arrive('20', { place: 'HUB-KUNSHAN' })))
      .recordsNothing();
  });
});

describe('DepartStop', () => {
  it('leaves a stop that was reached', () => {
    given(...upToDeparted, arrive('20'))
      .when(leave('20'))
      .records({ type: 'StopDeparted', data: { stop: '20' } })
      .deviates();
  });

  it('is recorded of a stop that was not reached, or of no stop of the trip', () => {
    given(...upToDeparted)
      .when(leave('20'))
      .deviates('stop-must-have-been-reached');
    given(...upToDeparted)
      .when(leave('99'))
      .deviates('stop-must-belong-to-trip', 'stop-must-have-been-reached');
    given(planned).when(leave('10')).deviates('trip-must-have-departed');
  });

  it('is the same when it is told of the same instant', () => {
    const left = at('10:00', leave('20'));
    given(...upToDeparted, left)
      .when(at('10:00', leave('20'), { commandDigest: 'f'.repeat(32) }))
      .recordsNothing();
  });
});

describe('CompleteTrip', () => {
  const whole = [...upToDeparted, arrive('20'), arrive('30'), arrive('40')];

  it('ends it', () => {
    given(...whole)
      .when(complete())
      .records('TripCompleted')
      .deviates();
  });

  it('is recorded though stops were left out', () => {
    given(planned)
      .when(complete())
      .deviates('trip-must-have-departed', 'stops-must-all-be-reached');
  });

  it('is said twice with a deviation, of one instant once', () => {
    const done = [...whole, at('18:00', complete())];
    given(...done)
      .when(at('18:00', complete(), { commandDigest: 'f'.repeat(32) }))
      .recordsNothing();
    given(...done)
      .when(at('18:30', complete()))
      .deviates('trip-must-not-be-completed');
  });

  it('leaves reports of what came before it as they are', () => {
    const done = [...upToDeparted, at('18:00', complete())];
    given(...done)
      .when(at('10:00', arrive('20')))
      .deviates();
    given(...done)
      .when(at('18:30', arrive('20')))
      .deviates('trip-must-not-be-completed');
  });
});

describe('the same report', () => {
  it.each([closeLoad(), depart(), arrive('20'), leave('20'), incident(), complete()])(
    'records nothing the second time: $command.type',
    (report) => {
      const once = at('09:00', report);
      given(planned, assigned, once).when(once).recordsNothing();
    },
  );
});

describe('the time in which positions are taken', () => {
  it('is from the first departure to the first completion', () => {
    const whole = [
      at('09:00', depart()),
      at('09:30', depart()),
      at('17:00', complete()),
      at('18:00', complete()),
    ];
    const { state } = worldAfter(planned, ...whole);
    expect(custodyOf(state)).toEqual({
      from: '2026-03-02T09:00:00.000Z',
      to: '2026-03-02T17:00:00.000Z',
    });
    expect(custodyOf(worldAfter(planned).state)).toEqual({});
  });
});
