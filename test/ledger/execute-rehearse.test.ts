import { describe, expect, it } from 'vitest';
import { createExecute } from '../../src/ledger/execute.ts';
import { InvalidAppend, type Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { add, command, tallies } from './tally.ts';

const NOW_MS = Date.UTC(2026, 2, 2, 0, 30);

function executeOver(ledger: Ledger, soleWriter = true) {
  return createExecute({ ledger, deciders: tallies, now: () => NOW_MS, soleWriter });
}

describe('a rehearsal', () => {
  it('says what would be recorded, and records nothing', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    await execute(add(3));
    expect(await execute.rehearse(command('AddAll', { numbers: [4, 5] }))).toEqual({
      kind: 'rehearsed',
      stream: 'tally-1',
      version: 1,
      wouldRecord: [
        { type: 'Added', data: { n: 4 } },
        { type: 'Added', data: { n: 5 } },
      ],
    });
    expect(await ledger.read('tally-1', 0, 10)).toHaveLength(1);
  });

  it('refuses what would be refused, and forgets that it did', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(990));
    const sent = add(20);
    expect(await execute.rehearse(sent)).toMatchObject({ kind: 'refused', version: 1 });
    expect(await execute.rehearse(add(1, { ifMatch: 7 }))).toMatchObject({ kind: 'stale' });
    await execute(add(-500));
    expect(await execute(sent)).toMatchObject({ kind: 'recorded', replayed: false });
  });

  it('has nothing to record where nothing is new, or where it was recorded before', async () => {
    const execute = executeOver(openMemoryLedger());
    const sent = add(3);
    await execute(sent);
    const nothing = { kind: 'rehearsed', version: 1, wouldRecord: [] };
    expect(await execute.rehearse(command('RaiseTo', { total: 3 }))).toMatchObject(nothing);
    expect(await execute.rehearse(sent)).toMatchObject(nothing);
  });

  it('comes in its turn: it sees the commands that were sent before it, and no later ones', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const [, rehearsed, after] = await Promise.all([
      execute(add(1)),
      execute.rehearse(command('RaiseTo', { total: 5 })),
      execute(add(2)),
    ]);
    expect(rehearsed).toMatchObject({ version: 1, wouldRecord: [{ data: { n: 4 } }] });
    expect(after).toMatchObject({ kind: 'recorded', version: 2 });
    expect(await ledger.read('tally-1', 0, 10)).toHaveLength(2);
  });

  it('is judged by what is newest, also where others write', async () => {
    const ledger = openMemoryLedger();
    const [here, there] = [executeOver(ledger, false), executeOver(ledger, false)];
    await here(add(1));
    await there(add(999));
    expect(await here.rehearse(add(1))).toMatchObject({ kind: 'refused', version: 2 });
  });

  it('honours corrections as they would be', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(3));
    const replace = command('Replace', { target: 1, numbers: [7] });
    expect(await execute.rehearse(replace)).toMatchObject({
      version: 1,
      wouldRecord: [{ type: 'Corrected' }, { type: 'Added', data: { n: 7 } }],
    });
  });

  it('fails where no ledger could take the facts', async () => {
    const execute = executeOver(openMemoryLedger());
    const tooMany = { numbers: Array.from({ length: 5_000 }, () => 0) };
    const rehearsing = execute.rehearse(command('AddAll', tooMany));
    await expect(rehearsing).rejects.toThrow(InvalidAppend);
  });
});
