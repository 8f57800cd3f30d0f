import { describe, it } from 'vitest';
import {
  at,
  correct,
  given,
  instead,
  PUMPS,
  pick,
  planned,
  released,
} from '../../support/controls.ts';
import { decline, tender } from '../../support/office.ts';

// Versions: 1 planned, 2 released, 3 five pumps picked.
const picking = [planned, released, at('08:00', pick(PUMPS, 5))];
const PICKED = 3;

describe('an answer that a correction puts in place', () => {
  it('needs its question', () => {
    const refuses = (type: string, data: object, rule: string) =>
      given(...picking)
        .when(correct(instead(PICKED, type, data)))
        .refuses(rule);
    refuses('TenderAccepted', { tender: 'T9', carrier: 'SF' }, 'tender-must-exist');
    refuses('TenderRejected', { tender: 'T9', carrier: 'SF' }, 'tender-must-exist');
    refuses('RedirectConfirmed', { redirect: 'D9', address: 'GATE-2' }, 'redirect-must-exist');
    refuses('RedirectRejected', { redirect: 'D9' }, 'redirect-must-exist');
    refuses('InterceptConfirmed', { intercept: 'I9' }, 'intercept-must-exist');
    refuses('InterceptFailed', { intercept: 'I9' }, 'intercept-must-exist');
    refuses('GoodsIssuePosted', { issue: 'G9', document: '49' }, 'issue-must-exist');
    refuses('GoodsIssueFailed', { issue: 'G9', code: 'M7' }, 'issue-must-exist');
    refuses('GoodsIssueReversed', { issue: 'G9', document: '49' }, 'issue-must-exist');
    given(...picking, tender(), decline())
      .when(correct(instead(5, 'TenderAccepted', { tender: 'T1', carrier: 'SF' })))
      .records('RecordCorrected', 'TenderAccepted');
  });
});
