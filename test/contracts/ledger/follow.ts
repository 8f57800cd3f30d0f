import { expect, it } from 'vitest';
import type { Recorded } from '../../../src/domain/envelope.ts';
import { type Ledger, UnknownPosition } from '../../../src/ledger/ledger.ts';
import { facts } from '../../ledger/facts.ts';
import { allAfter, newStream } from './streams.ts';

const MANY_FACTS = 2_500;
const APPEND_FACTS = 250;

export function followContract(ledger: () => Ledger): void {
  /** Follows until it has met `count` facts; `onPage` runs between two pages. */
  const followed = async (
    after: number,
    count: number,
    onPage: () => Promise<unknown> = async () => {},
  ): Promise<readonly Recorded[]> => {
    const met: Recorded[] = [];
    const stop = new AbortController();
    for await (const page of ledger().follow(after, stop.signal)) {
      expect(page.facts.length).toBeGreaterThan(0);
      expect(page.through).toBe(page.facts.at(-1)?.position);
      met.push(...page.facts);
      if (met.length >= count) stop.abort();
      await onPage();
    }
    return met;
  };

  it('meets what was there before it, once and in order', async () => {
    const before = await ledger().head();
    const stream = newStream();
    for (let version = 0; version < MANY_FACTS; version += APPEND_FACTS) {
      await ledger().append(stream, version, facts(APPEND_FACTS));
    }
    const met = await followed(before, MANY_FACTS);
    expect(met).toEqual(await ledger().read(stream, 0, MANY_FACTS));
  });

  it('goes on from history into what is recorded meanwhile', async () => {
    const before = await ledger().head();
    const streams = Array.from({ length: 20 }, () => newStream());
    await ledger().append(streams[0] ?? '', 0, facts(2));
    let pages = 0;
    const met = await followed(before, 21, async () => {
      pages += 1;
      if (pages > 1) return;
      for (const stream of streams.slice(1)) void ledger().append(stream, 0, facts(1));
    });
    expect(met).toEqual(await allAfter(ledger(), before));
  });

  it('is woken by an append while it waits', async () => {
    const before = await ledger().head();
    const stream = newStream();
    const following = followed(before, 3);
    for (const version of [0, 1, 2]) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await ledger().append(stream, version, facts(1));
    }
    expect(await following).toEqual(await ledger().read(stream, 0, 10));
  });

  it('meets everything beside other followers, each at its own pace', async () => {
    const before = await ledger().head();
    const following = [0, 2, 10].map((ms) =>
      followed(before, 40, () => new Promise((resolve) => setTimeout(resolve, ms))),
    );
    for (let n = 0; n < 20; n += 1) await ledger().append(newStream(), 0, facts(2));
    const all = await allAfter(ledger(), before);
    expect(all).toHaveLength(40);
    for (const met of await Promise.all(following)) expect(met).toEqual(all);
  });

  it('begins behind the position that it is given', async () => {
    const stream = newStream();
    await ledger().append(stream, 0, facts(3));
    const [, second, third] = await ledger().read(stream, 0, 10);
    expect(await followed(second?.position ?? 0, 1)).toEqual([third]);
  });

  it('ends by its signal without throwing, also while it waits', async () => {
    const head = await ledger().head();
    const stop = new AbortController();
    const next = ledger().follow(head, stop.signal)[Symbol.asyncIterator]().next();
    setTimeout(() => stop.abort(), 5);
    expect((await next).done).toBe(true);
    const never = ledger().follow(0, AbortSignal.abort())[Symbol.asyncIterator]().next();
    expect((await never).done).toBe(true);
  });

  it('may leave by itself', async () => {
    await ledger().append(newStream(), 0, facts(1));
    for await (const { facts: first } of ledger().follow(0, new AbortController().signal)) {
      expect(first.length).toBeGreaterThan(0);
      break;
    }
    await ledger().append(newStream(), 0, facts(1));
  });

  it('throws for a position that was never given', async () => {
    const never = (await ledger().head()) + 1;
    const next = ledger().follow(never, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(next.next()).rejects.toThrow(UnknownPosition);
  });

  it('throws when the ledger is closed under it', async () => {
    const head = await ledger().head();
    const next = ledger().follow(head, new AbortController().signal)[Symbol.asyncIterator]().next();
    setTimeout(() => void ledger()[Symbol.asyncDispose](), 5);
    await expect(next).rejects.toThrow();
  });
}
