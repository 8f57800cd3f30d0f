import { describe, expect, it } from 'vitest';
import { rehearsalLedger } from '../../src/exchange/rehearsal.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { factsOf, openHouse } from '../intake/house.ts';
import { NOTHING_DONE } from './files.ts';
import { HEADER, importInto, log, logWith, ROWS, row } from './order-logs.ts';

const WHOLE = {
  ...NOTHING_DONE,
  read: 15,
  recorded: 13,
  withoutCommand: { 'reorder item': 1, 'pay order': 1 },
  facts: 19,
  shipments: 2,
  orders: 2,
};

describe('the import of an order log', () => {
  it('tells the story of every package again, planned right before its first event', async () => {
    await using house = openHouse();
    expect(await importInto(house, log())).toEqual({ summary: WHOLE, refused: [] });
    const facts = await factsOf(house.ledger, 'shipment-OML660001');
    expect(
      facts.map(({ type, meta }) => `${meta.occurredAt.slice(5, 13)} ${meta.timeQuality} ${type}`),
    ).toEqual([
      '05-20T09 derived ShipmentPlanned',
      '05-20T09 derived ShipmentReleased',
      '05-20T09 import PickShorted',
      '05-21T07 import ItemPicked',
      '05-21T09 import ItemPicked',
      '05-21T10 import UnitPacked',
      '05-21T10 import UnitClosed',
      '05-22T07 import ShipmentDeparted',
      '05-22T12 import DeliveryAttempted',
      '05-23T09 import DeliveryConfirmed',
    ]);
    expect(facts.flatMap(({ deviations = [] }) => deviations)).toEqual([]);
  });

  it('keeps the log’s own numbers, and calls unknown what it does not say', async () => {
    await using house = openHouse();
    await importInto(house, log());
    const [planned, , shorted, , , packed, closed] = await factsOf(
      house.ledger,
      'shipment-OML660001',
    );
    expect(planned?.data).toEqual({
      shownAs: 'OML-660001',
      lines: [
        { order: 'OML:990001', line: '880001', sku: 'unknown', qty: 1, uom: 'H87' },
        { order: 'OML:990002', line: '880003', sku: 'unknown', qty: 1, uom: 'H87' },
      ],
      from: 'unknown',
      to: { party: 'unknown' },
      policy: { name: 'order-management-log', steps: [], labels: [] },
    });
    expect(planned?.meta).toMatchObject({
      actor: 'import:ocel-csv',
      capture: 'import',
      source: 'OML',
    });
    expect(shorted?.data).toMatchObject({ reason: 'out-of-stock', decision: 'wait' });
    expect(packed?.data).toMatchObject({ unit: 'OML-660001-U001', kind: 'carton' });
    expect(closed?.data).toEqual({ unit: 'OML-660001-U001', weightKg: 3.5 });
    const [received] = await factsOf(house.ledger, 'order-OML:990001');
    expect(received?.data).toMatchObject({
      source: 'OML',
      number: '990001',
      customer: 'unknown',
      attributes: { weight: 3.52, price: 79.99 },
    });
  });

  it('says nothing new a second time', async () => {
    await using house = openHouse();
    await importInto(house, log());
    const head = await house.ledger.head();
    const again = await importInto(house, log());
    expect(again.summary).toEqual({
      ...WHOLE,
      recorded: 0,
      orders: 0,
      repeated: 13,
      facts: 0,
      shipments: 0,
    });
    expect(await house.ledger.head()).toBe(head);
  });

  it('goes on where it was stopped', async () => {
    await using house = openHouse();
    const stop = new AbortController();
    const events = Array.from({ length: 3_000 }, (_, index) =>
      row(`p${index}`, 'place order', '20 07', { items: [`i${index}`], orders: [`o${index}`] }),
    );
    const stopped = await importInto(house, log(events), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped.summary.interrupted).toBe(true);
    expect(stopped.summary.read).toBeLessThan(3_000);
    expect(await house.ledger.head()).toBe(stopped.summary.facts);
    const rest = await importInto(house, log(events));
    expect(rest.summary).toMatchObject({
      repeated: stopped.summary.recorded,
      recorded: 3_000 - stopped.summary.recorded,
    });
  });

  it('takes rows with more commands than may wait for one stream', async () => {
    await using house = openHouse();
    const items = Array.from({ length: 2_100 }, (_, index) => `i${index}`);
    const rows = [
      row('1', 'place order', '20 07', { items, orders: ['o'] }),
      row('2', 'pick item', '20 08', { items }),
      row('3', 'create package', '20 09', { items, packages: ['660009'] }),
    ];
    const { summary, refused } = await importInto(house, log(rows));
    expect(refused).toEqual([]);
    expect(summary).toMatchObject({ read: 3, recorded: 3, facts: 2_105, shipments: 1 });
  });

  it('records nothing in a rehearsal, and says what it would', async () => {
    await using real = openHouse();
    await importInto(real, log(ROWS.slice(0, 4)));
    const head = await real.ledger.head();
    await using rehearsal = openHouse(rehearsalLedger(real.ledger, openMemoryLedger()));
    const tried = await importInto(rehearsal, log());
    expect(tried).toMatchObject({
      summary: { read: 15, recorded: 10, repeated: 3, refused: 0, shipments: 2 },
    });
    expect(await real.ledger.head()).toBe(head);
    const done = await importInto(real, log());
    expect(done).toEqual(tried);
  });
});

