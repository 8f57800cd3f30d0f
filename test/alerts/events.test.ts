import { describe, expect, it } from 'vitest';
import { happeningsBy } from '../../src/alerts/events.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { order } from '../../src/domain/order/decider.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { SUBSCRIPTION_EVENTS } from '../../src/domain/subscription/events.ts';
import { BODY, ORDER, opened } from '../processes/ordering.ts';
import { openCompany } from '../support/company.ts';
import {
  correct,
  delivered,
  neverHappened,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../support/controls.ts';
import { cancel, tell } from '../support/office.ts';

/** What a history comes to, event by event, as the planner judges it. */
function eventsIn(facts: readonly Recorded[], category: 'shipment' | 'order'): readonly string[] {
  const decider = category === 'shipment' ? shipment : order;
  const fold = (upTo: readonly Recorded[]): unknown =>
    upTo.reduce<unknown>(
      (state, fact) => decider.evolve(state as never, fact as never),
      decider.initial,
    );
  return facts.flatMap((fact, index) => {
    const before = index === 0 ? undefined : fold(facts.slice(0, index));
    const after = fold(facts.slice(0, index + 1));
    return happeningsBy({ ...fact, stream: `${category}-X` })
      .filter(({ when }) => when?.(before, after) ?? true)
      .map(({ event }) => event);
  });
}

const eventsAfter = (...told: readonly Told[]) => eventsIn(worldAfter(...told).facts, 'shipment');

describe('what a shipment is told of as', () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ['packed', upToPacked, ['shipment.packed']],
    ['departed', upToDeparted, ['shipment.packed', 'shipment.departed']],
    ['delivered', upToDelivered, ['shipment.packed', 'shipment.departed', 'shipment.delivered']],
    ['cancelled', [...upToPacked.slice(0, 2), cancel()], ['shipment.cancelled']],
    [
      'one whose goods issue is due',
      [...upToDeparted, tell('RequestGoodsIssue', { issue: 'GI-1' })],
      ['shipment.packed', 'shipment.departed', 'shipment.goods-issue-due'],
    ],
  ])('%s', (_, told, events) => {
    expect(eventsAfter(...told)).toEqual(events);
  });

  it('is corrected, and what was corrected is not told as undone', () => {
    const { facts } = worldAfter(...upToDeparted);
    const events = eventsAfter(...upToDeparted, correct(neverHappened(facts.length)));
    expect(events.slice(2)).toEqual(['shipment.corrected']);
  });

  it('has its receipts once all of them are back', () => {
    const receipt = (name: string, state: 'signed' | 'received' | 'filed') =>
      tell('RecordPaperReceipt', { receipt: name, state });
    const events = eventsAfter(
      ...upToDeparted,
      delivered,
      receipt('R-1', 'signed'),
      receipt('R-2', 'signed'),
      receipt('R-1', 'received'),
      receipt('R-2', 'received'),
      receipt('R-2', 'filed'),
    );
    expect(events.slice(3)).toEqual(['shipment.receipt-complete']);
  });
});

describe('what an order is told of as', () => {
  const told = async (company: Company) =>
    eventsIn(await company.factsOf(`order-${ORDER}`), 'order');

  it('planned when it is split, short when some of it has to wait', async () => {
    const company = openCompany();
    const about = opened(company);
    const [shipment = ''] = await about.split();
    const short = { order: ORDER, line: '20', qty: 3, reason: 'out-of-stock' } as const;
    await about.shipment(shipment, 'ReportShortPick', { ...short, decision: 'backorder' });
    await company.settle();
    expect(await told(company)).toEqual(['order.planned', 'order.short']);
  });

  it('cancelled when nothing of it is wanted any more', async () => {
    const company = openCompany();
    const about = opened(company);
    await about.order('ReceiveOrder', BODY);
    const [pumps, cable] = [
      { line: '10', qty: 5 },
      { line: '20', qty: 3 },
    ];
    const reason = 'changed their mind';
    await about.order('CancelOrderLines', { request: 'C-1', lines: [pumps], reason });
    expect(await told(company)).toEqual([]);
    await about.order('CancelOrderLines', { request: 'C-2', lines: [cable], reason });
    expect(await told(company)).toEqual(['order.cancelled']);
  });
});

type Company = ReturnType<typeof openCompany>;

it('every event comes about by some fact', () => {
  const types = [...Object.keys(shipment.facts), ...Object.keys(order.facts)];
  const found = types.flatMap((type) =>
    ['shipment-X', 'order-X'].flatMap((stream) => happeningsBy({ stream, type })),
  );
  expect(new Set(found.map(({ event }) => event))).toEqual(new Set(SUBSCRIPTION_EVENTS));
});
