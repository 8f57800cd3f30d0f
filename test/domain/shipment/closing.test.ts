import { describe, it } from 'vitest';
import {
  at,
  box,
  CABLE,
  close,
  confirm,
  depart,
  given,
  PUMPS,
  pack,
  pick,
  picked,
  planned,
  released,
  reopen,
  shortPick,
  told,
  upToDelivered,
  upToDeparted,
} from '../../support/controls.ts';
import { cancel, lose, putBack, receiveBack } from '../../support/floor.ts';

const BALANCE = { ordered: 8, picked: 8, accepted: 8, missing: 0, open: 0 };
const deliveredWith = (disposition: 'refused' | 'missing') => [
  ...upToDeparted,
  confirm({
    rows: [
      { unit: 'U1', ...PUMPS, qty: 5, disposition: 'accepted' },
      { unit: 'U2', ...CABLE, qty: 3, disposition },
    ],
  }),
];
const override = { approvedBy: 'person:chief', reason: 'settled by phone' };

describe('closing a shipment', () => {
  it('records the balance, once', () => {
    given(...upToDelivered)
      .when(close())
      .records({ type: 'ShipmentClosed', data: { balance: BALANCE } });
    given(...upToDelivered, close())
      .when(close())
      .recordsNothing();
  });

  it('waits until every piece has an outcome', () => {
    given(...upToDeparted)
      .when(close())
      .refuses('shipment-must-be-signed-off', { stage: 'in-transit' });
    given(planned)
      .when(close({ override }))
      .refuses('shipment-must-be-signed-off', { stage: 'planned' });
  });

  it('ends a shipment of which nothing was there', () => {
    given(planned, released, shortPick(PUMPS, 5, 'cancel'), shortPick(CABLE, 3, 'cancel'))
      .when(close())
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, picked: 0, accepted: 0 } },
      });
  });

  it('needs a claim for what is missing or lost', () => {
    given(...deliveredWith('missing'))
      .when(close())
      .refuses('loss-needs-a-claim', { missing: 3, lost: 0 });
    given(...deliveredWith('missing'))
      .when(close({ claim: 'CLAIM-7' }))
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, accepted: 5, missing: 3 }, claim: 'CLAIM-7' },
      });
    const half = [...upToDeparted, at('12:00', lose('U2')), at('13:00', confirm())];
    given(...half)
      .when(close())
      .refuses('loss-needs-a-claim', { missing: 0, lost: 3 });
    given(...half)
      .when(close({ claim: 'CLAIM-7' }))
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, accepted: 5, lost: 3 }, claim: 'CLAIM-7' },
      });
    given(...upToDeparted, lose('U1'), lose('U2'))
      .when(close({ claim: 'CLAIM-7' }))
      .records('ShipmentClosed');
    given(...upToDeparted, lose('U2'))
      .when(close({ claim: 'CLAIM-7' }))
      .refuses('shipment-must-be-signed-off', { stage: 'in-transit' });
  });

  it('waits for what was refused until it is back', () => {
    const refused = deliveredWith('refused');
    given(...refused)
      .when(close())
      .refuses('balance-must-be-zero', { open: 3 });
    given(...refused, receiveBack([{ ...CABLE, unit: 'U2', qty: 3, disposition: 'quarantine' }]))
      .when(close())
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, accepted: 5, receivedBack: 3 } },
      });
  });

  it('waits for goods in no unit until they are back on the shelf', () => {
    const loose = [planned, released, ...picked, pack(box), depart(), confirm()];
    given(...loose)
      .when(close())
      .refuses('balance-must-be-zero', { open: 3 });
    given(...loose, putBack(CABLE, 3), shortPick(CABLE, 3, 'cancel'))
      .when(close())
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, putBack: 3, accepted: 5 } },
      });
    given(planned, released, ...picked)
      .when(close())
      .refuses('shipment-must-be-signed-off', { stage: 'picked' });
  });

  it('waits for open exceptions', () => {
    const raised = told('RaiseException', {
      exception: 'E1',
      kind: 'damage',
      responsible: 'carrier',
      severity: 'low',
    });
    given(...upToDelivered, raised)
      .when(close())
      .refuses('exception-must-be-resolved', { exception: 'E1' });
    given(...upToDelivered, raised)
      .when(close({ override }))
      .records('ShipmentClosed');
    given(
      ...upToDelivered,
      raised,
      told('ResolveException', { exception: 'E1', resolution: 'repaired' }),
    )
      .when(close())
      .records('ShipmentClosed');
  });

  it('takes an override by somebody else for what stands in its way', () => {
    given(...deliveredWith('missing'))
      .when(close({ override: { ...override, approvedBy: 'person:anna' } }))
      .refuses('override-must-be-by-another', { approvedBy: 'person:anna' });
    given(...deliveredWith('missing'))
      .when(close({ override }))
      .records('ShipmentClosed');
    given(...deliveredWith('refused'))
      .when(close({ override }))
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, accepted: 5, open: 3 }, override },
      });
  });

  it('ends a cancelled shipment, once everything is put back', () => {
    given(planned, released, cancel()).when(close()).records('ShipmentClosed');
    given(planned, released, pick(PUMPS, 5), cancel())
      .when(close())
      .refuses('shipment-must-be-signed-off');
  });
});

describe('opening a closed shipment again', () => {
  it('is recorded; an open one stays as it is', () => {
    given(...upToDelivered, close())
      .when(reopen())
      .records('ShipmentReopened');
    given(...upToDelivered)
      .when(reopen())
      .recordsNothing();
    given(...upToDelivered, close(), reopen())
      .when(close())
      .records('ShipmentClosed');
  });
});
