import type { Recorded } from '../../envelope.ts';
import { type Keyed, row, withRow } from '../../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import { momentOf } from '../movement.ts';
import { latestTold, type Told } from './told.ts';

export interface PostingAnswer {
  readonly outcome: 'posted' | 'failed' | 'reversed';
  readonly document?: string;
}

/** A goods issue that was asked for 发货过账, and what the ERP answered last. */
export interface GoodsIssue {
  readonly rows: ShipmentFactOf<'GoodsIssueRequested'>['data']['rows'];
  readonly answer?: Told<PostingAnswer>;
}

export type GoodsIssues = Keyed<GoodsIssue>;

export function issuesAfter(issues: GoodsIssues, fact: Recorded<ShipmentFact>): GoodsIssues {
  switch (fact.type) {
    case 'GoodsIssueRequested':
      return withRow(issues, fact.data.issue, { rows: fact.data.rows });
    case 'GoodsIssuePosted':
    case 'GoodsIssueReversed': {
      const outcome = fact.type === 'GoodsIssuePosted' ? 'posted' : 'reversed';
      return answered(issues, fact, { outcome, document: fact.data.document });
    }
    case 'GoodsIssueFailed':
      return answered(issues, fact, { outcome: 'failed' });
    default:
      return issues;
  }
}

/** Its goods are with the ERP: asked for, and neither failed nor taken back. */
export function isInForce({ answer }: GoodsIssue): boolean {
  return answer === undefined || answer.is.outcome === 'posted';
}

type Answering = Recorded<
  ShipmentFactOf<'GoodsIssuePosted' | 'GoodsIssueFailed' | 'GoodsIssueReversed'>
>;

function answered(issues: GoodsIssues, fact: Answering, is: PostingAnswer): GoodsIssues {
  const { issue } = fact.data;
  const known = row(issues, issue);
  if (!known) return issues;
  const answer = latestTold(known.answer, { is, when: momentOf(fact) });
  return withRow(issues, issue, { ...known, answer });
}
