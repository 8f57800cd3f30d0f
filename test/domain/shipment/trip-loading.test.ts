import { describe, expect, it } from 'vitest';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  arrive,
  at,
  box,
  closedUp,
  correct,
  depart,
  given,
  instead,
  labelled,
  load,
  neverHappened,
  PLAN,
  pack,
  picked,
  plan,
  planWith,
  released,
  scan,
  startDelivery,
  type Told,
  told,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { assign, lose, unload, unpack } from '../../support/floor.ts';

const ready = [...upToPacked, ...closedUp, ...labelled];
const onT1 = (unit: string, time: string) => at(time, load(unit, { trip: 'T1' }));
const byProcess = (time: string, telling: Told) => at(time, telling, { capture: 'process' });
const leaves = (time: string, trip = 'T1') => byProcess(time, depart({ trip }));
const standings = (...story: readonly Told[]) =>
  unitStandings(worldAfter(...story).state.progress).map(({ stage }) => stage);

describe('loading on a trip', () => {
  it('that the shipment is planned on is as it should be', () => {
    given(...ready, assign('T1'))
      .when(load('U1', { trip: 'T1' }))
      .records('UnitLoaded')
      .deviates();
    given(...ready)
      .when(load('U1', { trip: 'T1' }))
      .records('UnitLoaded')
      .deviates('unit-must-be-planned-on-trip');
  });

  it('while it is on another one is a deviation, and takes it off that', () => {
    const twice = [...ready, assign('T1'), onT1('U1', '09:00'), onT1('U2', '09:00')];
    given(...twice)
      .when(at('09:30', load('U1', { trip: 'T2' })))
      .records('UnitLoaded')
      .deviates('unit-must-be-planned-on-trip', 'unit-must-be-unloaded');
    const moved = [...twice, at('09:30', load('U1', { trip: 'T2' }))];
    expect(standings(...moved, leaves('10:00'))).toEqual(['loaded', 'in-transit']);
    given(...moved)
      .when(at('09:40', load('U1', { trip: 'T1' })))
      .records('UnitLoaded');
  });

  it('of a lost or emptied unit is a deviation', () => {
    given(...ready, lose('U1'))
      .when(load('U1'))
      .deviates('unit-must-not-be-lost');
    given(...ready, unpack('U1'))
      .when(load('U1'))
      .deviates('unit-must-be-packed', 'unit-must-be-closed', 'unit-must-be-labelled');
  });

  it('told earlier than it was known is recorded: it may heal a departure', () => {
    given(...ready, assign('T1'), onT1('U1', '09:30'))
      .when(onT1('U1', '08:30'))
      .records('UnitLoaded');
  });
});

describe('unloading', () => {
  it('before the departure takes the loading away', () => {
    const off = [...ready, onT1('U1', '09:00'), onT1('U2', '09:00'), at('09:30', unload('U1'))];
    expect(standings(...off)).toEqual(['labelled', 'loaded']);
    expect(standings(...off, leaves('10:00'))).toEqual(['labelled', 'in-transit']);
    expect(standings(...off, at('09:40', load('U1', { trip: 'T1' })))).toEqual([
      'loaded',
      'loaded',
    ]);
  });

  it('after it leaves the unit on its way, at the place where that was told', () => {
    const off = { ...at('12:00', unload('U1')) };
    const placed = { ...off, envelope: { ...off.envelope, place: { site: 'HUB-W' } } };
    const { progress } = worldAfter(...ready, onT1('U1', '09:00'), leaves('10:00'), placed).state;
    expect(unitStandings(progress)[0]).toEqual({
      unit: 'U1',
      stage: 'in-transit',
      place: 'HUB-W',
    });
  });

  it('is recorded once, off what it is not on as a deviation', () => {
    given(...ready, onT1('U1', '09:00'))
      .when(at('09:30', unload('U1', { trip: 'T1' })))
      .records({ type: 'UnitUnloaded', data: { unit: 'U1', why: 'transship', trip: 'T1' } })
      .deviates();
    given(...ready, onT1('U1', '09:00'), at('09:30', unload('U1')))
      .when(at('09:30', unload('U1')))
      .recordsNothing();
    given(...ready, onT1('U1', '09:00'))
      .when(at('09:30', unload('U1', { trip: 'T2' })))
      .deviates('unit-must-be-loaded');
    given(...ready)
      .when(unload('U1'))
      .records('UnitUnloaded')
      .deviates('unit-must-be-loaded');
    given(...ready)
      .when(unload('U9'))
      .refuses('unit-must-belong-to-shipment');
    given(...ready)
      .when(scan(unload('U9')))
      .records('ScanRejected');
  });

  it('is what keeps its loading from being struck; one that never had one is not', () => {
    const version = ready.length + 1;
    given(...ready, onT1('U1', '09:00'), at('09:30', unload('U1')))
      .when(correct(neverHappened(version)))
      .refuses('unit-must-be-loaded', { unit: 'U1' });
    given(...ready, onT1('U1', '09:00'), at('09:30', unload('U1')))
      .when(correct(instead(version, 'UnitLoaded', { unit: 'U1', trip: 'T1' })))
      .records('RecordCorrected', 'UnitLoaded');
    given(...ready, unload('U1'), onT1('U2', '09:00'))
      .when(correct(neverHappened(version + 1)))
      .records('RecordCorrected');
  });

  it('from one truck and loading onto the next keeps each with its own departures', () => {
    const shipped = [
      ...ready,
      onT1('U1', '09:00'),
      onT1('U2', '09:00'),
      leaves('10:00'),
      at('11:00', arrive('depot', { trip: 'T1', place: 'HUB-C' })),
      at('11:30', unload('U1', { trip: 'T1' })),
      leaves('12:00'),
      at('13:00', load('U1', { trip: 'T2' })),
    ];
    expect(standings(...shipped)).toEqual(['arrived', 'in-transit']);
    expect(standings(...shipped, leaves('14:00', 'T2'))).toEqual(['in-transit', 'in-transit']);
  });
});

