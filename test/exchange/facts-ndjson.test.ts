import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { exportFacts } from '../../src/exchange/facts-ndjson/export.ts';
import { importFacts } from '../../src/exchange/facts-ndjson/import.ts';
import type { Part } from '../../src/exchange/history.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { deliver, factsOf, gate, openHouse, plan, SHIPMENT, shipped } from '../intake/house.ts';
import { file, inShort, NOTHING_DONE, ran } from './files.ts';

async function exported(ledger: Ledger, part: Part = {}): Promise<string> {
  return (await Array.fromAsync(exportFacts(ledger, part))).join('');
}

function importInto(ledger: Ledger, content: string) {
  return ran((options) => importFacts(file(content), { ledger, aggregates }, options));
}

/** Two shipments told in turns, one of them delivered and asked to be corrected. */
async function told(): Promise<string> {
  await using house = openHouse();
  await house.intake({ ...plan, stream: 'shipment-DEMO2' }, gate);
  await shipped(house);
  await house.intake({ ...deliver, data: { relation: 'consignee' } }, gate);
  await house.intake(
    {
      stream: SHIPMENT,
      command: 'CorrectRecord',
      data: {
        reason: 'told twice',
        groups: [
          {
            target: 3,
            kind: 'incorrect_data',
            replacements: [
              { type: 'ItemPicked', data: { order: 'SAP:4711', line: '10', qty: 2, bin: 'A-1' } },
            ],
          },
        ],
      },
    },
    gate,
  );
  return await exported(house.ledger);
}

function without({ position: _, ...fact }: Recorded): object {
  return fact;
}

/** The lines of a file with those changed that `change` gives otherwise. */
function changed(content: string, change: (fact: Recorded) => unknown): string {
  const lines = content.trimEnd().split('\n');
  return lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join('');
}

describe('facts as lines', () => {
  it('come back from another ledger as they left', async () => {
    const content = await told();
    await using ledger = openMemoryLedger();
    const lines = content.trimEnd().split('\n').length;
    expect(await importInto(ledger, content)).toEqual({
      summary: { ...NOTHING_DONE, read: lines, recorded: lines, facts: lines, shipments: 2 },
      refused: [],
    });
    expect(await exported(ledger)).toBe(content);
    expect(content).toContain('RecordCorrected');
  });

  it('keep ids, versions, times and streams, and get positions of their own', async () => {
    const content = await told();
    await using house = openHouse();
    await house.intake({ ...plan, stream: 'shipment-DEMO3' }, gate);
    await importInto(house.ledger, content);
    const originals = content
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Recorded);
    const moved = (await house.ledger.readAll(1, 1_000)).facts;
    expect(moved.map(without)).toEqual(originals.map(without));
    expect(moved.map(({ position }) => position)).toEqual(
      originals.map(({ position }) => position + 1),
    );
  });

  it('are new only once, and complete what an import left undone', async () => {
    const content = await told();
    const lines = content.trimEnd().split('\n');
    await using ledger = openMemoryLedger();
    await importInto(ledger, `${lines.slice(0, 4).join('\n')}\n`);
    const rest = await importInto(ledger, content);
    expect(rest.summary).toMatchObject({ recorded: lines.length - 4, repeated: 4, refused: 0 });
    const again = await importInto(ledger, content);
    expect(again.summary).toMatchObject({ recorded: 0, repeated: lines.length, facts: 0 });
    expect(await exported(ledger)).toBe(content);
  });

  it('of one command are recorded together or not at all', async () => {
    const appends: number[] = [];
    await using memory = openMemoryLedger();
    const ledger: Ledger = {
      ...memory,
      append: (stream, version, facts) => {
        appends.push(facts.length);
        return memory.append(stream, version, facts);
      },
    };
    await importInto(ledger, await told());
    expect(appends).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
  });

  it('are recorded in their order also by a store that takes later ones first', async () => {
    const content = await told();
    await using memory = openMemoryLedger();
    const ledger: Ledger = {
      ...memory,
      append: async (stream, version, facts) => {
        if (version === 0) await sleep(10);
        return memory.append(stream, version, facts);
      },
    };
    const { summary } = await importInto(ledger, content);
    expect(summary).toMatchObject({ recorded: 9, refused: 0 });
    expect(await factsOf(memory)).toHaveLength(8);
  });

  it('can be one shipment’s, or a span of time', async () => {
    await using house = openHouse();
    await house.intake({ ...plan, stream: 'shipment-DEMO2' }, gate);
    await shipped(house);
    const one = await exported(house.ledger, { stream: SHIPMENT });
    const kept = one
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(kept).toEqual(await factsOf(house.ledger));
    const recordedMs = Date.parse(kept[0].meta.recordedAt);
    expect(await exported(house.ledger, { toMs: recordedMs })).toBe('');
    expect(await exported(house.ledger, { fromMs: recordedMs })).toContain('DEMO2');
    expect(await exported(house.ledger, { fromMs: recordedMs + 60_000 })).toBe('');
  });
});

