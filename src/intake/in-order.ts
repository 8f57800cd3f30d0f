/**
 * Starts `work` on item after item, at most `inFlightMax` at a time, and yields the results in
 * the order of the items, in lists. When an item or its work fails, or the taker leaves, nothing
 * more is started, and what is under way has settled before the failure is thrown on.
 */
export async function* inOrder<T, R>(
  lists: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  work: (item: T) => Promise<R>,
  inFlightMax: number,
): AsyncGenerator<readonly R[], void, undefined> {
  const oneHalf = Math.ceil(inFlightMax / 2);
  let underWay: Promise<R>[] = [];
  try {
    for await (const list of lists) {
      for (const item of list) {
        const begun = work(item);
        // Its failure is thrown when its turn comes; until then nobody listens.
        begun.catch(() => undefined);
        underWay.push(begun);
        if (underWay.length < inFlightMax) continue;
        // Half of them stay under way, so that the store never waits for the taker.
        yield await Promise.all(underWay.slice(0, oneHalf));
        underWay = underWay.slice(oneHalf);
      }
    }
    yield await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}
