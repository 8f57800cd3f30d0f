import { type Refused, refusedFor } from '../summary.ts';
import { COLUMNS, type Column } from './columns.ts';
import type { OrderRow, Said } from './row.ts';

/** The rows that together tell one version of an order, in the order of the file. */
export interface Gathered {
  readonly rows: readonly OrderRow[];
  readonly lines: readonly GatheredLine[];
  /** What is told once for the order, by column. */
  readonly head: ReadonlyMap<string, Told>;
  /** Of the rows that keep the order from being sent, why. */
  readonly faults: Faults;
  /** A row of another order, or of this one: nobody can tell. */
  readonly waitsFor?: OrderRow | undefined;
}

/** What is wrong by row; columns are named as in the template. */
export type Faults = ReadonlyMap<OrderRow, readonly Refused[]>;

export interface GatheredLine {
  readonly line: string;
  readonly rows: readonly OrderRow[];
  readonly told: ReadonlyMap<string, Told>;
}

/** What one row was the first to say. */
interface Told extends Said {
  readonly row: OrderRow;
}

/**
 * Rows by order and version, as each first appears. A cell that is blank says the same as the
 * other rows of its order, or of its line; one that says something else is a fault. A row of which
 * nobody knows the order may belong to that of the row before it or after it: these wait for it.
 */
export function gathered(rows: readonly OrderRow[]): readonly Gathered[] {
  const groups = new Map<string, Group>();
  const versions = new Map<string, string>();
  let before: Group | undefined;
  let lost: OrderRow | undefined;
  for (const row of rows) {
    const order = orderNamedBy(row);
    if (order === undefined) {
      lost = row;
      if (before) before.waitsFor ??= row;
      groups.set(`row ${row.line}`, { rows: [row] });
      continue;
    }
    const version = text(row, 'sourceVersion') ?? versions.get(order) ?? '';
    versions.set(order, version);
    const key = `${order} ${version}`;
    const group: Group = groups.get(key) ?? { rows: [] };
    groups.set(key, group);
    group.rows.push(row);
    if (lost) group.waitsFor ??= lost;
    lost = undefined;
    before = group;
  }
  return [...groups.values()].map(orderOf);
}

interface Group {
  readonly rows: OrderRow[];
  waitsFor?: OrderRow;
}

export function text(row: OrderRow, column: string): string | undefined {
  const value = row.cells.get(column)?.value;
  return value === undefined ? undefined : String(value);
}

/** Key of the order that a row belongs to. */
export function orderNamedBy(row: OrderRow): string | undefined {
  const [source, number] = [text(row, 'source'), text(row, 'number')];
  return source && number ? JSON.stringify([source, number]) : undefined;
}

function orderOf({ rows, waitsFor }: Group): Gathered {
  const faults = new Map<OrderRow, readonly Refused[]>();
  const blame: Blame = (row, why) => {
    if (why.length > 0) faults.set(row, [...(faults.get(row) ?? []), ...why]);
  };
  for (const row of rows) blame(row, [...row.why, ...missingIn([row], 'everywhere')]);
  const head = agreed(rows, 'order', blame);
  const lines = [...Map.groupBy(rows, (row) => text(row, 'line') ?? '')].map(([line, ofLine]) => {
    blameSchedules(ofLine, blame);
    const told = agreed(ofLine, 'line', blame);
    if (line !== '') blameFirst(ofLine, missingIn(ofLine, 'once', 'line'), blame);
    return { line, rows: ofLine, told };
  });
  if (orderNamedBy(rows[0] ?? NO_ROW)) {
    blameFirst(rows, missingIn(rows, 'once', 'order'), blame);
  }
  return { rows, lines, head, faults, waitsFor };
}

type Blame = (row: OrderRow, why: readonly Refused[]) => void;

const NO_ROW: OrderRow = { line: 0, read: 0, cells: new Map(), why: [] };

function blameFirst(rows: readonly OrderRow[], why: readonly Refused[], blame: Blame): void {
  const [first] = rows;
  if (first) blame(first, why);
}

/** What rows say together about what they have in common. */
function agreed(
  rows: readonly OrderRow[],
  level: Column['level'],
  blame: Blame,
): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  for (const row of rows) {
    for (const [name, said] of row.cells) {
      if (said.column.level !== level) continue;
      const first = told.get(name);
      if (!first) told.set(name, { ...said, row });
      else if (!isSaidBy(first, said)) blame(row, [contradiction(first)]);
    }
  }
  return told;
}

function isSaidBy(first: Said, { value }: Said): boolean {
  return JSON.stringify(first.value) === JSON.stringify(value);
}

function contradiction({ column, value, row }: Told): Refused {
  const other = typeof value === 'object' ? JSON.stringify(value) : value;
  return refusedFor(column.name, 'rows-must-agree', { line: row.line, other });
}

/**
 * A line on several rows, or one with a field of schedule lines, has a schedule line on each of
 * them, and each one once.
 */
function blameSchedules(rows: readonly OrderRow[], blame: Blame): void {
  if (rows.some((row) => text(row, 'line') === undefined)) return;
  const seen = new Map<string, OrderRow>();
  for (const row of rows) {
    const id = text(row, 'schedule');
    const first = id === undefined ? undefined : seen.get(id);
    if (first) blame(row, [refusedFor('schedule', 'row-is-told-once', { line: first.line })]);
    if (id !== undefined) seen.set(id, row);
    else if (rows.length > 1 || tellsOfSchedule(row)) {
      blame(row, [refusedFor('schedule', 'row-needs-a-schedule-line')]);
    }
  }
}

function tellsOfSchedule({ cells }: OrderRow): boolean {
  return cells.values().some(({ column }) => column.name.startsWith('schedule.'));
}

/** Columns that none of the rows fills, save those in which something wrong was said. */
function missingIn(
  rows: readonly OrderRow[],
  needed: Column['needed'],
  level?: Column['level'],
): readonly Refused[] {
  if (rows.some(({ unread }) => unread)) return [];
  const missing = COLUMNS.filter(
    (column) =>
      column.needed === needed &&
      (level === undefined || column.level === level) &&
      !rows.some(({ cells, why }) => cells.has(column.name) || isBlamed(why, column.name)),
  );
  return missing.map(({ name }) => refusedFor(name, 'field-is-required'));
}

export function isBlamed(why: readonly Refused[], column: string): boolean {
  return why.some(({ field }) => field === column);
}
