import type { Params } from '../../domain/decider.ts';
import { orderCommands } from '../../domain/order/commands.ts';
import { type Fault, faultsOf } from '../../intake/faults.ts';
import type { Answer } from '../../intake/intake.ts';
import { type Refused, refusedBy, refusedFor } from '../summary.ts';
import { bodyOf } from './body.ts';
import { COLUMNS } from './columns.ts';
import { type Faults, type Gathered, isBlamed, orderNamedBy } from './gather.ts';
import type { OrderRow, Said } from './row.ts';

const CONTACT = 'shipTo.contact';
const LINE = /^lines\.(\d+)(?:\.(.*))?$/;
const SCHEDULE = /^schedule\.(\d+)\.(.*)$/;

type No = Extract<Answer, { kind: 'refused' | 'malformed' | 'stale' }>;

/** Of an order that was not taken, why, by row: the rows concerned, and the others with them. */
export function blamed(order: Gathered, answer: No): Faults {
  const faults = new Map<OrderRow, readonly Refused[]>();
  for (const { row, why } of culprits(order, answer)) {
    faults.set(row, [...(faults.get(row) ?? []), why]);
  }
  return spread(order, faults);
}

/**
 * Of an order that cannot be sent, why: beside the faults of its rows what is wrong with the form
 * of the fields that they do tell, so that all of it can be mended at once.
 */
export function unsent(order: Gathered): Faults {
  const [first] = order.rows;
  const faults = new Map(order.faults);
  if (!first || orderNamedBy(first) === undefined) return spread(order, faults);
  for (const { row, why } of culprits(order, { kind: 'malformed', errors: faultsOfForm(order) })) {
    const known = faults.get(row) ?? [];
    const { field = '' } = why;
    if (row.cells.has(field) && !isBlamed(known, field)) faults.set(row, [...known, why]);
  }
  return spread(order, faults);
}

/** Persons are no matter of form: they are text here, and references later. */
function faultsOfForm(order: Gathered): readonly Fault[] {
  const body = bodyOf(order);
  const { error } = orderCommands.ReceiveOrder.schema.safeParse(body);
  return error ? faultsOf(error, body).filter(({ path }) => path !== CONTACT) : [];
}

function spread(order: Gathered, faults: ReadonlyMap<OrderRow, readonly Refused[]>): Faults {
  const culprit = order.rows.find((row) => faults.has(row)) ?? order.waitsFor;
  const whole = refusedFor('', 'order-must-be-whole', { line: culprit?.line });
  return new Map(order.rows.map((row) => [row, faults.get(row) ?? [whole]]));
}

interface Culprit {
  readonly row: OrderRow;
  readonly why: Refused;
}

function culprits(order: Gathered, answer: No): readonly Culprit[] {
  switch (answer.kind) {
    case 'malformed':
      return answer.errors
        .filter((fault) => !isOfItsParts(fault, answer.errors))
        .flatMap(({ path, rule, params }) => atPath(order, path, rule, params));
    case 'refused': {
      const { refused, params } = answer.refusal;
      return at(rowOfLine(order, params) ?? order.rows[0], refusedBy('', refused, params));
    }
    case 'stale':
      return at(
        order.rows[0],
        refusedFor('', 'version-must-be-current', { version: answer.version }),
      );
  }
}

/** A line's quantity is the sum of its schedule lines, and as wrong as they are. */
function isOfItsParts({ path }: Fault, faults: readonly Fault[]): boolean {
  if (!path.endsWith('.qty')) return false;
  const parts = `${path.slice(0, -'qty'.length)}schedule.`;
  return faults.some((other) => other.path.startsWith(parts));
}

/** The row and column that a field of the message came from. */
function atPath(order: Gathered, path: string, rule: string, params: Params): readonly Culprit[] {
  const [first] = order.rows;
  const [isOfLine, place, ofLine = ''] = LINE.exec(path) ?? [];
  if (isOfLine === undefined) {
    const told = toldAs(order.head.values(), path === 'stream' ? 'number' : path);
    return at(told?.row ?? first, refusedBy(told?.column.name ?? path, rule, params));
  }
  const line = order.lines[Number(place)];
  const [isOfSchedule, index = '0', ofSchedule] = SCHEDULE.exec(ofLine) ?? [];
  const told = line && toldAs(line.told.values(), ofLine);
  if (isOfSchedule === undefined && told)
    return at(told.row, refusedBy(told.column.name, rule, params));
  const row = line?.rows[Number(index)] ?? first;
  const field = ofSchedule ?? ofLine;
  const said = row && toldAs(row.cells.values(), field, 'row');
  return at(row, refusedBy(said?.column.name ?? columnOf(field), rule, params));
}

/** The cell that filled a field, or a field that it is a part of. */
function toldAs<T extends Said>(
  told: Iterable<T>,
  field: string,
  level?: Said['column']['level'],
): T | undefined {
  return [...told].find(({ column }) => {
    const isOfLevel = level === undefined || column.level === level;
    return isOfLevel && (column.field === field || field.startsWith(`${column.field}.`));
  });
}

/** What a cell that is missing should stand under. */
function columnOf(field: string): string {
  const own = COLUMNS.find((column) => column.level === 'row' && column.field === field);
  return own?.name ?? field;
}

function rowOfLine({ lines }: Gathered, { line }: Params): OrderRow | undefined {
  return lines.find((one) => one.line === line)?.rows[0];
}

function at(row: OrderRow | undefined, why: Refused): readonly Culprit[] {
  return row ? [{ row, why }] : [];
}
