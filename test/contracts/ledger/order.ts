import { expect, it } from 'vitest';
import type { Recorded } from '../../../src/domain/envelope.ts';
import { type Ledger, UnknownPosition } from '../../../src/ledger/ledger.ts';
import { fact, facts } from '../../ledger/facts.ts';
import { allAfter, newStream, recorded } from './streams.ts';

const STREAMS = 7;

export function orderContract(ledger: () => Ledger): void {
  /** Seven streams that grow in turns, two facts at a time; answers where it all begins. */
  const grown = async (): Promise<{ before: number; streams: readonly string[] }> => {
    const before = await ledger().head();
    const streams = Array.from({ length: STREAMS }, () => newStream());
    for (const version of [0, 2, 4]) {
      for (const stream of streams) {
        const types = ['UnitPacked', 'UnitClosed'];
        await ledger().append(
          stream,
          version,
          types.map((type) => fact({ type })),
        );
      }
    }
    return { before, streams };
  };
  const keys = (found: readonly Recorded[]): readonly string[] =>
    found.map(({ stream, version }) => `${stream} ${version}`);

  it('has a position for every fact, ascending as they were recorded', async () => {
    const before = await ledger().head();
    const [one, other] = [newStream(), newStream()];
    const answers = [
      recorded(await ledger().append(one, 0, facts(2))),
      recorded(await ledger().append(other, 0, facts(1))),
      recorded(await ledger().append(one, 2, facts(1))),
    ];
    const all = await allAfter(ledger(), before);
    expect(keys(all)).toEqual([`${one} 1`, `${one} 2`, `${other} 1`, `${one} 3`]);
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(positions).size).toBe(4);
    expect(positions.every((position) => Number.isSafeInteger(position))).toBe(true);
    expect(answers.map(({ position }) => position)).toEqual(positions.slice(1));
    expect(await ledger().head()).toBe(positions.at(-1));
  });

  it('keeps the facts of one append together, whoever else appends meanwhile', async () => {
    const before = await ledger().head();
    const streams = Array.from({ length: STREAMS }, () => newStream());
    await Promise.all(streams.map((stream) => ledger().append(stream, 0, facts(3))));
    const all = await allAfter(ledger(), before);
    const thirds = all.filter((_, index) => index % 3 === 0);
    expect(thirds).toHaveLength(STREAMS);
    for (const [index, { stream }] of thirds.entries()) {
      expect(keys(all.slice(index * 3, index * 3 + 3))).toEqual(
        [1, 2, 3].map((version) => `${stream} ${version}`),
      );
    }
  });

  it('is read in pages behind a position, each telling through where', async () => {
    const { before } = await grown();
    const all = await allAfter(ledger(), before);
    expect(all).toHaveLength(STREAMS * 6);
    const page = await ledger().readAll(before, 5);
    expect(page.facts).toEqual(all.slice(0, 5));
    expect(page.through).toBe(all[4]?.position);
    const next = await ledger().readAll(page.through, 1_000);
    expect(next.facts).toEqual(all.slice(5));
    expect(next.through).toBe(await ledger().head());
    expect(await ledger().readAll(next.through, 5)).toEqual({ facts: [], through: next.through });
  });

  it('gives the same facts as their streams do', async () => {
    const { before, streams } = await grown();
    const all = await allAfter(ledger(), before);
    for (const stream of streams) {
      const own = all.filter((found) => found.stream === stream);
      expect(own).toEqual(await ledger().read(stream, 0, 100));
    }
  });

  it('begins at 0, which is before everything', async () => {
    await ledger().append(newStream(), 0, facts(1));
    const { facts: first, through } = await ledger().readAll(0, 1);
    expect(first).toHaveLength(1);
    expect(through).toBe(first[0]?.position);
  });

  it('leaves out facts of types that are not wanted, but covers them', async () => {
    const { before } = await grown();
    const all = await allAfter(ledger(), before);
    const want = { types: ['UnitClosed', 'NeverHeardOf'] };
    expect(await allAfter(ledger(), before, want)).toEqual(
      all.filter(({ type }) => type === 'UnitClosed'),
    );
    const none = await ledger().readAll(before, 5, { types: ['NeverHeardOf'] });
    expect(none.facts).toEqual([]);
    expect(none.through).toBeGreaterThan(before);
    expect(await allAfter(ledger(), before, { types: [] })).toEqual([]);
  });

  it('falls into parts by stream, which together are the whole', async () => {
    const { before, streams } = await grown();
    const all = await allAfter(ledger(), before);
    const parts = await Promise.all(
      [0, 1, 2].map((index) => allAfter(ledger(), before, { part: [index, 3] })),
    );
    const together = parts.flat().toSorted((a, b) => a.position - b.position);
    expect(together).toEqual(all);
    for (const stream of streams) {
      const holders = parts.filter((part) => part.some((found) => found.stream === stream));
      expect(holders).toHaveLength(1);
    }
  });

  it('can be narrowed by type and part at once', async () => {
    const { before } = await grown();
    const types = ['UnitPacked'];
    const parts = [0, 1].map((index) => allAfter(ledger(), before, { types, part: [index, 2] }));
    const found = (await Promise.all(parts)).flat();
    expect(found).toHaveLength(STREAMS * 3);
    expect(new Set(found.map(({ type }) => type))).toEqual(new Set(types));
  });

  it('knows only the positions that it has given', async () => {
    await ledger().append(newStream(), 0, facts(1));
    const head = await ledger().head();
    for (const never of [head + 1, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER]) {
      await expect(ledger().readAll(never, 10)).rejects.toThrow(UnknownPosition);
      await expect(ledger().readAll(never, 10, { part: [0, 2] })).rejects.toThrow(UnknownPosition);
    }
  });

  it('belongs to a ledger and an epoch', () => {
    const { ledger: id, epoch } = ledger().identity;
    expect(id).toMatch(/^\S+$/);
    expect(epoch).toBeGreaterThanOrEqual(1);
  });
}
