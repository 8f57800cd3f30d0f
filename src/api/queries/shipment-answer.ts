import { toInstant } from '../../domain/instant.ts';
import { entries } from '../../domain/keyed.ts';
import { isOver } from '../../domain/shipment/stage.ts';
import type { By } from '../../projections/shipment-at.ts';
import { shownOf } from '../../projections/shipment-at.ts';
import type { ShipmentPage } from '../../projections/shipment-page.ts';
import { withUtc } from '../texts.ts';

type Shown = ReturnType<typeof shownOf>;

export interface AsOf {
  readonly at?: string | undefined;
  readonly by: By;
}

/**
 * A shipment's page in the shape of `contract/shipment.ts`: no counters, no digests, every
 * instant in UTC.
 */
export function shipmentAnswer(page: ShipmentPage, nowMs: number, asOf?: AsOf): object {
  const shown = withUtc(shownOf(page));
  const { plan } = page;
  const { carriage, papers, redirects, intercepts, notes = {}, ...others } = shown;
  const { carrier: _, closings: __, ...said } = others;
  const now = asOf?.at ?? toInstant(nowMs);
  return {
    ...said,
    holds: shown.holds.map(({ hold, kind, scope }) => ({ hold, kind, scope })),
    ...(plan.division !== undefined && { division: plan.division }),
    ...(plan.service !== undefined && { service: plan.service }),
    ...(plan.direction === 'reverse' && { direction: plan.direction }),
    late: shown.window !== undefined && !isOver(page.stage) && isPast(shown.window.end, now),
    carriage: carriageAnswer(carriage),
    papers: papersAnswer(papers),
    redirects: [...entries(redirects)].map(([redirect, { address, answer }]) => ({
      redirect,
      address,
      ...(answer && { answer: answer.is }),
    })),
    intercepts: [...entries(intercepts.asked)].map(([intercept, { answer }]) => ({
      intercept,
      ...(answer && { answer: answer.is }),
    })),
    notes,
    ...(asOf && { asOf: withUtc(asOf) }),
  };
}

function isPast(end: string, now: string): boolean {
  return end < withUtc(now);
}

function carriageAnswer(carriage: Shown['carriage']) {
  const { carrier, next, tenders, waybills, issuer, eta, assigned } = carriage;
  return {
    carrier,
    next,
    tenders: [...entries(tenders)].map(([tender, asked]) => ({ tender, ...asked })),
    waybills,
    issuer,
    eta: eta?.is,
    trips: assigned,
  };
}

function papersAnswer(papers: Shown['papers']) {
  const { required, lacking, documents, receipts, issues } = papers;
  return {
    required,
    lacking,
    documents,
    receipts: [...entries(receipts)].map(([receipt, states]) => ({ receipt, states })),
    goodsIssues: [...entries(issues)].map(([issue, { answer }]) => ({ issue, ...answer?.is })),
  };
}
