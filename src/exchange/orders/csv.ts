import { inOrder } from '../../intake/in-order.ts';
import type { Answer, Intake } from '../../intake/intake.ts';
import { type CsvRow, csvRows } from '../csv-rows.ts';
import { linesOf } from '../lines.ts';
import {
  type Became,
  becameOf,
  type Done,
  type ImportOptions,
  type Place,
  type Refused,
  refusedFor,
  type Summary,
  summed,
} from '../summary.ts';
import { blamed, unsent } from './blame.ts';
import { bodyOf } from './body.ts';
import { type Faults, type Gathered, gathered } from './gather.ts';
import { type Header, headerOf } from './header.ts';
import { callerFor, receiving } from './message.ts';
import { type OrderRow, orderRowOf, type ReadTime } from './row.ts';

/** How a workbook begins: it is an archive. */
const ZIP = 'PK\u0003\u0004';
const ROWS_MAX = 1_000_000;
/** Each may have thousands of rows. */
const IN_FLIGHT_ORDERS = 64;
const LIST_ORDERS = 64;

/**
 * Imports orders from a table: one row a line, or a schedule line of it, with the order's own
 * fields on every row or on one. An order is sent whole or not at all, and every row of one that
 * was not is listed. The whole table is read first, since rows of one order may stand apart.
 */
export async function importOrdersCsv(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  options: ImportOptions,
  readTime: ReadTime,
): Promise<Summary> {
  return summed(carriedOut(bytes, intake, options, readTime), options);
}

async function* carriedOut(
  bytes: AsyncIterable<Uint8Array>,
  intake: Intake,
  { signal }: ImportOptions,
  readTime: ReadTime,
): AsyncGenerator<readonly Done[], void, undefined> {
  const table = await wholeTable(bytes, readTime);
  if ('done' in table) {
    yield table.done;
    return;
  }
  const take = (order: Gathered): Promise<readonly Done[]> => taken(order, table.header, intake);
  for await (const orders of inOrder(lists(gathered(table.rows), signal), take, IN_FLIGHT_ORDERS)) {
    yield orders.flat();
  }
}

function* lists(
  orders: readonly Gathered[],
  signal: AbortSignal,
): Generator<readonly Gathered[], void, undefined> {
  for (let from = 0; from < orders.length && !signal.aborted; from += LIST_ORDERS) {
    yield orders.slice(from, from + LIST_ORDERS);
  }
}

async function taken(order: Gathered, header: Header, intake: Intake): Promise<readonly Done[]> {
  if (order.faults.size > 0 || order.waitsFor) return refused(order, unsent(order), header);
  const body = bodyOf(order);
  const answer = await intake(receiving(body), callerFor(body.source));
  if (answer.kind !== 'recorded') return refused(order, blamed(order, answer), header);
  return order.rows.map((row, index) => done(row, becameOfRow(answer, index)));
}

function refused({ rows }: Gathered, faults: Faults, { called }: Header): readonly Done[] {
  return rows.map((row) => {
    const why = (faults.get(row) ?? []).map(({ field, ...rest }) =>
      field === undefined ? rest : { field: called(field), ...rest },
    );
    return done(row, { kind: 'refused', why });
  });
}

/** The facts are counted with the first row of an order. */
function becameOfRow(answer: Answer, index: number): Became {
  const became = becameOf([answer]);
  return became.kind === 'recorded' && index > 0 ? { ...became, facts: 0 } : became;
}

function done({ line, read }: Place, became: Became): Done {
  return { line, read, became };
}

interface Table {
  readonly header: Header;
  readonly rows: readonly OrderRow[];
}

/** All rows, or why the table cannot be read. */
async function wholeTable(
  bytes: AsyncIterable<Uint8Array>,
  readTime: ReadTime,
): Promise<Table | { readonly done: readonly Done[] }> {
  await using tables = csvRows(linesOf(bytes));
  const [first, ...others] = (await tables.next()).value ?? [];
  const place = { line: first?.line ?? 1, read: first?.read ?? 0 };
  const header = noTable(first) ?? headerOf(first?.fields ?? []);
  if (!('places' in header)) return { done: [done(place, { kind: 'refused', why: header })] };
  const understood = (list: readonly CsvRow[]): readonly OrderRow[] =>
    list.flatMap((row) => orderRowOf(row, header, readTime) ?? []);
  const rows = [...understood(others)];
  for await (const list of tables) {
    for (const row of understood(list)) rows.push(row);
    if (rows.length <= ROWS_MAX) continue;
    const why = refusedFor('', 'log-must-not-have-so-many-rows', { max: ROWS_MAX });
    return { done: [done(list.at(-1) ?? place, { kind: 'refused', why: [why] })] };
  }
  return { header, rows };
}

/** What people take for a table of ours, and is none. */
function noTable(first: CsvRow | undefined): readonly Refused[] | undefined {
  if (!first) return undefined;
  if (first.text.startsWith(ZIP)) return [refusedFor('', 'file-must-not-be-a-workbook')];
  if (first.fault) return [refusedFor('', first.fault)];
  const isParted = first.fields.length > 1 || !/[;\t]/.test(first.text);
  return isParted ? undefined : [refusedFor('', 'columns-must-be-parted-by-commas')];
}
