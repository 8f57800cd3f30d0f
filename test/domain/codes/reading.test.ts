import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sscc } from '../../../src/domain/check-symbols.ts';
import { gs1In } from '../../../src/domain/codes/gs1.ts';
import { isSameUnit, readCode } from '../../../src/domain/codes/reading.ts';
import { mintShipmentId, shownShipmentId } from '../../../src/domain/ids.ts';

const SSCC = sscc(3, '6901234', 1);
const GTIN = '06901234567892';
const OURS = mintShipmentId(1_772_400_000, 7);
const FNC1 = '\u001d';

describe('a GS1 code', () => {
  it.each([
    ['people write it', `(00)${SSCC}`, { sscc: SSCC }],
    ['GS1-128 sends it', `]C100${SSCC}`, { sscc: SSCC }],
    ['a scanner without identifiers sends it', `00${SSCC}`, { sscc: SSCC }],
    [
      'DataMatrix sends it',
      `]d201${GTIN}17270131 10LOT-7${FNC1}21SN-1`.replace(' ', ''),
      { gtin: GTIN, lot: 'LOT-7', serial: 'SN-1' },
    ],
    ['separators are shown', `10LOT-7\u241d3712`, { lot: 'LOT-7', count: 12 }],
    ['a separator begins it', `${FNC1}01${GTIN}`, { gtin: GTIN }],
    [
      'measures and places stand before it',
      `]C1410${'6901234000016'}3102001250${'00'}${SSCC}`,
      { sscc: SSCC },
    ],
    ['a carrier numbers its consignment', `]C1401SF1490022718`, { consignment: 'SF1490022718' }],
    ['it has identifiers of four digits', `]C18008260305${FNC1}21SN-1`, { serial: 'SN-1' }],
    ['a bracketed one has several', `(02)${GTIN}(37)12`, { gtin: GTIN, count: 12 }],
  ])('is read as %s', (_, text, told) => {
    expect(gs1In(text)).toEqual(told);
  });

  it.each([
    [`(00)${SSCC.slice(0, -1)}x`, 'must-be-an-sscc'],
    [`]C101${GTIN.slice(0, -1)}${(Number(GTIN.at(-1)) + 1) % 10}`, 'must-be-a-gtin'],
    [`]C100${SSCC.slice(0, 10)}`, 'must-have-the-right-form'],
    [`]C1${FNC1}`, 'must-have-the-right-form'],
    [']C155', 'must-have-the-right-form'],
    ['(00)', 'must-have-the-right-form'],
    ['(21) ', 'must-have-the-right-form'],
    ['(', 'must-have-the-right-form'],
    [`]C110${FNC1}21SN-1`, 'must-have-the-right-form'],
  ])('is misread: %j', (text, refused) => {
    expect(gs1In(text)).toMatchObject({ refused });
    expect(readCode(text)).toMatchObject({ isMisread: true, wrong: { refused } });
  });

  it('is misread where nothing is left of it', () => {
    for (const text of [']A0', '\u0000', `]C121\u0001${FNC1}`]) {
      expect(readCode(text)).toMatchObject({ isMisread: true, text: '' });
    }
  });

  it('is nothing else', () => {
    for (const text of ['U1', OURS, SSCC, 'SAP:4711', ']', ']C', '0012']) {
      expect(gs1In(text)).toBeUndefined();
    }
  });
});

describe('a code that is read', () => {
  it('is a shipment’s, in every spelling', () => {
    const shown = shownShipmentId(OURS);
    for (const text of [OURS, shown, ` ${shown.toLowerCase()} `, `]A0${OURS}`]) {
      expect(readCode(text).shipment).toBe(OURS);
    }
    expect(readCode('oml-660001').shipment).toBe('OML660001');
  });

  it('is misread where the check symbol of a shipment is wrong', () => {
    const wrong = `${OURS.slice(0, -1)}${OURS.endsWith('Z') ? 'Y' : 'Z'}`;
    for (const text of [wrong, `${wrong}-U001`]) {
      expect(readCode(text)).toMatchObject({
        isMisread: true,
        wrong: { refused: 'check-symbol-must-match' },
      });
    }
  });

  it('is perhaps something else where eighteen digits are no SSCC', () => {
    const wrong = `${SSCC.slice(0, -1)}${(Number(SSCC.at(-1)) + 1) % 10}`;
    expect(readCode(wrong)).toMatchObject({
      isMisread: false,
      wrong: { refused: 'must-be-an-sscc' },
    });
  });

  it('is an order’s, a trip’s, a unit’s of a shipment', () => {
    expect(readCode('SAP:0045')).toMatchObject({ order: 'SAP:0045' });
    expect(readCode('t-4711')).toMatchObject({ trip: 'T-4711' });
    const unit = readCode(`${shownShipmentId(OURS)}-u001`);
    expect(unit.named).toEqual({ shipment: OURS, tail: 'U001' });
    expect(isSameUnit(`${OURS}-U001`, unit)).toBe(true);
    expect(isSameUnit(`${OURS}-U002`, unit)).toBe(false);
    expect(isSameUnit('u1', readCode('U1'))).toBe(true);
    expect(isSameUnit('U1', readCode('U2'))).toBe(false);
  });

  it('is what a GS1 code is of, without what a scanner puts before it', () => {
    expect(readCode(`]C100${SSCC}`).text).toBe(SSCC);
    expect(readCode(`(01)${GTIN}(21)SN-1`).text).toBe('SN-1');
    expect(readCode(`(01)${GTIN}`).text).toBe(GTIN);
    expect(readCode(']Q1U\u00001').text).toBe('U1');
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const one of [text, `]C1${text}`, `(${text}`, `00${text}`]) {
          const { isMisread, wrong } = readCode(one);
          expect(isMisread && wrong === undefined).toBe(false);
        }
      }),
    );
  });
});
