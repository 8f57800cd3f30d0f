import { A } from './goods.ts';

/** What every story has in common, and what says nothing to a reader. */
const HIDDEN = new Set([
  'order',
  'source',
  'number',
  'mode',
  'customer',
  'shipTo',
  'sku',
  'uom',
  'party',
  'stops',
  'policy',
]);
const INSTANT = /^\d{4}-(\d\d-\d\d)T(\d\d:\d\d):\d\d(\.\d{3})?\+08:00$/;

/**
 * What a command says, short enough for a cell: scalars in their order, goods as `10 × 7`, rows in
 * parentheses. Goods of the first order go without its number.
 */
export function dataText(data: unknown): string {
  if (Array.isArray(data)) return data.length === 0 ? '' : `(${data.map(dataText).join(', ')})`;
  if (typeof data === 'object' && data !== null) return fieldsText(data);
  if (data === false) return 'no';
  return data === true ? 'yes' : String(data).replace(INSTANT, '$1 $2');
}

function fieldsText(data: object): string {
  const parts = Object.entries(data).map(([name, value]) => {
    if (name === 'line') return lineText(data, value);
    if (name === 'qty') return 'line' in data ? `× ${value}` : `${value}`;
    if (HIDDEN.has(name) || value === undefined) return '';
    if (name === 'from' && 'sku' in data) return '';
    return value === true ? name : dataText(value);
  });
  return parts.filter((part) => part !== '').join(' ');
}

function lineText(row: object, line: unknown): string {
  const order = 'order' in row ? String(row.order) : A;
  return order === A ? `${line}` : `${order.split(':').at(-1)}/${line}`;
}
