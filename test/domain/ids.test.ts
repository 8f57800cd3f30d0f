import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE32_SYMBOLS } from '../../src/domain/check-symbols.ts';
import {
  mintShipmentId,
  orderId,
  orderIdOf,
  shipmentIdOf,
  shownShipmentId,
  streamOf,
} from '../../src/domain/ids.ts';

const SECONDS_2020 = 1_577_836_800;
const SECONDS_2026 = 1_772_409_600;
const minted = fc
  .tuple(
    fc.integer({ min: SECONDS_2020, max: SECONDS_2020 + 2 ** 32 - 1 }),
    fc.integer({ min: 0, max: 2 ** 28 - 1 }),
  )
  .map(([seconds, random]) => mintShipmentId(seconds, random));
const symbolOf = fc.constantFrom(...BASE32_SYMBOLS);
const refused = (text: string) => {
  const id = shipmentIdOf(text);
  return typeof id === 'string' ? 'accepted' : id.refused;
};

describe('a shipment id of our own', () => {
  it('is PS, the time, chance and a check symbol, shown in groups', () => {
    const id = mintShipmentId(SECONDS_2026, 0x0abcdef);
    expect(id).toMatch(/^PS[0-9A-HJKMNP-TV-Z]{13}$/);
    expect(shownShipmentId(id)).toMatch(/^PS..-....-....-...$/);
    expect(shownShipmentId(id).replaceAll('-', '')).toBe(id);
  });

  it('begins with the time, so that later ids sort behind', () => {
    const earlier = mintShipmentId(SECONDS_2026, 2 ** 28 - 1);
    expect(mintShipmentId(SECONDS_2026 + 1, 0) > earlier).toBe(true);
    expect(mintShipmentId(SECONDS_2020, 0).slice(0, 14)).toBe('PS000000000000');
  });

  it('is read back in any case, with or without dashes, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(minted, (id) => {
        const misread = id.replaceAll('0', 'o').replaceAll('1', 'l');
        for (const text of [id, shownShipmentId(id), id.toLowerCase(), ` ${misread} `]) {
          expect(shipmentIdOf(text)).toBe(id);
        }
      }),
    );
  });

  it('does not pass with one wrong symbol', () => {
    fc.assert(
      fc.property(minted, fc.integer({ min: 2, max: 14 }), symbolOf, (id, place, symbol) => {
        fc.pre(id[place] !== symbol);
        const wrong = id.slice(0, place) + symbol + id.slice(place + 1);
        expect(refused(wrong)).toBe('check-symbol-must-match');
      }),
    );
  });

  it('does not pass with two neighbours swapped, unless they are neighbours on the ring of symbols', () => {
    fc.assert(
      fc.property(minted, fc.integer({ min: 2, max: 13 }), (id, place) => {
        const [a, b] = [id.charAt(place), id.charAt(place + 1)];
        const apart = Math.abs(BASE32_SYMBOLS.indexOf(a) - BASE32_SYMBOLS.indexOf(b));
        fc.pre(apart > 1 && apart < BASE32_SYMBOLS.length - 1);
        expect(refused(id.slice(0, place) + b + a + id.slice(place + 2))).toBe(
          'check-symbol-must-match',
        );
      }),
    );
  });

  it('needs its 15 symbols, all of the alphabet', () => {
    expect(refused('PS')).toBe('id-must-be-well-formed');
    expect(refused('PS-123')).toBe('id-must-be-well-formed');
    expect(refused('P-S000000000000U')).toBe('id-must-be-well-formed');
    expect(refused(`${mintShipmentId(SECONDS_2026, 1)}0`)).toBe('id-must-be-well-formed');
  });

  it('is minted from whole seconds of 2020 to 2156 and 28 bits', () => {
    expect(() => mintShipmentId(SECONDS_2020 - 1, 0)).toThrow(RangeError);
    expect(() => mintShipmentId(SECONDS_2020 + 2 ** 32, 0)).toThrow(RangeError);
    expect(() => mintShipmentId(SECONDS_2026 + 0.5, 0)).toThrow(RangeError);
    expect(() => mintShipmentId(SECONDS_2026, 2 ** 28)).toThrow(RangeError);
    expect(() => mintShipmentId(SECONDS_2026, -1)).toThrow(RangeError);
  });
});

describe("a shipment id of an ERP's own", () => {
  it('is one shipment in every spelling, and shown as its ERP writes it', () => {
    for (const text of ['OML-660001', 'oml660001', 'OML-66-0001']) {
      expect(shipmentIdOf(text)).toBe('OML660001');
    }
    expect(shownShipmentId('OML660001', 'OML-660001')).toBe('OML-660001');
    expect(shownShipmentId('OML660001')).toBe('OML660001');
  });

  it('keeps its letters: only ids of our own read O as 0', () => {
    expect(shipmentIdOf('ILO-1')).toBe('ILO1');
  });

  it.each(['', 'AB1', 'A---', '-ABC1', 'AB_12', '发货单1', 'A'.repeat(41)])(
    'cannot be %j',
    (text) => {
      expect(refused(text)).toBe('id-must-be-well-formed');
    },
  );
});

describe('an order id', () => {
  it('keeps source and number apart, whatever is in them', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const same = a.normalize() === c.normalize() && b.normalize() === d.normalize();
        expect(orderId(a, b) === orderId(c, d)).toBe(same);
      }),
    );
    expect(orderId('ERP:1', '2')).not.toBe(orderId('ERP', '1:2'));
  });

  it('keeps leading zeros and case', () => {
    expect(orderIdOf('ERP-800:0045')).toBe('ERP-800:0045');
    expect(orderIdOf('erp-800:45')).toBe('erp-800:45');
  });

  it('is read encoded or as people write it', () => {
    expect(orderIdOf('账套1:发货 7')).toBe(orderId('账套1', '发货 7'));
    expect(orderIdOf(orderId('账套1', '发货 7'))).toBe(orderId('账套1', '发货 7'));
    expect(orderIdOf('e\u0301rp:1')).toBe(orderIdOf('\u00e9rp:1'));
  });

  it('leaves room in the name of a stream', () => {
    expect(orderIdOf(`E:${'7'.repeat(358)}`)).toHaveLength(360);
    expect(orderIdOf(`E:${'7'.repeat(359)}`)).toMatchObject({ refused: 'id-must-be-well-formed' });
  });

  it.each(['', 'ERP', ':45', 'ERP:', 'ERP:4:5', 'ERP:%', 'ERP:\ud800', `ERP:${'账'.repeat(60)}`])(
    'cannot be %j',
    (text) => {
      expect(orderIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
    },
  );
});

describe('a stream', () => {
  it('is named by category and id', () => {
    expect(streamOf('shipment', 'OML660001')).toBe('shipment-OML660001');
  });
});
