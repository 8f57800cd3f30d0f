import { expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { facts } from '../../ledger/facts.ts';
import { newStream, recorded } from './streams.ts';

export function streamContract(ledger: () => Ledger): void {
  it('is empty at version 0', async () => {
    const stream = newStream();
    expect(await ledger().read(stream, 0, 10)).toEqual([]);
    expect(recorded(await ledger().append(stream, 0, facts(1))).version).toBe(1);
  });

  it('has as its version the number of its facts, 1 to n without gaps', async () => {
    const stream = newStream();
    const versions: number[] = [];
    for (const count of [2, 1, 3]) {
      const answer = await ledger().append(stream, versions.at(-1) ?? 0, facts(count));
      versions.push(recorded(answer).version);
    }
    expect(versions).toEqual([2, 3, 6]);
    const all = await ledger().read(stream, 0, 100);
    expect(all.map((fact) => fact.version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(all.map((fact) => fact.stream))).toEqual(new Set([stream]));
  });

  it('is read oldest first, in pages behind a version', async () => {
    const stream = newStream();
    await ledger().append(stream, 0, facts(5));
    const versionsOf = async (after: number, limit: number): Promise<readonly number[]> =>
      (await ledger().read(stream, after, limit)).map((fact) => fact.version);
    expect(await versionsOf(0, 2)).toEqual([1, 2]);
    expect(await versionsOf(2, 2)).toEqual([3, 4]);
    expect(await versionsOf(4, 2)).toEqual([5]);
    expect(await versionsOf(5, 2)).toEqual([]);
    expect(await versionsOf(99, 2)).toEqual([]);
  });

  it('is another one than streams with names like its own', async () => {
    const stream = newStream();
    const names = [stream, `${stream}0`, `${stream}%20`, `${stream}:a`, stream.slice(0, -1)];
    for (const name of names) await ledger().append(name, 0, facts(1));
    for (const name of names) expect(await ledger().read(name, 0, 10)).toHaveLength(1);
  });

  it('can have a name that is not ASCII', async () => {
    const stream = `${newStream('order')}:订单-ß-😀`;
    await ledger().append(stream, 0, facts(1));
    expect((await ledger().read(stream, 0, 10))[0]?.stream).toBe(stream);
  });
}
