import { setImmediate } from 'node:timers/promises';
import { assert, asyncProperty, constantFrom, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { createIntake } from '../../src/intake/intake.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import type { Command, Outcome } from '../../src/ledger/execute.ts';
import {
  deliver,
  factsOf,
  gate,
  NOW_MS,
  openHouse,
  pick,
  plan,
  SECRET,
  SHIPMENT,
  shipped,
} from './house.ts';

const REFERENCE = /^subject:[0-9a-f]{32}$/;
const signed = { ...deliver, commandId: 'signed-1' };

function signatoriesIn(facts: readonly { readonly data: object }[]): readonly string[] {
  return facts.flatMap(({ data }) => {
    const { signatory } = data as { signatory?: string };
    return signatory === undefined ? [] : [signatory];
  });
}

function deliverTo(signatory: unknown): RawCommand {
  return { ...signed, data: { signatory } };
}

describe('what a command says about a person', () => {
  it('goes to the vault, and the fact refers to it', async () => {
    await using house = openHouse();
    await shipped(house);
    expect(await house.intake(signed, gate)).toMatchObject({ kind: 'recorded' });
    const [signatory] = signatoriesIn(await factsOf(house.ledger));
    expect(signatory).toMatch(REFERENCE);
    expect(await house.vault().get(signatory ?? '', 'signatory')).toBe('李雷 138 0013 8000');
  });

  it('makes one subject, however often the command is sent', async () => {
    await using house = openHouse();
    await shipped(house);
    const first = await house.intake(signed, gate);
    const second = await house.intake({ ...signed, occurredAt: '2026-03-02T04:00:01Z' }, gate);
    expect(second).toEqual({ ...first, replayed: true });
    expect(new Set(house.entries.map(({ subject }) => subject)).size).toBe(1);
  });

  it('is not changed by another command under the same key', async () => {
    await using house = openHouse();
    await shipped(house);
    await house.intake(signed, gate);
    const misused = await house.intake(deliverTo('韩梅梅'), gate);
    expect(misused).toMatchObject({
      refusal: { refused: 'idempotency-key-is-used-once' },
    });
    const [first] = house.entries;
    expect(await house.vault().get(first?.subject ?? '', 'signatory')).toBe('李雷 138 0013 8000');
  });

  it('stays erased when the command comes again', async () => {
    await using house = openHouse();
    await shipped(house);
    await house.intake(signed, gate);
    const subject = house.entries[0]?.subject ?? '';
    await house.vault().erase(subject);
    expect(await house.intake(signed, gate)).toMatchObject({ replayed: true });
    expect(await house.vault().get(subject, 'signatory')).toEqual({ erased: true });
  });

  it('is another subject for another stream, sender, key or field', async () => {
    await using house = openHouse();
    const to = { party: 'C-100', contact: '李雷' };
    const told = { ...plan, commandId: 'k', data: { ...(plan.data as object), to } };
    await house.intake(told, gate);
    await house.intake({ ...told, stream: 'shipment-DEMO2' }, gate);
    await house.intake({ ...told, stream: 'shipment-DEMO3', commandId: 'l' }, gate);
    await house.intake({ ...told, stream: 'shipment-DEMO1' }, { ...gate, actor: 'key:2' });
    expect(new Set(house.entries.map(({ subject }) => subject)).size).toBe(4);
    expect(house.entries.map(({ field }) => field)).toEqual(Array(4).fill('contact'));
  });

  it('may be a reference already, which stays as it is', async () => {
    await using house = openHouse();
    await shipped(house);
    const reference = `subject:${'a'.repeat(32)}`;
    await house.intake(deliverTo(reference), gate);
    expect((await factsOf(house.ledger)).at(-1)?.data).toMatchObject({ signatory: reference });
    expect(house.entries).toEqual([]);
  });

  it('is found in the depth of a correction too', async () => {
    await using house = openHouse();
    await shipped(house);
    await house.intake(signed, gate);
    const replacement = {
      type: 'DeliveryConfirmed',
      data: {
        n: 1,
        rows: [{ order: 'SAP:4711', line: '10', qty: 2, disposition: 'accepted' }],
        signatory: '韩梅梅',
      },
    };
    const groups = [{ target: 6, kind: 'incorrect_data', replacements: [replacement] }];
    const data = { request: 'R1', reason: 'misread', groups };
    const asked = { stream: SHIPMENT, command: 'RequestCorrection', data };
    expect(await house.intake(asked, gate)).toMatchObject({ kind: 'recorded' });
    expect(house.entries.at(-1)).toMatchObject({ field: 'signatory', text: '韩梅梅' });
    expect(JSON.stringify(await factsOf(house.ledger))).not.toContain('韩梅梅');
  });

  it.each([
    ['a blank text', '  ', 'must-not-be-empty'],
    ['a text beyond bounds', 'x'.repeat(2_001), 'must-have-at-most-characters'],
    ['a number', 138_0013_8000, 'must-be-text'],
  ])('is refused as %s', async (_, signatory, rule) => {
    await using house = openHouse();
    await shipped(house);
    expect(await house.intake(deliverTo(signatory), gate)).toMatchObject({
      kind: 'malformed',
      errors: [{ path: 'signatory', rule }],
    });
    expect(house.entries).toEqual([]);
  });

  it('stays out of the vault when the command is malformed elsewhere', async () => {
    await using house = openHouse();
    const data = { signatory: '李雷', relation: 'passer-by' };
    expect(await house.intake({ ...deliver, data }, gate)).toMatchObject({ kind: 'malformed' });
    expect(house.entries).toEqual([]);
  });

  it('is in clear nowhere in the ledger, whatever it is', async () => {
    await using house = openHouse();
    const names = string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map(
      (name) => `person ${name}`,
    );
    const streams = constantFrom('shipment-DEMO1', 'shipment-DEMO2', 'order-SAP:4711');
    let key = 0;
    const telling = asyncProperty(names, streams, async (name, stream) => {
      key += 1;
      const to = { party: 'C-100', contact: name };
      const { lines, policy, ...own } = plan.data as { lines: object[]; policy: object };
      const data = stream.startsWith('order')
        ? {
            source: 'SAP',
            number: '4711',
            sourceVersion: key,
            mode: 'full',
            customer: 'C-100',
            shipTo: to,
            lines: [{ line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87' }],
          }
        : { ...own, lines, policy, to };
      const command = stream.startsWith('order') ? 'ReceiveOrder' : 'PlanShipment';
      const commandId = `telling ${key}`;
      const answer = await house.intake({ stream, command, data, commandId }, gate);
      expect(answer.kind).not.toBe('malformed');
      const { facts } = await house.ledger.readAll(0, 10_000);
      expect(JSON.stringify(facts)).not.toContain(JSON.stringify(name).slice(1, -1));
    });
    await assert(telling, { numRuns: 30 });
    expect(await house.ledger.head()).toBeGreaterThan(0);
  });
});

describe('commands of one stream', () => {
  interface Call {
    readonly type: string;
    readonly stream: string;
  }

  function slowVault() {
    const puts: PromiseWithResolvers<void>[] = [];
    const calls: Call[] = [];
    const intake = createIntake({
      execute: async ({ type, stream }: Command): Promise<Outcome> => {
        calls.push({ type, stream });
        return { kind: 'recorded', stream, version: 1, position: 1, facts: [], replayed: false };
      },
      aggregates,
      vault: {
        put: (entries) => {
          const put = Promise.withResolvers<void>();
          if (entries.length === 0) put.resolve();
          else puts.push(put);
          return put.promise;
        },
      },
      secret: SECRET,
      now: () => NOW_MS,
    });
    return { intake, calls, puts };
  }

  it('keep their order behind one that waits for the vault; others pass', async () => {
    const { intake, calls, puts } = slowVault();
    const other = { ...pick, stream: 'shipment-DEMO2' };
    const answers = [deliver, pick, deliver, other, plan].map((command) => intake(command, gate));
    await answers[3];
    expect(calls).toEqual([{ type: 'ConfirmPick', stream: 'shipment-DEMO2' }]);
    puts[0]?.resolve();
    await answers[1];
    puts[1]?.resolve();
    await Promise.all(answers);
    const own = calls.filter(({ stream }) => stream === SHIPMENT);
    expect(own.map(({ type }) => type)).toEqual([
      'ConfirmDelivery',
      'ConfirmPick',
      'ConfirmDelivery',
      'PlanShipment',
    ]);
  });

  it('are not executed when the vault fails them, and do not hold up the next', async () => {
    const { intake, calls, puts } = slowVault();
    const failed = intake(deliver, gate);
    const next = intake(pick, gate);
    await setImmediate();
    puts[0]?.reject(new Error('the disk is full'));
    await expect(failed).rejects.toThrow('the disk is full');
    expect(await next).toMatchObject({ kind: 'recorded' });
    expect(calls.map(({ type }) => type)).toEqual(['ConfirmPick']);
  });
});
