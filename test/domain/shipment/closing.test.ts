import { describe, it } from 'vitest';
import {
  CABLE,
  close,
  confirm,
  given,
  PUMPS,
  planned,
  released,
  reopen,
  shortPick,
  upToDelivered,
  upToDeparted,
} from '../../support/controls.ts';

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

  it('with goods missing, or refused and not back, takes an override by somebody else', () => {
    given(...deliveredWith('missing'))
      .when(close())
      .refuses('balance-must-be-zero', { missing: 3, open: 0 });
    given(...deliveredWith('refused'))
      .when(close())
      .refuses('balance-must-be-zero', { missing: 0, open: 3 });
    given(...deliveredWith('missing'))
      .when(close({ override: { ...override, approvedBy: 'person:anna' } }))
      .refuses('override-must-be-by-another', { approvedBy: 'person:anna' });
    given(...deliveredWith('refused'))
      .when(close({ override }))
      .records({
        type: 'ShipmentClosed',
        data: { balance: { ...BALANCE, accepted: 5, open: 3 }, override },
      });
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
