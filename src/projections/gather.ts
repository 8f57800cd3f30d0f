import type { Page } from '../ledger/ledger.ts';

/** A page this full is passed on at once. */
const FULL_FACTS = 8;
/** How long a smaller one may wait for company, counted from the page before it. */
const WAIT_MS = 2;

/**
 * Joins small pages that follow one another closely, so that a fast writer is not slowed by a
 * transaction a fact. After a rest the first page passes at once.
 */
export async function* gather(pages: AsyncIterable<Page>, now: () => number): AsyncIterable<Page> {
  const source = pages[Symbol.asyncIterator]();
  let next = ask(source);
  let passedMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    const first = await next;
    if (first.done) return;
    let page = first.value;
    next = ask(source);
    for (let waitMs = WAIT_MS; page.facts.length < FULL_FACTS && waitMs > 0; ) {
      waitMs = Math.min(waitMs, passedMs + WAIT_MS - now());
      const more = waitMs > 0 ? await within(next, waitMs) : undefined;
      if (!more || more.done) break;
      page = { facts: [...page.facts, ...more.value.facts], through: more.value.through };
      next = ask(source);
    }
    yield page;
    passedMs = now();
  }
}

function ask(source: AsyncIterator<Page>): Promise<IteratorResult<Page>> {
  const next = source.next();
  // It is awaited later; until then a failure must not count as unhandled.
  next.catch(() => {});
  return next;
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
