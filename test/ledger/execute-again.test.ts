import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createExecute,
  type Execute,
  type ExecuteOptions,
  type Outcome,
} from '../../src/ledger/execute.ts';
import { type Ledger, NotRecorded, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { add, command, tallies } from './tally.ts';
import { type Trouble, troubled } from './troubled.ts';

const NOW_MS = Date.UTC(2026, 2, 2, 0, 30);
const TEN_MINUTES_MS = 600_000;
const OTHER = { envelope: { commandDigest: 'ffffffffffffffffffffffffffffffff' } };

function executeOver(ledger: Ledger, over: Partial<ExecuteOptions> = {}): Execute {
  const usual = { deciders: tallies, now: () => NOW_MS, soleWriter: true, resendAfterMs: 0 };
  return createExecute({ ledger, ...usual, ...over });
}

async function totalOf(ledger: Ledger, stream = 'tally-1'): Promise<number> {
  const facts = await ledger.read(stream, 0, 10_000);
  return facts.reduce((sum, { data }) => sum + ('n' in data ? Number(data.n) : 0), 0);
}

describe('a command that is sent again', () => {
  it('gets its first answer, marked as such, and records nothing', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const sent = command('AddAll', { numbers: [1, 2] });
    const first = await execute(sent);
    await execute(add(5));
    for (const again of [execute, executeOver(ledger)]) {
      expect(await again(sent)).toEqual({ ...first, replayed: true });
    }
    expect(await totalOf(ledger)).toBe(8);
  });

  it('gets its first answer though it now would be refused, or insists on an old version', async () => {
    const execute = executeOver(openMemoryLedger());
    const sent = add(600, { ifMatch: 0 });
    const first = await execute(sent);
    expect(await execute(sent)).toEqual({ ...first, replayed: true });
  });

  it('at the same moment is recorded once', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const sent = add(3);
    const [one, other] = await Promise.all([execute(sent), execute(sent)]);
    expect(other).toEqual({ ...one, replayed: true });
    expect(await totalOf(ledger)).toBe(3);
  });

  it('with other business data is refused, for ever', async () => {
    const ledger = openMemoryLedger();
    const execute = executeOver(ledger);
    const sent = add(3);
    await execute(sent);
    const misused = { ...sent, envelope: { ...sent.envelope, ...OTHER.envelope } };
    for (const again of [execute, executeOver(ledger)]) {
      expect(await again(misused)).toMatchObject({
        kind: 'refused',
        version: 1,
        refusal: { refused: 'idempotency-key-is-used-once' },
      });
    }
    expect(await execute(sent)).toMatchObject({ kind: 'recorded', replayed: true });
  });

  it('to another stream is another command', async () => {
    const execute = executeOver(openMemoryLedger());
    const sent = add(3);
    await execute(sent);
    const elsewhere = await execute({ ...sent, stream: 'tally-2' });
    expect(elsewhere).toMatchObject({ kind: 'recorded', replayed: false });
  });

  it('is recognised among ids that only begin or end alike', async () => {
    const execute = executeOver(openMemoryLedger());
    const ids = ['00000000-0000-8000-8000-aaaaaaaaaaaa', '11111111-0000-8000-8000-aaaaaaaaaaaa'];
    const sent = ids.map((commandId) => add(1, { envelope: { commandId } }));
    for (const each of sent) expect(await execute(each)).toMatchObject({ replayed: false });
    for (const each of sent) expect(await execute(each)).toMatchObject({ replayed: true });
  });

  it('by a process is judged anew where it was refused', async () => {
    const execute = executeOver(openMemoryLedger());
    await execute(add(990));
    const copied = add(20, { envelope: { capture: 'process' } });
    expect((await execute(copied)).kind).toBe('refused');
    await execute(add(-100));
    expect(await execute(copied)).toMatchObject({ kind: 'recorded', replayed: false });
  });

  it('gets the same refusal and the same no-op for ten minutes, then a new decision', async () => {
    let nowMs = NOW_MS;
    const execute = executeOver(openMemoryLedger(), { now: () => nowMs });
    await execute(add(990));
    const refused = add(20);
    const idle = command('RaiseTo', { total: 990 });
    const first = [await execute(refused), await execute(idle)] as const;
    await execute(add(-15));
    nowMs += TEN_MINUTES_MS - 1;
    expect(await execute(refused)).toEqual(first[0]);
    expect(await execute(idle)).toEqual({ ...first[1], replayed: true });
    const misused = { ...refused, envelope: { ...refused.envelope, ...OTHER.envelope } };
    expect(await execute(misused)).toMatchObject({
      refusal: { refused: 'idempotency-key-is-used-once' },
    });
    nowMs += 1;
    expect(await execute(refused)).toMatchObject({ kind: 'recorded', replayed: false });
    expect(await execute(idle)).toMatchObject({ kind: 'recorded', facts: [{ version: 4 }] });
  });
});

