import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderCommand } from '../../../src/domain/order/commands.ts';
import { orderCommands } from '../../../src/domain/order/commands.ts';
import { order } from '../../../src/domain/order/decider.ts';
import { scene, type Telling } from '../../support/given.ts';

type Told = Telling<OrderCommand>;
type Message = Extract<OrderCommand, { type: 'ReceiveOrder' }>['data'];

const PUMPS = { line: '10', sku: 'PUMP-IS80', qty: 5, uom: 'H87' };
const CABLE = { line: '20', sku: 'CABLE-3X25', qty: 3, uom: 'MTR' };
const BODY = {
  source: 'ERP-800',
  number: '0045',
  sourceVersion: 1,
  customer: 'METRO',
  shipTo: { party: 'SITE-METRO-7' },
  lines: [PUMPS, CABLE],
};

const { given, worldAfter, decided, fold } = scene(order, 'ERP-800:0045');

const receive = (changes: Partial<Message> = {}): Told => ({
  command: { type: 'ReceiveOrder', data: { ...BODY, mode: 'full', ...changes } },
});
const authorise = (): Told => ({ command: { type: 'AuthoriseOrder', data: {} } });
const received = receive();
const window = (start: string, end: string) => ({
  start: `2026-03-05T${start}:00.000+08:00`,
  end: `2026-03-05T${end}:00.000+08:00`,
});

describe('receiving an order', () => {
  it('records it as its source tells it', () => {
    given().when(received).records({ type: 'OrderReceived', data: BODY });
  });

  it('is done once for a message: sent again it is nothing new', () => {
    given(received).when(receive()).recordsNothing();
    given(received)
      .when(receive({ shipTo: { party: 'SITE-METRO-7' } }))
      .recordsNothing();
    given(received, receive({ sourceVersion: 2 }))
      .when(receive({ sourceVersion: 2 }))
      .recordsNothing();
  });

  it('takes numbers of lines and versions as text or as integers', () => {
    const data = { ...BODY, mode: 'full', sourceVersion: '7', lines: [{ ...PUMPS, line: 10 }] };
    const { schema } = orderCommands.ReceiveOrder;
    expect(schema.parse(data)).toMatchObject({ sourceVersion: 7, lines: [{ line: '10' }] });
    expect(schema.safeParse({ ...data, sourceVersion: '7a' }).success).toBe(false);
    expect(schema.safeParse({ ...data, lines: [{ ...PUMPS, line: 1.5 }] }).success).toBe(false);
  });

  it('goes to the stream of that order', () => {
    given()
      .when(receive({ number: '45' }))
      .refuses('stream-must-match-order', { stream: 'ERP-800:0045', order: 'ERP-800:45' });
    given()
      .when(receive({ source: 'erp-800' }))
      .refuses('stream-must-match-order');
  });

  it('lists every line and schedule line once', () => {
    const schedule = [
      { id: '1', qty: 2 },
      { id: '1', qty: 3 },
    ];
    given()
      .when(receive({ lines: [PUMPS, CABLE, PUMPS] }))
      .refuses('line-must-be-listed-once', { line: '10' });
    given()
      .when(receive({ lines: [{ ...PUMPS, schedule }] }))
      .refuses('schedule-must-be-listed-once', { line: '10', schedule: '1' });
  });

  it('has schedule lines that come to the quantity of their line, exactly', () => {
    const scheduled = (...quantities: number[]) =>
      receive({
        lines: [
          { ...CABLE, qty: 0.3, schedule: quantities.map((qty, id) => ({ id: `${id}`, qty })) },
        ],
      });
    given().when(scheduled(0.1, 0.2)).records('OrderReceived');
    given()
      .when(scheduled(0.1, 0.1))
      .refuses('schedule-must-sum-to-line', { line: '20', qty: 0.3, scheduled: 0.2 });
  });

  it('has windows that start before they end', () => {
    given()
      .when(receive({ window: window('09:00', '09:00') }))
      .records('OrderReceived');
    given()
      .when(receive({ window: window('09:01', '09:00') }))
      .refuses('window-must-start-before-it-ends');
    const schedule = [{ id: '1', qty: 5, window: window('12:00', '09:00') }];
    given()
      .when(receive({ lines: [{ ...PUMPS, schedule }] }))
      .refuses('window-must-start-before-it-ends');
  });
});