describe('an order log as other systems write it', () => {
  const customer = (name: string) => (text: string) => text.replace('Z, ,', `Z,"['${name}']",`);

  it.each([
    ['with a byte order mark', Buffer.from(`\uFEFF${log()}`)],
    ['with Windows line ends', Buffer.from(log().replaceAll('\n', '\r\n'))],
    ['without a last line end', Buffer.from(log().trimEnd())],
    ['with empty lines', Buffer.from(log().replaceAll('\n', '\n\n'))],
    ['in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(log(), 'utf16le')])],
    ['with columns in another order', Buffer.from(log(ROWS.map(turned), turned(HEADER)))],
    [
      'with a column less that may be missing',
      Buffer.from(log(ROWS.map(shorter), shorter(HEADER))),
    ],
    ['with an event told twice, word for word', Buffer.from(log([...ROWS, ROWS[3] ?? '']))],
  ])('%s is read all the same', async (_, content) => {
    await using house = openHouse();
    const { summary, refused } = await importInto(house, content);
    expect(refused).toEqual([]);
    expect(summary).toMatchObject({ recorded: 13, facts: 19, shipments: 2 });
  });

  it.each([
    ['UTF-8', Buffer.from(logWith(2, customer('上海水泵')))],
    // 上海水泵 in GB18030.
    ['GB18030', Buffer.from(logWith(2, customer('\xc9\xcf\xba\xa3\xcb\xae\xb1\xc3')), 'latin1')],
  ])('in Chinese is read from %s', async (_, content) => {
    await using house = openHouse();
    await importInto(house, content);
    const [received] = await factsOf(house.ledger, 'order-OML:990001');
    expect(received?.data).toMatchObject({ customer: '上海水泵' });
  });

  it('counts what has no command by the name that the log gives it', async () => {
    await using house = openHouse();
    const rows = ['inspect item', 'inspect item', '验货'].map((activity, index) =>
      row(`9${index}`, activity, '24 07', { items: ['880001'] }),
    );
    const { summary } = await importInto(house, log([...ROWS, ...rows]));
    expect(summary).toMatchObject({
      refused: 0,
      withoutCommand: { 'reorder item': 1, 'pay order': 1, 'inspect item': 2, 验货: 1 },
    });
  });

  function turned(line: string): string {
    const [event, activity, time, ...rest] = line.split(',');
    return [time, event, activity, ...rest].join(',');
  }

  function shorter(line: string): string {
    return line.slice(0, line.lastIndexOf(','));
  }
});
