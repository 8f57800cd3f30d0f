import { describe, expect, it } from 'vitest';
import { otherUnit, type ScanSight, shipmentMeant } from '../../../src/domain/scans/meaning.ts';

const [A, B, C] = ['OML660001', 'OML660002', 'OML660003'];
const sight = (more: Partial<ScanSight>): ScanSight => ({ step: 'load', owners: [], ...more });

describe('the shipment that a scan is told to', () => {
  it('is the one that was meant, whosever the code is', () => {
    expect(shipmentMeant(sight({ meant: A, owners: [B, C] }))).toBe(A);
    expect(shipmentMeant(sight({ meant: A }))).toBe(A);
  });

  it('is the one that has the code, or the one of them that rides the trip', () => {
    expect(shipmentMeant(sight({ owners: [A] }))).toBe(A);
    expect(shipmentMeant(sight({ owners: [A, B], trip: { riders: [B, C] } }))).toBe(B);
  });

  it('is the only one on a trip, where nobody knows the code', () => {
    expect(shipmentMeant(sight({ trip: { riders: [A] } }))).toBe(A);
  });

  it('is none where nobody can know which', () => {
    const trip = { riders: [A, B] };
    const wrong = (rule: string, ...shipments: readonly string[]) => ({ rule, shipments });
    expect(shipmentMeant(sight({}))).toEqual(wrong('scanned-code-must-be-known'));
    expect(shipmentMeant(sight({ trip }))).toEqual(wrong('scanned-code-must-be-known', A, B));
    expect(shipmentMeant(sight({ owners: [C], trip }))).toEqual(
      wrong('scanned-code-must-be-on-the-trip', A, B),
    );
    expect(shipmentMeant(sight({ owners: [A, C] }))).toEqual(
      wrong('scanned-code-must-have-one-owner', A, C),
    );
  });

  it('may ride another trip where it comes off', () => {
    expect(shipmentMeant(sight({ step: 'unload', owners: [C], trip: { riders: [A] } }))).toBe(C);
  });
});

describe('a unit that was named', () => {
  it('is the one that has to be scanned', () => {
    expect(otherUnit('U1', 'U2')).toEqual({
      rule: 'scanned-code-must-fit-the-step',
      expected: ['U1'],
    });
    expect([otherUnit('U1', 'U1'), otherUnit(undefined, 'U1'), otherUnit('U1', undefined)]).toEqual(
      [undefined, undefined, undefined],
    );
  });
});
