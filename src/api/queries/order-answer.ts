import { shownShipmentId } from '../../domain/ids.ts';
import type { Placement } from '../../domain/order/facts/split.ts';
import { slotName } from '../../domain/order/figures.ts';
import { quantity } from '../../domain/quantity.ts';
import type { BoardCard } from '../../projections/board.ts';
import { balancesOf } from '../../projections/order-figures.ts';
import type { OrderRecord } from '../../projections/orders.ts';
import type { Stored } from '../../read-models/read-models.ts';
import { codeText } from '../../wording/codes.ts';
import type { Locale } from '../../wording/say.ts';
import { withUtc } from '../texts.ts';
import { cardAnswer } from './shipment-filter.ts';

type Reasons = Placement['reasons'];
const BETWEEN: Readonly<Record<Locale, string>> = { 'zh-CN': '：', en: ': ' };

/** What is read beside the order's own document, and for whom. */
export interface OrderCompany {
  /** Shipments that the asker may see. */
  readonly cards: readonly Stored<BoardCard>[];
  /** Whether shipments are named of which nothing but the plan is known. */
  readonly isWhole: boolean;
  readonly locale: Locale;
  readonly nowMs: number;
}

/** An order's page in the shape of `contract/orders.ts`. */
export function orderAnswer(doc: OrderRecord, company: OrderCompany): object {
  const { figures, shipments: _, sites: __, reasons: ___, ...order } = doc;
  return withUtc({
    ...order,
    figures: [...balancesOf(figures, doc.lines)].map(([slot, balance]) => ({
      ...slotName(slot),
      ...inQuantities(balance),
    })),
    shipments: shipmentsOf(doc, company),
    holds: order.holds ?? [],
    requests: order.requests ?? [],
    refusals: order.refusals ?? [],
    merges: order.merges ?? [],
    refusedFollowUps: order.refusedFollowUps ?? [],
  });
}

/** An order in a list. */
export function orderRowAnswer({ doc }: Stored<OrderRecord>): object {
  const { order, source, number, customer, project, division, receivedAt } = doc;
  const { authorisedAt, fulfilledAt, complete, plan, holds = [], lines } = doc;
  return {
    ...{ order, source, number, customer, project, division, receivedAt },
    ...{ authorisedAt, fulfilledAt, complete, plan },
    held: holds.length > 0,
    lines: lines.filter(({ removedAt }) => removedAt === undefined).length,
  };
}

/** Why goods are in a shipment of their own, as a sentence in the reader's language. */
export function reasonAnswers(reasons: Reasons, locale: Locale): readonly object[] {
  return reasons.map(({ code, params }) => ({ code, params, text: textOf(code, params, locale) }));
}

function textOf(code: string, params: Reasons[number]['params'], locale: Locale): string {
  const values = Object.values(params);
  const said = codeText(code, locale, 'code');
  return values.length === 0 ? said : `${said}${BETWEEN[locale]}${values.join(' · ')}`;
}

function inQuantities(balance: object): object {
  const amounts = Object.entries(balance) as [string, number][];
  return Object.fromEntries(amounts.map(([name, amount]) => [name, quantity(amount)]));
}

function shipmentsOf(doc: OrderRecord, { cards, isWhole, locale, nowMs }: OrderCompany) {
  const reasons = new Map(doc.reasons?.map((planned) => [planned.shipment, planned.reasons]));
  const known = new Map(cards.map((card) => [card.id, card]));
  const named = isWhole ? [...(doc.shipments ?? []), ...known.keys()] : [...known.keys()];
  return [...new Set(named)].map((shipment) => {
    const card = known.get(shipment);
    const why = reasonAnswers(reasons.get(shipment) ?? [], locale);
    if (!card) return { shipment, shownAs: shownShipmentId(shipment), reasons: why };
    const { shownAs, stage, site, carrier, window, late } = cardAnswer(card, nowMs);
    return { shipment, shownAs, stage, site, carrier, window, late, reasons: why };
  });
}
