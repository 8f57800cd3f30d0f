import { describe, it } from 'vitest';
import {
  arrive,
  at,
  box,
  closedUp,
  closeUnit,
  delivered,
  depart,
  given,
  hold,
  labelled,
  load,
  loaded,
  pack,
  packed,
  picked,
  planned,
  planWith,
  released,
  scan,
  startDelivery,
  upToDeparted,
  upToLoaded,
  upToPacked,
} from '../../support/controls.ts';
import { assign } from '../../support/floor.ts';

const readyToLoad = [...upToPacked, ...closedUp, ...labelled];
const everything = { trip: 'T1' };

describe('loading a unit', () => {
  it('is recorded once for every trip and vehicle', () => {
    given(...readyToLoad, assign('T1'))
      .when(load('U1', { trip: 'T1' }))
      .records({ type: 'UnitLoaded', data: { unit: 'U1', trip: 'T1' } })
      .deviates();
    given(...readyToLoad, load('U1', { trip: 'T1' }))
      .when(load('U1', { trip: 'T1' }))
      .recordsNothing();
    given(...readyToLoad, load('U1', { trip: 'T1' }))
      .when(load('U1', { trip: 'T2' }))
      .records('UnitLoaded');
    given(...readyToLoad, load('U1'))
      .when(load('U1', { vehicle: '沪A12345' }))
      .records('UnitLoaded');
  });

  it('of a unit that is not closed, not labelled or held is a deviation', () => {
    given(...upToPacked)
      .when(load('U1'))
      .records('UnitLoaded')
      .deviates('unit-must-be-closed', 'unit-must-be-labelled');
    given(...readyToLoad, hold('load'))
      .when(load('U1'))
      .deviates('shipment-must-not-be-held');
    given(...readyToLoad, hold('depart'))
      .when(load('U1'))
      .deviates();
  });

  it('needs no label where the policy skips labelling or names no kind', () => {
    const withPolicy = (policy: Parameters<typeof planWith>[0]) =>
      given(planWith(policy), released, ...picked, ...packed, closeUnit('U1')).when(load('U1'));
    withPolicy({ steps: ['load'] }).deviates();
    withPolicy({ labels: [] }).deviates();
    withPolicy({ labels: ['shipping', 'hazmat'] }).deviates('unit-must-be-labelled');
  });

  it('needs a unit of the shipment', () => {
    given(...readyToLoad)
      .when(load('U9'))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...readyToLoad)
      .when(scan(load('U9')))
      .records('ScanRejected');
  });
});

describe('departing', () => {
  it('is recorded, once for every instant', () => {
    given(...upToLoaded)
      .when(depart())
      .records({ type: 'ShipmentDeparted', data: {} })
      .deviates();
    given(...upToLoaded, at('10:00', depart()))
      .when(at('10:00', depart()))
      .recordsNothing();
    given(...upToLoaded, at('10:00', depart()))
      .when(at('10:01', depart()))
      .records('ShipmentDeparted');
    given(...upToLoaded, at('10:00', depart()))
      .when(at('10:00', depart({ trip: 'T1' })))
      .records('ShipmentDeparted');
  });

  it('with nothing packed, or with units that are not loaded or labelled, is a deviation', () => {
    given(planned, released).when(depart()).deviates('goods-must-be-packed', 'unit-must-be-loaded');
    given(...upToPacked)
      .when(depart())
      .deviates('unit-must-be-labelled', 'unit-must-be-loaded');
    given(...readyToLoad, load('U1'))
      .when(depart())
      .deviates('unit-must-be-loaded');
    given(...readyToLoad, load('U1'))
      .when(depart({ units: ['U1'] }))
      .deviates();
    given(planWith({ steps: [] }), released, ...picked, pack(box))
      .when(depart())
      .deviates();
  });

  it('on a trip takes what was loaded on it', () => {
    given(...readyToLoad, load('U1', { trip: 'T1' }))
      .when(depart(everything))
      .deviates();
    given(...readyToLoad, load('U1', { trip: 'T2' }))
      .when(depart(everything))
      .records('ShipmentDeparted')
      .deviates('unit-must-be-loaded');
  });

  it('under a hold is a deviation', () => {
    given(...upToLoaded, hold('depart'))
      .when(depart())
      .deviates('shipment-must-not-be-held');
    given(...upToLoaded, hold('deliver'))
      .when(depart())
      .deviates();
  });

  it('names units of the shipment', () => {
    given(...upToLoaded)
      .when(depart({ units: ['U1', 'U9'] }))
      .refuses('unit-must-belong-to-shipment');
    given(...upToLoaded)
      .when(scan(depart({ units: ['U9'] })))
      .records('ScanRejected');
  });
});

describe.each([
  ['arriving', arrive('hub', { place: 'HUB-WUHAN' }), 'ShipmentArrived'],
  ['going out for delivery', startDelivery(), 'OutForDelivery'],
] as const)('%s', (_, move, fact) => {
  it('is recorded after a departure, before one as a deviation', () => {
    given(...upToDeparted)
      .when(move)
      .records(fact)
      .deviates();
    given(...upToLoaded)
      .when(move)
      .records(fact)
      .deviates('shipment-must-have-departed');
    given(...readyToLoad, ...loaded, depart({ units: ['U1'] }))
      .when(move)
      .deviates();
  });

  it('is recorded once for every instant', () => {
    given(...upToDeparted, at('15:00', move))
      .when(at('15:00', move))
      .recordsNothing();
    given(...upToDeparted, at('15:00', move))
      .when(at('15:01', move))
      .records(fact);
  });
});

describe('movements of named units', () => {
  it('need units of the shipment, and each of them departed', () => {
    given(...upToDeparted)
      .when(arrive('hub', { units: ['U9'] }))
      .refuses('unit-must-belong-to-shipment');
    given(...upToDeparted)
      .when(startDelivery({ units: ['U9'] }))
      .refuses('unit-must-belong-to-shipment');
    given(...upToLoaded, depart({ units: ['U1'] }))
      .when(arrive('hub', { units: ['U1', 'U2'] }))
      .deviates('shipment-must-have-departed');
    given(...upToLoaded, depart({ units: ['U1'] }))
      .when(startDelivery({ units: ['U1'] }))
      .deviates();
  });
});

describe('holds of the last mile', () => {
  it('make going out a deviation, arriving not', () => {
    given(...upToDeparted, hold('deliver'))
      .when(startDelivery())
      .deviates('shipment-must-not-be-held');
    given(...upToDeparted, hold('deliver'))
      .when(arrive('consignee'))
      .deviates();
    given(...upToDeparted, hold('deliver'))
      .when(delivered)
      .deviates('shipment-must-not-be-held');
  });
});
