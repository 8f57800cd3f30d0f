import type { Correctable } from '../../correcting/check.ts';
import {
  approveCorrection,
  correctCopies,
  correctRecord,
  rejectCorrection,
  requestCorrection,
} from '../../correcting/decide.ts';
import { type Refusal, refuse } from '../../decider.ts';
import type { correctionCommands } from '../commands/corrections.ts';
import { type ShipmentFact, shipmentFacts } from '../facts.ts';
import type { ShipmentRule } from '../rules.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { hasWrongSerials, isForeign, lineCode } from './foreign.ts';
import type { Handlers } from './handlers.ts';

/** Facts about delivery, custody and goods issue: a second person agrees to their correction. */
const DELICATE: ReadonlySet<string> = new Set<ShipmentFact['type']>([
  'CustodyTransferred',
  'DeliveryAttempted',
  'DeliveryConfirmed',
  'ReturnReceived',
  'GoodsIssuePosted',
  'GoodsIssueFailed',
  'GoodsIssueReversed',
]);

const own: Correctable<ShipmentState, ShipmentFact, ShipmentRule> = {
  facts: shipmentFacts,
  delicate: DELICATE,
  wrongWith: (state, fact) => wrongGoods(state, fact) ?? wrongAnswer(state, fact),
  opening: ({ progress }, reason) =>
    progress.closed ? [{ type: 'ShipmentReopened', data: { reason } }] : [],
};

export const corrections: Handlers<typeof correctionCommands> = {
  CorrectRecord: (state, data) => correctRecord(own, state, data),
  RequestCorrection: (state, data, envelope) => requestCorrection(own, state, data, envelope),
  ApproveCorrection: (state, data, envelope) => approveCorrection(own, state, data, envelope),
  RejectCorrection: (state, data) => rejectCorrection(state, data),
  CorrectCopies: (state, data, { capture }) =>
    capture === 'process'
      ? correctCopies(own, state, data)
      : refuse('copies-are-corrected-by-a-process'),
};

function wrongGoods(state: ShipmentState, fact: ShipmentFact): Refusal<ShipmentRule> | null {
  const { lines } = state.progress;
  for (const goods of goodsOf(fact)) {
    if (isForeign(lines, goods)) {
      return refuse('line-must-belong-to-shipment', { code: lineCode(goods) });
    }
    if (hasWrongSerials(goods)) return refuse('serials-must-match-quantity', { qty: goods.qty });
  }
  return null;
}

function goodsOf(fact: ShipmentFact) {
  switch (fact.type) {
    case 'ItemPicked':
    case 'PickShorted':
    case 'ItemPutBack':
      return [fact.data];
    case 'UnitPacked':
      return fact.data.contents;
    case 'DeliveryConfirmed':
    case 'ReturnReceived':
      return fact.data.rows;
    case 'UnpackInspected':
      return fact.data.rows ?? [];
    default:
      return [];
  }
}

/** An answer needs its question. */
function wrongAnswer(state: ShipmentState, fact: ShipmentFact): Refusal<ShipmentRule> | null {
  switch (fact.type) {
    case 'TenderAccepted':
    case 'TenderRejected': {
      const { tender } = fact.data;
      return madeBy(state, 'tender', tender) ? null : refuse('tender-must-exist', { tender });
    }
    case 'RedirectConfirmed':
    case 'RedirectRejected': {
      const { redirect } = fact.data;
      return madeBy(state, 'redirect', redirect)
        ? null
        : refuse('redirect-must-exist', { redirect });
    }
    case 'InterceptConfirmed':
    case 'InterceptFailed': {
      const { intercept } = fact.data;
      return madeBy(state, 'intercept', intercept)
        ? null
        : refuse('intercept-must-exist', { intercept });
    }
    case 'GoodsIssuePosted':
    case 'GoodsIssueFailed':
    case 'GoodsIssueReversed': {
      const { issue } = fact.data;
      return madeBy(state, 'issue', issue) ? null : refuse('issue-must-exist', { issue });
    }
    default:
      return null;
  }
}
