import type { OrderCommand } from '../../src/domain/order/commands.ts';
import { A, B, type Goods, releases, S1, S2 } from './goods.ts';
import { erp, paul } from './people.ts';
import { at, instantOf, type Names, opening, type Saying, type Step } from './story.ts';

// What is said in the stories about orders.

type Data<K extends OrderCommand['type']> = Extract<OrderCommand, { type: K }>['data'];
type Message = Data<'ReceiveOrder'>;

type Policy = NonNullable<Data<'PlanSplit'>['policy']>;

/** Neither labels nor loading are reported, where a story does not say otherwise. */
const POLICY: Policy = { name: 'plain', steps: [], labels: [] };

/** Every loading is scanned, and the driver says when he sets out to the consignee. */
export const BY_TRUCK: Partial<Policy> = {
  name: 'by-truck',
  steps: ['load', 'arrive', 'out-for-delivery'],
};

export const LABELLED: Partial<Policy> = {
  name: 'labelled',
  steps: ['label', 'load'],
  labels: ['shipping'],
};

const SKUS: Readonly<Record<string, string>> = { '10': 'PUMP-IS80', '20': 'VALVE-DN80' };

/** Promised until six in the evening of the story's day, unless it says otherwise. */
export const orders = (about: string, goods: readonly Goods[], more: Partial<Message> = {}) => {
  const [source = '', number = ''] = about.split(':');
  return says(about, 'ReceiveOrder', {
    source,
    number,
    sourceVersion: 1,
    mode: 'full',
    customer: 'METRO',
    shipTo: { party: 'METRO', address: 'SITE-7' },
    window: { start: instantOf('08:00'), end: instantOf('18:00') },
    lines: goods.map(({ line, qty }) => ({
      line,
      sku: SKUS[line] ?? line,
      qty,
      uom: 'H87',
      from: 'WH-JIADING',
    })),
    ...more,
  });
};
export const authorises = (about: string) => says(about, 'AuthoriseOrder', {});

/** One order of these goods, planned as one shipment and released to the warehouse. */
export const released = (goods: readonly Goods[], policy: Partial<Policy> = {}): readonly Step[] =>
  opening(
    at('08:00', erp, orders(A, goods)),
    at('08:05', erp, authorises(A)),
    at('08:10', paul, splits(A, policy)),
    at('08:15', paul, releases(S1)),
  );

/** Order A of some goods and order B of others, each planned as a shipment of its own: S1, S2. */
export const releasedBoth = (
  a: readonly Goods[],
  b: readonly Goods[],
  policy: Partial<Policy> = {},
): readonly Step[] =>
  opening(
    at('08:00', erp, orders(A, a), orders(B, b)),
    at('08:05', erp, authorises(A), authorises(B)),
    at('08:10', paul, splits(A, policy), splits(B, policy)),
    at('08:15', paul, releases(S1), releases(S2)),
  );

export const splits = (about: string, policy: Partial<Policy> = {}): Saying =>
  says(about, 'PlanSplit', { policy: { ...POLICY, ...policy } });
export const replans = (about: string): Saying =>
  says(about, 'ReplanSplit', { policy: POLICY, reason: '补货已到' });
export const merges = (about: string, from: string, to: string): Saying =>
  says(about, 'MergeShipments', (names) => ({
    merge: 'MG1',
    from: names.id(from),
    to: names.id(to),
  }));
export const cancelsLines = (about: string, request: string, reason: string, goods: Goods) =>
  says(about, 'CancelOrderLines', {
    request,
    lines: [{ line: goods.line, qty: goods.qty }],
    reason,
  });

function says<K extends OrderCommand['type']>(
  about: string,
  command: K,
  data: Data<K> | ((names: Names) => Data<K>),
): Saying {
  return { about, command, data };
}