describe('a line that is no fact for this ledger', () => {
  const ids = 'shipment-PS0000000000001';

  it.each<[string, (fact: Recorded) => unknown, string[]]>([
    ['lacking a field', ({ id: _, ...fact }) => fact, ['id field-is-required']],
    ['with a field too many', (fact) => ({ ...fact, colour: 'red' }), ['colour field-is-unknown']],
    [
      'of an unknown type',
      (fact) => ({ ...fact, type: 'UnitEaten' }),
      ['type fact-type-must-be-known'],
    ],
    ['of a shape to come', (fact) => ({ ...fact, v: 9 }), ['v fact-shape-must-be-known']],
    [
      'with other data than its type has',
      (fact) => ({ ...fact, data: { from: 'SH-01' } }),
      ['data.from field-is-unknown'],
    ],
    [
      'about nothing known',
      (fact) => ({ ...fact, stream: 'truck-1' }),
      ['stream stream-must-be-known'],
    ],
    [
      'in a stream spelt otherwise',
      (fact) => ({ ...fact, stream: 'shipment-demo-1' }),
      ['stream stream-must-be-canonical'],
    ],
    [
      'in a stream with a wrong check symbol',
      (fact) => ({ ...fact, stream: ids }),
      ['stream check-symbol-must-match'],
    ],
    [
      'recorded at no instant',
      (fact) => ({ ...fact, meta: { ...fact.meta, recordedAt: '2026-02-30T00:00:00.000Z' } }),
      ['facts-must-fit-the-ledger'],
    ],
    [
      'that skips a version',
      (fact) => ({ ...fact, version: 5 }),
      ['version fact-must-follow-the-one-before'],
    ],
  ])('%s is named', async (_, change, expected) => {
    await using house = openHouse();
    await shipped(house);
    const [, released] = (await exported(house.ledger)).split('\n');
    await using ledger = openMemoryLedger();
    const planned = (await exported(house.ledger)).split('\n')[0];
    const wrong = changed(`${released}\n`, change);
    const { summary, refused } = await importInto(ledger, `${planned}\n${wrong}`);
    expect(refused.map(inShort)).toEqual(expected.map((text) => `2 ${text}`));
    expect(summary).toMatchObject({ read: 2, recorded: 1, refused: 1 });
  });

  it('keeps back what was to follow it in its stream, and nothing else', async () => {
    const content = await told();
    await using ledger = openMemoryLedger();
    const broken = content.replace('"ShipmentReleased"', '"ShipmentReleased');
    const { refused, summary } = await importInto(ledger, broken);
    expect(refused.map(inShort)).toEqual([
      '3 row-must-be-json',
      ...[4, 5, 6, 7, 8, 9].map((line) => `${line} version fact-must-follow-the-one-before`),
    ]);
    expect(refused.at(-1)?.params).toEqual({ stream: SHIPMENT, version: 8, reached: 1 });
    expect(summary).toMatchObject({ recorded: 2 });
    const mended = await importInto(ledger, content);
    expect(mended.summary).toMatchObject({ recorded: 7, repeated: 2, refused: 0 });
  });

  it('does not change what is recorded already', async () => {
    const content = await told();
    await using ledger = openMemoryLedger();
    await importInto(ledger, content);
    const bent = changed(content, (fact) =>
      fact.type === 'ItemPicked' ? { ...fact, data: { ...fact.data, bin: 'B-2' } } : fact,
    );
    const { refused, summary } = await importInto(ledger, bent);
    expect(refused.map(inShort)).toEqual([
      '4 fact-must-stay-as-recorded',
      '9 fact-must-stay-as-recorded',
    ]);
    expect(summary).toMatchObject({ recorded: 0, repeated: 7 });
    expect(await exported(ledger)).toBe(content);
  });

  it('is told from one that comes again, also while the first is on its way', async () => {
    const [planned = ''] = (await told()).split('\n');
    const bent = planned.replace('"SH-01"', '"SH-02"');
    expect(bent).not.toBe(planned);
    await using ledger = openMemoryLedger();
    const { refused, summary } = await importInto(ledger, [planned, bent, planned].join('\n'));
    expect(refused.map(inShort)).toEqual(['2 fact-must-stay-as-recorded']);
    expect(summary).toMatchObject({ recorded: 1, repeated: 1, facts: 1 });
    expect(await ledger.head()).toBe(1);
  });

  it('is refused in an empty ledger when its stream begins later', async () => {
    await using ledger = openMemoryLedger();
    const tail = (await told()).split('\n').slice(3).join('\n');
    const { summary } = await importInto(ledger, tail);
    expect(summary).toMatchObject({ read: 6, recorded: 0, refused: 6 });
    expect(await ledger.head()).toBe(0);
  });
});
