import { describe, expect, it } from 'vitest';
import type { ShipmentFactOf } from '../../../src/domain/shipment/facts.ts';
import {
  AWAY,
  openWarehouse,
  PUMPS,
  planOf,
  typesIn,
  VALVES,
  type Warehouse,
} from '../scans/warehouse.ts';

const SF = '/v1/carrier-events/SF';
const LIST = '/v1/carrier-events';

const event = (code: string, at: string, more: object = {}) => ({
  waybill: 'SF100',
  code,
  at: `2026-03-02T${at}:00+08:00`,
  ...more,
});
const HISTORY = {
  events: [
    event('50', '08:00', { text: '已收取快件', place: '苏州工业园' }),
    event('30', '09:30', { text: '离开中转站' }),
    event('80', '11:00', { text: '已签收' }),
  ],
};

/** A carrier with a map of its own, and shipments from two sites. */
async function open(): Promise<Warehouse> {
  const house = await openWarehouse();
  await house.tell('carrier-SF', 'Put', {
    tracking: {
      adapter: 'sf',
      statusMap: [
        { carrier: '50', status: 'collected' },
        { carrier: '80', status: 'delivered' },
      ],
    },
  });
  await house.tell(`shipment-${PUMPS}`, 'PlanShipment', planOf('SZ-01'));
  await house.tell(`shipment-${VALVES}`, 'PlanShipment', planOf('SZ-01'));
  await house.tell(`shipment-${AWAY}`, 'PlanShipment', planOf('BJ-01'));
  return house;
}

async function under(house: Warehouse, shipment: string, ...numbers: string[]): Promise<void> {
  const waybills = numbers.map((waybill) => ({ waybill }));
  await house.tell(`shipment-${shipment}`, 'ReplaceWaybills', { carrier: 'SF', waybills });
  await house.settled();
}

async function told(house: Warehouse, shipment: string) {
  const facts = await house.api.states.facts(`shipment-${shipment}`);
  return facts.flatMap(({ type, data, meta }) => {
    if (type !== 'CarrierStatusReported') return [];
    const { status, code, raw } = data as ShipmentFactOf<'CarrierStatusReported'>['data'];
    return `${meta.occurredAt.slice(11, 16)} ${status} ${code} ${raw}`;
  });
}

const tally = ({ recorded, repeated, unmatched, refused }: Record<string, number>) => [
  recorded,
  repeated,
  unmatched,
  refused,
];

