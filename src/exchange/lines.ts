import type { ExchangeRule } from './rules.ts';
import { textOf, UNREADABLE } from './text.ts';

/** One line of a file, without its line end. */
export interface Line {
  /** 1 for the first line of the file. */
  readonly number: number;
  readonly text: string;
  /** Characters of the file up to and with this line: how far the reading has come. */
  readonly read: number;
  /** Why the line cannot be taken as it stands. */
  readonly fault?: ExchangeRule;
}

export const LINE_CHARS_MAX = 4_000_000;

/**
 * The lines of a text file, ended by LF or CRLF, in lists as they come off the disk, none empty. Every line
 * is one row of its format, so that a wrong one never swallows its neighbours. A line beyond
 * LINE_CHARS_MAX comes cut, one with bytes that are no text with marks in their place, both with
 * their fault; empty lines are counted and left out.
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Line[], void, undefined> {
  let number = 0;
  let read = 0;
  let rest = '';
  let dropped = 0;
  function line(whole: string, ended: number): Line {
    number += 1;
    read += whole.length + dropped + ended;
    const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    const fault = dropped > 0 ? 'line-must-not-be-so-long' : faultOf(text);
    dropped = 0;
    return fault ? { number, text, read, fault } : { number, text, read };
  }
  for await (const piece of textOf(bytes)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    const lines = parts.map((part) => line(part, 1)).filter(isTold);
    if (lines.length > 0) yield lines;
    if (rest.length <= LINE_CHARS_MAX) continue;
    dropped += rest.length - LINE_CHARS_MAX;
    rest = rest.slice(0, LINE_CHARS_MAX);
  }
  const last = line(rest, 0);
  if (isTold(last)) yield [last];
}

function isTold({ text }: Line): boolean {
  return text.trim() !== '';
}

/** Why a text cannot be taken as it stands. */
export function faultOf(text: string): ExchangeRule | undefined {
  if (text.length > LINE_CHARS_MAX) return 'line-must-not-be-so-long';
  return text.includes(UNREADABLE) ? 'text-must-be-utf-8-or-gb18030' : undefined;
}
