import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/api/problems.ts';
import {
  ledgerPosition,
  MIN_POSITION_WAIT_MS,
  readModel,
} from '../../../src/api/queries/reading.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { openMemoryReadModels } from '../../../src/read-models/memory.ts';

const CARDS = { name: 'cards', version: 1 };

async function office() {
  const ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
  const readModels = openMemoryReadModels({ now: () => 0 });
  const cards = await readModels.open<{ n: number }>('cards', 1, 'b', {});
  const lease = await cards.lease('test', 1_000_000);
  if (!lease) throw new Error('nobody else holds it');
  await readModels.publish('cards', 1, 'b');
  const comeTo = (through: number, epoch = 1) =>
    cards.apply({
      puts: [],
      deletes: [],
      parked: [],
      healed: [],
      checkpoint: { ledger: 'l-1', epoch, through },
      lease,
    });
  return { api: { ledger, readModels }, comeTo };
}

const asked = (position?: number, signal = new AbortController().signal) => ({
  query: position === undefined ? {} : { 'min-position': position },
  signal,
});

describe('a reader who names a position', () => {
  it('is answered at once where the read model has come so far', async () => {
    const { api, comeTo } = await office();
    await comeTo(7);
    const never = () => Promise.reject(new Error('nothing to wait for'));
    expect(await readModel(api, CARDS, asked(7), never)).toMatchObject({ through: 7 });
    expect(await readModel(api, CARDS, asked(), never)).toMatchObject({ through: 7 });
  });

  it('waits, ever longer, until it has', async () => {
    const { api, comeTo } = await office();
    await comeTo(7);
    const pauses: number[] = [];
    const found = await readModel(api, CARDS, asked(9), async (ms) => {
      pauses.push(ms);
      if (pauses.length === 3) await comeTo(9);
    });
    expect([found.through, pauses]).toEqual([9, [2, 4, 8]]);
  });

  it('is sent away after two seconds, to come again', async () => {
    const { api, comeTo } = await office();
    await comeTo(7);
    let waitedMs = 0;
    const waiting = readModel(api, CARDS, asked(9), async (ms) => {
      waitedMs += ms;
    });
    await expect(waiting).rejects.toMatchObject({ rule: 'read-model-must-have-come-so-far' });
    expect(waitedMs).toBeGreaterThanOrEqual(MIN_POSITION_WAIT_MS);
    expect(waitedMs).toBeLessThan(MIN_POSITION_WAIT_MS + 100);
  });

  it('waits no longer once the asker has gone', async () => {
    const { api, comeTo } = await office();
    await comeTo(7);
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(readModel(api, CARDS, asked(9, gone))).rejects.toThrow();
  });

  it('reads what is in the ledger without waiting', async () => {
    const { api } = await office();
    expect(await ledgerPosition(api, asked(0))).toBe(0);
    const waiting = ledgerPosition(api, asked(1), async () => {});
    await expect(waiting).rejects.toBeInstanceOf(Problem);
  });
});

describe('a read model', () => {
  it('is not read where none is published, of another version or of another epoch', async () => {
    const { api, comeTo } = await office();
    const reading = (name: string, version: number) => readModel(api, { name, version }, asked());
    await comeTo(7, 2);
    await expect(reading('cards', 1)).rejects.toBeInstanceOf(Problem);
    await expect(reading('cards', 2)).rejects.toBeInstanceOf(Problem);
    await expect(reading('nothing', 1)).rejects.toBeInstanceOf(Problem);
  });
});