describe('what a carrier pushes', () => {
  it('comes to the shipment of its waybill, in our terms, with the carrier’s own words', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    const { status, body, headers } = await house.as('erp').post(SF, HISTORY);
    expect([status, tally(body)]).toEqual([200, [3, 0, 0, 0]]);
    expect(body.events[0]).toMatchObject({
      index: 0,
      waybill: 'SF100',
      state: 'recorded',
      status: 'collected',
      shipment: PUMPS,
    });
    expect(await told(house, PUMPS)).toEqual([
      '08:00 collected 50 已收取快件 @ 苏州工业园',
      '09:30 unknown 30 离开中转站',
      '11:00 delivered 80 已签收',
    ]);
    const facts = await house.api.states.facts(`shipment-${PUMPS}`);
    expect(facts.at(-1)?.meta).toMatchObject({
      capture: 'carrier',
      timeQuality: 'carrier',
      source: 'SF',
      actor: 'key:erp',
    });
    expect(Number(headers['lading-position'])).toBe(facts.at(-1)?.position);
  });

  it('doubles nothing, whoever pushes it again and however it is read by then', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    await house.as('erp').post(SF, HISTORY);
    const head = await house.api.ledger.head();
    expect(tally((await house.as('erp').post(SF, HISTORY)).body)).toEqual([0, 3, 0, 0]);
    expect(tally((await house.as('service').post(SF, HISTORY)).body)).toEqual([0, 3, 0, 0]);
    const [first] = HISTORY.events;
    const reworded = await house.as('erp').post(SF, { ...first, text: '已揽收' });
    expect(tally(reworded.body)).toEqual([0, 1, 0, 0]);
    const together = await Promise.all([1, 2, 3].map(() => house.as('erp').post(SF, HISTORY)));
    expect(together.map(({ body }) => tally(body))).toEqual(together.map(() => [0, 3, 0, 0]));
    expect(await house.api.ledger.head()).toBe(head);
  });

  it('is taken of goods that were delivered long ago, and of numbers that were replaced', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    await under(house, PUMPS, 'SF101');
    await house.tell(`shipment-${PUMPS}`, 'CancelShipment', { reason: 'not wanted' });
    await house.settled();
    const { body } = await house.as('erp').post(SF, event('50', '08:00'));
    expect(body.events[0]).toMatchObject({ state: 'recorded', shipment: PUMPS });
  });

  it('goes to whoever goes under the number now', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    await under(house, PUMPS, 'SF101');
    await under(house, VALVES, 'SF100');
    const { body } = await house.as('erp').post(SF, event('50', '08:00'));
    expect(body.events[0]).toMatchObject({ shipment: VALVES });
  });

  it('is answered event by event', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    const { status, body } = await house.as('erp').post(
      SF,
      {
        events: [
          event('50', '08:00'),
          event('50', '08:00'),
          { ...event('51', '08:00'), colour: 'red' },
          { ...event('52', '08:00'), at: 'soon' },
          { ...event('53', '08:00'), at: '2027-01-01T00:00:00Z' },
          'SF100',
          { ...event('54', '08:00'), waybill: '泵'.repeat(120) },
          { ...event('55', '08:00'), waybill: 'SF999' },
        ],
      },
      { 'accept-language': 'en' },
    );
    expect([status, tally(body)]).toEqual([200, [1, 1, 1, 5]]);
    expect(
      body.events.map((one: { state: string; errors?: { path: string; rule: string }[] }) =>
        [one.state, one.errors?.[0]?.path, one.errors?.[0]?.rule].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'recorded',
      'repeated',
      'refused colour field-is-unknown',
      'refused at must-be-an-instant',
      'refused at occurred-at-must-not-be-far-ahead',
      'refused must-be-an-object',
      'refused waybill id-must-be-well-formed',
      'unmatched',
    ]);
  });

  it('hides the phone numbers of those who carry', async () => {
    await using house = await open();
    await under(house, PUMPS, 'SF100');
    await house
      .as('erp')
      .post(SF, event('44', '08:00', { text: '派件员 13800138000，单 123456789012345' }));
    expect(await told(house, PUMPS)).toEqual([
      '08:00 unknown 44 派件员 138****8000，单 123456789012345',
    ]);
  });

  it('is taken in our own words where the carrier has no map', async () => {
    await using house = await open();
    await house.tell('carrier-JD', 'Put', {});
    await house.tell(`shipment-${PUMPS}`, 'ReplaceWaybills', {
      carrier: 'JD',
      waybills: [{ waybill: 'SF100' }],
    });
    await house.settled();
    const { body } = await house
      .as('erp')
      .post('/v1/carrier-events/JD', event('delivered', '08:00'));
    expect(body.events[0]).toMatchObject({ state: 'recorded', status: 'delivered' });
  });
});

describe('a push that cannot be', () => {
  it('is 404 of a carrier that nobody has named', async () => {
    await using house = await open();
    const { status, body } = await house.as('erp').post('/v1/carrier-events/NOBODY', HISTORY);
    expect([status, body.params]).toEqual([404, { code: 'NOBODY' }]);
  });

  it.each([
    ['events', 'must-not-be-empty', { events: [] }],
    ['waybill', 'field-is-unknown', { events: [event('50', '08:00')], waybill: 'SF100' }],
    ['events', 'must-have-at-most-entries', { events: Array.from({ length: 1_001 }, () => 0) }],
    ['code', 'field-is-required', { waybill: 'SF100', at: '2026-03-02T08:00:00Z' }],
    ['', 'must-be-an-object', [event('50', '08:00')]],
  ])('is 400 as a whole: %s %s', async (path, rule, body) => {
    await using house = await open();
    await house.settled();
    const head = await house.api.ledger.head();
    const reply = await house.as('erp').post(SF, body);
    expect([reply.status, reply.body.errors]).toMatchObject([400, [{ path, rule }]]);
    expect(await house.api.ledger.head()).toBe(head);
  });
});

