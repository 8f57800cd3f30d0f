import { expect, it } from 'vitest';
import { attentive } from '../../src/cli/attentive.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';

it('a ledger that is read without end hears of a Ctrl-C', async () => {
  const stop = new AbortController();
  await using ledger = attentive(openMemoryLedger(), stop.signal);
  setImmediate(() => stop.abort());
  const reading = async (): Promise<never> => {
    for (;;) await ledger.readAll(0, 1);
  };
  await expect(reading()).rejects.toThrow('aborted');
});
