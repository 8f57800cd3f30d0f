import { describe, expect, it } from 'vitest';
import { createExecute } from '../../src/ledger/execute.ts';
import { InvalidAppend } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { A, addTo, following, posting, raise, SUM, telling } from './posting.ts';

describe('a follow-up that a rule refuses', () => {
  const much = following('much', () => [
    raise(2_000),
    raise(3, { step: 'few', stream: 'tally-few' }),
  ]);

  it('is recorded where its cause is, once, and the others are done', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    const [cause] = await world.facts(A);
    await world.follows(much, [A]);
    await world.follows(much, [A]);
    const [, refused, ...more] = await world.facts(A);
    expect(more).toEqual([]);
    expect(refused).toMatchObject({
      type: 'FollowUpRefused',
      data: {
        cause: cause?.id,
        process: 'much',
        step: 'raise',
        stream: SUM,
        command: 'RaiseTo',
        rule: 'total-must-not-exceed',
        params: { total: 2_000, max: 1_000 },
      },
      meta: { actor: 'process:much', causationId: cause?.id },
    });
    expect(await world.facts('tally-few')).toHaveLength(1);
  });

  it('is not tried again, also when it would be taken by now', async () => {
    const world = posting();
    await world.told(addTo(A, 1));
    await world.follows(
      following('much', () => [raise(2_000)]),
      [A],
    );
    await world.follows(
      following('much', () => [raise(20)]),
      [A],
    );
    expect(await world.facts(SUM)).toEqual([]);
  });

  it('is refused when no ledger could take its facts', async () => {
    const ledger = openMemoryLedger();
    const own = createExecute({ ledger, deciders: telling, now: () => 0, soleWriter: false });
    const world = posting({
      ledger,
      execute: async (command) => {
        if (command.stream === SUM) throw new InvalidAppend('too big');
        return own(command);
      },
    });
    await world.told(addTo(A, 1));
    await world.follows(
      following('big', () => [raise(1)]),
      [A],
    );
    expect((await world.facts(A))[1]?.data).toMatchObject({
      rule: 'facts-must-fit-the-ledger',
      params: { reason: 'too big' },
    });
  });
});
