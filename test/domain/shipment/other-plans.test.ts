import { describe, expect, it } from 'vitest';
import {
  CABLE,
  correct,
  given,
  hold,
  instead,
  lift,
  PUMPS,
  pack,
  pick,
  plan,
  planned,
  print,
  released,
  shortPick,
  type Told,
  upToDelivered,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { putBack, substitute } from '../../support/floor.ts';
import {
  amend,
  changeCarrier,
  changeWindow,
  copied,
  eta,
  intercept,
  intercepted,
  redirected,
  sendTo,
} from '../../support/office.ts';

const last = (...story: Told[]) => worldAfter(...story).facts.at(-1)?.data;
const NOON = '2026-03-02T12:00:00.000Z';
const CAUSE = '00000000-0000-8000-8000-000000000099';

describe('a change of plan', () => {
  const START = '2026-03-05T08:00:00.000+08:00';

  it('may be to a window of no length', () => {
    given(planned).when(changeWindow(START, START)).records('WindowChanged');
    given(planned)
      .when(sendTo('GATE-9', { party: 'X' }))
      .refuses('party-must-stay-the-same', { party: 'SITE-METRO-7' });
    expect(last(planned, sendTo('GATE-9'))).toStrictEqual({
      address: 'GATE-9',
      reason: 'the gate is blocked',
    });
  });

  it('to where it goes anyway is none, on the way either', () => {
    const to = { party: 'SITE-METRO-7', address: 'GATE-2' };
    given(plan({ to }), ...upToDeparted.slice(1))
      .when(sendTo('GATE-2', { redirect: 'R1' }))
      .recordsNothing();
    given(plan({ to })).when(sendTo('GATE-2')).recordsNothing();
  });

  it('names the carrier and the time that it takes the place of, if any', () => {
    const changed = { carrier: 'SF', effective: 'now', reason: 'breakdown' };
    expect(last(planned, changeCarrier('SF'))).toStrictEqual(changed);
    expect(last(planned, eta(NOON))).toStrictEqual({ eta: NOON, by: 'carrier' });
    given(planned, eta(NOON)).when(eta(NOON)).recordsNothing();
    given(planned, eta(NOON))
      .when(copied(CAUSE, eta(NOON)))
      .records({ type: 'EtaRevised', data: { eta: NOON, by: 'carrier', was: NOON } });
  });

  it('needs to know what a new line is of', () => {
    const other = { order: 'X', line: '1', qty: 1 };
    given(planned)
      .when(amend({ ...other, uom: 'H87' }))
      .refuses('new-line-needs-an-article', { order: 'X', line: '1' });
    given(planned)
      .when(amend({ ...other, sku: 'S' }))
      .refuses('new-line-needs-an-article');
  });

  it('voids labels of units that hold some of what changed', () => {
    const both = {
      unit: 'U1',
      kind: 'carton' as const,
      contents: [
        { ...PUMPS, qty: 1 },
        { ...CABLE, qty: 1 },
      ],
    };
    const labelled = [
      planned,
      released,
      pick(PUMPS, 1),
      pick(CABLE, 1),
      pack(both),
      print('U1', 'L1'),
    ];
    given(...labelled)
      .when(amend({ ...PUMPS, qty: 6 }))
      .records('ShipmentAmended', 'LabelVoided');
  });

  it('may make all that is open of a line another article', () => {
    given(planned)
      .when(substitute(PUMPS, 5, 'PUMP-B'))
      .records('ItemSubstituted');
    given(planned)
      .when(substitute(PUMPS, 5.5, 'PUMP-B'))
      .refuses('substitute-must-fit-open', { qty: 5.5, open: 5 });
  });

  it('lifts every hold once, and that one', () => {
    given(planned, hold('pick', 'H1'), hold('pick', 'H2'), lift('H1'))
      .when(lift('H1'))
      .recordsNothing();
  });
});

describe('serials', () => {
  const serials = ['S1', 'S2'];
  const known = [planned, released, pick(PUMPS, 2, { serials })];

  it('are picked once, whatever is done with them then', () => {
    const box = { unit: 'U1', kind: 'carton' as const, contents: [{ ...PUMPS, qty: 2, serials }] };
    given(...known, pack(box))
      .when(pick(PUMPS, 1, { serials: ['S1'] }))
      .refuses('serial-must-be-picked-once', { serial: 'S1' });
    given(...known, putBack(PUMPS, 1, { serials: ['S1'] }))
      .when(pick(PUMPS, 1, { serials: ['S1'] }))
      .records('ItemPicked');
  });

  it('are not strange where no pick told any, or they came over in units', () => {
    given(planned, released, pick(PUMPS, 3), putBack(PUMPS, 1, { serials: ['S1'] }))
      .when(putBack(PUMPS, 1, { serials: ['S2'] }))
      .records('ItemPutBack')
      .deviates();
    given(...known)
      .when(putBack(PUMPS, 1, { serials: ['S9'] }))
      .records('ItemPutBack')
      .deviates('serial-must-be-picked');
  });
});

describe('an answer that is corrected', () => {
  it('needs its question', () => {
    const asked = [...upToDeparted, sendTo('G', { redirect: 'R1' }), redirected('R1', 'confirmed')];
    const at = worldAfter(...asked).facts.length;
    const no = (redirect: string) => correct(instead(at, 'RedirectRejected', { redirect }));
    given(...asked)
      .when(no('R1'))
      .records('RecordCorrected', 'RedirectRejected');
    given(...asked)
      .when(no('R9'))
      .refuses('redirect-must-exist', { redirect: 'R9' });
    const stopped = [...upToDeparted, intercept('I1'), intercepted('confirmed', 'I1')];
    const failed = (id: string) => correct(instead(at, 'InterceptFailed', { intercept: id }));
    given(...stopped)
      .when(failed('I1'))
      .records('RecordCorrected', 'InterceptFailed');
    given(...stopped)
      .when(failed('I9'))
      .refuses('intercept-must-exist', { intercept: 'I9' });
  });

  it('is of goods that can be counted', () => {
    const short = [planned, released, shortPick(PUMPS, 1), pick(PUMPS, 2)];
    given(...short)
      .when(correct(instead(4, 'ItemPicked', { ...PUMPS, qty: 2, serials: ['S1'] })))
      .refuses('serials-must-match-quantity', { qty: 2 });
    given(...upToDelivered)
      .when(changeWindow(NOON, NOON))
      .refuses('shipment-must-not-be-signed-off');
  });
});
