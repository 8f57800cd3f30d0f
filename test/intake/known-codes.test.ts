import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { type Answer, createIntake } from '../../src/intake/intake.ts';
import { knownCodes } from '../../src/intake/known-codes.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { gate, NOW_MS, SECRET } from './house.ts';

/** A house whose intake looks codes up, and counts what it reads for that. */
function openStrictHouse() {
  const ledger = openMemoryLedger();
  const now = () => NOW_MS;
  const read: string[] = [];
  const stored: unknown[] = [];
  const states = createStates(ledger, aggregates);
  const counted = {
    state: <S>(stream: string) => {
      read.push(stream);
      return states.state<S>(stream);
    },
  };
  const intake = createIntake({
    execute: createExecute({ ledger, deciders: aggregates, now, soleWriter: true }),
    aggregates,
    vault: { put: async (entries) => void stored.push(...entries) },
    secret: SECRET,
    now,
    checks: [knownCodes(counted)],
  });
  return { intake: (raw: RawCommand) => intake(raw, gate), ledger, read, stored };
}

function put(stream: string, data: object = {}): RawCommand {
  return { stream, command: 'Put', data };
}
const strict = put('source-SAP', { unknownCodes: 'refuse' });

function order(data: object = {}, lines: readonly object[] = [{}]): RawCommand {
  return {
    stream: 'order-SAP:4711',
    command: 'ReceiveOrder',
    data: {
      source: 'SAP',
      number: '4711',
      sourceVersion: 1,
      mode: 'full',
      customer: 'C-100',
      shipTo: { party: 'C-100', contact: '李雷 138 0013 8000' },
      lines: lines.map((line, index) => {
        return { line: String(index + 1), sku: 'PUMP', qty: 1, uom: 'H87', ...line };
      }),
      ...data,
    },
  };
}

function faults(answer: Answer): readonly string[] {
  if (answer.kind !== 'malformed') throw new Error(`not malformed: ${JSON.stringify(answer)}`);
  return answer.errors.map(({ path, rule }) => `${path}: ${rule}`);
}

describe('an order of a source that may name only what is on file', () => {
  it('is malformed by every code that is not, each at its place', async () => {
    const { intake, ledger, stored } = openStrictHouse();
    await intake(strict);
    await intake(put('product-PUMP'));
    const lines = [{}, { sku: 'VALVE', from: 'SH-01' }, { sku: 'VALVE' }];
    const answer = await intake(order({ project: 'WEST' }, lines));
    expect(faults(answer)).toEqual([
      'customer: code-must-be-known',
      'shipTo.party: code-must-be-known',
      'project: code-must-be-known',
      'lines.1.sku: code-must-be-known',
      'lines.2.sku: code-must-be-known',
      'lines.1.from: code-must-be-known',
    ]);
    expect(await ledger.read('order-SAP:4711', 0, 1)).toEqual([]);
    expect(stored).toEqual([]);
  });

  it('is recorded when all are', async () => {
    const { intake, stored } = openStrictHouse();
    for (const command of [strict, put('product-PUMP'), put('party-C-100')]) await intake(command);
    expect(await intake(order())).toMatchObject({ kind: 'recorded', version: 1 });
    expect(stored).toHaveLength(1);
  });

  it('does not pass with a stub, a retired or a blocked record', async () => {
    const { intake } = openStrictHouse();
    await intake(strict);
    await intake(put('product-PUMP'));
    await intake({ stream: 'product-PUMP', command: 'Retire', data: {} });
    await intake({ stream: 'product-VALVE', command: 'EnsureKnown', data: {} });
    await intake(put('party-C-100', { status: 'blocked' }));
    expect(faults(await intake(order({}, [{}, { sku: 'VALVE' }])))).toEqual([
      'customer: code-must-not-be-blocked',
      'shipTo.party: code-must-not-be-blocked',
      'lines.0.sku: code-must-not-be-retired',
      'lines.1.sku: code-must-be-known',
    ]);
  });

  it('is told the first hundred faults, and not looked at any further', async () => {
    const { intake, read } = openStrictHouse();
    await intake(strict);
    const lines = Array.from({ length: 1_000 }, (_, index) => ({ sku: `SKU-${index}` }));
    read.length = 0;
    expect(faults(await intake(order({}, lines)))).toHaveLength(100);
    expect(read.length).toBeLessThanOrEqual(130);
  });
});

describe('an order of any other source', () => {
  it('costs one look, and other commands none', async () => {
    const { intake, read } = openStrictHouse();
    await intake(put('source-ERP', { unknownCodes: 'refuse' }));
    expect(read).toEqual([]);
    expect(await intake(order())).toMatchObject({ kind: 'recorded' });
    await intake(put('source-SAP', { unknownCodes: 'stub' }));
    expect(await intake(order({ sourceVersion: 2 }))).toMatchObject({ kind: 'recorded' });
    expect(read).toEqual(['source-SAP', 'source-SAP']);
  });

  it('keeps its place among the commands of its stream while somebody looks', async () => {
    const { intake, ledger } = openStrictHouse();
    const authorise = { stream: 'order-SAP:4711', command: 'AuthoriseOrder', data: {} };
    const versions = [1, 2, 3].map((sourceVersion) => order({ sourceVersion }));
    await Promise.all([...versions, authorise].map(intake));
    const types = (await ledger.read('order-SAP:4711', 0, 9)).map(({ type }) => type);
    expect(types).toEqual(['OrderReceived', 'OrderAmended', 'OrderAmended', 'OrderAuthorised']);
  });
});
