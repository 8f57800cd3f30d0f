import type { OrderState } from '../../src/domain/order/state.ts';
import type { Dice } from './dice.ts';
import type { Likely } from './offers.ts';

/** Shipments are rarely labelled and always loaded here, so that goods come far. */
const POLICIES = [
  { name: 'plain', steps: [], labels: [] },
  { name: 'loading', steps: ['load', 'arrive', 'out-for-delivery'], labels: [] },
  { name: 'all', steps: ['label', 'stage', 'load', 'arrive'], labels: ['shipping'] },
] as const;

export const ORDERS = ['ERP:4711', 'ERP:4712', 'ERP:4713'] as const;

/** What is likely to be told next about an order. */
export function orderOffers(
  id: string,
  state: OrderState | undefined,
  shipments: readonly string[],
  dice: Dice,
): readonly Likely[] {
  const isKnown = state?.body !== undefined;
  const isSplit = state?.split !== undefined;
  const policy = dice.one(POLICIES);
  const [from = '', to = ''] = [dice.one(shipments), dice.one(shipments)];
  return [
    [isKnown ? 4 : 80, 'ReceiveOrder', message(id, state, dice)],
    [isKnown && !state.authorised ? 60 : 1, 'AuthoriseOrder', {}],
    [isKnown && state.authorised && !isSplit ? 60 : 1, 'PlanSplit', { policy }],
    [isSplit ? 6 : 0, 'ReplanSplit', { policy }],
    [1, 'HoldOrder', { hold: 'OH', kind: 'credit', scope: dice.one(['pick', 'all']) }],
    [state?.holds.length ? 30 : 0, 'LiftOrderHold', { hold: 'OH' }],
    [isKnown ? 2 : 0, 'CancelOrderLines', cancelling(dice)],
    [1, 'CancelRemainder', { reason: 'no more' }],
    [from === to ? 0 : 4, 'MergeShipments', { merge: `MG${dice.roll(4)}`, from, to }],
  ];
}

function message(id: string, state: OrderState | undefined, dice: Dice): object {
  const [source, number] = id.split(':');
  const known = state?.body?.sourceVersion ?? 0;
  const sourceVersion = Math.max(0, known + 1 + (dice.chance(20) ? -1 : dice.roll(2)));
  const lines = ['10', '20', '30'].slice(0, 1 + dice.roll(3)).map((line) => ({
    line,
    sku: `SKU-${line}`,
    qty: 1 + dice.roll(8),
    uom: 'H87',
    from: dice.chance(10) ? 'WH-2' : 'WH-1',
  }));
  return {
    source,
    number,
    sourceVersion,
    mode: state?.body && dice.chance(30) ? 'delta' : 'full',
    customer: 'METRO',
    shipTo: { party: 'METRO', address: 'SITE-7' },
    window: { start: '2026-03-02T08:00:00.000Z', end: '2026-03-02T18:00:00.000Z' },
    lines,
  };
}

function cancelling(dice: Dice): object {
  const line = dice.one(['10', '20', '30'] as const);
  const qty = dice.chance(50) ? {} : { qty: 1 + dice.roll(3) };
  return { request: `K${dice.roll(5)}`, lines: [{ line, ...qty }], reason: 'no longer wanted' };
}
