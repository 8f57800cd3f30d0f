import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/intake/in-order.ts';

async function flat<T>(lists: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const list of lists) all.push(...list);
  return all;
}

describe('work in order', () => {
  it('gives results in the order of the items, however long each takes', async () => {
    const work = async (ms: number) => {
      await sleep(ms);
      return ms;
    };
    expect(await flat(inOrder([[8, 1], [], [5, 0, 3]], work, 4))).toEqual([8, 1, 5, 0, 3]);
  });

  it('has no more under way than it may, and never less than half while there is more', async () => {
    let underWay = 0;
    const seen: number[] = [];
    const work = async (item: number) => {
      underWay += 1;
      seen.push(underWay);
      await sleep(1);
      underWay -= 1;
      return item;
    };
    const items = Array.from({ length: 50 }, (_, index) => index);
    expect(await flat(inOrder([items], work, 6))).toEqual(items);
    expect(Math.max(...seen)).toBe(6);
  });

  it('gives nothing for nothing', async () => {
    expect(await flat(inOrder<number, number>([], async (item) => item, 3))).toEqual([]);
  });

  it('starts nothing after a failure, and throws once all has settled', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await sleep(item);
      ended.push(item);
      if (item === 2) throw new Error('two is too many');
    };
    const doing = flat(inOrder([[1, 2], [30], [4, 5]], work, 3));
    await expect(doing).rejects.toThrow('two is too many');
    expect(begun).toEqual([1, 2, 30]);
    expect(ended).toEqual([1, 2, 30]);
  });

  it('settles what is under way when the items themselves fail', async () => {
    let ended = 0;
    async function* items() {
      yield [1, 2];
      throw new Error('no more paper');
    }
    const work = async () => {
      await sleep(5);
      ended += 1;
    };
    await expect(flat(inOrder(items(), work, 9))).rejects.toThrow('no more paper');
    expect(ended).toBe(2);
  });
});
