import { quantity, thousandths } from '../../domain/quantity.ts';
import { type Gathered, type GatheredLine, text } from './gather.ts';
import type { OrderMessage } from './message.ts';
import type { OrderRow, Said, Value } from './row.ts';

const PIECE = 'H87';
/** Of an order that is told without a version: a changed one needs one. */
const FIRST_VERSION = '1';

/** The body of ReceiveOrder that rows without a fault tell. */
export function bodyOf({ rows, lines, head }: Gathered): OrderMessage {
  const [first] = rows;
  const body = {
    sourceVersion: FIRST_VERSION,
    mode: 'full',
    ...fields(head.values()),
    source: (first && text(first, 'source')) ?? '',
    number: (first && text(first, 'number')) ?? '',
    lines: lines.map(lineOf),
  };
  return body;
}

function lineOf({ line, rows, told }: GatheredLine): object {
  const [first] = rows;
  const isScheduled = first !== undefined && text(first, 'schedule') !== undefined;
  const sum = rows.reduce((total, row) => total + thousandths(qtyIn(row)), 0);
  return {
    uom: PIECE,
    ...fields(told.values()),
    line,
    qty: isScheduled ? quantity(sum) : qtyIn(first),
    ...(isScheduled && { schedule: rows.map(scheduleOf) }),
  };
}

function scheduleOf({ cells }: OrderRow): object {
  return fields(cells.values().filter(({ column }) => column.level === 'row'));
}

function qtyIn(row: OrderRow | undefined): number {
  const value = row?.cells.get('qty')?.value;
  return typeof value === 'number' ? value : 0;
}

type Fields = Record<string, Value | Record<string, Value>>;

/** Cells as fields; of a dotted name the second part is a field within the first. */
function fields(told: Iterable<Said>): object {
  const made: Fields = {};
  for (const { column, value } of told) {
    const dot = column.field.indexOf('.');
    if (dot < 0) {
      made[column.field] = value;
      continue;
    }
    const [outer, inner] = [column.field.slice(0, dot), column.field.slice(dot + 1)];
    made[outer] = { ...(made[outer] as Record<string, Value> | undefined), [inner]: value };
  }
  return made;
}
