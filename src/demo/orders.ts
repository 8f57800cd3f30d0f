import { orderId, streamOf } from '../domain/ids.ts';
import { toInstant } from '../domain/instant.ts';
import {
  CARRIERS,
  CUSTOMERS,
  type Customer,
  PRODUCTS,
  type Product,
  SITES,
  type Site,
} from './company.ts';
import { type Diary, startDiary, type Teller, ZONE_MINUTES } from './diary.ts';
import type { Random } from './random.ts';

const SOURCE = 'ERP-800';
const FIRST_NUMBER = 4_500_217_000;
const DAY_MS = 86_400_000;
/** Share of orders whose goods all lie in one warehouse. */
const TOGETHER = 0.65;
const erp: Teller = { actor: 'key:erp-800', role: 'erp', capture: 'api', source: SOURCE };

export interface OrderLine {
  readonly line: string;
  readonly product: Product;
  readonly qty: number;
  readonly from: Site;
}

/** What one customer wants, and from where it ships: one part for every site. */
export interface Order {
  readonly number: string;
  readonly customer: Customer;
  readonly carrier: (typeof CARRIERS)[number];
  readonly window: { readonly start: string; readonly end: string };
  readonly lines: readonly OrderLine[];
  readonly parts: readonly (readonly OrderLine[])[];
  /** When it came, and what the ledger was told about it. */
  readonly diary: Diary;
}

export interface Wish {
  /** Counts up from 0: the order's number follows from it. */
  readonly index: number;
  readonly receivedMs: number;
  /** Everything has to come from one site. */
  readonly whole: boolean;
}

/** Draws an order and tells the ledger of it: received, authorised, sometimes amended. */
export function drawOrder({ index, receivedMs, whole }: Wish, random: Random): Order {
  const number = String(FIRST_NUMBER + index * 7);
  const customer = random.pick(CUSTOMERS);
  const lines = drawLines(whole, random);
  const diary = startDiary(streamOf('order', orderId(SOURCE, number)), receivedMs, random);
  const window = drawWindow(diary.nowMs, customer, random);
  const order = { number, customer, window, lines, diary, carrier: random.pick(CARRIERS) };
  const parts = SITES.map((site) => lines.filter(({ from }) => from === site));
  tellOrder(order, random);
  return { ...order, parts: parts.filter((part) => part.length > 0) };
}

/** How an order is named on the lines of a shipment. */
export function orderKey(order: Pick<Order, 'number'>): string {
  return orderId(SOURCE, order.number);
}

function drawLines(whole: boolean, random: Random): readonly OrderLine[] {
  const home = random.pick(SITES);
  const together = whole || random.chance(TOGETHER);
  const stocked = PRODUCTS.filter(({ sites }) => !together || sites.includes(home));
  const count = random.int(whole ? 2 : 1, 4);
  const drawn = new Set<Product>();
  while (drawn.size < count) drawn.add(random.pick(stocked as [Product, ...Product[]]));
  return [...drawn].map((product, index) => ({
    line: String((index + 1) * 10),
    product,
    qty: drawQuantity(product, random),
    from: product.sites.includes(home) ? home : product.sites[0],
  }));
}

function drawQuantity({ uom, perUnit }: Product, random: Random): number {
  if (uom === 'MTR') return random.int(4, 30) * 10 + (random.chance(0.3) ? 2.5 : 0);
  return random.int(1, Math.max(2, Math.min(perUnit * 2, 24)));
}

function drawWindow(fromMs: number, { roadDays, project }: Customer, random: Random) {
  const days = roadDays[1] + random.int(2, project ? 5 : 3);
  const midnightMs = Math.floor((fromMs + ZONE_MINUTES * 60_000) / DAY_MS) * DAY_MS;
  const endMs = midnightMs + days * DAY_MS + (18 * 60 - ZONE_MINUTES) * 60_000;
  return {
    start: toInstant(midnightMs + DAY_MS + (8 * 60 - ZONE_MINUTES) * 60_000, ZONE_MINUTES),
    end: toInstant(endMs, ZONE_MINUTES),
  };
}

function tellOrder(order: Omit<Order, 'parts'>, random: Random): void {
  const { customer, diary, lines, number, window } = order;
  const body = (sourceVersion: number, told: readonly OrderLine[]): object => ({
    source: SOURCE,
    number,
    sourceVersion,
    mode: 'full',
    customer: customer.party,
    shipTo: { party: customer.party, address: customer.address },
    window,
    division: 'FLUID-CONTROL',
    ...(customer.project && { project: customer.project }),
    references: [{ kind: 'PO', number: `PO-${number.slice(-6)}` }],
    lines: told.map(({ line, product, qty, from }) => ({
      line,
      sku: product.sku,
      qty,
      uom: product.uom,
      from,
    })),
  });
  const amended = random.chance(0.06);
  const first = lines.map((line, index) =>
    amended && index === 0 ? { ...line, qty: line.qty + 1 } : line,
  );
  diary.tell(erp, 'ReceiveOrder', body(1, first));
  diary.pass(4, 90);
  if (amended) {
    diary.tell(erp, 'ReceiveOrder', body(2, lines));
    diary.pass(2, 30);
    if (random.chance(0.4)) diary.tell(erp, 'ReceiveOrder', body(1, first));
  }
  diary.pass(2, 45);
  diary.tell(erp, 'AuthoriseOrder', { reference: `CR-${number.slice(-5)}` });
}
