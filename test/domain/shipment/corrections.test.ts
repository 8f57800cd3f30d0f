import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import {
  apply,
  approve,
  at,
  box,
  by,
  CABLE,
  close,
  closeUnit,
  confirm,
  correct,
  decided,
  depart,
  type Group,
  given,
  hold,
  instead,
  load,
  neverHappened,
  ORDER,
  PUMPS,
  pack,
  pick,
  planned,
  print,
  released,
  requestCorrection,
  shortPick,
  type Told,
  upToPacked,
  voidLabel,
  worldAfter,
} from '../../support/controls.ts';

// Versions: 1 planned, 2 released, 3 five pumps picked.
const picking = [planned, released, at('08:00', pick(PUMPS, 5))];
const PICKED = 3;
const fourPumps = instead(PICKED, 'ItemPicked', { ...PUMPS, qty: 4 });

describe('correcting a record', () => {
  it('strikes a report', () => {
    given(...picking)
      .when(correct(neverHappened(PICKED)))
      .records({
        type: 'RecordCorrected',
        data: { target: PICKED, kind: 'did_not_occur', reason: 'told wrongly', replacements: 0 },
      });
  });

  it('puts others in its place, in one append for all groups', () => {
    given(...picking, pick(CABLE, 3))
      .when(correct(fourPumps, neverHappened(4)))
      .records('RecordCorrected', 'ItemPicked', 'RecordCorrected');
  });

  it('keeps when the report happened, where the correction does not say otherwise', () => {
    const facts = (group: Group) =>
      worldAfter(...picking, correct(group)).facts.at(-1)?.meta.occurredAt;
    expect(facts(fourPumps)).toBe('2026-03-02T08:00:00.000Z');
    const later = instead(PICKED, 'ItemPicked', { ...PUMPS, qty: 4 }, '2026-03-02T16:30:00+08:00');
    expect(facts(later)).toBe('2026-03-02T16:30:00.000+08:00');
  });

  it('is honoured by what follows', () => {
    given(...picking, correct(fourPumps))
      .when(pick(PUMPS, 1))
      .records('ItemPicked')
      .deviates();
    given(...picking, correct(fourPumps))
      .when(pick(PUMPS, 2))
      .refuses('picked-must-fit-ordered', { known: 4 });
    given(...picking, correct(neverHappened(PICKED)))
      .when(pick(PUMPS, 5))
      .records('ItemPicked');
  });

  it('can itself be put right: what stands in a place can be corrected again', () => {
    const twice = worldAfter(
      ...picking,
      correct(fourPumps),
      correct(instead(5, 'ItemPicked', { ...PUMPS, qty: 2 })),
    );
    expect(twice.state.progress.lines.picked).toEqual([2000]);
  });

  it('works under a hold and on a closed shipment, which it opens again', () => {
    given(...picking, hold('all'))
      .when(correct(fourPumps))
      .records('RecordCorrected', 'ItemPicked');
    const over = [
      planned,
      released,
      shortPick(PUMPS, 5, 'cancel'),
      shortPick(CABLE, 3, 'cancel'),
      close(),
    ];
    given(...over)
      .when(correct(neverHappened(3)))
      .records({ type: 'ShipmentReopened', data: { reason: 'told wrongly' } }, 'RecordCorrected');
    expect(stageOf(worldAfter(...over, correct(neverHappened(3))).state.progress)).toBe('picking');
  });

  it('aims at a report that is in force', () => {
    given(...picking)
      .when(correct(neverHappened(9)))
      .refuses('target-must-exist', { target: 9 });
    given(...picking)
      .when(correct(neverHappened(1)))
      .refuses('target-must-be-a-report', { target: 1 });
    given(...picking, correct(fourPumps))
      .when(correct(neverHappened(4)))
      .refuses('target-must-be-a-report');
    given(...picking, correct(fourPumps))
      .when(correct(neverHappened(PICKED)))
      .refuses('target-must-be-in-force');
    given(...picking)
      .when(correct(fourPumps, neverHappened(PICKED)))
      .refuses('target-must-be-in-force');
  });

  it('has replacements where the data were wrong, and none where nothing happened', () => {
    const nothingInstead = { ...fourPumps, replacements: [] };
    const voidWithData = { ...fourPumps, kind: 'did_not_occur' as const };
    given(...picking)
      .when(correct(nothingInstead))
      .refuses('correction-must-fit-its-kind');
    given(...picking)
      .when(correct(voidWithData))
      .refuses('correction-must-fit-its-kind');
  });

  it('replaces by well-formed reports about goods of the shipment', () => {
    const refuses = (type: string, data: object) => ({
      as: (rule: string, params = {}) =>
        given(...picking)
          .when(correct(instead(PICKED, type, data)))
          .refuses(rule, params),
    });
    refuses('ShipmentClosed', {}).as('replacement-must-be-a-report', { type: 'ShipmentClosed' });
    refuses('toString', {}).as('replacement-must-be-a-report');
    refuses('ItemPicked', { ...PUMPS, qty: -1 }).as('replacement-must-be-well-formed', {
      path: 'qty',
    });
    refuses('PickShorted', { ...PUMPS, line: '30', qty: 1, reason: 'lost', decision: 'wait' }).as(
      'line-must-belong-to-shipment',
      { code: `${ORDER}/30` },
    );
    refuses('ItemPicked', { ...PUMPS, qty: 2, serials: ['P1'] }).as('serials-must-match-quantity');
    refuses('UnitPacked', { ...box, contents: [{ ...PUMPS, line: '30', qty: 1 }] }).as(
      'line-must-belong-to-shipment',
    );
  });
});

