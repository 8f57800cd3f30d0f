import { beforeEach, describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { sscc } from '../../src/domain/check-symbols.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { type Answer, type Caller, createIntake } from '../../src/intake/intake.ts';
import { oneOwner } from '../../src/intake/one-owner.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { codes, type ShipmentCodes } from '../../src/projections/codes.ts';
import { foldHistory } from '../../src/projections/fold.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { gate, NOW_MS, plan, SECRET } from './house.ts';

const SSCC = sscc(3, '6901234', 1);
const pumps = { order: 'SAP:4711', line: '10' };
const valves = { order: 'SAP:4711', line: '20' };
const LINES = [
  { ...pumps, sku: 'PUMP-8', qty: 5, uom: 'H87' },
  { ...valves, sku: 'VALVE-1', qty: 5, uom: 'H87' },
];

/** A house whose intake asks the read model of codes, as it was published last. */
function openAskingHouse() {
  const ledger = openMemoryLedger();
  const states = createStates(ledger, aggregates);
  const readModels = openMemoryReadModels({ now: () => NOW_MS });
  const now = () => NOW_MS;
  const asked: string[] = [];
  const inUse = async () => {
    asked.push('codes');
    return readModels.published<ShipmentCodes>('codes');
  };
  const counted = {
    ...states,
    state: <S>(stream: string) => {
      asked.push(stream);
      return states.state<S>(stream);
    },
  };
  const intake = createIntake({
    execute: createExecute({ ledger, deciders: aggregates, now, soleWriter: true }),
    aggregates,
    vault: { put: async () => {} },
    secret: SECRET,
    now,
    checks: [oneOwner(counted, inUse)],
  });
  let builds = 0;

  return {
    asked,
    send: (
      shipment: string,
      command: string,
      data: object,
      more: { readonly commandId?: string; readonly caller?: Caller } = {},
    ): Promise<Answer> => {
      const { commandId, caller = gate } = more;
      const raw = { stream: `shipment-${shipment}`, command, data };
      return intake(commandId === undefined ? raw : { ...raw, commandId }, caller);
    },
    /** What was recorded so far is shown. */
    async published(): Promise<void> {
      const { facts } = await ledger.readAll(0, 1_000);
      const streams = Map.groupBy(facts, ({ stream }) => stream);
      const puts = [...streams].flatMap(([stream, own]) => put(stream, own));
      builds += 1;
      const collection = await readModels.open<ShipmentCodes>(
        'codes',
        1,
        `b${builds}`,
        codes.indexes,
      );
      await collection.load({ puts, deletes: [], parked: [] });
      await collection.seal({ ledger: 'l', epoch: 1, through: 1_000 });
      await readModels.publish('codes', 1, `b${builds}`);
    },
  };
}

function put(stream: string, facts: readonly Recorded[]) {
  const { doc, position } = foldHistory(codes, aggregates.get('shipment')?.correction, facts);
  return doc ? [{ id: stream.slice('shipment-'.length), position, doc: doc as ShipmentCodes }] : [];
}

let house: ReturnType<typeof openAskingHouse>;

beforeEach(async () => {
  house = openAskingHouse();
  for (const id of ['DEMO1', 'DEMO2']) {
    await house.send(id, 'PlanShipment', { ...(plan.data as object), lines: LINES });
  }
});

const pick = (id: string, goods: object, ...serials: readonly string[]) =>
  house.send(id, 'ConfirmPick', { ...goods, qty: serials.length, serials });
const pack = (id: string, unit: string) =>
  house.send(id, 'PackUnit', { unit, kind: 'carton', contents: [{ ...pumps, qty: 1 }] });
const replace = (id: string, carrier: string, ...numbers: readonly string[]) =>
  house.send(id, 'ReplaceWaybills', {
    carrier,
    waybills: numbers.map((waybill) => ({ waybill })),
  });
const faults = (...errors: readonly (readonly [path: string, code: string])[]) => ({
  kind: 'malformed',
  errors: errors.map(([path, code]) => ({
    path,
    rule: 'code-must-have-one-owner',
    params: { code, shipment: 'DEMO1' },
  })),
});

describe('a code that is in use in another shipment', () => {
  it('is refused by its place in the command', async () => {
    await pick('DEMO1', pumps, 'SN-1', 'SN-2');
    await pack('DEMO1', SSCC);
    await replace('DEMO1', 'SF', 'W1', 'W2');
    await house.published();
    expect(await pick('DEMO2', pumps, 'SN-9', 'SN-2', 'SN-1')).toEqual(
      faults(['serials.1', 'SN-2'], ['serials.2', 'SN-1']),
    );
    expect(await pack('DEMO2', SSCC)).toEqual(faults(['unit', SSCC]));
    expect(await replace('DEMO2', 'SF', 'W7', 'W1')).toEqual(faults(['waybills.1.waybill', 'W1']));
  });

  it('is refused in what a carrier answers, by the carrier who was asked', async () => {
    await replace('DEMO1', 'SF', 'W1');
    await house.published();
    const accepted = { waybills: [{ waybill: 'W1' }] };
    await house.send('DEMO2', 'TenderToCarrier', { tender: 'T1', carrier: 'SF' });
    await house.send('DEMO2', 'TenderToCarrier', { tender: 'T2', carrier: 'DB' });
    expect(await house.send('DEMO2', 'AcceptTender', { tender: 'T1', ...accepted })).toEqual(
      faults(['waybills.0.waybill', 'W1']),
    );
    expect(await house.send('DEMO2', 'AcceptTender', { tender: 'T2', ...accepted })).toMatchObject({
      kind: 'recorded',
    });
  });

  it('is refused as a unit that is named after that shipment', async () => {
    await pack('DEMO1', 'DEMO1-U001');
    await pack('DEMO1', 'U1');
    await pack('DEMO1', 'CASE-1');
    await house.published();
    expect(await pack('DEMO2', 'DEMO1-U001')).toEqual(faults(['unit', 'DEMO1-U001']));
    expect(await pack('DEMO2', 'U1')).toMatchObject({ kind: 'recorded' });
    expect(await pack('DEMO2', 'CASE-1')).toMatchObject({ kind: 'recorded' });
  });
});

describe('a code is taken', () => {
  it('when it is of another article or another carrier', async () => {
    await pick('DEMO1', pumps, 'SN-1');
    await replace('DEMO1', 'SF', 'W1');
    await house.published();
    expect(await pick('DEMO2', valves, 'SN-1')).toMatchObject({ kind: 'recorded' });
    expect(await replace('DEMO2', 'DB', 'W1')).toMatchObject({ kind: 'recorded' });
  });

  it('when it is free by now, although the read model does not know it yet', async () => {
    await pick('DEMO1', pumps, 'SN-1');
    await house.published();
    await house.send('DEMO1', 'PutBack', { ...pumps, qty: 1, serials: ['SN-1'] });
    expect(await pick('DEMO2', pumps, 'SN-1')).toMatchObject({ kind: 'recorded' });
  });

  it('when no read model says whose it is', async () => {
    await pick('DEMO1', pumps, 'SN-1');
    expect(await pick('DEMO2', pumps, 'SN-1')).toMatchObject({ kind: 'recorded' });
  });

  it('from an import, and once more from whoever has told it before', async () => {
    const data = { ...pumps, qty: 1, serials: ['SN-1'] };
    const told = await house.send('DEMO1', 'ConfirmPick', data, { commandId: 'k-1' });
    const caller: Caller = { ...gate, actor: 'file', capture: 'import' };
    await house.published();
    expect(await house.send('DEMO2', 'ConfirmPick', data, { caller })).toMatchObject({
      kind: 'recorded',
    });
    await house.published();
    const again = await house.send('DEMO1', 'ConfirmPick', data, { commandId: 'k-1' });
    expect(again).toMatchObject({ kind: 'recorded' });
    expect(again).toMatchObject({ version: (told as { version: number }).version });
    expect(await house.send('DEMO1', 'ConfirmPick', data)).toEqual({
      ...faults(),
      errors: [
        {
          path: 'serials.0',
          rule: 'code-must-have-one-owner',
          params: { code: 'SN-1', shipment: 'DEMO2' },
        },
      ],
    });
  });

  it('without anything being looked up where a command brings none', async () => {
    house.asked.length = 0;
    await house.send('DEMO2', 'ConfirmPick', { ...pumps, qty: 1 });
    await pack('DEMO2', 'U1');
    await pack('DEMO2', 'DEMO2-U001');
    await house.send('DEMO2', 'HoldShipment', { hold: 'H1', kind: 'own', scope: 'load' });
    await house.send('DEMO9', 'ConfirmPick', { ...pumps, qty: 1 });
    expect(house.asked).toEqual([]);
    await pack('DEMO2', SSCC);
    expect(house.asked).toEqual(['shipment-DEMO2', 'codes']);
  });
});
