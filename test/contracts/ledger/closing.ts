import { expect, it } from 'vitest';
import { type Ledger, NotRecorded } from '../../../src/ledger/ledger.ts';
import { facts } from '../../ledger/facts.ts';
import { newStream, recorded } from './streams.ts';

export function closingContract(ledger: () => Ledger): void {
  it('has settled what was under way', async () => {
    const streams = Array.from({ length: 5 }, () => newStream());
    const underWay = streams.map((stream) => ledger().append(stream, 0, facts(1)));
    await ledger()[Symbol.asyncDispose]();
    for (const answer of await Promise.all(underWay)) expect(recorded(answer).version).toBe(1);
  });

  it('records nothing more and says so', async () => {
    await ledger()[Symbol.asyncDispose]();
    await expect(ledger().append(newStream(), 0, facts(1))).rejects.toThrow(NotRecorded);
  });

  it('reads nothing more', async () => {
    await ledger()[Symbol.asyncDispose]();
    await expect(ledger().read(newStream(), 0, 1)).rejects.toThrow();
    await expect(ledger().readAll(0, 1)).rejects.toThrow();
    await expect(ledger().head()).rejects.toThrow();
  });

  it('can be closed again', async () => {
    await ledger()[Symbol.asyncDispose]();
    await expect(ledger()[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
}
