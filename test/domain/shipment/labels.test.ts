import { describe, it } from 'vitest';
import {
  apply,
  at,
  given,
  hold,
  print,
  scan,
  upToPacked,
  voidLabel,
} from '../../support/controls.ts';

const printed = [...upToPacked, print('U1', 'L1')];
const copied = [...printed, print('U1', 'L1b', { reason: 'torn' })];

describe('printing a label', () => {
  it('counts copies of a kind; each but the first needs a reason and voids the one before', () => {
    const label = { unit: 'U1', kind: 'shipping', code: 'code of L1' };
    given(...upToPacked)
      .when(print('U1', 'L1'))
      .records({ type: 'LabelPrinted', data: { ...label, label: 'L1', copy: 1 } });
    given(...printed)
      .when(print('U1', 'L1b'))
      .refuses('copy-needs-a-reason', { copy: 2 });
    given(...printed)
      .when(print('U1', 'L1b', { code: 'code of L1', reason: 'torn' }))
      .records(
        { type: 'LabelVoided', data: { unit: 'U1', label: 'L1', reason: 'torn' } },
        { type: 'LabelPrinted', data: { ...label, label: 'L1b', copy: 2, reason: 'torn' } },
      );
    given(...copied)
      .when(print('U1', 'L1c', { reason: 'wet' }))
      .records('LabelVoided', 'LabelPrinted');
    given(...printed, voidLabel('U1', 'L1'))
      .when(print('U1', 'L1b', { reason: 'torn' }))
      .records('LabelPrinted');
  });

  it('counts every kind and every unit on its own', () => {
    given(...printed)
      .when(print('U1', 'M1', { kind: 'case-mark' }))
      .records('LabelPrinted');
    given(...printed)
      .when(print('U2', 'L2'))
      .records('LabelPrinted');
  });

  it('has an id of its own', () => {
    given(...printed)
      .when(print('U1', 'L1'))
      .recordsNothing();
    given(...printed)
      .when(print('U2', 'L1'))
      .refuses('id-is-taken', { id: 'L1' });
  });

  it('is for a unit of the shipment', () => {
    given(...upToPacked)
      .when(print('U9', 'L9'))
      .refuses('unit-must-belong-to-shipment');
  });
});

describe('applying a label', () => {
  it('is recorded once', () => {
    given(...printed)
      .when(apply('U1', 'L1'))
      .records({ type: 'LabelApplied', data: { unit: 'U1', label: 'L1' } })
      .deviates();
    given(...printed, apply('U1', 'L1'))
      .when(apply('U1', 'L1'))
      .recordsNothing();
  });

  it('of a void label is a deviation', () => {
    given(...copied)
      .when(apply('U1', 'L1'))
      .records('LabelApplied')
      .deviates('label-must-not-be-void');
  });

  it('of a label that was applied before it was void is news, but told again it is not', () => {
    const applied = at('11:00', apply('U1', 'L1'));
    const voided = [...printed, applied, voidLabel('U1', 'L1')];
    given(...voided)
      .when(apply('U1', 'L1'))
      .records({ type: 'LabelApplied', data: { unit: 'U1', label: 'L1' } })
      .deviates('label-must-not-be-void');
    given(...voided)
      .when(applied)
      .recordsNothing();
  });

  it('under a hold of everything is a deviation', () => {
    given(...printed, hold('all'))
      .when(apply('U1', 'L1'))
      .deviates('shipment-must-not-be-held');
  });

  it('needs a unit of the shipment and a label of that unit', () => {
    given(...printed)
      .when(apply('U9', 'L1'))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...printed)
      .when(apply('U2', 'L1'))
      .refuses('label-must-belong-to-unit', { code: 'L1' });
  });

  it('keeps a wrong scan, with the labels that could have been meant', () => {
    const rule = 'label-must-belong-to-unit';
    given(...copied)
      .when(scan(apply('U1', 'L7')))
      .records({
        type: 'ScanRejected',
        data: { step: 'ApplyLabel', scanned: 'L7', expected: ['L1b'], rule },
      });
    given(...printed)
      .when(scan(apply('U9', 'L1')))
      .records('ScanRejected');
  });
});

describe('voiding a label', () => {
  it('is recorded once', () => {
    given(...printed)
      .when(voidLabel('U1', 'L1'))
      .records('LabelVoided');
    given(...printed, voidLabel('U1', 'L1'))
      .when(voidLabel('U1', 'L1'))
      .recordsNothing();
  });

  it('needs the label and its unit', () => {
    given(...printed)
      .when(voidLabel('U1', 'L7'))
      .refuses('label-must-belong-to-unit', { code: 'L7' });
    given(...printed)
      .when(voidLabel('U9', 'L1'))
      .refuses('unit-must-belong-to-shipment');
  });
});
