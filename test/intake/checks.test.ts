import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Check } from '../../src/intake/checks.ts';
import { fault } from '../../src/intake/faults.ts';
import { createIntake } from '../../src/intake/intake.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { gate, NOW_MS, plan, release, SECRET, SHIPMENT } from './house.ts';

const contact = { party: 'C-100', contact: '李雷' };
const personal = { ...plan, data: { ...(plan.data as object), to: contact } };

function open(...checks: readonly Check[]) {
  const ledger = openMemoryLedger();
  const stored: unknown[] = [];
  const intake = createIntake({
    execute: createExecute({
      ledger,
      deciders: aggregates,
      now: () => NOW_MS,
      soleWriter: true,
    }),
    aggregates,
    vault: { put: async (entries) => void stored.push(...entries) },
    secret: SECRET,
    now: () => NOW_MS,
    checks,
  });
  return { ledger, stored, intake };
}

describe('a check', () => {
  it('sees a command as its schema has left it, with references for persons', async () => {
    const seen: unknown[] = [];
    const { intake } = open((command) => {
      seen.push(command);
      return [];
    });
    await intake({ ...personal, stream: 'shipment-demo-1' }, gate);
    expect(seen).toMatchObject([
      {
        stream: SHIPMENT,
        type: 'PlanShipment',
        data: { to: { contact: expect.stringMatching(/^subject:/) } },
        envelope: { actor: gate.actor },
      },
    ]);
  });

  it('makes a command malformed, and nothing of it is kept', async () => {
    const { intake, ledger, stored } = open(
      () => [fault('from', 'code-must-be-known')],
      async () => [fault('to.party', 'code-must-not-be-retired')],
    );
    expect(await intake(personal, gate)).toMatchObject({
      kind: 'malformed',
      errors: [{ path: 'from' }, { path: 'to.party' }],
    });
    expect([await ledger.head(), stored]).toEqual([0, []]);
  });

  it('is not asked of what its schema refuses', async () => {
    const { intake } = open(() => Promise.reject(new Error('asked')));
    expect(await intake({ ...plan, data: {} }, gate)).toMatchObject({ kind: 'malformed' });
  });

  it('that cannot look fails the command, not those behind it', async () => {
    let asked = 0;
    const { intake, ledger } = open(async () => {
      asked += 1;
      if (asked === 1) throw new Error('no answer');
      return [];
    });
    const [first, second, third] = [plan, plan, release].map((command) => intake(command, gate));
    await expect(first).rejects.toThrow('no answer');
    expect(await second).toMatchObject({ kind: 'recorded', version: 1 });
    expect(await third).toMatchObject({ kind: 'recorded', version: 2 });
    expect((await ledger.read(SHIPMENT, 0, 9)).length).toBe(2);
  });
});
