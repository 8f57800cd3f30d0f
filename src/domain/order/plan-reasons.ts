import type { Placement } from './facts/split.ts';
import type { SplitReason } from './words.ts';

/** Goods that go into one shipment. */
interface Placing {
  readonly head: Pick<
    Placement,
    'to' | 'from' | 'service' | 'carrier' | 'sellingEntity' | 'stockOwner'
  >;
  /** Which of its line's open schedule lines. */
  readonly nth: number;
  readonly rows: Placement['lines'];
}

/** The hard keys, by the reason that a difference in them is. */
function keysOf({ to, from, service, carrier, sellingEntity, stockOwner }: Placing['head']) {
  return {
    'ship-to': { party: to.party, ...(to.address !== undefined && { address: to.address }) },
    'ship-from': { site: from },
    service: service === undefined ? {} : { service },
    carrier: carrier === undefined ? {} : { carrier },
    'selling-entity': sellingEntity === undefined ? {} : { sellingEntity },
    'stock-owner': stockOwner === undefined ? {} : { stockOwner },
  } satisfies Partial<Record<SplitReason, Readonly<Record<string, string>>>>;
}

type Key = keyof ReturnType<typeof keysOf>;
const KEYS: readonly Key[] = [
  'ship-to',
  'ship-from',
  'service',
  'carrier',
  'selling-entity',
  'stock-owner',
];

export function keysThatDiffer(groups: readonly Placing[]): readonly (Key | 'schedule-line')[] {
  const keys = groups.map(({ head }) => keysOf(head));
  const differing = KEYS.filter(
    (key) => new Set(keys.map((one) => JSON.stringify(one[key]))).size > 1,
  );
  const nths = new Set(groups.map(({ nth }) => nth));
  return nths.size > 1 ? [...differing, 'schedule-line'] : differing;
}

export function reasonsOf(
  { head, nth, rows }: Placing,
  differing: readonly (Key | 'schedule-line')[],
  version: number,
): Placement['reasons'] {
  const keys = keysOf(head);
  const apart = differing.map((code): Placement['reasons'][number] =>
    code === 'schedule-line' ? { code, params: { nth: nth + 1 } } : { code, params: keys[code] },
  );
  if (version === 1) return apart.length > 0 ? apart : [{ code: 'whole-order', params: {} }];
  const isBackorder = rows.some(({ backordered }) => backordered !== undefined);
  const again = isBackorder ? 'back-order' : 'placed-again';
  return [{ code: again, params: { plan: version } }, ...apart];
}
