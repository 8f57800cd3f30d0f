import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { row } from '../../keyed.ts';
import { quantity, type Thousandths } from '../../quantity.ts';
import { at, handled, type LineName, lineName, settled, sumsOf } from '../lines.ts';
import type { Progress } from '../progress.ts';
import { isInForce, type PostingAnswer } from '../registers/posting.ts';
import { STAGES } from '../stage.ts';
import { unitStandings } from '../standing.ts';
import type { ShipmentState } from '../state.ts';
import {
  calledOff,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  takenId,
} from './decision.ts';
import { isForeign, lineCode } from './foreign.ts';

/** Asks the ERP to post 发货过账 what is loaded or has left and was not asked for before. */
export function requestGoodsIssue(
  state: ShipmentState,
  { issue, rows }: DataOf<'RequestGoodsIssue'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'issue', issue, envelope);
  if (taken) return taken;
  const issued = issuedOf(state);
  if (!rows) {
    const open = openOf(state.progress, issued);
    if (open.length === 0) return refuse('issue-needs-goods');
    return [{ type: 'GoodsIssueRequested', data: { issue, rows: open } }];
  }
  const { lines } = state.progress;
  const stray = rows.find((goods) => isForeign(lines, goods));
  if (stray) return refuse('line-must-belong-to-shipment', { code: lineCode(stray) });
  if (rows.length === 0) return refuse('issue-needs-goods');
  for (const [place, amount] of sumsOf(lines, rows)) {
    const known = at(issued, place);
    const there = handled(lines, place);
    if (known + amount > there) {
      return refuse('issued-must-fit-handled', {
        ...lineName(lines.keys[place] ?? ''),
        qty: quantity(amount),
        known: quantity(known),
        handled: quantity(there),
      });
    }
  }
  return [{ type: 'GoodsIssueRequested', data: { issue, rows } }];
}

/** What the ERP answered. It may answer twice: the later answer counts. */
export function confirmPosting(
  state: ShipmentState,
  { issue, outcome, document, date, code, reason }: DataOf<'ConfirmPosting'>,
  envelope: Envelope,
): Decision {
  const known = row(state.papers.issues, issue);
  if (!known) return refuse('issue-must-exist', { issue });
  const before = known.answer?.is;
  if (isRepeated(state, envelope)) return [];
  const broken = {
    ...calledOff(state),
    'posting-must-be-expected': !EXPECTED[outcome].has(before?.outcome),
  };
  if (outcome === 'failed') {
    if (code === undefined) return refuse('failed-posting-needs-a-code', { issue });
    const data = { issue, code, ...(reason !== undefined && { reason }) };
    return [{ type: 'GoodsIssueFailed', data, ...deviating(broken) }];
  }
  if (document === undefined) return refuse('posting-needs-a-document', { issue });
  if (before?.outcome === outcome && before.document === document) return [];
  if (outcome === 'posted') {
    const data = { issue, document, ...(date !== undefined && { date }) };
    return [{ type: 'GoodsIssuePosted', data, ...deviating(broken) }];
  }
  const data = { issue, document, ...(reason !== undefined && { reason }) };
  return [{ type: 'GoodsIssueReversed', data, ...deviating(broken) }];
}

type Outcome = PostingAnswer['outcome'];

/** What may have been answered before: only what was posted is taken back. */
const EXPECTED: Readonly<Record<Outcome, ReadonlySet<Outcome | undefined>>> = {
  posted: new Set([undefined, 'failed']),
  failed: new Set([undefined, 'failed']),
  reversed: new Set(['posted']),
};

/** By line, what was asked for and is with the ERP. */
function issuedOf({ progress, papers }: ShipmentState): readonly Thousandths[] {
  const issued: Thousandths[] = progress.lines.keys.map(() => 0);
  for (const { rows } of papers.issues.rows.filter(isInForce)) {
    for (const [place, amount] of sumsOf(progress.lines, rows)) {
      issued[place] = at(issued, place) + amount;
    }
  }
  return issued;
}

interface Row extends LineName {
  readonly qty: number;
}

function openOf(progress: Progress, issued: readonly Thousandths[]): Row[] {
  const { lines } = progress;
  const gone = goneOf(progress);
  const rows: Row[] = [];
  for (const [place, key] of lines.keys.entries()) {
    const open = Math.max(at(gone, place), settled(lines, place)) - at(issued, place);
    if (open <= 0) continue;
    const { order, line } = lineName(key);
    rows.push({ order, line, qty: quantity(open) });
  }
  return rows;
}

const LOADED = STAGES.indexOf('loaded');

/** By line, what is in units that are loaded or have left. */
function goneOf(progress: Progress): readonly Thousandths[] {
  const gone: Thousandths[] = progress.lines.keys.map(() => 0);
  for (const { unit, stage } of unitStandings(progress)) {
    if (STAGES.indexOf(stage) < LOADED) continue;
    for (const [place, amount] of row(progress.units, unit)?.contents ?? []) {
      gone[place] = at(gone, place) + amount;
    }
  }
  return gone;
}
