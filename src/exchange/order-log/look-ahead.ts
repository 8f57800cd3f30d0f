import type { ExchangeRule } from '../rules.ts';
import { type Refused, refusedFor } from '../summary.ts';
import { type LogRow, NO_ITEMS, onlyId, type Understood } from './row.ts';

/** What the whole log says about where items belong, read before the first command is sent. */
export interface LookAhead {
  /** The order that an item was placed with; undefined where no row says it. */
  readonly orderOf: (item: string) => string | undefined;
  /** The package that an item ended up in. */
  readonly packageOf: (item: string) => string | undefined;
  /** What went into a package, in the order of the log. */
  readonly itemsOf: (parcel: string) => readonly string[] | undefined;
  /** Rows that contradict an earlier one, or do not say what belongs where, and why. */
  readonly faults: ReadonlyMap<LogRow, readonly Refused[]>;
  /** Rows that tell an event word for word a second time. */
  readonly repeats: ReadonlySet<LogRow>;
  /**
   * Every row says where its items belong. Only then is an item without an order one that was
   * placed before the log begins; else a row may still be mended and name its order.
   */
  readonly isWhole: boolean;
}

/** The first row to claim a number, an item or a package has it. */
export function lookAhead(reads: Iterable<Understood>): LookAhead {
  const events = new Map<string, LogRow>();
  const orders = new Map<string, string>();
  const packages = new Map<string, string>();
  const contents = new Map<string, readonly string[]>();
  const faults = new Map<LogRow, readonly Refused[]>();
  const repeats = new Set<LogRow>();
  let unread = 0;

  function claim(
    owners: Map<string, string>,
    row: LogRow,
    owner: string,
    rule: ExchangeRule,
  ): boolean {
    const twice = row.items.find((item) => (owners.get(item) ?? owner) !== owner);
    if (twice === undefined) {
      for (const item of row.items) owners.set(item, owner);
      return true;
    }
    const params = { item: twice, other: owners.get(twice) };
    faults.set(row, [refusedFor('ocel:type:items', rule, params)]);
    return false;
  }
  /** What the row's items belong to; undefined, and a fault, where it does not say. */
  function ownerOf(row: LogRow, column: 'orders' | 'packages'): string | undefined {
    const owner = row.items.length === 0 ? NO_ITEMS : onlyId(row, column);
    if (typeof owner === 'string') return owner;
    faults.set(row, [owner]);
    return undefined;
  }
  function learnOrder(row: LogRow): void {
    if (row.activity !== 'place order') return;
    const order = ownerOf(row, 'orders');
    if (order !== undefined) claim(orders, row, order, 'item-must-be-in-one-order');
  }
  function learnPackage(row: LogRow): void {
    if (row.activity !== 'create package') return;
    const parcel = ownerOf(row, 'packages');
    if (parcel === undefined) return;
    if (contents.has(parcel)) {
      const rule = 'package-must-be-created-once';
      faults.set(row, [refusedFor('ocel:type:packages', rule, { package: parcel })]);
    } else if (claim(packages, row, parcel, 'item-must-be-in-one-package')) {
      contents.set(parcel, row.items);
    }
  }
  for (const { row, why } of reads) {
    if (!row) {
      unread += 1;
      continue;
    }
    if (why) {
      // Wrong in another column, it still says what was ordered together.
      learnOrder(row);
      continue;
    }
    const first = events.get(row.event);
    if (!first) {
      events.set(row.event, row);
      learnOrder(row);
      learnPackage(row);
    } else if (first.text === row.text) repeats.add(row);
    else {
      const params = { event: row.event, line: first.line };
      faults.set(row, [refusedFor('ocel:eid', 'event-id-is-used-once', params)]);
    }
  }
  return {
    orderOf: (item) => orders.get(item),
    packageOf: (item) => packages.get(item),
    itemsOf: (parcel) => contents.get(parcel),
    faults,
    repeats,
    isWhole: unread === 0 && faults.size === 0,
  };
}
