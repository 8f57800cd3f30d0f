import { describe, expect, it } from 'vitest';
import { importCommands } from '../../src/exchange/commands-ndjson.ts';
import {
  deliver,
  depart,
  factsOf,
  type House,
  openHouse,
  pack,
  pick,
  plan,
  release,
} from '../intake/house.ts';
import { file, inShort, NOTHING_DONE, ran } from './files.ts';

const COMMANDS = [plan, release, pick, pack, depart, deliver];

function lines(commands: readonly unknown[]): string {
  return commands.map((command) => `${JSON.stringify(command)}\n`).join('');
}

function importInto(house: House, content: string | Uint8Array) {
  return ran((options) => importCommands(file(content), house.intake, options));
}

describe('the import of commands', () => {
  it('carries them out in their order', async () => {
    await using house = openHouse();
    expect(await importInto(house, lines(COMMANDS))).toEqual({
      summary: { ...NOTHING_DONE, read: 6, recorded: 6, facts: 6, shipments: 1 },
      refused: [],
    });
    const facts = await factsOf(house.ledger);
    expect(facts.map(({ type }) => type)).toEqual([
      'ShipmentPlanned',
      'ShipmentReleased',
      'ItemPicked',
      'UnitPacked',
      'ShipmentDeparted',
      'DeliveryConfirmed',
    ]);
    expect(JSON.stringify(facts)).not.toContain('李雷');
  });

  it('says nothing new a second time, with or without ids for the commands', async () => {
    await using house = openHouse();
    const named = COMMANDS.map((command, index) => ({ ...command, commandId: `c${index}` }));
    for (const commands of [COMMANDS, named.slice(1, 2)]) await importInto(house, lines(commands));
    const head = await house.ledger.head();
    const again = await importInto(house, lines(COMMANDS));
    expect(again.summary).toMatchObject({ read: 6, recorded: 0, repeated: 6, facts: 0 });
    expect(await house.ledger.head()).toBe(head);
  });

  it('takes the same report twice when the file tells it twice', async () => {
    await using house = openHouse();
    const half = { ...pick, data: { ...(pick.data as object), qty: 1 } };
    const { summary } = await importInto(house, lines([plan, release, half, half]));
    expect(summary).toMatchObject({ recorded: 4, facts: 4 });
  });

  it('says of each line that it could not use where and why, and keeps the others', async () => {
    await using house = openHouse();
    const content = [
      JSON.stringify(plan),
      '{"stream":"shipment-DEMO1","command":',
      '[]',
      '"ReleaseToWarehouse"',
      JSON.stringify({ ...release, colour: 'red' }),
      JSON.stringify({ ...release, stream: 'shipment-PS00-0000-0000-001' }),
      JSON.stringify({ ...pick, data: { order: 'SAP:4711', line: '10', qty: 0 } }),
      JSON.stringify({ ...pick, data: { order: 'SAP:4711', line: '10', qty: 3 } }),
      JSON.stringify({ ...pick, data: { order: 'SAP:4711', line: '99', qty: 1 } }),
      JSON.stringify({ ...release, ifMatch: 7 }),
      JSON.stringify({ ...release, commandId: null }),
      '',
      JSON.stringify(release),
      JSON.stringify(pick).slice(0, -9),
    ].join('\n');
    const { summary, refused } = await importInto(house, content);
    expect(refused.map(inShort)).toEqual([
      '2 row-must-be-json',
      '3 must-be-an-object',
      '4 must-be-an-object',
      '5 colour field-is-unknown',
      '6 stream check-symbol-must-match',
      '7 qty quantity-must-be-positive',
      '8 picked-must-fit-ordered',
      '9 line-must-belong-to-shipment',
      '10 ifMatch version-must-be-current',
      '11 commandId must-be-text',
      '14 row-must-be-json',
    ]);
    expect(summary).toMatchObject({ read: 13, recorded: 2, refused: 11 });
  });
});
