import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Answer, Caller } from '../../src/intake/intake.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { factsOf, gate, NOW_MS, openHouse, pick, plan, release, SHIPMENT } from './house.ts';

const MINUTE_MS = 60_000;
const at = (aheadMs: number) => new Date(NOW_MS + aheadMs).toISOString();

function faults(answer: Answer): readonly string[] {
  if (answer.kind !== 'malformed') throw new Error(`not malformed: ${JSON.stringify(answer)}`);
  return answer.errors.map(({ path, rule }) => `${path}: ${rule}`);
}

/** What `plan` is with some of its data otherwise. */
function planWith(data: object): RawCommand {
  return { ...plan, data: { ...(plan.data as object), ...data } };
}

function pickOf(goods: object): RawCommand {
  return { ...pick, data: { order: 'SAP:4711', line: '10', ...goods } };
}

describe('a command that comes in', () => {
  it('is recorded with all that is known about its telling', async () => {
    await using house = openHouse();
    const caller: Caller = { ...gate, source: 'SAP-800' };
    const answer = await house.intake(
      {
        ...plan,
        commandId: 'plan-1',
        occurredAt: '2026-03-02 11:30:00+08:00',
        device: 'HH-3',
        deviceSeq: 17,
        place: { site: 'SH-01' },
      },
      caller,
    );
    expect(answer).toMatchObject({ kind: 'recorded', stream: SHIPMENT, version: 1 });
    const [fact] = await factsOf(house.ledger);
    expect(fact?.meta).toEqual({
      occurredAt: '2026-03-02T11:30:00.000+08:00',
      recordedAt: '2026-03-02T04:00:00.000Z',
      timeQuality: 'device',
      capture: 'api',
      actor: 'key:7f3a',
      role: 'warehouse',
      source: 'SAP-800',
      device: 'HH-3',
      deviceSeq: 17,
      place: { site: 'SH-01' },
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      commandDigest: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('finds its stream in whatever spelling people use', async () => {
    await using house = openHouse();
    await house.intake(plan, gate);
    const answer = await house.intake({ ...release, stream: 'shipment-demo-1' }, gate);
    expect(answer).toMatchObject({ kind: 'recorded', stream: SHIPMENT, version: 2 });
  });

  it('may leave out data where there is none to give', async () => {
    await using house = openHouse();
    await house.intake(plan, gate);
    const { data: _, ...bare } = release;
    expect(await house.intake(bare, gate)).toMatchObject({ version: 2 });
  });

  it('is refused by a rule in the rule’s own name', async () => {
    await using house = openHouse();
    expect(await house.intake(release, gate)).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'shipment-must-be-planned' },
    });
  });

  it('is told when somebody has moved the stream on', async () => {
    await using house = openHouse();
    await house.intake(plan, gate);
    const late = await house.intake({ ...release, ifMatch: 0 }, gate);
    expect(late).toEqual({ kind: 'stale', stream: SHIPMENT, version: 1 });
    expect(await house.intake({ ...release, ifMatch: 1 }, gate)).toMatchObject({ version: 2 });
  });

  it('is the sender’s to mend when no ledger could take it', async () => {
    await using house = openHouse();
    const lines = Array.from({ length: 4_000 }, (_, index) => ({
      order: 'SAP:4711',
      line: String(index),
      sku: 'S'.repeat(120),
      qty: 1,
      uom: 'H87',
      schedule: 'D'.repeat(120),
    }));
    expect(faults(await house.intake(planWith({ lines }), gate))).toEqual([
      ': facts-must-fit-the-ledger',
    ]);
  });
});

describe('a malformed command', () => {
  const cyclic: { again?: unknown } = {};
  cyclic.again = cyclic;

  it.each<[string, RawCommand, readonly string[]]>([
    ['about nothing known', { ...plan, stream: 'truck-7' }, ['stream: stream-must-be-known']],
    ['without a category', { ...plan, stream: 'DEMO1' }, ['stream: stream-must-be-known']],
    [
      'with a wrong check symbol',
      { ...plan, stream: 'shipment-PS00-0000-0000-001' },
      ['stream: check-symbol-must-match'],
    ],
    ['with no id', { ...plan, stream: 'shipment-' }, ['stream: id-must-be-well-formed']],
    ['of no known name', { ...plan, command: 'FlyShipment' }, ['command: command-must-be-known']],
    [
      'named like what every object has',
      { ...plan, command: 'constructor' },
      ['command: command-must-be-known'],
    ],
    [
      'with envelope fields that do not exist or have other kinds',
      { ...plan, deviceSeq: -1, colour: 'red' } as RawCommand,
      ['deviceSeq: must-be-at-least', 'colour: field-is-unknown'],
    ],
    [
      'with a key longer than keys are',
      { ...plan, commandId: 'k'.repeat(256) },
      ['commandId: must-have-at-most-characters'],
    ],
    ['with a list for data', { ...plan, data: [] }, [': must-be-an-object']],
    ['with a text for data', { ...plan, data: 'all of it' }, [': must-be-an-object']],
    ['with a field left out', planWith({ from: undefined }), ['from: field-is-required']],
    [
      'with unknown fields, each by its name',
      planWith({ colour: 'red', to: { party: 'C-100', floor: 3 } }),
      ['to.floor: field-is-unknown', 'colour: field-is-unknown'],
    ],
    [
      'with fields of other kinds',
      planWith({ lines: 'all', from: 7, to: [] }),
      ['lines: must-be-a-list', 'from: must-be-text', 'to: must-be-an-object'],
    ],
    ['with an empty list', planWith({ lines: [] }), ['lines: must-not-be-empty']],
    ['with an empty text', planWith({ from: '' }), ['from: must-not-be-empty']],
    [
      'with a choice that there is not',
      planWith({ policy: { name: 'p', steps: ['fly'], labels: [] } }),
      ['policy.steps.0: must-be-one-of'],
    ],
    [
      'with a date where a time is meant',
      planWith({ window: { start: '2026-03-02' } }),
      ['window.start: must-be-an-instant', 'window.end: field-is-required'],
    ],
    ['for nothing', pickOf({ qty: 0 }), ['qty: quantity-must-be-positive']],
    ['for less than nothing', pickOf({ qty: -3 }), ['qty: quantity-must-be-positive']],
    ['for crumbs', pickOf({ qty: 0.0001 }), ['qty: quantity-has-too-many-decimals']],
    ['for more than there is', pickOf({ qty: 1e12 }), ['qty: must-be-at-most']],
    ['for a quantity in words', pickOf({ qty: 'two' }), ['qty: must-be-a-number']],
    ['for no number at all', pickOf({ qty: Number.NaN }), ['qty: must-be-a-number']],
    ['with a date object', pickOf({ qty: new Date(0) }), ['qty: must-be-plain-json']],
    ['with half a symbol', pickOf({ qty: 1, lot: '\ud83d' }), ['lot: must-be-well-formed-text']],
    ['with a hole in a list', pickOf({ serials: [undefined] }), ['serials.0: must-be-plain-json']],
    [
      'that contains itself',
      pickOf(cyclic),
      [`${Array(20).fill('again').join('.')}: must-not-be-nested-so-deeply`],
    ],
    [
      'that reaches for the prototype',
      { ...pick, data: JSON.parse('{"order":"1","line":"1","qty":1,"__proto__":{"admin":true}}') },
      ['__proto__: field-name-is-reserved'],
    ],
    ['at no time', { ...plan, occurredAt: 'yesterday' }, ['occurredAt: must-be-an-instant']],
    [
      'at a time without a zone',
      { ...plan, occurredAt: '2026-03-02T04:00:00' },
      ['occurredAt: must-be-an-instant'],
    ],
    [
      'more than a day ahead',
      { ...plan, occurredAt: at(24 * 60 * MINUTE_MS + 1) },
      ['occurredAt: occurred-at-must-not-be-far-ahead'],
    ],
  ])('%s is told so, and nothing is recorded', async (_, command, expected) => {
    await using house = openHouse();
    expect(faults(await house.intake(command, gate))).toEqual(expected);
    expect(await house.ledger.head()).toBe(0);
  });

  it('says what is allowed', async () => {
    await using house = openHouse();
    const answer = await house.intake({ ...plan, stream: 'truck-7' }, gate);
    expect(answer).toMatchObject({
      errors: [{ params: { stream: 'truck-7', categories: [...aggregates.keys()] } }],
    });
  });
});

describe('the time of a command', () => {
  async function metaOf(command: Partial<RawCommand>, capture: Caller['capture'] = 'scan') {
    await using house = openHouse();
    await house.intake({ ...plan, ...command }, { ...gate, capture });
    const [fact] = await factsOf(house.ledger);
    return { occurredAt: fact?.meta.occurredAt, timeQuality: fact?.meta.timeQuality };
  }

  it('is the server’s when none is given', async () => {
    expect(await metaOf({})).toEqual({ occurredAt: at(0), timeQuality: 'server' });
  });

  it.each([
    ['scan', 'device'],
    ['carrier', 'carrier'],
    ['import', 'import'],
    ['process', 'derived'],
    ['rule', 'derived'],
  ] as const)('that a %s told is of quality %s', async (capture, timeQuality) => {
    expect(await metaOf({ occurredAt: at(-1) }, capture)).toEqual({
      occurredAt: at(-1),
      timeQuality,
    });
  });

  it('is of the quality that the sender claims', async () => {
    const claimed = { occurredAt: at(-1), timeQuality: 'derived' } as const;
    expect(await metaOf(claimed)).toMatchObject(claimed);
  });

  it('is believed, but marked, from five minutes to a day ahead', async () => {
    expect(await metaOf({ occurredAt: at(5 * MINUTE_MS) })).toMatchObject({
      timeQuality: 'device',
    });
    for (const ahead of [5 * MINUTE_MS + 1, 24 * 60 * MINUTE_MS]) {
      const meta = await metaOf({ occurredAt: at(ahead), timeQuality: 'carrier' });
      expect(meta).toEqual({ occurredAt: at(ahead), timeQuality: 'suspect' });
    }
  });
});

describe('the key of a command', () => {
  const keyed = { ...plan, commandId: 'plan-1' };

  it('makes a repeated command the same command, whatever clock and place say', async () => {
    await using house = openHouse();
    const first = await house.intake(keyed, gate);
    const again = { ...keyed, occurredAt: at(-MINUTE_MS), device: 'HH-9', place: { site: 'X' } };
    expect(await house.intake(again, gate)).toEqual({ ...first, replayed: true });
    expect(await house.ledger.head()).toBe(1);
  });

  it('is used for one command only', async () => {
    await using house = openHouse();
    await house.intake(keyed, gate);
    const other = { ...planWith({ from: 'SH-02' }), commandId: 'plan-1' };
    expect(await house.intake(other, gate)).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'idempotency-key-is-used-once' },
    });
  });

  it('belongs to its sender', async () => {
    await using house = openHouse();
    await house.intake(keyed, gate);
    const another = { ...gate, actor: 'key:9999' };
    expect(await house.intake({ ...release, commandId: 'plan-1' }, another)).toMatchObject({
      kind: 'recorded',
      replayed: false,
    });
  });

  it('is made when none came, a new one every time', async () => {
    await using house = openHouse();
    await house.intake(plan, gate);
    await house.intake(release, gate);
    await house.intake(pickOf({ qty: 1 }), gate);
    await house.intake(pickOf({ qty: 1 }), gate);
    expect(await house.ledger.head()).toBe(4);
  });
});