describe('an append whose outcome is unknown', () => {
  it.each<[string, readonly Trouble[]]>([
    ['was recorded', ['answer lost']],
    ['was not recorded', ['request lost']],
    ['was recorded at the third try', ['request lost', 'request lost', 'answer lost']],
    ['was recorded at the first of several tries', ['answer lost', 'request lost', 'request lost']],
  ])('is sent again until it is known: it %s', async (_, troubles) => {
    const ledger = troubled(openMemoryLedger(), troubles);
    const outcome = await executeOver(ledger)(command('AddAll', { numbers: [1, 2] }));
    expect(outcome).toMatchObject({ kind: 'recorded', version: 2, replayed: false });
    expect(await totalOf(ledger)).toBe(3);
  });

  it('is given up after three more tries; the command sent again finds the truth', async () => {
    const lost: readonly Trouble[] = [
      'answer lost',
      'request lost',
      'request lost',
      'request lost',
    ];
    const ledger = troubled(openMemoryLedger(), lost);
    const execute = executeOver(ledger);
    const sent = add(4);
    await expect(execute(sent)).rejects.toThrow(OutcomeUnknown);
    expect(ledger.calls.append).toBe(4);
    expect(await execute(sent)).toMatchObject({ kind: 'recorded', replayed: true });
    expect(await totalOf(ledger)).toBe(4);
  });

  it('stays unknown when a later try is surely not recorded', async () => {
    const ledger = troubled(openMemoryLedger(), ['answer lost', 'refused']);
    const sent = add(4);
    await expect(executeOver(ledger)(sent)).rejects.toThrow(OutcomeUnknown);
    expect(await executeOver(ledger)(sent)).toMatchObject({ replayed: true });
  });

  it('is told to every command that shared it, each finds its own truth later', async () => {
    const lost: readonly Trouble[] = [
      'answer lost',
      'request lost',
      'request lost',
      'request lost',
    ];
    const ledger = troubled(openMemoryLedger(), lost);
    const execute = executeOver(ledger);
    const sent = [add(1), add(2), add(3)];
    const outcomes = await Promise.allSettled(sent.map(execute));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: expect.any(OutcomeUnknown) });
    }
    for (const each of sent) expect(await execute(each)).toMatchObject({ replayed: true });
    expect(await totalOf(ledger)).toBe(6);
  });
});

describe('an append that is surely not recorded', () => {
  it('is an error; the same command later is a new try', async () => {
    const ledger = troubled(openMemoryLedger(), ['refused']);
    const execute = executeOver(ledger);
    const sent = add(4);
    await expect(execute(sent)).rejects.toThrow(NotRecorded);
    expect(await execute(sent)).toMatchObject({ kind: 'recorded', replayed: false, version: 1 });
  });
});

describe('whatever goes wrong', () => {
  const trouble = fc.constantFrom<Trouble>(
    'none',
    'slow',
    'answer lost',
    'request lost',
    'refused',
    'overtaken',
  );
  const step = fc.record({
    n: fc.integer({ min: 1, max: 9 }),
    stream: fc.nat({ max: 2 }),
    again: fc.boolean(),
  });

  it('a command is recorded once when it was sent until it was answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { maxLength: 12 }),
        fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 5 }),
        async (troubles, rounds) => {
          const memory = openMemoryLedger();
          const other = executeOver(memory, { soleWriter: false });
          const ledger = troubled(memory, troubles, (stream) => other(add(0, { stream })));
          const execute = executeOver(ledger, { soleWriter: false });
          const expected = new Map<string, number>();
          for (const round of rounds) {
            await Promise.all(
              round.map(async ({ n, stream: number, again }) => {
                const stream = `tally-${number}`;
                expected.set(stream, (expected.get(stream) ?? 0) + n);
                const sent = add(n, { stream });
                await untilAnswered(execute, sent);
                if (again)
                  expect(await untilAnswered(execute, sent)).toMatchObject({ replayed: true });
              }),
            );
          }
          for (const [stream, total] of expected) expect(await totalOf(memory, stream)).toBe(total);
        },
      ),
      { numRuns: 20 },
    );
  });

  async function untilAnswered(execute: Execute, sent: Parameters<Execute>[0]): Promise<Outcome> {
    for (;;) {
      try {
        return await execute(sent);
      } catch (error) {
        if (!(error instanceof NotRecorded || error instanceof OutcomeUnknown)) throw error;
      }
    }
  }
});
