import { describe, it } from 'vitest';
import {
  at,
  CABLE,
  confirm,
  depart,
  given,
  load,
  ORDER,
  PUMPS,
  picked,
  planned,
  planWith,
  released,
  upToDeparted,
  upToPacked,
} from '../../support/controls.ts';
import { issue, notPosted, posted, reversed } from '../../support/office.ts';

const pumps = { ...PUMPS, qty: 5 };
const cable = { ...CABLE, qty: 3 };

describe('requesting the goods issue', () => {
  it('is about what is loaded or has left', () => {
    given(...upToPacked, load('U1'))
      .when(issue())
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G1', rows: [pumps] } });
    given(...upToDeparted)
      .when(issue())
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G1', rows: [pumps, cable] } });
    given(planWith({ steps: [] }), ...upToPacked.slice(1), depart({ units: ['U2'] }))
      .when(issue())
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G1', rows: [cable] } });
    given(...upToPacked)
      .when(issue())
      .refuses('issue-needs-goods');
    const unpacked = [planned, released, ...picked, confirm({ rows: [acceptedPumps] })];
    given(...unpacked)
      .when(issue())
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G1', rows: [pumps] } });
  });

  const acceptedPumps = { ...pumps, disposition: 'accepted' as const };

  it('leaves out what was asked for before, unless that failed or was taken back', () => {
    given(...upToPacked, load('U1'), issue(), load('U2'))
      .when(issue('G2'))
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G2', rows: [cable] } });
    given(...upToDeparted, issue(), posted())
      .when(issue('G2'))
      .refuses('issue-needs-goods');
    given(...upToDeparted, issue(), notPosted())
      .when(issue('G2'))
      .records({ type: 'GoodsIssueRequested', data: { issue: 'G2', rows: [pumps, cable] } });
    given(...upToDeparted, issue(), posted(), reversed())
      .when(issue('G2'))
      .records('GoodsIssueRequested');
  });

  it('can name its goods, never more than are picked', () => {
    given(...upToPacked)
      .when(issue('G1', [{ ...PUMPS, qty: 2 }]))
      .records({
        type: 'GoodsIssueRequested',
        data: { issue: 'G1', rows: [{ ...PUMPS, qty: 2 }] },
      });
    given(...upToPacked, issue('G1', [{ ...PUMPS, qty: 2 }]))
      .when(issue('G2', [{ ...PUMPS, qty: 4 }]))
      .refuses('issued-must-fit-handled', { ...PUMPS, qty: 4, known: 2, handled: 5 });
    given(...upToPacked)
      .when(issue('G1', [{ order: ORDER, line: '30', qty: 1 }]))
      .refuses('line-must-belong-to-shipment', { code: `${ORDER}/30` });
    given(...upToPacked)
      .when(issue('G1', []))
      .refuses('issue-needs-goods');
  });

  it('is told apart by id', () => {
    given(...upToDeparted, issue())
      .when(issue())
      .recordsNothing();
    given(...upToDeparted, issue())
      .when(issue('G1', [pumps]))
      .refuses('id-is-taken', { id: 'G1' });
  });
});

describe('the answer of the ERP', () => {
  const asked = [...upToDeparted, issue()];

  it('names the document, or the error', () => {
    given(...asked)
      .when(posted())
      .records({ type: 'GoodsIssuePosted', data: { issue: 'G1', document: '4900012345' } })
      .deviates();
    given(...asked)
      .when(notPosted())
      .records({ type: 'GoodsIssueFailed', data: { issue: 'G1', code: 'M7-021' } })
      .deviates();
    given(...asked, posted())
      .when(reversed())
      .records({ type: 'GoodsIssueReversed', data: { issue: 'G1', document: '4900012399' } })
      .deviates();
    const bare = (outcome: 'posted' | 'reversed' | 'failed') => ({
      command: { type: 'ConfirmPosting' as const, data: { issue: 'G1', outcome } },
    });
    given(...asked)
      .when(bare('posted'))
      .refuses('posting-needs-a-document', { issue: 'G1' });
    given(...asked)
      .when(bare('reversed'))
      .refuses('posting-needs-a-document', { issue: 'G1' });
    given(...asked)
      .when(bare('failed'))
      .refuses('failed-posting-needs-a-code', { issue: 'G1' });
  });

  it('is about something that was asked', () => {
    given(...asked)
      .when(posted('4900012345', 'G9'))
      .refuses('issue-must-exist', { issue: 'G9' });
  });

  it('told again is nothing new', () => {
    given(...asked, posted())
      .when(posted())
      .recordsNothing();
    given(...asked, at('10:00', notPosted()))
      .when(at('10:00', notPosted()))
      .recordsNothing();
    given(...asked, posted(), reversed())
      .when(reversed())
      .recordsNothing();
  });

  it('deviates where it does not follow from the one before', () => {
    given(...asked, notPosted())
      .when(posted())
      .records('GoodsIssuePosted')
      .deviates();
    given(...asked, posted())
      .when(posted('4900012346'))
      .records('GoodsIssuePosted')
      .deviates('posting-must-be-expected');
    given(...asked)
      .when(reversed())
      .records('GoodsIssueReversed')
      .deviates('posting-must-be-expected');
    given(...asked, posted())
      .when(notPosted())
      .deviates('posting-must-be-expected');
  });

  it('that came later counts, whichever is recorded first', () => {
    given(...asked, at('12:00', posted()), at('11:00', notPosted()))
      .when(issue('G2'))
      .refuses('issue-needs-goods');
  });
});
