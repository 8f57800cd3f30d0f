import { describe, it } from 'vitest';
import {
  box,
  CABLE,
  close,
  closedUp,
  closeUnit,
  given,
  hold,
  ORDER,
  PUMPS,
  pack,
  packed,
  pick,
  picked,
  plan,
  planned,
  reel,
  released,
  scan,
  shortPick,
  upToDelivered,
  upToPacked,
} from '../../support/controls.ts';

const begun = [planned, released];
const HOSES = { order: ORDER, line: '30' };

describe('picking', () => {
  it('records what was picked', () => {
    given(...begun)
      .when(pick(PUMPS, 2))
      .records({ type: 'ItemPicked', data: { ...PUMPS, qty: 2 } })
      .deviates();
  });

  it('goes up to what was ordered, and beyond where the line tolerates it', () => {
    given(...begun, pick(PUMPS, 2))
      .when(pick(PUMPS, 3))
      .records('ItemPicked');
    given(...begun, pick(PUMPS, 3))
      .when(pick(PUMPS, 3))
      .refuses('picked-must-fit-ordered', { ...PUMPS, ordered: 5, known: 3, qty: 3 });
    given(...begun)
      .when(pick(CABLE, 3.5))
      .records('ItemPicked');
    given(...begun)
      .when(pick(CABLE, 3.501))
      .refuses('picked-must-fit-ordered', { over: 0.5 });
  });

  it('adds exactly', () => {
    given(...begun, pick(CABLE, 1.1), pick(CABLE, 2.2))
      .when(pick(CABLE, 0.2))
      .records('ItemPicked');
    given(...begun, pick(CABLE, 1.1), pick(CABLE, 2.2))
      .when(pick(CABLE, 0.201))
      .refuses('picked-must-fit-ordered', { known: 3.3 });
  });

  it('before the release, under a hold or after the close is a deviation', () => {
    given(planned).when(pick(PUMPS, 1)).deviates('shipment-must-be-released');
    given(...begun, hold('pick'))
      .when(pick(PUMPS, 1))
      .deviates('shipment-must-not-be-held');
    given(
      planned,
      released,
      pick(PUMPS, 4),
      shortPick(PUMPS, 1),
      pick(CABLE, 3),
      pack({
        ...box,
        contents: [{ ...PUMPS, qty: 4 }],
      }),
      pack(reel),
      { command: { type: 'ConfirmDelivery', data: {} } },
      close(),
    )
      .when(pick(PUMPS, 1))
      .records('ItemPicked')
      .deviates('shipment-must-be-open');
  });

  it('of what is not in the shipment is refused, and kept as a fact where it was scanned', () => {
    given(...begun)
      .when(pick(HOSES, 1))
      .refuses('line-must-belong-to-shipment', { code: `${ORDER}/30` });
    given(...begun)
      .when(scan(pick(HOSES, 1)))
      .records({
        type: 'ScanRejected',
        data: {
          step: 'ConfirmPick',
          scanned: `${ORDER}/30`,
          expected: [`${ORDER}/10`, `${ORDER}/20`],
          rule: 'line-must-belong-to-shipment',
        },
      });
  });

  it('names the serial of every piece, each one once', () => {
    const serials = ['P1', 'P2'];
    given(...begun)
      .when(pick(PUMPS, 2, { serials }))
      .records('ItemPicked');
    given(...begun)
      .when(pick(PUMPS, 3, { serials }))
      .refuses('serials-must-match-quantity');
    given(...begun)
      .when(pick(PUMPS, 2, { serials: ['P1', 'P1'] }))
      .refuses('serials-must-match-quantity');
    given(...begun, pick(PUMPS, 2, { serials }))
      .when(pick(PUMPS, 1, { serials: ['P2'] }))
      .refuses('serial-must-be-picked-once', { serial: 'P2' });
    given(...begun, pick(PUMPS, 2, { serials }))
      .when(pick(PUMPS, 1, { serials: ['P3'] }))
      .records('ItemPicked');
  });
});

describe('picking short', () => {
  it('is recorded, and healed by a later pick', () => {
    given(...begun, pick(PUMPS, 3))
      .when(shortPick(PUMPS, 2))
      .records('PickShorted')
      .deviates();
    given(...begun, pick(PUMPS, 3), shortPick(PUMPS, 2))
      .when(pick(PUMPS, 2))
      .deviates();
  });

  it('cannot be of more than was ordered; of more than was open is a deviation', () => {
    given(...begun, shortPick(PUMPS, 3))
      .when(shortPick(PUMPS, 3))
      .refuses('shorted-must-fit-ordered', { ordered: 5, known: 3, qty: 3 });
    given(...begun, pick(PUMPS, 4))
      .when(shortPick(PUMPS, 2))
      .deviates('shorted-must-fit-open');
    given(...begun, pick(PUMPS, 4))
      .when(shortPick(PUMPS, 1))
      .deviates();
  });

  it('needs a line of the shipment and follows the release', () => {
    given(...begun)
      .when(shortPick(HOSES, 1))
      .refuses('line-must-belong-to-shipment');
    given(planned).when(shortPick(PUMPS, 1)).deviates('shipment-must-be-released');
  });
});

