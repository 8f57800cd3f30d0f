import { describe, expect, it } from 'vitest';
import { createExecute, type Execute, type Outcome } from '../../src/ledger/execute.ts';
import { type Ledger, NotRecorded } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { add, command, tallies } from './tally.ts';
import { type Trouble, troubled } from './troubled.ts';

const NOW_MS = Date.UTC(2026, 2, 2, 0, 30);

function executeOver(ledger: Ledger): Execute {
  const usual = { deciders: tallies, now: () => NOW_MS, soleWriter: false, resendAfterMs: 0 };
  return createExecute({ ledger, ...usual });
}

async function totalOf(ledger: Ledger, stream = 'tally-1'): Promise<number> {
  const facts = await ledger.read(stream, 0, 10_000);
  return facts.reduce((sum, { data }) => sum + ('n' in data ? Number(data.n) : 0), 0);
}

describe('where other processes write as well', () => {
  it('a lost race is decided anew on what has won', async () => {
    const memory = openMemoryLedger();
    const other = executeOver(memory);
    const ledger = troubled(memory, ['none', 'overtaken'], () => other(add(900)));
    const execute = executeOver(ledger);
    await execute(add(50));
    expect(await execute(add(60))).toMatchObject({
      kind: 'refused',
      version: 2,
      refusal: { params: { total: 1_010 } },
    });
    expect(await execute(add(40))).toMatchObject({ kind: 'recorded', version: 3 });
  });

  it('a race is lost at most six times, then it is an error', async () => {
    const memory = openMemoryLedger();
    const other = executeOver(memory);
    const always = Array.from({ length: 20 }, (): Trouble => 'overtaken');
    const ledger = troubled(memory, always, () => other(add(1)));
    await expect(executeOver(ledger)(add(1))).rejects.toThrow(NotRecorded);
    expect(ledger.calls.append).toBe(6);
  });

  it('the same command in two processes at once is recorded once', async () => {
    const memory = openMemoryLedger();
    const sent = add(5);
    const other = executeOver(memory);
    const ledger = troubled(memory, ['overtaken'], () => other(sent));
    expect(await executeOver(ledger)(sent)).toMatchObject({ kind: 'recorded' });
    expect(await totalOf(memory)).toBe(5);
  });

  it('refusals, no-ops and stale versions are given only from what is newest', async () => {
    const ledger = openMemoryLedger();
    const [here, there] = [executeOver(ledger), executeOver(ledger)];
    await here(add(990));
    await there(add(-500));
    expect(await here(add(20))).toMatchObject({ kind: 'recorded', version: 3 });
    await there(command('RaiseTo', { total: 600 }));
    expect(await here(command('RaiseTo', { total: 510 }))).toMatchObject({
      facts: [{ version: 5 }],
    });
    await there(add(1));
    expect(await here(add(1, { ifMatch: 6 }))).toMatchObject({ kind: 'recorded', version: 7 });
  });

  it('no command is refused by a look that began before it was sent', async () => {
    const memory = openMemoryLedger();
    const other = executeOver(memory);
    let meanwhile: (() => Promise<unknown>) | undefined;
    const slow: Ledger = {
      ...memory,
      async read(...asked) {
        const seen = await memory.read(...asked);
        await meanwhile?.();
        return seen;
      },
    };
    const execute = executeOver(slow);
    await execute(add(990));
    const late = Promise.withResolvers<Outcome>();
    meanwhile = async () => {
      meanwhile = undefined;
      await other(add(-500));
      execute(add(20)).then(late.resolve, late.reject);
    };
    expect(await execute(add(30))).toMatchObject({ kind: 'refused', version: 1 });
    expect(await late.promise).toMatchObject({ kind: 'recorded', version: 3 });
  });

  it('nor by what was before another process has recorded the next command itself', async () => {
    const ledger = openMemoryLedger();
    const [here, there] = [executeOver(ledger), executeOver(ledger)];
    await here(add(990));
    const freeing = add(-500);
    await there(freeing);
    expect(await Promise.all([here(add(20)), here(freeing)])).toMatchObject([
      { kind: 'recorded', version: 3 },
      { kind: 'recorded', version: 2, replayed: true },
    ]);
  });

  it('a middle command that loses its race is decided anew with all behind it', async () => {
    const memory = openMemoryLedger();
    const other = executeOver(memory);
    const ledger = troubled(memory, ['none', 'overtaken'], () => other(add(100)));
    const execute = executeOver(ledger);
    await execute(add(800));
    const sent = [add(50), add(60), command('RaiseTo', { total: 910 }), add(40)];
    expect(await Promise.all(sent.map(execute))).toMatchObject([
      { kind: 'recorded', version: 3 },
      { kind: 'refused', version: 3 },
      { kind: 'recorded', version: 4, facts: [{ version: 4 }] },
      { kind: 'recorded', version: 5 },
    ]);
    expect(await totalOf(memory)).toBe(950);
  });
});
