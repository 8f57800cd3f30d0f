import type { Position, Recorded } from '../../domain/envelope.ts';
import type { Page } from '../ledger.ts';
import type { Committed } from './writer.ts';

/** The end of the ledger as its writer knows it, so that live followers need not ask the file. */
export interface Tail {
  head(): Position;
  moved(commit: Committed): void;
  /** What follows `after`, if it is nothing or the last commit. */
  page(after: Position): Page | undefined;
}

export function openTail(start: Position): Tail {
  let head = start;
  let before: Position | undefined;
  let latest: Committed | undefined;
  let page: Page | undefined;
  return {
    head: () => head,
    moved(commit) {
      before = head;
      head = commit.last;
      latest = commit;
      page = undefined;
    },
    page(after) {
      if (after === head) return { facts: [], through: head };
      if (after !== before || !latest) return undefined;
      page ??= { facts: factsOf(latest), through: head };
      return page;
    },
  };
}

/** Read back from the JSON that was stored: nobody shares objects with those who appended. */
function factsOf({ members, first }: Committed): readonly Recorded[] {
  let position = first - 1;
  return members.flatMap(({ stream, expectedVersion, facts }) =>
    facts.map(({ fact, json }, index): Recorded => {
      position += 1;
      const { id, type, v, deviations, meta } = fact;
      const version = expectedVersion + index + 1;
      const told = { id, stream, version, position, type, v, data: JSON.parse(json) };
      return deviations ? { ...told, deviations, meta } : { ...told, meta };
    }),
  );
}