describe('packing', () => {
  it('records the unit with its contents', () => {
    given(...begun, ...picked)
      .when(pack(box))
      .records({ type: 'UnitPacked', data: box })
      .deviates();
  });

  it('of more than was picked is a deviation: the pick may be told later', () => {
    given(...begun, pick(PUMPS, 4))
      .when(pack(box))
      .records('UnitPacked')
      .deviates('packed-must-be-picked');
    given(...begun, pick(PUMPS, 5), pack(box))
      .when(pack({ ...reel, contents: [{ ...CABLE, qty: 1 }] }))
      .deviates('packed-must-be-picked');
  });

  it('of more than was ordered and tolerated cannot be', () => {
    given(...begun)
      .when(pack({ ...box, contents: [{ ...PUMPS, qty: 6 }] }))
      .refuses('packed-must-fit-ordered', { ordered: 5, qty: 6 });
    given(...begun)
      .when(
        pack({
          ...box,
          contents: [
            { ...PUMPS, qty: 3 },
            { ...PUMPS, qty: 3, lot: 'B' },
          ],
        }),
      )
      .refuses('packed-must-fit-ordered', { qty: 6 });
    given(...begun, pack(box))
      .when(pack({ ...box, unit: 'U3', contents: [{ ...PUMPS, qty: 0.001 }] }))
      .refuses('packed-must-fit-ordered', { known: 5 });
  });

  it('is told once of every unit', () => {
    given(...upToPacked)
      .when(pack(box))
      .recordsNothing();
    given(...upToPacked)
      .when(pack({ ...box, caseNumber: '1/2' }))
      .refuses('unit-must-be-packed-once', { unit: 'U1' });
  });

  it('takes goods of this shipment only, with a serial for every piece or none', () => {
    given(...begun)
      .when(pack({ ...box, contents: [{ ...HOSES, qty: 1 }] }))
      .refuses('line-must-belong-to-shipment');
    given(...begun)
      .when(scan(pack({ ...box, contents: [{ ...HOSES, qty: 1 }] })))
      .records('ScanRejected');
    given(...begun)
      .when(pack({ ...box, contents: [{ ...PUMPS, qty: 2, serials: ['P1'] }] }))
      .refuses('serials-must-match-quantity', { qty: 2 });
  });

  it('before the release is a deviation', () => {
    given(planned, ...picked)
      .when(pack(box))
      .deviates('shipment-must-be-released');
    given(...begun, ...picked, hold('all'))
      .when(pack(box))
      .deviates('shipment-must-not-be-held');
  });
});

describe('closing a unit', () => {
  it('can be told again with other measures', () => {
    given(...upToPacked)
      .when(closeUnit('U1', 236))
      .records('UnitClosed')
      .deviates();
    given(...upToPacked, closeUnit('U1', 236))
      .when(closeUnit('U1', 236))
      .recordsNothing();
    given(...upToPacked, closeUnit('U1', 236))
      .when(closeUnit('U1', 238))
      .records('UnitClosed');
  });

  it('needs a unit of the shipment', () => {
    given(...begun, ...picked)
      .when(closeUnit('U1'))
      .refuses('unit-must-belong-to-shipment', { code: 'U1' });
    given(...upToPacked)
      .when(scan(closeUnit('U9')))
      .records({
        type: 'ScanRejected',
        data: {
          step: 'CloseUnit',
          scanned: 'U9',
          expected: ['U1', 'U2'],
          rule: 'unit-must-belong-to-shipment',
        },
      });
  });

  it('of a closed shipment is a deviation', () => {
    given(...upToDelivered, close())
      .when(closeUnit('U1', 240))
      .deviates('shipment-must-be-open');
    given(...begun, ...picked, ...packed, ...closedUp)
      .when(closeUnit('U2', 9))
      .deviates();
  });
});

describe('a plan of one tolerated line', () => {
  it('can be packed beyond its order', () => {
    const lines = [{ ...CABLE, sku: 'CABLE-3X25', qty: 3, uom: 'MTR', tolerance: { over: 0.5 } }];
    given(plan({ lines }), released, pick(CABLE, 3.5))
      .when(pack({ ...reel, contents: [{ ...CABLE, qty: 3.5 }] }))
      .records('UnitPacked')
      .deviates();
  });
});
