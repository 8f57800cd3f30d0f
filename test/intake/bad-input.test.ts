import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { AnyDecider, CommandShape } from '../../src/domain/decider.ts';
import type { Answer } from '../../src/intake/intake.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { type Example, examples } from '../../src/wording/examples.ts';
import { say } from '../../src/wording/rules.ts';
import { brokenAt } from './broken.ts';
import { gate, openHouse } from './house.ts';
import { whole } from './whole.ts';

const told: Readonly<Record<string, Example>> = examples;

const commands = [...aggregates].flatMap(([category, { commands: shapes }]: [string, AnyDecider]) =>
  Object.entries<CommandShape>(shapes).map(([command, shape]) => {
    const { id, commands: data } = told[category] ?? { id: '', commands: {} };
    const stream = `${category}-${id}`;
    return [`${command} of ${category}`, { command, stream, shape, example: data[command] ?? {} }];
  }),
) as readonly (readonly [string, Told])[];

interface Told {
  readonly command: string;
  readonly stream: string;
  readonly shape: CommandShape;
  readonly example: object;
}

/** The faults of an answer, or what else it was. */
function said(answer: Answer): string {
  if (answer.kind !== 'malformed') return answer.kind;
  return answer.errors.map(({ path, rule }) => `${path}: ${rule}`).join(' and ');
}

/** Whether each fault of an answer is said in both languages, with everything it speaks of. */
function isInWords(answer: Answer): boolean {
  if (answer.kind !== 'malformed') return false;
  return answer.errors.every(({ rule, params }) => {
    const [zh, en] = [say(rule, params, 'zh-CN'), say(rule, params, 'en')];
    return zh !== rule && en !== rule && !`${zh}${en}`.includes('–');
  });
}

describe('a field that is wrong is named, with the rule that it breaks', () => {
  it.each(commands)('in %s', async (_, { command, stream, shape, example }) => {
    await using house = openHouse();
    const { data, fields } = whole(shape.schema, example);
    const root = { place: [], required: true, form: { kind: 'object' } } as const;
    const otherwise: string[] = [];
    for (const { data: broken, fault, by } of [root, ...fields].flatMap((at) =>
      brokenAt(data, at),
    )) {
      const answer = await house.intake({ stream, command, data: broken }, gate);
      if (said(answer) !== fault) otherwise.push(`${by} → ${said(answer)}, not ${fault}`);
      else if (!isInWords(answer)) otherwise.push(`${fault} is not said in words`);
    }
    expect(otherwise).toEqual([]);
    expect(await house.ledger.head()).toBe(0);
  });
});

describe('a field of an ERP’s own', () => {
  it('is named where its name is too long', async () => {
    await using house = openHouse();
    const { commands } = examples.order;
    const data = { ...commands.ReceiveOrder, attributes: { ['x'.repeat(61)]: 'yes' } };
    const stream = 'order-SAP-1000:0080004711';
    const answer = await house.intake({ stream, command: 'ReceiveOrder', data }, gate);
    expect(said(answer)).toBe(`attributes.${'x'.repeat(61)}: field-name-is-too-long`);
    expect(isInWords(answer)).toBe(true);
  });
});

describe('an id that is wrong is named as the stream’s', () => {
  it.each([
    ['shipment-PS1E-CGE6-1HZN-BF8', 'check-symbol-must-match'],
    ['shipment-PS1E-CGE6-1HNZ-BFG', 'check-symbol-must-match'],
    ['shipment-PS1E-CGE6-1HZN', 'id-must-be-well-formed'],
    ['shipment-AB', 'id-must-be-well-formed'],
    ['shipment-A/B-100', 'id-must-be-well-formed'],
    ['order-0080004711', 'id-must-be-well-formed'],
    ['order-SAP-1000:', 'id-must-be-well-formed'],
    ['order-SAP-1000:0080:4711', 'id-must-be-well-formed'],
    ['trip-T', 'id-must-be-well-formed'],
    ['track-T-260305-07', 'id-must-be-well-formed'],
    ['track-T-260305-07-2026-02-30', 'id-must-be-well-formed'],
    ['party- ', 'id-must-be-well-formed'],
    ['party-%E0%A4%A', 'id-must-be-well-formed'],
    ['lorry-7', 'stream-must-be-known'],
    ['shipment', 'stream-must-be-known'],
  ])('in %s', async (stream, rule) => {
    await using house = openHouse();
    const answer = await house.intake({ stream, command: 'Retire', data: {} }, gate);
    expect(said(answer)).toBe(`stream: ${rule}`);
    expect(isInWords(answer)).toBe(true);
  });

  it('and a command that its subject does not have', async () => {
    await using house = openHouse();
    const sent = { stream: 'shipment-DEMO1', command: 'Retire', data: {} };
    expect(said(await house.intake(sent, gate))).toBe('command: command-must-be-known');
  });
});

describe('what goes with a command is looked at as well', () => {
  const sent = { stream: 'shipment-DEMO1', command: 'ReleaseToWarehouse', data: {} };

  it.each([
    [{ occurredAt: '2026-03-02 08:00' }, 'occurredAt: must-be-an-instant'],
    [{ occurredAt: 'X'.repeat(61) }, 'occurredAt: must-have-at-most-characters'],
    [{ deviceSeq: -1 }, 'deviceSeq: must-be-at-least'],
    [{ deviceSeq: 1.5 }, 'deviceSeq: must-be-a-whole-number'],
    [{ device: '' }, 'device: must-not-be-empty'],
    [{ place: { lat: 90.5 } }, 'place.lat: must-be-at-most'],
    [{ place: { lon: -181 } }, 'place.lon: must-be-at-least'],
    [{ place: { longitude: 1 } }, 'place.longitude: field-is-unknown'],
    [{ timeQuality: 'guessed' }, 'timeQuality: must-be-one-of'],
    [{ commandId: 'X'.repeat(256) }, 'commandId: must-have-at-most-characters'],
    [{ ifMatch: '7' }, 'ifMatch: must-be-a-number'],
    [{ priority: 'high' }, 'priority: field-is-unknown'],
    [{ data: [] }, ': must-be-an-object'],
    [{ data: null }, ': must-be-an-object'],
  ])('%j', async (wrong, fault) => {
    await using house = openHouse();
    const answer = await house.intake({ ...sent, ...wrong } as RawCommand, gate);
    expect(said(answer)).toBe(fault);
    expect(isInWords(answer)).toBe(true);
  });
});

describe('the code of a new unit', () => {
  it('is an SSCC where it has eighteen digits', async () => {
    await using house = openHouse();
    const { id, commands } = examples.shipment;
    const told = async (unit: string) =>
      said(
        await house.intake(
          {
            stream: `shipment-${id}`,
            command: 'PackUnit',
            data: { ...commands.PackUnit, unit },
          },
          gate,
        ),
      );
    expect(await told('106141411234567898')).toBe('unit: must-be-an-sscc');
    expect(await told('106141411234567897')).toBe('refused');
  });
});
