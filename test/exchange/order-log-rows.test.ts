import { describe, expect, it } from 'vitest';
import { openHouse } from '../intake/house.ts';
import { inShort, NOTHING_DONE } from './files.ts';
import { HEADER, importInto, log, logWith, ROWS, row } from './order-logs.ts';

describe('a row that cannot be taken', () => {
  const without = (text: string, part: string) => text.replace(part, '');

  it.each<[string, string, string[], number]>([
    [
      'for its time',
      logWith(4, (text) => text.replace('2019-05-20 09', '20.5.2019')),
      ['4 ocel:timestamp must-be-an-instant'],
      12,
    ],
    [
      'for a time without a zone',
      logWith(4, (text) => without(text, 'Z')),
      ['4 ocel:timestamp must-be-an-instant'],
      12,
    ],
    [
      'for a time to come',
      logWith(4, (text) => text.replace('2019', '2039')),
      ['4 ocel:timestamp occurred-at-must-not-be-far-ahead'],
      12,
    ],
    [
      'for its lists',
      logWith(4, (text) => text.replace("['880001']", "['880001'")),
      ['4 ocel:type:items must-be-a-list-of-ids'],
      12,
    ],
    [
      'for a weight that is none',
      logWith(4, (text) => text.replace(', ,79.99', ',heavy,79.99')),
      ['4 weight must-be-a-number'],
      12,
    ],
    [
      'for a weight below nothing',
      logWith(10, (text) => text.replace(',3.5,', ',-3.5,')),
      ['10 weight must-be-at-least'],
      12,
    ],
    [
      'without a number and a name, both told',
      logWith(4, (text) => text.replace('3.0,item out of stock', ' , ')),
      ['4 ocel:eid field-is-required', '4 ocel:activity field-is-required'],
      12,
    ],
    [
      'whose number has another event',
      logWith(4, (text) => text.replace('3.0', '2.0')),
      ['4 ocel:eid event-id-is-used-once'],
      12,
    ],
    [
      'with a quote left open, its neighbours kept',
      logWith(4, (text) => text.replace(']"', ']')),
      ['4 row-must-be-csv'],
      12,
    ],
    ['that was cut off', log().slice(0, log().lastIndexOf('"')), ['16 row-must-be-csv'], 12],
    [
      'that was cut off early',
      log().slice(0, log().lastIndexOf('send')),
      ['16 row-must-have-all-columns'],
      12,
    ],
    [
      'for items in no package',
      log(ROWS.filter((text) => !text.includes("['660002']"))),
      ['8 ocel:type:items item-must-be-in-a-package'],
      10,
    ],
    [
      'for an item in two packages, and what follows from it',
      logWith(11, (text) => text.replace('880002', '880001')),
      [
        '8 ocel:type:items item-must-be-in-a-package',
        '11 ocel:type:items item-must-be-in-one-package',
        '16 ocel:type:packages package-must-be-created',
      ],
      10,
    ],
    [
      'for a package whose name no shipment can have',
      log().replaceAll('660002', '66*02'),
      [8, 11, 16].map((line) => `${line} ocel:type:packages id-must-be-well-formed`),
      10,
    ],
    [
      'for an item in two orders, and of the package with an item in none',
      logWith(5, (text) => text.replace('880003', '880001')),
      [
        '4 item-must-be-in-an-order',
        '5 ocel:type:items item-must-be-in-one-order',
        ...[7, 9, 10, 12, 13, 15].map((line) => `${line} item-must-be-in-an-order`),
      ],
      5,
    ],
    [
      'for a package created twice',
      log([
        ...ROWS,
        row('16.0', 'create package', '24 07', { items: ['1'], packages: ['660001'] }),
      ]),
      ['17 ocel:type:packages package-must-be-created-once'],
      13,
    ],
    [
      'about two packages at once',
      logWith(16, (text) => text.replace("['660002']", "['660001','660002']")),
      ['16 ocel:type:packages must-name-exactly-one'],
      12,
    ],
    [
      'about no order',
      logWith(3, (text) => without(text, "'990001'")),
      ['3 ocel:type:orders must-name-exactly-one'],
      12,
    ],
    [
      'about no item',
      logWith(4, (text) => without(text, "'880001'")),
      ['4 ocel:type:items must-not-be-empty'],
      12,
    ],
    [
      'with bytes that are no text',
      logWith(4, (text) => text.replace('stock', '海st\uFFFDock')),
      ['4 text-must-be-utf-8-or-gb18030'],
      12,
    ],
    [
      'about what has not been ordered',
      log(ROWS.filter((text) => !text.startsWith('1.0'))),
      ['2 order-must-be-known'],
      11,
    ],
  ])('%s', async (_, content, expected, recorded) => {
    await using house = openHouse();
    const { summary, refused } = await importInto(house, content);
    expect(refused.map(inShort)).toEqual(expected);
    expect(summary.recorded).toBe(recorded);
    expect(summary.refused).toBe(new Set(refused.map(({ line }) => line)).size);
    const { read, repeated, withoutCommand } = summary;
    const counted = Object.values(withoutCommand).reduce((sum, n) => sum + n, 0);
    expect(read).toBe(recorded + repeated + summary.refused + counted);
  });

  it('is named even where it is the header', async () => {
    await using house = openHouse();
    const extra = log(
      ROWS.map((text) => `${text},red`),
      `${HEADER},colour`,
    );
    const { summary, refused } = await importInto(house, extra);
    expect(refused.map(inShort)).toEqual(['1 colour column-is-unknown']);
    expect(summary).toMatchObject({ read: 16, recorded: 13, refused: 1 });
  });

  it.each([
    ['lacks a column', log(ROWS, HEADER.replace('ocel:activity', 'what')), ['ocel:activity']],
    ['has nothing at all', '', ['ocel:eid', 'ocel:activity', 'ocel:timestamp']],
    ['is something else', '{"stream":"shipment-1"}\n{}\n', ['ocel:eid', 'ocel:activity']],
  ])('is the first when the file %s, and nothing is imported', async (_, content, columns) => {
    await using house = openHouse();
    const { summary, refused } = await importInto(house, content);
    expect(refused.map(({ field }) => field)).toEqual(expect.arrayContaining(columns));
    expect(refused.every(({ rule }) => rule === 'column-is-required')).toBe(true);
    expect(summary).toEqual({ ...NOTHING_DONE, read: 1, refused: 1 });
  });

  it('is named for a column that is there twice', async () => {
    await using house = openHouse();
    const twice = log(
      ROWS.map((text) => `${text},1`),
      `${HEADER},price`,
    );
    const { refused } = await importInto(house, twice);
    expect(refused.map(inShort)).toEqual(['1 price column-must-be-there-once']);
  });

  it('becomes a good one when the file is mended', async () => {
    await using house = openHouse();
    await importInto(
      house,
      logWith(8, (text) => text.replace('2019-05-21', 'Tuesday')),
    );
    const { summary } = await importInto(house, log());
    expect(summary).toMatchObject({ recorded: 1, repeated: 12, refused: 0, facts: 1 });
  });
});
