import type { Filter } from './filters.ts';
import { BackwardsWriter } from './protobuf.ts';
import type { Recorded } from './recorded.ts';

/**
 * Tells how far a filtered subscription has come. In history the start of the search that just
 * ended, with prepare 0; live the event itself, counted anew.
 */
export function openProgress(filter: Filter | undefined, start: number) {
  let looked = 0;
  let searchStart = start;
  let inHistory = true;
  return (event: Recorded, live: boolean): readonly Buffer[] => {
    if (!filter) return NOTHING;
    if (live === inHistory) {
      looked = 0;
      searchStart = event.position;
    }
    inHistory = !live;
    if (!live && looked > 0 && looked % filter.window === 0) searchStart = event.position;
    looked += 1;
    if (looked % (filter.window * filter.interval) !== 0) return NOTHING;
    return [live ? checkpoint(event.position, event.position) : checkpoint(searchStart, 0)];
  };
}

const NOTHING: readonly Buffer[] = [];

/** ReadResp with its field `caught_up`, which is empty. */
export const CAUGHT_UP = Buffer.from([0, 0, 0, 0, 2, 0x42, 0]);

export function confirmation(id: string): Buffer {
  const writer = new BackwardsWriter(64);
  writer.text(1, id);
  writer.close(2, 0);
  return writer.framed();
}

export function checkpoint(commit: number, prepare: number): Buffer {
  const writer = new BackwardsWriter(64);
  writer.uint(2, prepare);
  writer.uint(1, commit);
  writer.close(3, 0);
  return writer.framed();
}
