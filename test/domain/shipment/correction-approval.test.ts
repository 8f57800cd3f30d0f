import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import {
  approve,
  at,
  attempt,
  by,
  confirm,
  correct,
  given,
  instead,
  neverHappened,
  PUMPS,
  pick,
  planned,
  reject,
  released,
  requestCorrection,
  type Told,
  upToDelivered,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { issue, notPosted, posted, reversed, tell } from '../../support/office.ts';

// Versions: 1 planned, 2 released, 3 five pumps picked.
const picking = [planned, released, pick(PUMPS, 5)];
const PICKED = 3;

describe('correcting a delivery', () => {
  const last = worldAfter(...upToDelivered).facts.length;
  const asked = by('person:driver', requestCorrection([neverHappened(last)]));

  it('takes a second person', () => {
    given(...upToDelivered)
      .when(correct(neverHappened(last)))
      .refuses('correction-needs-approval', { target: last });
    given(...upToDeparted, attempt())
      .when(correct(neverHappened(last)))
      .refuses('correction-needs-approval');
    given(...picking)
      .when(
        correct(
          instead(PICKED, 'DeliveryAttempted', { n: 1, reason: 'absent', responsible: 'carrier' }),
        ),
      )
      .refuses('correction-needs-approval', { target: PICKED });
  });

  it('is asked for', () => {
    given(...upToDelivered)
      .when(asked)
      .records('CorrectionRequested');
    given(...upToDelivered, asked)
      .when(asked)
      .recordsNothing();
    given(...upToDelivered, asked)
      .when(requestCorrection([neverHappened(last - 1)]))
      .refuses('id-is-taken', { id: 'R1' });
    given(...upToDelivered)
      .when(requestCorrection([neverHappened(99)]))
      .refuses('target-must-exist');
  });

  it('is approved by somebody who neither asked nor told the report', () => {
    const data = {
      target: last,
      kind: 'did_not_occur',
      reason: 'told wrongly',
      replacements: 0,
      request: 'R1',
    } as const;
    given(...upToDelivered, asked)
      .when(by('person:chief', approve()))
      .records({ type: 'RecordCorrected', data });
    given(...upToDelivered, asked)
      .when(by('person:driver', approve()))
      .refuses('approver-must-be-another');
    given(...upToDelivered, asked)
      .when(by('person:anna', approve()))
      .refuses('approver-must-be-another', { approver: 'person:anna' });
  });

  it('has a request that is open', () => {
    const chief = by('person:chief', approve());
    given(...upToDelivered)
      .when(chief)
      .refuses('request-must-exist', { request: 'R1' });
    given(...upToDelivered)
      .when(reject())
      .refuses('request-must-exist');
    given(...upToDelivered, asked, reject())
      .when(chief)
      .refuses('request-must-be-undecided');
    given(...upToDelivered, asked, chief)
      .when(reject())
      .refuses('request-must-be-undecided');
    given(...upToDelivered, asked, chief)
      .when(chief)
      .recordsNothing();
    given(...upToDelivered, asked, reject())
      .when(reject())
      .recordsNothing();
  });

  it('can be turned down, with a reason', () => {
    given(...upToDelivered, asked)
      .when(reject())
      .records({ type: 'CorrectionRejected', data: { request: 'R1', reason: 'it was so' } });
  });

  it('fails where the target was struck in the meantime', () => {
    const again = by('person:ben', requestCorrection([neverHappened(last)], 'R2'));
    given(...upToDelivered, asked, again, by('person:chief', approve('R1')))
      .when(by('person:chief', approve('R2')))
      .refuses('target-must-be-in-force');
  });

  it('opens the goods for a new outcome', () => {
    const world = worldAfter(...upToDelivered, asked, by('person:chief', approve()));
    expect(stageOf(world.state.progress)).toBe('in-transit');
    given(...upToDelivered, asked, by('person:chief', approve()))
      .when(at('20:00', confirm()))
      .records('DeliveryConfirmed');
  });
});

describe('correcting custody and goods issue', () => {
  const issued = [...upToDeparted, issue(), posted()];
  const handedOver = tell('TransferCustody', { from: 'SH-JIADING', to: 'SF' });
  const back = tell('ReceiveReturn', { rows: [{ ...PUMPS, qty: 1, disposition: 'restock' }] });
  const lastOf = (...told: Told[]) => worldAfter(...told).facts.length;

  it.each([
    ['a goods issue', issued],
    ['a goods issue that failed', [...upToDeparted, issue(), notPosted()]],
    ['a goods issue that was taken back', [...issued, reversed()]],
    ['a hand-over', [...upToDeparted, handedOver]],
    ['a receipt of returned goods', [...upToDeparted, attempt(), back]],
  ])('takes a second person for %s', (_, told) => {
    const target = lastOf(...told);
    given(...told)
      .when(correct(neverHappened(target)))
      .refuses('correction-needs-approval', { target });
    given(...told, by('person:driver', requestCorrection([neverHappened(target)])))
      .when(by('person:chief', approve()))
      .records('RecordCorrected');
  });

  it('gives back what was posted to be asked for again', () => {
    const asked = by('person:driver', requestCorrection([neverHappened(lastOf(...issued))]));
    given(...issued, asked, by('person:chief', approve()))
      .when(posted('4900012346'))
      .records('GoodsIssuePosted')
      .deviates();
  });
});
