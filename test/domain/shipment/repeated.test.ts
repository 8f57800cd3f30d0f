import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aggregates } from '../../../src/domain/aggregates.ts';
import { commandIdOf, createExecute } from '../../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { SHIPMENT, type Told } from '../../support/controls.ts';
import { envelopeOf } from '../../support/given.ts';
import { story } from '../../support/stories.ts';

const NOW_MS = Date.UTC(2026, 2, 3);

it('records nothing new when every command of a story is sent a second time', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (tellings) => {
      await using ledger = openMemoryLedger();
      const execute = createExecute({
        ledger,
        deciders: aggregates,
        now: () => NOW_MS,
        soleWriter: true,
      });
      const send = (telling: Told, index: number) =>
        execute({
          stream: `shipment-${SHIPMENT}`,
          ...telling.command,
          envelope: {
            ...envelopeOf(telling, index),
            commandId: commandIdOf('person:anna', `command ${index}`),
          },
        });
      const first = await Promise.all(tellings.map(send));
      const head = await ledger.head();
      const second = await Promise.all(tellings.map(send));
      expect(await ledger.head()).toBe(head);
      for (const [index, answer] of first.entries()) {
        if (answer.kind !== 'recorded' || answer.facts.length === 0) continue;
        expect(second[index]).toEqual({ ...answer, replayed: true });
      }
    }),
    { numRuns: 60 },
  );
});