describe('a waybill that nobody knows', () => {
  it('is parked, listed, and told to its shipment once that is known', async () => {
    await using house = await open();
    await house.settled();
    const erp = house.as('erp');
    const { body } = await erp.post(SF, HISTORY);
    expect(tally(body)).toEqual([0, 0, 3, 0]);
    expect(tally((await erp.post(SF, HISTORY)).body)).toEqual([0, 0, 3, 0]);
    expect(await typesIn(house, 'unmatched-SF:SF100')).toHaveLength(3);
    await house.settled();
    const listed = await erp.get(`${LIST}?state=unmatched&carrier=SF`);
    expect([listed.status, listed.body.waybills]).toMatchObject([
      200,
      [{ carrier: 'SF', waybill: 'SF100', state: 'unmatched', count: 3, open: 3 }],
    ]);
    expect(listed.body.waybills[0].events[0]).toMatchObject({
      at: '2026-03-02T00:00:00.000Z',
      status: 'collected',
      raw: '已收取快件 @ 苏州工业园',
    });
    await under(house, PUMPS, 'SF100');
    await house.settled();
    expect(await told(house, PUMPS)).toHaveLength(3);
    expect((await erp.get(LIST)).body.waybills).toEqual([]);
    expect((await erp.get(`${LIST}?state=matched&waybill=SF100`)).body.waybills).toMatchObject([
      { state: 'matched', open: 0, shipment: PUMPS },
    ]);
    expect(tally((await erp.post(SF, HISTORY)).body)).toEqual([0, 3, 0, 0]);
    expect(await told(house, PUMPS)).toHaveLength(3);
  });

  it('is listed page by page, the oldest first', async () => {
    await using house = await open();
    await house.settled();
    const erp = house.as('erp');
    for (const [minute, waybill] of ['W1', 'W2', 'W3'].entries()) {
      house.at(`2026-03-02T05:0${minute}:00.000Z`);
      await erp.post(SF, { ...event('50', '08:00'), waybill });
    }
    await house.settled();
    const first = (await erp.get(`${LIST}?limit=2`)).body;
    const second = (await erp.get(`${LIST}?limit=2&cursor=${first.cursor}`)).body;
    const names = [first, second].map(({ waybills }) =>
      waybills.map((one: { waybill: string }) => one.waybill),
    );
    expect([names, second.cursor]).toEqual([[['W1', 'W2'], ['W3']], undefined]);
    expect((await erp.get(`${LIST}?cursor=nonsense`)).status).toBe(400);
  });

  it('is of no scope: whoever is confined neither sees it nor parks there', async () => {
    await using house = await open();
    await under(house, AWAY, 'SF300');
    const confined = house.as('erp', { sites: ['SZ-01'] });
    const [unknown, foreign] = ['SF100', 'SF300'];
    const events = [unknown, foreign].map((waybill) => ({ ...event('50', '08:00'), waybill }));
    const { body } = await confined.post(SF, { events });
    expect(body.events.map((one: { rule: string }) => one.rule)).toEqual([
      'subject-must-be-known',
      'subject-must-be-known',
    ]);
    expect(await typesIn(house, 'unmatched-SF:SF100')).toEqual([]);
    await house.as('erp').post(SF, event('50', '08:00'));
    await house.settled();
    expect((await confined.get(LIST)).body.waybills).toEqual([]);
    expect((await house.as('auditor').get(LIST)).body.waybills).toHaveLength(1);
  });
});
