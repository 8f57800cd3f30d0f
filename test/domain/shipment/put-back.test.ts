import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import {
  at,
  correct,
  given,
  hold,
  neverHappened,
  ORDER,
  PUMPS,
  pack,
  packed,
  pick,
  picked,
  planned,
  released,
  scan,
  shortPick,
  type Told,
  worldAfter,
} from '../../support/controls.ts';
import { putBack, startPick, substitute, unpack } from '../../support/floor.ts';

const begun = [planned, released];
const stageAfter = (...told: readonly Told[]) => stageOf(worldAfter(...told).state.progress);

describe('beginning to pick', () => {
  it('is recorded, once for every instant, and is a stage', () => {
    given(...begun)
      .when(startPick())
      .records({ type: 'PickStarted', data: {} })
      .deviates();
    given(...begun, at('08:00', startPick()))
      .when(at('08:00', startPick()))
      .recordsNothing();
    expect(stageAfter(...begun, startPick())).toBe('picking');
  });

  it('before the release or under a hold is a deviation', () => {
    given(planned).when(startPick()).deviates('shipment-must-be-released');
    given(...begun, hold('pick'))
      .when(startPick())
      .deviates('shipment-must-not-be-held');
  });
});

describe('putting back', () => {
  it('takes from what is picked, and leaves room to pick it again', () => {
    given(...begun, pick(PUMPS, 5))
      .when(putBack(PUMPS, 2))
      .records({ type: 'ItemPutBack', data: { ...PUMPS, qty: 2 } })
      .deviates();
    given(...begun, pick(PUMPS, 5), putBack(PUMPS, 2))
      .when(pick(PUMPS, 2))
      .records('ItemPicked');
    given(...begun, pick(PUMPS, 5), putBack(PUMPS, 2))
      .when(pick(PUMPS, 3))
      .refuses('picked-must-fit-ordered', { known: 3, qty: 3 });
    expect(stageAfter(...begun, ...picked, putBack(PUMPS, 1))).toBe('picking');
    expect(stageAfter(...begun, pick(PUMPS, 1), putBack(PUMPS, 1))).toBe('released');
  });

  it('of more than is picked cannot be', () => {
    given(...begun, pick(PUMPS, 2))
      .when(putBack(PUMPS, 3))
      .refuses('put-back-must-fit-picked', { ...PUMPS, known: 2, qty: 3 });
    given(...begun, pick(PUMPS, 2), putBack(PUMPS, 2))
      .when(putBack(PUMPS, 1))
      .refuses('put-back-must-fit-picked', { known: 0 });
  });

  it('of what is in a unit is a deviation: the unpacking may be told later', () => {
    given(...begun, ...picked, ...packed)
      .when(putBack(PUMPS, 1))
      .records('ItemPutBack')
      .deviates('put-back-must-be-loose');
    given(...begun, ...picked, ...packed, unpack('U1'))
      .when(putBack(PUMPS, 5))
      .deviates();
  });

  it('is of goods of the shipment, with a serial for every piece or none', () => {
    const hoses = { order: ORDER, line: '30' };
    given(...begun)
      .when(putBack(hoses, 1))
      .refuses('line-must-belong-to-shipment');
    given(...begun)
      .when(scan(putBack(hoses, 1)))
      .records('ScanRejected');
    given(...begun, pick(PUMPS, 2))
      .when(putBack(PUMPS, 2, { serials: ['P1'] }))
      .refuses('serials-must-match-quantity');
  });

  it('frees its serials to be picked again', () => {
    const one = { serials: ['P1'] };
    given(...begun, pick(PUMPS, 1, one), putBack(PUMPS, 1, one))
      .when(pick(PUMPS, 1, one))
      .records('ItemPicked');
    given(...begun, pick(PUMPS, 1, one), putBack(PUMPS, 1, one), pick(PUMPS, 1, one))
      .when(pick(PUMPS, 1, one))
      .refuses('serial-must-be-picked-once', { serial: 'P1' });
    given(...begun, pick(PUMPS, 1, one))
      .when(putBack(PUMPS, 1, { serials: ['P7'] }))
      .records('ItemPutBack')
      .deviates('serial-must-be-picked');
  });

  it('is what keeps its pick from being struck', () => {
    given(...begun, pick(PUMPS, 2), putBack(PUMPS, 2))
      .when(correct(neverHappened(3)))
      .refuses('put-back-must-fit-picked', PUMPS);
  });
});

describe('a serial', () => {
  it('in a unit or with the consignee is one that was picked, where serials were told', () => {
    const sold = { ...PUMPS, qty: 1, serials: ['P9'] };
    const serials = ['P1', 'P2'];
    given(...begun, pick(PUMPS, 2, { serials }))
      .when(pack({ unit: 'U1', kind: 'carton', contents: [sold] }))
      .records('UnitPacked')
      .deviates('serial-must-be-picked');
    given(...begun, pick(PUMPS, 2, { serials }))
      .when(pack({ unit: 'U1', kind: 'carton', contents: [{ ...sold, serials: ['P2'] }] }))
      .deviates();
    given(...begun, pick(PUMPS, 2))
      .when(pack({ unit: 'U1', kind: 'carton', contents: [sold] }))
      .deviates();
  });
});

describe('substituting an article', () => {
  it('names the article that was planned, once', () => {
    given(...begun)
      .when(substitute(PUMPS, 2, 'PUMP-IS90'))
      .records({
        type: 'ItemSubstituted',
        data: { ...PUMPS, qty: 2, sku: 'PUMP-IS90', instead: 'PUMP-IS80', reason: 'out of stock' },
      });
    given(...begun, substitute(PUMPS, 2, 'PUMP-IS90'))
      .when(substitute(PUMPS, 2, 'PUMP-IS90'))
      .recordsNothing();
  });

  it('is by another one, of what is not picked yet', () => {
    given(...begun)
      .when(substitute(PUMPS, 2, 'PUMP-IS80'))
      .refuses('substitute-must-be-another', { line: '10', sku: 'PUMP-IS80' });
    given(...begun, pick(PUMPS, 4), shortPick(PUMPS, 1))
      .when(substitute(PUMPS, 2, 'PUMP-IS90'))
      .refuses('substitute-must-fit-open', { qty: 2, open: 1 });
    given(...begun)
      .when(substitute({ order: ORDER, line: '30' }, 1, 'PUMP-IS90'))
      .refuses('line-must-belong-to-shipment');
  });
});
