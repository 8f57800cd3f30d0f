import { describe, expect, it } from 'vitest';
import {
  apply,
  CABLE,
  given,
  hold,
  ORDER,
  PUMPS,
  pick,
  plan,
  planned,
  print,
  released,
  shortPick,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { amend } from '../../support/office.ts';

const VALVES = { order: ORDER, line: '30' };
const reason = 'the customer wants it so';

describe('amending a shipment', () => {
  it('says what every line comes to and what it was', () => {
    given(planned)
      .when(amend({ ...PUMPS, qty: 7 }, { ...CABLE, qty: 0 }))
      .records({
        type: 'ShipmentAmended',
        data: {
          reason,
          lines: [
            { ...PUMPS, qty: 7, was: 5 },
            { ...CABLE, qty: 0, was: 3 },
          ],
        },
      });
  });

  it('leaves out lines that stay, and is nothing where all stay', () => {
    given(planned)
      .when(amend({ ...PUMPS, qty: 5 }, { ...CABLE, qty: 2 }))
      .records({
        type: 'ShipmentAmended',
        data: { reason, lines: [{ ...CABLE, qty: 2, was: 3 }] },
      });
    given(planned)
      .when(amend({ ...PUMPS, qty: 5, sku: 'PUMP-IS80', uom: 'H87' }))
      .recordsNothing();
    given(planned, amend({ ...PUMPS, qty: 7 }))
      .when(amend({ ...PUMPS, qty: 7 }))
      .recordsNothing();
  });

  it('takes lines that are new, with what they are of', () => {
    const valves = { ...VALVES, qty: 2, sku: 'VALVE-DN80', uom: 'H87' };
    given(planned)
      .when(amend(valves))
      .records({ type: 'ShipmentAmended', data: { reason, lines: [{ ...valves, was: 0 }] } });
    given(planned, released, amend(valves)).when(pick(VALVES, 2)).records('ItemPicked');
    given(planned)
      .when(amend({ ...VALVES, qty: 2, sku: 'VALVE-DN80' }))
      .refuses('new-line-needs-an-article', VALVES);
    given(planned)
      .when(amend({ ...VALVES, qty: 0 }))
      .refuses('line-must-belong-to-shipment', { code: `${ORDER}/30` });
    expect(worldAfter(planned, amend(valves)).state.articles.keys).toContain(`${ORDER}\t30`);
  });

  it('never goes below what is picked', () => {
    given(planned, released, pick(PUMPS, 4))
      .when(amend({ ...PUMPS, qty: 4 }))
      .records('ShipmentAmended');
    given(planned, released, pick(PUMPS, 4))
      .when(amend({ ...PUMPS, qty: 3.5 }))
      .refuses('amended-must-fit-handled', { ...PUMPS, qty: 3.5, handled: 4 });
    given(planned, released, shortPick(PUMPS, 5))
      .when(amend({ ...PUMPS, qty: 0 }))
      .records('ShipmentAmended');
  });

  it('names a line once, and does not change what it is of', () => {
    given(planned)
      .when(amend({ ...PUMPS, qty: 1 }, { ...PUMPS, qty: 2 }))
      .refuses('line-must-be-listed-once', PUMPS);
    given(planned)
      .when(amend({ ...PUMPS, qty: 6, sku: 'PUMP-IS100' }))
      .refuses('line-must-keep-its-article', { ...PUMPS, sku: 'PUMP-IS80' });
    given(planned)
      .when(amend({ ...CABLE, qty: 6, uom: 'H87' }))
      .refuses('line-must-keep-its-article', CABLE);
  });

  it('can change what a line tolerates alone', () => {
    given(planned)
      .when(amend({ ...CABLE, qty: 3, tolerance: { over: 1 } }))
      .records({
        type: 'ShipmentAmended',
        data: { reason, lines: [{ ...CABLE, qty: 3, was: 3, tolerance: { over: 1 } }] },
      });
    given(planned)
      .when(amend({ ...CABLE, qty: 3, tolerance: { over: 0.5 } }))
      .recordsNothing();
    given(planned, released, amend({ ...CABLE, qty: 3, tolerance: { over: 1 } }))
      .when(pick(CABLE, 4))
      .records('ItemPicked');
  });

  it('leaves something to ship', () => {
    given(planned)
      .when(amend({ ...PUMPS, qty: 0 }, { ...CABLE, qty: 0 }))
      .refuses('shipment-must-keep-a-line');
    given(planned, amend({ ...PUMPS, qty: 0 }))
      .when(amend({ ...CABLE, qty: 0 }))
      .refuses('shipment-must-keep-a-line');
    const swap = amend(
      { ...PUMPS, qty: 0 },
      { ...CABLE, qty: 0 },
      { ...VALVES, qty: 1, sku: 'VALVE-DN80', uom: 'H87' },
    );
    given(planned).when(swap).records('ShipmentAmended');
  });

  it('voids the labels of units that hold such a line', () => {
    const printed = [print('U1', 'L1'), apply('U1', 'L1'), print('U2', 'L2')];
    given(...upToPacked, ...printed)
      .when(amend({ ...PUMPS, qty: 6 }))
      .records('ShipmentAmended', {
        type: 'LabelVoided',
        data: { unit: 'U1', label: 'L1', reason },
      });
    given(...upToPacked, ...printed, print('U1', 'L3', { reason: 'torn' }))
      .when(amend({ ...PUMPS, qty: 6 }))
      .records('ShipmentAmended', {
        type: 'LabelVoided',
        data: { unit: 'U1', label: 'L3', reason },
      });
  });

  it('is possible on the way, where labels stay as they are, until everything has an outcome', () => {
    given(...upToDeparted)
      .when(amend({ ...PUMPS, qty: 6 }))
      .records('ShipmentAmended');
    given(...upToDelivered)
      .when(amend({ ...PUMPS, qty: 6 }))
      .refuses('shipment-must-not-be-signed-off');
  });

  it('waits while everything is held', () => {
    given(planned, hold('all'))
      .when(amend({ ...PUMPS, qty: 6 }))
      .refuses('shipment-must-not-be-held');
    given(plan(), hold('deliver'))
      .when(amend({ ...PUMPS, qty: 6 }))
      .records('ShipmentAmended');
  });
});