describe('what a trip does, copied to the shipment', () => {
  it('is nothing where none of it was aboard, once for every instant', () => {
    given(...ready, onT1('U1', '09:00'))
      .when(leaves('08:00'))
      .recordsNothing();
    given(...ready, onT1('U1', '09:00'))
      .when(leaves('10:00', 'T2'))
      .recordsNothing();
    given(...ready, onT1('U1', '09:00'))
      .when(leaves('10:00'))
      .records({ type: 'ShipmentDeparted', data: { trip: 'T1' } })
      .deviates();
    given(...ready, onT1('U1', '09:00'), leaves('10:00'))
      .when(at('10:00', depart({ trip: 'T1', toward: 'hub' })))
      .recordsNothing();
    given(...ready, onT1('U1', '09:00'), leaves('10:00'))
      .when(leaves('14:00'))
      .records('ShipmentDeparted');
    given(...ready, onT1('U1', '09:00'))
      .when(byProcess('10:00', arrive('hub', { trip: 'T2' })))
      .recordsNothing();
    given(...ready, onT1('U1', '09:00'))
      .when(byProcess('10:00', startDelivery({ trip: 'T2' })))
      .recordsNothing();
  });

  it('concerns what was aboard, whenever its loading is told', () => {
    const late = [...ready, onT1('U1', '09:00'), leaves('10:00'), onT1('U2', '09:30')];
    expect(standings(...late)).toEqual(['in-transit', 'in-transit']);
    const arrival = at('12:00', arrive('depot', { trip: 'T1' }));
    expect(standings(...late, arrival)).toEqual(['arrived', 'arrived']);
    const tooLate = [...ready, onT1('U1', '09:00'), leaves('10:00'), onT1('U2', '10:30'), arrival];
    expect(standings(...tooLate)).toEqual(['arrived', 'loaded']);
  });

  it('is going out for delivery as well where the consignee is next', () => {
    given(...ready, onT1('U1', '09:00'))
      .when(byProcess('10:00', depart({ trip: 'T1', toward: 'consignee' })))
      .records(
        { type: 'ShipmentDeparted', data: { trip: 'T1' } },
        { type: 'OutForDelivery', data: { trip: 'T1' } },
      );
    given(...ready, onT1('U1', '09:00'))
      .when(byProcess('10:00', depart({ trip: 'T1', toward: 'depot' })))
      .records('ShipmentDeparted');
    given(planWith({ steps: [] }), released, ...picked, pack(box))
      .when(depart({ toward: 'consignee' }))
      .records('ShipmentDeparted');
  });

  it('takes what is on no other truck where nobody tells loadings', () => {
    const quiet = [planWith({ steps: [] }), ...ready.slice(1), assign('T1')];
    expect(standings(...quiet, leaves('10:00'))).toEqual(['in-transit', 'in-transit']);
    const split = [...quiet, at('09:00', load('U2', { trip: 'T2' }))];
    expect(standings(...split, leaves('10:00'))).toEqual(['in-transit', 'packed']);
  });
});

describe('departing without a mandatory document', () => {
  it('is a deviation until it is attached', () => {
    const policy = { ...PLAN.policy, steps: [], documents: ['customs-declaration'] };
    const begun = [plan({ policy }), released, ...picked, pack(box)];
    given(...begun)
      .when(depart())
      .records('ShipmentDeparted')
      .deviates('documents-must-be-attached');
    given(...begun, told('AttachDocument', { kind: 'customs-declaration', number: 'CD-1' }))
      .when(depart())
      .deviates();
  });
});
