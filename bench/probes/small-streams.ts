import type { DatabaseSync } from 'node:sqlite';
import { FACTS_OF_SMALL, isSmall, lifeOf } from '../data/shipment-life.ts';
import type { Figures } from '../plan.ts';

const WARM_STREAMS = 2_000;
const MEASURE_MS = 2_000;
/** A step that meets every stream once before it meets one twice, far from the one before. */
const STRIDE = 7_919;

/**
 * How many of the history's smallest streams `load` brings back a second. It visits them in an
 * order without neighbours and answers how many facts it found.
 */
export async function measureStreams(
  db: DatabaseSync,
  load: (stream: string) => number | Promise<number>,
): Promise<Figures> {
  const streams = smallStreams(db);
  let at = 0;
  const next = async () => {
    at = (at + STRIDE) % streams.length;
    const found = await load(streams[at] ?? '');
    if (found !== FACTS_OF_SMALL) throw new Error(`${streams[at]} gave ${found} facts`);
  };
  for (let done = 0; done < WARM_STREAMS; done += 1) await next();
  const startedMs = performance.now();
  let loaded = 0;
  while (performance.now() - startedMs < MEASURE_MS) {
    await next();
    loaded += 1;
  }
  return { perSecond: (loaded * 1000) / (performance.now() - startedMs) };
}

function smallStreams(db: DatabaseSync): readonly string[] {
  const shipments = Number(db.prepare('SELECT count(*) AS n FROM streams').get()?.n);
  const numbers = Array.from({ length: shipments }, (_, n) => n).filter(isSmall);
  return numbers.map((n) => lifeOf(n).stream);
}
