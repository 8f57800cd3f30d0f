import { Readable } from 'node:stream';
import { type Fault, fault } from '../../intake/faults.ts';
import type { SendingRule } from '../../wording/sending-rules.ts';
import { notWellFormed } from '../failures.ts';
import { parseStrictly } from '../strict-json.ts';

export const ROWS_MAX = 1_000;
export const ROWS_MEDIA = ['application/json', 'application/x-ndjson'] as const;

const LINE_AND_COLUMN = / \(line 1 column \d+\)$/;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const TOO_MANY: SendingRule = 'commands-must-not-be-so-many';

/** One of many that came together. */
export interface Row {
  /** Its line from 1, or its place in a list. */
  readonly line: number;
  readonly value?: unknown;
  /** Why nothing could be read there. */
  readonly flaw?: Fault;
}

/**
 * What came as a JSON list or one a line, at most ROWS_MAX; throws a Problem for more, and for
 * what is neither. A line that is no JSON stands in no other's way.
 */
export async function rowsOf(body: unknown): Promise<readonly Row[]> {
  if (body instanceof Readable) return withinBounds(linesOf(await allOf(body)));
  if (!Array.isArray(body)) throw notWellFormed([fault('', 'must-be-a-list')]);
  return withinBounds(body.map((value: unknown, index) => ({ line: index + 1, value })));
}

/** The server has bounded it already. */
async function allOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

function linesOf(bytes: Buffer): readonly Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (let line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from);
    const text = bytes.subarray(from, end === -1 ? bytes.length : end);
    if (!isBlank(text)) {
      const parsed = parseStrictly(text);
      rows.push('flaw' in parsed ? { line, flaw: ofLine(parsed.flaw) } : { line, ...parsed });
    }
    from = end === -1 ? bytes.length : end + 1;
  }
  return rows;
}

/** To the parser a row is line 1 of its own: it would be taken for that of the whole. */
function ofLine({ path, rule, params }: Fault): Fault {
  const { reason } = params;
  if (typeof reason !== 'string') return { path, rule, params };
  return { path, rule, params: { ...params, reason: reason.replace(LINE_AND_COLUMN, '') } };
}

function isBlank(text: Buffer): boolean {
  return text.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function withinBounds(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= ROWS_MAX) return rows;
  const params = { count: rows.length, max: ROWS_MAX };
  throw notWellFormed([{ path: '', rule: TOO_MANY, params }]);
}
