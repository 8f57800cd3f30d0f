import { afterEach, describe, expect, it } from 'vitest';
import type { LiveTopic } from '../../../src/api/live/topic.ts';
import { liveTopics } from '../../../src/api/live/topics.ts';
import type { Heard } from './ear.ts';
import { type Hall, openHall } from './hall.ts';

/** Subjects that change together, and how many such groups there are. */
const GROUP = 20;
const GROUPS = 4;
const STEPS_MAX = 2_000;
/** Makes cards so large that sockets and kernels cannot hold thousands of them. */
const PADDING = 'x'.repeat(5_000);
const padded = (topic: LiveTopic): LiveTopic => ({
  ...topic,
  shown: (...asked) => ({ ...topic.shown(...asked), padding: PADDING }),
});

describe('a reader that is slower than what happens', () => {
  let hall: Hall | undefined;
  afterEach(async () => {
    await hall?.[Symbol.asyncDispose]();
    hall = undefined;
  });

  it('is cut, resumes, and misses no subject’s newest state; a fast one is not held up', async () => {
    hall = await openHall({
      bounds: { events: 60, bytes: 5_000_000 },
      topics: liveTopics(() => 0).map(padded),
    });
    const { plan, tell } = hall;
    const names = Array.from(
      { length: GROUP * GROUPS },
      (_, n) => `OML30${String(n).padStart(2, '0')}`,
    );
    for (const name of names) await plan(name, 'SH-01');
    await hall.settled();
    await hall.atTheEnd();
    using slow = await hall.listen('', { key: 'k-1' });
    using fast = await hall.listen('', { key: 'k-2' });
    await slow.hears(({ event }) => event === 'ready');
    slow.pause();
    const newest = new Map<string, number>();
    for (let step = 0; hall.hub.listening === 2 && step < STEPS_MAX; step += 1) {
      for (const name of names.slice((step % GROUPS) * GROUP, ((step % GROUPS) + 1) * GROUP)) {
        const data = { hold: `H${step}`, kind: 'own', scope: 'all' };
        newest.set(name, await tell(`shipment-${name}`, 'HoldShipment', data));
      }
      const last = Math.max(...newest.values());
      await fast.until(() => Number(fast.lastId) >= last);
    }
    expect(hall.hub.listening).toBe(1);
    slow.resume();
    await slow.over;
    const last = Math.max(...newest.values());
    const heard = [...slow.heard];
    // Who has missed much may be cut again while it catches up, and comes again from there.
    for (let lastId = slow.lastId ?? ''; Number(lastId) < last; ) {
      using again = await hall.listen('', { key: 'k-1', lastId });
      await Promise.race([again.hears(({ id }) => Number(id) >= last), again.over]);
      heard.push(...again.heard);
      lastId = again.lastId ?? lastId;
    }
    expect(newestIn(heard)).toEqual(newest);
    expect(newestIn(fast.heard)).toEqual(newest);
    // The kernel buffers megabytes before a slow reader is felt: on a busy machine that takes a while.
  }, 60_000);
});

/** By shipment, the position of what was told of it last. */
function newestIn(heard: readonly Heard[]): ReadonlyMap<string, number> {
  const cards = heard.filter(({ event }) => event === 'card');
  return new Map(cards.map(({ data, id }) => [data.shipment ?? '', Number(id)]));
}
