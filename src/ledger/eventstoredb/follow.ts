import type { Position } from '../../domain/envelope.ts';
import { type Page, UnknownPosition } from '../ledger.ts';
import { type AllReader, type Cursor, cursorAt, type PageRead } from './all-reader.ts';
import type { StoreBell } from './bell.ts';

const FOLLOW_FACTS_MAX = 2_000;

/**
 * Facts behind a position from history into live, out of pages; the bell only tells when to look.
 * Goes on in the log behind events of others, which are not read again and again.
 */
export async function* followAll(
  reader: AllReader,
  bell: StoreBell,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<Page, void, void> {
  using _ = bell.listen();
  let cursor = cursorAt(after);
  while (!signal.aborted) {
    const calls = bell.calls();
    const page = await pageBehind(reader, cursor, signal);
    if (!page) return;
    cursor = page.next;
    const { facts, through } = page;
    if (facts.length > 0) yield { facts, through };
    else await bell.wait(calls, placeIn(cursor), signal);
  }
}

/** Undefined when the signal has ended it. */
async function pageBehind(
  reader: AllReader,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<PageRead | undefined> {
  try {
    return await reader.page(cursor, FOLLOW_FACTS_MAX, undefined, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    const last = cursorAt(cursor.through);
    const wasMoved = error instanceof UnknownPosition && placeIn(last) !== placeIn(cursor);
    if (!wasMoved) throw error;
    return pageBehind(reader, last, signal); // The event of others there has been scavenged.
  }
}

function placeIn({ place }: Cursor): bigint {
  return place === 'start' ? -1n : place.commit;
}
