import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import {
  at,
  close,
  confirm,
  correct,
  depart,
  given,
  neverHappened,
  upToDeparted,
  upToLoaded,
  worldAfter,
} from '../../support/controls.ts';
import { copied, type Data, tell } from '../../support/office.ts';

const LEFT = '00000000-0000-8000-8000-0000000000aa';
const CORRECTED = '00000000-0000-8000-8000-0000000000bb';

const correctCopies = (more: Partial<Data<'CorrectCopies'>> = {}) =>
  copied(
    CORRECTED,
    tell('CorrectCopies', {
      cause: LEFT,
      kind: 'did_not_occur',
      reason: 'the truck broke down',
      replacements: [],
      ...more,
    }),
  );
const hasLeft = at('09:00', copied(LEFT, depart({ units: ['U1', 'U2'] })));
const later = {
  type: 'ShipmentDeparted',
  data: { units: ['U1', 'U2'] },
  occurredAt: '2026-03-02T11:00:00.000Z',
};

describe('correcting what was copied from a trip', () => {
  const left = [...upToLoaded, hasLeft];
  const version = worldAfter(...left).facts.length;

  it('strikes what follows from the trip’s fact', () => {
    given(...left)
      .when(correctCopies())
      .records({
        type: 'RecordCorrected',
        data: {
          target: version,
          kind: 'did_not_occur',
          reason: 'the truck broke down',
          replacements: 0,
        },
      });
    expect(stageOf(worldAfter(...left, correctCopies()).state.progress)).toBe('loaded');
  });

  it('puts what happened instead in its place', () => {
    const instead = correctCopies({ kind: 'incorrect_data', replacements: [later] });
    given(...left)
      .when(instead)
      .records('RecordCorrected', 'ShipmentDeparted');
    expect(worldAfter(...left, instead).facts.at(-1)?.meta).toMatchObject({
      occurredAt: later.occurredAt,
      causationId: CORRECTED,
    });
  });

  it('reaches every copy, with what stands in their place behind the first', () => {
    const out = copied(LEFT, tell('StartDelivery', {}));
    const instead = correctCopies({ kind: 'incorrect_data', replacements: [later] });
    given(...left, out)
      .when(instead)
      .records('RecordCorrected', 'ShipmentDeparted', 'RecordCorrected');
    expect(stageOf(worldAfter(...left, out, instead).state.progress)).toBe('in-transit');
  });

  it('is nothing where nothing was copied, or where that is struck already', () => {
    given(...upToDeparted)
      .when(correctCopies())
      .recordsNothing();
    given(...left, correctCopies())
      .when(correctCopies())
      .recordsNothing();
    given(...left, correct(neverHappened(version)))
      .when(correctCopies())
      .recordsNothing();
  });

  it('opens a shipment that was closed, as every correction does', () => {
    given(...left, confirm(), close())
      .when(correctCopies({ kind: 'incorrect_data', replacements: [later] }))
      .records('ShipmentReopened', 'RecordCorrected', 'ShipmentDeparted');
  });

  it('is nobody’s but the process’s, and takes only reports', () => {
    const byHand = { ...correctCopies(), envelope: {} };
    given(...left)
      .when(byHand)
      .refuses('copies-are-corrected-by-a-process');
    given(...left)
      .when(correctCopies({ replacements: [{ type: 'ShipmentClosed', data: {} }] }))
      .refuses('replacement-must-be-a-report');
  });
});
