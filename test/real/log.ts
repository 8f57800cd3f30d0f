import { readFileSync } from 'node:fs';

// The order log read with a parser of its own: nothing here comes from the product.

export interface LogEvent {
  /** Row of the file, 0 for the first event. */
  readonly row: number;
  readonly activity: string;
  readonly ms: number;
  readonly items: readonly string[];
  readonly orders: readonly string[];
  readonly packages: readonly string[];
}

export interface Parcel {
  readonly id: string;
  readonly items: readonly string[];
  /** What happened to it and its items, as the log tells it. */
  readonly events: readonly LogEvent[];
}

interface Order {
  readonly id: string;
  readonly items: readonly string[];
  readonly confirmedMs: number;
}

export interface Log {
  readonly events: readonly LogEvent[];
  readonly parcels: readonly Parcel[];
  readonly orders: readonly Order[];
}

export function readLog(file: string): Log {
  const [header = [], ...rows] = table(readFileSync(file, 'utf8'));
  const column = (name: string): number => header.indexOf(name);
  const [activity, time] = [column('ocel:activity'), column('ocel:timestamp')];
  const [items, orders, packages] = ['items', 'orders', 'packages'].map((type) =>
    column(`ocel:type:${type}`),
  );
  const events = rows.map((cells, row) => ({
    row,
    activity: cells[activity] ?? '',
    ms: Date.parse((cells[time] ?? '').replace(' ', 'T')),
    items: listOf(cells[items ?? -1]),
    orders: listOf(cells[orders ?? -1]),
    packages: listOf(cells[packages ?? -1]),
  }));
  return { events, parcels: parcelsOf(events), orders: ordersOf(events) };
}

function parcelsOf(events: readonly LogEvent[]): readonly Parcel[] {
  const parcelOf = new Map<string, string>();
  const items = new Map<string, readonly string[]>();
  for (const event of events) {
    if (event.activity !== 'create package') continue;
    const [id = ''] = event.packages;
    items.set(id, event.items);
    for (const item of event.items) parcelOf.set(item, id);
  }
  const told = new Map<string, LogEvent[]>([...items.keys()].map((id) => [id, []]));
  const known = new Set(['pick item', 'item out of stock', 'create package', 'send package']);
  for (const activity of ['failed delivery', 'package delivered']) known.add(activity);
  for (const event of events) {
    if (!known.has(event.activity)) continue;
    const id = event.packages[0] ?? parcelOf.get(event.items[0] ?? '') ?? '';
    told.get(id)?.push(event);
  }
  return [...told].map(([id, own]) => ({ id, items: items.get(id) ?? [], events: own }));
}

function ordersOf(events: readonly LogEvent[]): readonly Order[] {
  const confirmed = new Map<string, number>();
  for (const { activity, orders, ms } of events) {
    if (activity === 'confirm order') confirmed.set(orders[0] ?? '', ms);
  }
  return events
    .filter(({ activity }) => activity === 'place order')
    .map(({ orders: [id = ''], items }) => {
      return { id, items, confirmedMs: confirmed.get(id) ?? Number.NaN };
    });
}

/** Rows of cells of a comma-separated text; quotes hold commas and doubled quotes. */
function table(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (const character of text.replaceAll('\r\n', '\n')) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += character;
    else if (character === ',') end();
    else if (character === '\n') {
      end();
      rows.push([]);
    } else cell += character;
  }
  end();
  return rows.filter((cells) => cells.length > 1);
}

/** `['1','2']` as Python writes a list of texts. */
function listOf(cell = ''): readonly string[] {
  return [...cell.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
}
