import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import {
  CABLE,
  correct,
  given,
  neverHappened,
  PUMPS,
  pack,
  pick,
  picked,
  planned,
  reel,
  released,
  type Told,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { cancel, putBack, unpack } from '../../support/floor.ts';

const begun = [planned, released];
const stageAfter = (...told: readonly Told[]) => stageOf(worldAfter(...told).state.progress);

describe('cancelling', () => {
  it('ends at once where nothing is in anybody’s hands', () => {
    given(...begun)
      .when(cancel())
      .records({ type: 'ShipmentCancelled', data: { reason: 'order withdrawn' } });
    given(...begun, cancel())
      .when(cancel())
      .recordsNothing();
    expect(stageAfter(...begun, cancel())).toBe('cancelled');
  });

  it('asks for everything to be put back, and ends with the last of it', () => {
    const toPutBack = [
      { ...PUMPS, qty: 5 },
      { ...CABLE, qty: 3 },
    ];
    const half = [...begun, ...picked, pack(reel), cancel(), putBack(PUMPS, 5)];
    given(...begun, ...picked, pack(reel))
      .when(cancel())
      .records({ type: 'ShipmentCancelling', data: { reason: 'order withdrawn', toPutBack } });
    given(...half)
      .when(unpack('U2'))
      .records('UnitUnpacked')
      .deviates();
    given(...half, unpack('U2'))
      .when(putBack(CABLE, 2))
      .records('ItemPutBack');
    given(...half, unpack('U2'), putBack(CABLE, 2))
      .when(putBack(CABLE, 1))
      .records('ItemPutBack', {
        type: 'ShipmentCancelled',
        data: { reason: 'order withdrawn' },
      });
    expect(stageAfter(...half)).toBe('picking');
    expect(stageAfter(...half, unpack('U2'), putBack(CABLE, 3))).toBe('cancelled');
  });

  it('ends with an unpacking where no pick had been told', () => {
    given(...begun, pack(reel), cancel())
      .when(unpack('U2'))
      .records('UnitUnpacked', 'ShipmentCancelled');
  });

  it('ends when it is told again, where a correction took the last of the goods', () => {
    given(...begun, pick(PUMPS, 5), cancel(), correct(neverHappened(3)))
      .when(cancel())
      .records('ShipmentCancelled');
  });

  it('comes too late once something has left or is delivered', () => {
    given(...upToDeparted)
      .when(cancel())
      .refuses('shipment-must-not-have-departed');
  });

  it('makes reports of further work deviations, and shows what is in hand again', () => {
    given(...begun, cancel())
      .when(pick(PUMPS, 5))
      .records('ItemPicked')
      .deviates('shipment-must-not-be-cancelled');
    expect(stageAfter(...begun, cancel(), pick(PUMPS, 5))).toBe('picking');
  });
});