describe('a correction that the rest of the history contradicts', () => {
  // Versions: 3 and 4 picked, 5 and 6 packed.
  const PACKED = 5;

  it('names what would hang in the air', () => {
    given(...upToPacked, at('09:00', depart({ units: ['U1'] })))
      .when(correct(neverHappened(PACKED)))
      .refuses('unit-must-be-packed', { unit: 'U1' });
    given(...upToPacked)
      .when(correct(neverHappened(PACKED)))
      .records('RecordCorrected');
    given(...upToPacked, print('U1', 'L1'), apply('U1', 'L1'))
      .when(correct(instead(8, 'LabelApplied', { unit: 'U1', label: 'L7' })))
      .refuses('label-must-belong-to-unit', { code: 'L7' });
  });

  it('sees everything that is told about a unit, but not labels that are void', () => {
    const strike = correct(neverHappened(PACKED));
    const refuses = (...told: Told[]) =>
      given(...upToPacked, ...told)
        .when(strike)
        .refuses('unit-must-be-packed', { unit: 'U1' });
    refuses(closeUnit('U1'));
    refuses(load('U1'));
    refuses(print('U1', 'L1'));
    refuses(confirm({ rows: [{ ...PUMPS, unit: 'U1', qty: 1, disposition: 'accepted' }] }));
    given(...upToPacked, print('U1', 'L1'), voidLabel('U1', 'L1'))
      .when(strike)
      .records('RecordCorrected');
  });

  it('does not make more of the goods than was ordered', () => {
    const six = { ...PUMPS, qty: 6 };
    given(...picking)
      .when(correct(instead(PICKED, 'ItemPicked', six)))
      .refuses('picked-must-fit-ordered', PUMPS);
    given(...upToPacked)
      .when(correct(instead(PACKED, 'UnitPacked', { ...box, contents: [six] })))
      .refuses('packed-must-fit-ordered', PUMPS);
    const rows = [{ ...six, disposition: 'accepted' }];
    given(...upToPacked)
      .when(requestCorrection([instead(PACKED, 'DeliveryConfirmed', { n: 1, rows })]))
      .records('CorrectionRequested');
    given(...upToPacked, requestCorrection([instead(PACKED, 'DeliveryConfirmed', { n: 1, rows })]))
      .when(by('person:chief', approve()))
      .refuses('outcomes-must-fit-ordered', PUMPS);
  });

  it('may leave packed goods without their pick, as live reports may', () => {
    given(...upToPacked)
      .when(correct(neverHappened(PICKED)))
      .records('RecordCorrected');
  });
});

describe('a shipment that was corrected', () => {
  it('still tells a repeated report from a new one', () => {
    const departing = at('10:00', depart());
    given(...upToPacked, departing)
      .when(departing)
      .recordsNothing();
    given(...upToPacked, departing, correct(neverHappened(7)))
      .when(departing)
      .records('ShipmentDeparted');
    given(...upToPacked, correct(neverHappened(5)))
      .when(pack(box))
      .records('UnitPacked');
    expect(decided(worldAfter(...picking), pick(PUMPS, 1))).toMatchObject({
      refused: 'picked-must-fit-ordered',
    });
  });
});
