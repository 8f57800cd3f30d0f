import { importOrderLog } from '../../src/exchange/order-log/import.ts';
import type { ImportOptions } from '../../src/exchange/summary.ts';
import type { House } from '../intake/house.ts';
import { file, type Imported, ran } from './files.ts';

export const HEADER =
  'ocel:eid,ocel:activity,ocel:timestamp,ocel:type:customers,ocel:type:items,' +
  'ocel:type:orders,ocel:type:packages,ocel:type:products,weight,price';

type Things = { items?: string[]; orders?: string[]; packages?: string[] };

/** A row as the log writes it, on the given day and hour of May 2019. */
export function row(
  event: string,
  activity: string,
  hour: string,
  things: Things,
  weight = ' ',
): string {
  const list = (ids: string[] = []) =>
    ids.length === 0 ? ' ' : `"[${ids.map((id) => `'${id}'`).join(',')}]"`;
  const { items, orders, packages } = things;
  const time = `2019-05-${hour}:00:00.000Z`;
  const lists = [' ', list(items), list(orders), list(packages), ' '];
  return [event, activity, time, ...lists, weight, '79.99'].join(',');
}

/** Two orders, three items, two packages: one delivered at the second try, one still on its way. */
export const ROWS = [
  row('1.0', 'place order', '20 07', { items: ['880001', '880002'], orders: ['990001'] }, '3.52'),
  row('2.0', 'confirm order', '20 08', { orders: ['990001'] }),
  row('3.0', 'item out of stock', '20 09', { items: ['880001'] }),
  row('4.0', 'place order', '20 10', { items: ['880003'], orders: ['990002'] }),
  row('5.0', 'reorder item', '20 11', { items: ['880001'] }),
  row('6.0', 'pick item', '21 07', { items: ['880001'] }),
  row('7.0', 'pick item', '21 08', { items: ['880002'] }),
  row('8.0', 'pick item', '21 09', { items: ['880003'] }),
  row(
    '9.0',
    'create package',
    '21 10',
    { items: ['880001', '880003'], packages: ['660001'] },
    '3.5',
  ),
  row('10.0', 'create package', '21 11', { items: ['880002'], packages: ['660002'] }),
  row('11.0', 'send package', '22 07', { packages: ['660001'] }),
  row('12.0', 'failed delivery', '22 12', { packages: ['660001'] }),
  row('13.0', 'pay order', '22 13', { orders: ['990001'] }),
  row('14.0', 'package delivered', '23 09', { packages: ['660001'] }),
  row('15.0', 'send package', '23 10', { packages: ['660002'] }),
];

export function log(rows: readonly string[] = ROWS, header = HEADER): string {
  return [header, ...rows, ''].join('\n');
}

/** The log with one row otherwise; rows are counted as in the file, the header being line 1. */
export function logWith(line: number, change: (row: string) => string): string {
  return log(ROWS.map((text, index) => (index + 2 === line ? change(text) : text)));
}

export function importInto(
  house: House,
  content: string | Uint8Array,
  options?: Partial<ImportOptions>,
): Promise<Imported> {
  return ran((all) => importOrderLog(file(content), house.intake, all), options);
}
