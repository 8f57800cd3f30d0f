import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../src/ledger/ledger.ts';
import { gather } from '../../src/projections/gather.ts';
import { recordedFact, weighed } from './parcels.ts';

/** A source of pages that are pushed by hand. */
function pushed() {
  let resolve: (result: IteratorResult<Page>) => void = () => {};
  const ready: IteratorResult<Page>[] = [];
  const put = (result: IteratorResult<Page>): void => {
    ready.push(result);
    resolve(result);
  };
  let version = 0;
  return {
    push(facts: number): void {
      const page = Array.from({ length: facts }, () => {
        version += 1;
        return recordedFact('parcel-a', version, weighed(1));
      });
      put({ done: false, value: { facts: page, through: version * 10 } });
    },
    end: (): void => put({ done: true, value: undefined }),
    pages: {
      [Symbol.asyncIterator]: () => ({
        async next(): Promise<IteratorResult<Page>> {
          if (ready.length === 0) {
            await new Promise<IteratorResult<Page>>((taken) => {
              resolve = taken;
            });
          }
          return ready.shift() ?? { done: true, value: undefined };
        },
      }),
    },
  };
}

let source: ReturnType<typeof pushed>;
let sizes: number[];
let ended: Promise<void>;
let nowMs: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  nowMs = 1_000;
  source = pushed();
  sizes = [];
  ended = collect(gather(source.pages, () => nowMs));
});
afterEach(() => {
  vi.useRealTimers();
});

async function collect(pages: AsyncIterable<Page>): Promise<void> {
  for await (const { facts, through } of pages) {
    expect(through).toBe(facts.at(-1)?.position);
    sizes.push(facts.length);
  }
}

async function pass(ms: number): Promise<void> {
  nowMs += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

describe('small pages', () => {
  it('pass at once after a rest', async () => {
    source.push(1);
    await pass(0);
    expect(sizes).toEqual([1]);
    await pass(2);
    source.push(1);
    await pass(0);
    expect(sizes).toEqual([1, 1]);
  });

  it('wait for company, two milliseconds at most', async () => {
    source.push(1);
    await pass(0);
    source.push(1);
    await pass(0);
    await pass(1);
    source.push(2);
    await pass(0);
    expect(sizes).toEqual([1]);
    await pass(1);
    expect(sizes).toEqual([1, 3]);
  });

  it('that have become a full one pass at once', async () => {
    source.push(1);
    await pass(0);
    for (const facts of [3, 4, 1]) source.push(facts);
    await pass(0);
    expect(sizes).toEqual([1, 8]);
  });

  it('are not lost at the end', async () => {
    source.push(1);
    await pass(0);
    source.push(1);
    source.end();
    await pass(0);
    await ended;
    expect(sizes).toEqual([1, 1]);
  });
});

it('a full page passes at once, however soon after another', async () => {
  source.push(8);
  source.push(500);
  source.push(9);
  await pass(0);
  expect(sizes).toEqual([8, 500, 9]);
});

it('a follow that throws says so to whoever gathers', async () => {
  async function* broken(): AsyncIterable<Page> {
    yield { facts: [recordedFact('parcel-a', 1, weighed(1))], through: 10 };
    throw new Error('connection lost');
  }
  await expect(collect(gather(broken(), () => nowMs))).rejects.toThrow(/connection lost/);
  expect(sizes).toEqual([1]);
});
