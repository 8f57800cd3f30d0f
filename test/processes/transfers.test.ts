import { describe, expect, it } from 'vitest';
import { transfers } from '../../src/processes/transfers.ts';
import { tripsToShipments } from '../../src/processes/trips-to-shipments.ts';
import { type Killing, openCompany, type Sending } from './company.ts';
import { PUMPS, ready, sending, VALVES } from './trips.ts';

const TYPES = ['UnitsTransferredOut', 'UnitsTransferredIn', 'FollowUpRefused'];

/** A carton of another name, so that it can lie beside the first one. */
const other = ready(VALVES).map((one): Sending => {
  const data = one.type === 'PackUnit' ? { ...one.data, unit: 'U2' } : one.data;
  return { ...one, data };
});
const transfer = sending(PUMPS, '07:00', 'TransferUnits', {
  transfer: 'X1',
  units: ['U1'],
  to: 'oml-660002',
  reason: 'one truck is enough',
});
const gone = sending(VALVES, '06:30', 'DepartShipment');

async function moved(sendings: readonly Sending[], killing?: Killing) {
  const company = openCompany([transfers, tripsToShipments], 500);
  for (const one of sendings) await company.tell(one);
  const steps = await company.settle(killing);
  const facts = async (stream: string) =>
    (await company.facts(stream)).filter(({ type }) => TYPES.includes(type));
  const [source, target] = [await facts(PUMPS), await facts(VALVES)];
  const told = [...source, ...target].map(({ id, stream, type }) => `${stream} ${type} ${id}`);
  return { steps, source, target, told };
}

describe('units that are transferred', () => {
  it('come into the other shipment', async () => {
    const { source, target } = await moved([...ready(PUMPS), ...other, transfer]);
    expect(source.map(({ type }) => type)).toEqual(['UnitsTransferredOut']);
    expect(target).toMatchObject([
      { type: 'UnitsTransferredIn', data: { transfer: 'X1', from: 'OML660001' } },
    ]);
    expect(target[0]?.meta.causationId).toBe(source[0]?.id);
  });

  it('come back when that one has left, and it says why', async () => {
    const { source, target } = await moved([...ready(PUMPS), ...other, gone, transfer]);
    expect(target).toEqual([]);
    expect(source).toMatchObject([
      { type: 'UnitsTransferredOut' },
      { type: 'FollowUpRefused', data: { rule: 'shipment-must-not-have-departed' } },
      { type: 'UnitsTransferredIn', data: { transfer: 'X1', from: 'OML660002', returned: true } },
    ]);
  });

  it('come back from a shipment that nobody has planned', async () => {
    const { source } = await moved([...ready(PUMPS), transfer]);
    expect(source.map(({ type }) => type)).toEqual([
      'UnitsTransferredOut',
      'FollowUpRefused',
      'UnitsTransferredIn',
    ]);
  });

  it.each([
    ['taken', [...ready(PUMPS), ...other, transfer]],
    ['not taken', [...ready(PUMPS), ...other, gone, transfer]],
  ])('are in one place in the end, wherever the process is killed: %s', async (_, day) => {
    const { told, steps } = await moved(day);
    expect(steps).toBeGreaterThan(2);
    for (let step = 1; step <= steps; step += 1) {
      for (const after of [false, true]) {
        expect((await moved(day, { step, after })).told).toEqual(told);
      }
    }
  });

  it('stay where they came back to, also when they would be taken by now', async () => {
    const company = openCompany([transfers], 1);
    for (const one of [...ready(PUMPS), transfer]) await company.tell(one);
    await company.settle();
    for (const one of other) await company.tell(one);
    company.forget();
    await company.settle();
    const taken = (await company.facts(VALVES)).filter(({ type }) => TYPES.includes(type));
    expect(taken).toEqual([]);
    expect(await company.facts(PUMPS)).toHaveLength(ready(PUMPS).length + 3);
  });

  it('do not come back as well when they were brought over after a refusal', async () => {
    const company = openCompany([transfers], 500);
    for (const one of [...ready(PUMPS), ...other, transfer]) await company.tell(one);
    const [out] = (await company.facts(PUMPS)).slice(-1);
    await company.settle();
    await company.tell(
      sending(PUMPS, '07:10', 'RecordRefusedFollowUp', {
        cause: out?.id,
        process: 'transfers',
        step: 'bring-over',
        stream: VALVES,
        command: 'ReceiveTransferredUnits',
        rule: 'shipment-must-be-planned',
      }),
    );
    await company.settle();
    const types = (await company.facts(PUMPS)).map(({ type }) => type);
    expect(types).not.toContain('UnitsTransferredIn');
  });
});
