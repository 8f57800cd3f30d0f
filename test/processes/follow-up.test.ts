import { describe, expect, it } from 'vitest';
import { type Command, createExecute, type Execute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { Notes } from '../../src/processes/notes.ts';
import { about, originalOf, type Process } from '../../src/processes/process.ts';
import { A, addTo, following, posting, raise, SUM, telling } from './posting.ts';

const B = 'tally-b';

/** Remembers what is sent, and lets each command wait for the ones after it. */
function slowly(execute: Execute, sent: Command[]): Execute {
  return async (command) => {
    sent.push(command);
    await new Promise(setImmediate);
    return execute(command);
  };
}

describe('reactions', () => {
  it('to the facts of one stream wait for what follows from those before', async () => {
    const world = posting();
    const seen: number[] = [];
    const totals = following('totals', async ({ data }, look) => {
      const before = await look.state<{ total: number }>(SUM);
      seen.push(before?.total ?? 0);
      return [{ ...raise(0), command: 'Add', data }];
    });
    for (const n of [1, 2, 3]) await world.told(addTo(A, n));
    await world.follows(totals, [A]);
    expect(seen).toEqual([0, 1, 3]);
  });

  it('send to one stream in the order of the facts, one command after the other', async () => {
    const ledger = openMemoryLedger();
    const own = createExecute({ ledger, deciders: telling, now: () => 0, soleWriter: false });
    const sent: Command[] = [];
    const world = posting({ ledger, execute: slowly(own, sent) });
    const copies = following('copies', ({ data, stream }) =>
      stream === SUM ? [] : [{ ...raise(0), command: 'Add', data }],
    );
    for (const n of [1, 2, 3, 4]) await world.told(addTo(n % 2 ? A : B, n));
    await world.follows(copies, [A, B]);
    expect((await world.facts(SUM)).map(({ data }) => data)).toEqual(sent.map(({ data }) => data));
    expect(await world.facts(SUM)).toHaveLength(4);
  });

  it('send nothing more to a stream after a command that was lost', async () => {
    const ledger = openMemoryLedger();
    const own = createExecute({ ledger, deciders: telling, now: () => 0, soleWriter: false });
    let lost = 1;
    const world = posting({
      ledger,
      execute: async (command) => {
        lost -= 1;
        if (lost === 0) throw new Error('the server is away');
        return own(command);
      },
    });
    const both = following('both', ({ data }) => [
      { ...raise(0), step: 'one', command: 'Add', data },
      { ...raise(0), step: 'two', command: 'Add', data: { n: 10 } },
    ]);
    await world.told(addTo(A, 1));
    await expect(world.follows(both, [A])).rejects.toThrow('the server is away');
    expect(await world.facts(SUM)).toEqual([]);
    await world.follows(both, [A]);
    expect((await world.facts(SUM)).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 10 }]);
  });

  it('are those of one category alone where they say so', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    const ids: string[] = [];
    await world.follows(
      following(
        'ours',
        about('tally', (_, __, id) => [raise(ids.push(id))]),
      ),
      [A],
    );
    await world.follows(
      following(
        'theirs',
        about('tall', (_, __, id) => [raise(ids.push(id))]),
      ),
      [A],
    );
    expect(ids).toEqual(['a']);
  });

  it('never ask for more at once than may wait', async () => {
    const ledger = openMemoryLedger();
    const own = createExecute({ ledger, deciders: telling, now: () => 0, soleWriter: false });
    let [running, most] = [0, 0];
    const world = posting({
      ledger,
      execute: async (command) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        return own(command);
      },
    });
    await world.told(addTo(A, 1));
    const wide = following('wide', () =>
      Array.from({ length: 1_200 }, (_, k) => raise(1, { step: `${k}`, stream: `tally-${k}` })),
    );
    await world.follows(wide, [A]);
    expect(most).toBe(500);
    expect(await ledger.head()).toBe(1_201);
  });
});

describe('a follow-up', () => {
  it('happened when its cause did, derived from it, unless it says otherwise', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    const [cause] = await world.facts(A);
    const later = '2026-03-02T09:00:00.000Z';
    await world.follows(
      following('two', () => [
        raise(1, { stream: 'tally-x' }),
        raise(1, { stream: 'tally-y', occurredAt: later }),
      ]),
      [A],
    );
    const [x, y] = [...(await world.facts('tally-x')), ...(await world.facts('tally-y'))];
    const { occurredAt } = cause?.meta ?? {};
    expect(x?.meta).toMatchObject({ occurredAt, timeQuality: 'derived', causationId: cause?.id });
    expect(y?.meta).toMatchObject({ occurredAt: later, causationId: cause?.id });
  });

  it('that copies a fact has its time, as well known as there, and names it', async () => {
    const world = posting();
    await world.told(addTo(B, 1));
    await world.told(addTo(A, 1));
    const [original] = await world.facts(B);
    await world.follows(
      following('copy', () => [raise(1, { ...(original && { copyOf: originalOf(original) }) })]),
      [A],
    );
    expect((await world.facts(SUM))[0]?.meta).toMatchObject({
      occurredAt: original?.meta.occurredAt,
      timeQuality: 'device',
      causationId: original?.id,
      capture: 'process',
    });
  });

  it('is done when it was recorded, though it would say something else by now', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    await world.follows(
      following('moving', () => [raise(5)]),
      [A],
    );
    await world.follows(
      following('moving', () => [raise(7)]),
      [A],
    );
    expect((await world.facts(SUM)).map(({ data }) => data)).toEqual([{ n: 5 }]);
    expect(await world.facts(A)).toHaveLength(1);
  });

  it('is judged anew where it recorded nothing before', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    await world.follows(
      following('moving', () => [raise(0)]),
      [A],
    );
    await world.follows(
      following('moving', () => [raise(7)]),
      [A],
    );
    expect((await world.facts(SUM)).map(({ data }) => data)).toEqual([{ n: 7 }]);
  });
});

describe('notes', () => {
  const noting: Process = {
    name: 'noting',
    notes: ({ stream, data }) => [
      { key: 'seen', value: `${stream} ${(data as { n: number }).n}` },
      { key: 'all', value: 'once' },
    ],
    on: {
      Added: async (_, look) => {
        found.push((await look.noted('seen')).length);
        return [];
      },
    },
  };
  let found: number[] = [];

  it('are found from their own fact on, each once', async () => {
    found = [];
    const world = posting();
    const notes = new Notes();
    for (const n of [1, 1, 2]) await world.told(addTo(A, n));
    await world.follows(noting, [A], notes);
    expect(found.at(-1)).toBe(2);
    expect(await notes.noted('all')).toEqual(['once']);
    expect(await notes.noted('nothing')).toEqual([]);
  });
});
