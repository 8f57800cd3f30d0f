import { describe, expect, it } from 'vitest';
import { groupPuts } from '../../src/vault/mongodb/grouping.ts';
import { type VaultEntry, VaultOverloaded } from '../../src/vault/vault.ts';

const entries = (count: number, text = 't'): readonly VaultEntry[] =>
  Array.from({ length: count }, (_, index) => ({ subject: 'subject', field: `${index}`, text }));

/** A store that takes a group only when it is let, and remembers how many entries each had. */
function slowStore() {
  const sizes: number[] = [];
  const held: PromiseWithResolvers<void>[] = [];
  return {
    sizes,
    store: async (group: readonly VaultEntry[]) => {
      sizes.push(group.length);
      const hold = Promise.withResolvers<void>();
      held.push(hold);
      await hold.promise;
    },
    /** Ends the group that is being stored, and lets the next one begin. */
    async let(failure?: Error): Promise<void> {
      const hold = held.shift();
      if (failure) hold?.reject(failure);
      else hold?.resolve();
      await new Promise(setImmediate);
    },
  };
}

describe('puts that wait for each other', () => {
  it('go together, in groups that have a size, one after the other', async () => {
    const slow = slowStore();
    const puts = groupPuts(slow.store);
    const all = [puts.add(entries(1)), puts.add(entries(1))];
    await new Promise(setImmediate);
    all.push(...Array.from({ length: 5 }, () => puts.add(entries(300))));
    expect(slow.sizes).toEqual([2]);
    await slow.let();
    expect(slow.sizes).toEqual([2, 900]);
    await slow.let();
    await slow.let();
    await Promise.all(all);
    expect(slow.sizes).toEqual([2, 900, 600]);
  });

  it('are no more in a group than their texts allow, yet a large one goes alone', async () => {
    const slow = slowStore();
    const puts = groupPuts(slow.store);
    const long = 't'.repeat(100_000);
    const all = [puts.add(entries(50, long)), puts.add(entries(30, long)), puts.add(entries(1))];
    await new Promise(setImmediate);
    await slow.let();
    await slow.let();
    await Promise.all(all);
    expect(slow.sizes).toEqual([50, 31]);
  });

  it('fail with their group, and the next group is tried', async () => {
    const slow = slowStore();
    const puts = groupPuts(slow.store);
    const first = puts.add(entries(1));
    await new Promise(setImmediate);
    const second = puts.add(entries(1));
    const failed = expect(first).rejects.toThrow('away');
    await slow.let(new Error('away'));
    await slow.let();
    await Promise.all([failed, second]);
  });

  it('are refused beyond a bound, and taken again when there is room', async () => {
    const slow = slowStore();
    const puts = groupPuts(slow.store);
    const taken = Array.from({ length: 20 }, () => puts.add(entries(1_000)));
    await expect(puts.add(entries(1))).rejects.toThrow(VaultOverloaded);
    await new Promise(setImmediate);
    taken.push(puts.add(entries(1)));
    for (const _ of taken) await slow.let();
    await Promise.all(taken);
    await puts.settled();
  });
});