describe('a newer message', () => {
  it('amends the order and names what changed', () => {
    const told = receive({
      sourceVersion: 4,
      window: window('08:00', '12:00'),
      lines: [
        { ...PUMPS, qty: 6 },
        { ...CABLE, line: '30' },
      ],
    });
    const { mode: _, ...body } = told.command.data as Message;
    const changed = ['window', 'lines.10.qty', 'lines.20', 'lines.30'];
    given(received)
      .when(told)
      .records({ type: 'OrderAmended', data: { ...body, changed } });
  });

  it('that changes nothing but its version is known from then on', () => {
    given(received)
      .when(receive({ sourceVersion: 2 }))
      .records({
        type: 'OrderAmended',
        data: { ...BODY, sourceVersion: 2, changed: ['sourceVersion'] },
      });
  });

  it('as a delta leaves lines and fields alone that it does not name', () => {
    const first = receive({ window: window('08:00', '12:00') });
    const lines = [
      { ...CABLE, qty: 4 },
      { ...PUMPS, line: '30' },
    ];
    given(first)
      .when(receive({ sourceVersion: 2, mode: 'delta', lines }))
      .records({
        type: 'OrderAmended',
        data: {
          ...BODY,
          sourceVersion: 2,
          window: window('08:00', '12:00'),
          lines: [PUMPS, { ...CABLE, qty: 4 }, { ...PUMPS, line: '30' }],
          changed: ['lines.20.qty', 'lines.30'],
        },
      });
    given()
      .when(receive({ mode: 'delta' }))
      .refuses('order-must-be-known', { order: 'ERP-800:0045' });
  });

  it('does not let an order outgrow what one fact can hold', () => {
    const lines = (from: number) =>
      Array.from({ length: 2_500 }, (_, n) => ({ ...PUMPS, line: String(from + n) }));
    given(receive({ lines: lines(1) }))
      .when(receive({ sourceVersion: 2, mode: 'delta', lines: lines(2_501) }))
      .refuses('lines-must-not-be-so-many', { lines: 5_000, max: 4_000 });
  });

  it('that changes more than can be listed says so of the lines as a whole', () => {
    const lines = Array.from({ length: 4_000 }, (_, n) => ({ ...PUMPS, line: String(n) }));
    const other = lines.map(({ line }) => ({ line, sku: 'OTHER', qty: 6, uom: 'KGM' }));
    const world = worldAfter(receive({ lines }));
    const amended = decided(world, receive({ sourceVersion: 2, lines: other, service: 'x' }));
    expect(amended).toMatchObject([{ data: { changed: ['service', 'lines'] } }]);
  });
});

describe('a message that comes late', () => {
  it('is recorded as superseded, once', () => {
    const second = receive({ sourceVersion: 2 });
    given(second)
      .when(received)
      .records({ type: 'OrderMessageSuperseded', data: { sourceVersion: 1, known: 2 } });
    given(second, received).when(received).recordsNothing();
    given(second, received)
      .when(receive({ sourceVersion: 0 }))
      .records('OrderMessageSuperseded');
  });

  it('never says otherwise what its version said before', () => {
    given(received)
      .when(receive({ customer: 'OTHER' }))
      .refuses('source-version-is-taken', { sourceVersion: 1, changed: ['customer'] });
  });

  it('changes nothing: whatever the order of arrival, the newest version holds', () => {
    const messages = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(messages, (versions) => {
        const told = versions.map((sourceVersion) =>
          receive({ sourceVersion, lines: [{ ...PUMPS, qty: sourceVersion }] }),
        );
        const { state } = worldAfter(...told);
        const newest = Math.max(...versions);
        expect(state.body).toMatchObject({ sourceVersion: newest, lines: [{ qty: newest }] });
      }),
      { numRuns: 50 },
    );
  });
});

describe('authorising an order', () => {
  it('is done once, of an order that is known', () => {
    given().when(authorise()).refuses('order-must-be-known', { order: 'ERP-800:0045' });
    given(received).when(authorise()).records({ type: 'OrderAuthorised', data: {} });
    given(received, authorise()).when(authorise()).recordsNothing();
    given(received, authorise())
      .when(receive({ sourceVersion: 2, customer: 'OTHER' }))
      .records('OrderAmended');
  });
});

describe('the history of an order', () => {
  it('folds to what it was decided on', () => {
    const world = worldAfter(
      received,
      authorise(),
      receive({ sourceVersion: 3, customer: 'OTHER' }),
    );
    expect(fold(world.facts)).toEqual(world.state);
    expect(world.state).toMatchObject({ authorised: true, body: { customer: 'OTHER' } });
  });
});
