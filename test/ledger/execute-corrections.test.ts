import { describe, expect, it } from 'vitest';
import { createExecute, type Execute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { add, command, tallies } from './tally.ts';

function executeOver(ledger: Ledger, soleWriter = true): Execute {
  return createExecute({ ledger, deciders: tallies, now: () => 1_772_400_000_000, soleWriter });
}

const replace = (target: number, numbers: readonly number[]) =>
  command('Replace', { target, numbers: [...numbers] });
const isTotal = (total: number) => command('RaiseTo', { total });
const NOTHING_NEW = { kind: 'recorded', facts: [] };

describe('a correction', () => {
  it('tells the stream anew, here and for whoever reads it later', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    await execute(add(10));
    await execute(add(5));
    expect(await execute(replace(1, [2, 3]))).toMatchObject({ kind: 'recorded', version: 5 });
    expect(await execute(isTotal(10))).toMatchObject(NOTHING_NEW);
    await execute(add(1));
    for (const again of [execute, executeOver(ledger)]) {
      expect(await again(isTotal(11))).toMatchObject(NOTHING_NEW);
    }
  });

  it('keeps the time that its draft names', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    await execute(add(10));
    await execute(replace(1, [2]));
    const [first, corrected, instead] = await ledger.read('tally-1', 0, 10);
    expect(corrected?.meta.occurredAt).toBe('2026-03-01T00:00:00.000Z');
    expect(instead?.meta.occurredAt).toBe(first?.meta.occurredAt);
  });

  it('is refused when without its target the rest does not hold together', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    await execute(add(10));
    await execute(add(-7));
    expect(await execute(replace(1, [6]))).toEqual({
      kind: 'refused',
      stream: 'tally-1',
      version: 2,
      refusal: { refused: 'total-must-not-be-negative', params: { total: -1 } },
    });
    expect(await ledger.read('tally-1', 0, 10)).toHaveLength(2);
    expect(await execute(replace(1, [7]))).toMatchObject({ kind: 'recorded' });
  });

  it('can itself be corrected, by its replacement', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(10));
    await execute(replace(1, [4]));
    await execute(replace(3, [9]));
    expect(await execute(isTotal(9))).toMatchObject(NOTHING_NEW);
  });

  it('stands in its place among commands that are sent together', async () => {
    const execute = executeOver(openMemoryLedger());
    const sent = [add(10), replace(1, [1]), add(2), isTotal(3), replace(1, [5]), isTotal(7)];
    expect(await Promise.all(sent.map(execute))).toMatchObject([
      { version: 1 },
      { version: 3, facts: [{ type: 'Corrected' }, { type: 'Added' }] },
      { version: 4 },
      NOTHING_NEW,
      { version: 6 },
      NOTHING_NEW,
    ]);
  });

  it('by another process is honoured before the next decision', async () => {
    const ledger = openMemoryLedger();
    const [here, there] = [executeOver(ledger, false), executeOver(ledger, false)];
    await here(add(10));
    await there(replace(1, [4]));
    expect(await here(isTotal(4))).toMatchObject(NOTHING_NEW);
    await there(replace(3, [6]));
    expect(await here(add(1))).toMatchObject({ kind: 'recorded', version: 6 });
    expect(await here(isTotal(7))).toMatchObject(NOTHING_NEW);
  });

  it('that is sent again gets its first answer', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(10));
    const sent = replace(1, [2, 3]);
    const first = await execute(sent);
    expect(await execute(sent)).toEqual({ ...first, replayed: true });
  });
});
