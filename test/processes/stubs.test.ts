import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { commandDigest, createExecute } from '../../src/ledger/execute.ts';
import { createStates } from '../../src/ledger/states.ts';
import { post } from '../../src/processes/follow-up.ts';
import { stubs } from '../../src/processes/stubs.ts';
import { factsOf, gate, type House, NOW_MS, openHouse, plan, SECRET } from '../intake/house.ts';

const order: RawCommand = {
  stream: 'order-SAP:4711',
  command: 'ReceiveOrder',
  data: {
    source: 'SAP',
    number: '4711',
    sourceVersion: 1,
    mode: 'full',
    customer: 'C-100',
    shipTo: { party: 'C-100', address: 'HZ/1' },
    division: 'EAST',
    project: '西湖',
    lines: [
      { line: '10', sku: 'PUMP 8', qty: 2, uom: 'H87', from: 'SH-01' },
      { line: '20', sku: 'PUMP 8', qty: 1, uom: 'H87' },
    ],
  },
};
const OF_THE_ORDER = [
  'address-HZ%2F1',
  'organisation-EAST',
  'party-C-100',
  'product-PUMP%208',
  `project-${encodeURIComponent('西湖')}`,
  'site-SH-01',
  'source-SAP',
];

/** Follows all facts of the ledger as the role `processes` does; answers what is new after it. */
async function followed({ ledger }: House): Promise<readonly Recorded[]> {
  const before = await ledger.head();
  const execute = createExecute({
    ledger,
    deciders: aggregates,
    now: () => NOW_MS,
    soleWriter: true,
  });
  const { facts } = await ledger.readAll(0, 1_000);
  const options = {
    execute,
    digest: (command: string, data: object) => commandDigest(SECRET, command, data),
    states: createStates(ledger, aggregates),
    refused: ({ refusal }: { refusal: { refused: string } }) => {
      return Promise.reject(new Error(refusal.refused));
    },
  };
  await post(options, stubs, facts);
  return (await ledger.readAll(before, 1_000)).facts;
}

function streams(facts: readonly Recorded[]): readonly string[] {
  return facts.map(({ type, stream }) => (type === 'StubMade' ? stream : type)).sort();
}

function putSource(unknownCodes: string): RawCommand {
  return { stream: 'source-SAP', command: 'Put', data: { unknownCodes } };
}

describe('codes that nobody has on file', () => {
  it('become stubs, each once, that say where they were seen', async () => {
    await using house = openHouse();
    await house.intake(order, gate);
    const made = await followed(house);
    expect(streams(made)).toEqual(OF_THE_ORDER.toSorted());
    expect(made[0]?.data).toEqual({ seenIn: 'order-SAP:4711' });
    expect(made[0]?.meta).toMatchObject({ capture: 'process', actor: 'process:stubs' });
    expect(await followed(house)).toEqual([]);
  });

  it('are those alone', async () => {
    await using house = openHouse();
    await house.intake({ stream: 'product-PUMP 8', command: 'Put', data: { type: 'pump' } }, gate);
    await house.intake(order, gate);
    expect(streams(await followed(house))).toEqual(
      OF_THE_ORDER.filter((stream) => stream !== 'product-PUMP%208').toSorted(),
    );
    expect(await factsOf(house.ledger, 'product-PUMP%208')).toHaveLength(1);
  });

  it('are found in later versions of an order', async () => {
    await using house = openHouse();
    await house.intake(order, gate);
    await followed(house);
    const lines = [{ line: '10', sku: 'VALVE', qty: 1, uom: 'H87' }];
    const data = { ...(order.data as object), sourceVersion: 2, lines };
    await house.intake({ ...order, data }, gate);
    expect(streams(await followed(house))).toEqual(['product-VALVE']);
  });

  it('are found in a shipment', async () => {
    await using house = openHouse();
    const data = { ...(plan.data as object), carrier: 'HENGTU' };
    await house.intake({ ...plan, data }, gate);
    expect(streams(await followed(house))).toEqual([
      'carrier-HENGTU',
      'party-C-100',
      'product-PUMP-8',
      'site-SH-01',
    ]);
  });

  it('stay unmade where the source may name only what is on file', async () => {
    await using house = openHouse();
    await house.intake(putSource('refuse'), gate);
    await house.intake(order, gate);
    expect(await followed(house)).toEqual([]);
    await house.intake({ ...plan, data: { ...(plan.data as object), carrier: 'HENGTU' } }, gate);
    expect(streams(await followed(house))).toEqual(['carrier-HENGTU', 'site-SH-01']);
  });

  it('stay unmade for what came before the source says otherwise', async () => {
    await using house = openHouse();
    await house.intake(putSource('refuse'), gate);
    await house.intake(order, gate);
    const { ledger } = house;
    const before = await ledger.head();
    await house.intake(putSource('stub'), gate);
    expect(await ledger.head()).toBe(before + 1);
    expect(await followed(house)).toEqual([]);
  });

  it('are made where the source says so, or says nothing', async () => {
    await using house = openHouse();
    await house.intake(putSource('stub'), gate);
    await house.intake(order, gate);
    expect(await followed(house)).toHaveLength(OF_THE_ORDER.length - 1);
  });

  it('stay unmade for what is told of the past', async () => {
    await using house = openHouse();
    const past = { ...gate, capture: 'import' } as const;
    const occurredAt = '2019-05-20T07:00:00Z';
    await house.intake({ ...order, occurredAt }, past);
    await house.intake({ ...plan, occurredAt, timeQuality: 'derived' }, past);
    expect(await followed(house)).toEqual([]);
  });

  it('have no stub when they are too long for a key', async () => {
    await using house = openHouse();
    const data = { ...(order.data as object), customer: '泵'.repeat(41) };
    await house.intake({ ...order, data }, gate);
    expect(await followed(house)).toHaveLength(OF_THE_ORDER.length);
  });
});
