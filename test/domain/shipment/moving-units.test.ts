import { describe, it } from 'vitest';
import {
  arrive,
  at,
  box,
  CABLE,
  depart,
  given,
  load,
  PUMPS,
  pack,
  pick,
  planned,
  planWith,
  reel,
  released,
  upToDeparted,
  upToPacked,
} from '../../support/controls.ts';
import { nest, pallet, unnest } from '../../support/floor.ts';

describe('packing', () => {
  it('of two lines needs the picks of both', () => {
    const both = [...box.contents, ...reel.contents];
    given(planned, released, pick(PUMPS, 5))
      .when(pack({ ...box, contents: both }))
      .deviates('packed-must-be-picked');
    given(planned, released, pick(PUMPS, 5), pick(CABLE, 3))
      .when(pack({ ...box, contents: both }))
      .deviates();
  });
});

describe('moving units', () => {
  const inside = [...upToPacked, pallet('P1'), nest('U1', 'P1')];

  it('is of the pallet that they are on', () => {
    const steps = planWith({ steps: ['load'] });
    given(steps, ...inside.slice(1), load('P1'))
      .when(depart({ units: ['U1'] }))
      .deviates();
    given(steps, ...inside.slice(1))
      .when(load('U1'))
      .deviates('unit-must-not-be-nested', 'unit-must-be-closed');
    given(steps, ...inside.slice(1), unnest('U1', 'P1'))
      .when(load('U1'))
      .deviates('unit-must-be-closed');
    given(steps, ...inside.slice(1), unnest('U1', 'P1'))
      .when(depart({ units: ['U1'] }))
      .deviates('unit-must-be-loaded');
  });

  it('told late does not take them out of what they came into since', () => {
    const onto = at('10:00', nest('U1', 'P1'));
    given(...upToPacked, pallet('P1'), pallet('P2'), onto)
      .when(at('09:30', nest('U1', 'P2')))
      .records('UnitNested')
      .deviates();
    given(...upToPacked, pallet('P1'), pallet('P2'), onto)
      .when(at('10:30', nest('U1', 'P2')))
      .records('UnitNested')
      .deviates('unit-must-not-be-nested');
  });

  it('on a trip is known once by its instant, its kind and its stop', () => {
    const onTrip = [...upToPacked, load('U1', { trip: 'T-1' })];
    const left = [...onTrip, at('10:00', depart({ trip: 'T-1' }))];
    const again = { commandDigest: 'f'.repeat(32) };
    given(...left)
      .when(at('10:00', depart({ trip: 'T-1' }), again))
      .recordsNothing();
    given(...left)
      .when(at('10:00', depart({ trip: 'T-1', units: ['U1'] }), again))
      .records('ShipmentDeparted');
    given(...left)
      .when(at('10:00', arrive('hub', { trip: 'T-1' })))
      .records('ShipmentArrived');
    const there = [...left, at('11:00', arrive('hub', { trip: 'T-1' }))];
    given(...there)
      .when(at('11:00', arrive('depot', { trip: 'T-1' })))
      .records('ShipmentArrived');
    given(...there)
      .when(at('11:00', arrive('hub', { trip: 'T-1' }), again))
      .recordsNothing();
    given(...upToDeparted)
      .when(at('11:00', arrive('hub')))
      .records('ShipmentArrived');
  });
});
