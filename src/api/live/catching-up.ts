import type { Position } from '../../domain/envelope.ts';
import { UnknownPosition } from '../../ledger/ledger.ts';
import { type Changed, keyOf, type ReadChanges } from './news.ts';
import { type TellingApi, tell } from './telling.ts';
import type { LiveEvent } from './topic.ts';

const PAGE_FACTS = 500;
/** Who was away for more than this loads anew. */
export const MISSED_FACTS_MAX = 5_000;
export const MISSED_SUBJECTS_MAX = 500;
const MISSED_BYTES_MAX = 500_000;

/** What was missed between two positions. */
export interface Missed {
  readonly after: Position;
  readonly until: Position;
}

/** How each subject stands that has changed; undefined where it is too much to be told. */
export async function missedEvents(
  api: TellingApi,
  changesOf: ReadChanges,
  missed: Missed,
  signal: AbortSignal,
): Promise<readonly LiveEvent[] | undefined> {
  const changed = await missedChanges(api, changesOf, missed);
  if (!changed) return undefined;
  const events: LiveEvent[] = [];
  let bytes = 0;
  for await (const some of tell(api, changed, signal)) {
    events.push(...some);
    bytes += some.reduce((sum, { lines }) => sum + lines['zh-CN'].length, 0);
    if (bytes > MISSED_BYTES_MAX) return undefined;
  }
  return events;
}

async function missedChanges(
  { ledger }: TellingApi,
  changesOf: ReadChanges,
  { after, until }: Missed,
): Promise<readonly Changed[] | undefined> {
  // Who is ahead of us has read it elsewhere, or it was never a position of this ledger.
  if (after > until && !(await ledger.readAll(after, 1).catch(unlessUnknown))) return undefined;
  const changed = new Map<string, Changed>();
  let facts = 0;
  for (let at = after; at < until; ) {
    const page = await ledger.readAll(at, PAGE_FACTS).catch(unlessUnknown);
    if (!page) return undefined;
    if (page.through === at) break;
    facts += page.facts.length;
    const news = page.facts.filter(({ position }) => position <= until).flatMap(changesOf);
    for (const one of news) {
      changed.delete(keyOf(one));
      changed.set(keyOf(one), one);
    }
    if (facts > MISSED_FACTS_MAX || changed.size > MISSED_SUBJECTS_MAX) return undefined;
    at = page.through;
  }
  return [...changed.values()];
}

/** A position of another ledger or epoch: what the reader shows is of another history. */
function unlessUnknown(error: unknown): undefined {
  if (error instanceof UnknownPosition) return undefined;
  throw error;
}
