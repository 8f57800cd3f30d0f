import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Part } from '../../src/exchange/history.ts';
import { exportOcel } from '../../src/exchange/ocel/export.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { deliver, gate, type House, openHouse, plan, SHIPMENT, shipped } from '../intake/house.ts';

const relationship = z.strictObject({ objectId: z.string(), qualifier: z.string() });
const value = z.union([z.string(), z.number(), z.boolean()]);
const time = z.iso.datetime({ offset: true });
const typeSchema = z.strictObject({
  name: z.string(),
  attributes: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['string', 'integer', 'float', 'boolean', 'time']),
    }),
  ),
});

/** OCEL 2.0 in JSON, as its public description has it. */
const ocelSchema = z.strictObject({
  objectTypes: z.array(typeSchema),
  eventTypes: z.array(typeSchema),
  objects: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      attributes: z.array(z.strictObject({ name: z.string(), value, time })),
      relationships: z.array(relationship),
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      type: z.string(),
      time,
      attributes: z.array(z.strictObject({ name: z.string(), value })),
      relationships: z.array(relationship).min(1),
    }),
  ),
});
type Ocel = z.infer<typeof ocelSchema>;

async function exported(ledger: Ledger, part: Part = {}): Promise<Ocel> {
  const text = (await Array.fromAsync(exportOcel(ledger, aggregates, part))).join('');
  const log = ocelSchema.parse(JSON.parse(text));
  mustHoldTogether(log);
  return log;
}

/** What no schema can say: ids are unique, what is named exists, what is told is declared. */
function mustHoldTogether({ objects, events, objectTypes, eventTypes }: Ocel): void {
  const ids = new Set(objects.map(({ id }) => id));
  expect(ids.size).toBe(objects.length);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  for (const { relationships } of [...objects, ...events]) {
    for (const { objectId } of relationships) expect(ids).toContain(objectId);
  }
  const declared = (types: Ocel['eventTypes']) =>
    new Map(types.map((type) => [type.name, new Set(type.attributes.map(({ name }) => name))]));
  for (const [things, types] of [
    [objects, declared(objectTypes)],
    [events, declared(eventTypes)],
  ] as const) {
    for (const { type, attributes } of things) {
      for (const { name } of attributes) expect(types.get(type)).toContain(name);
    }
  }
}

const order = (number: string, more: object = {}) => ({
  stream: `order-SAP:${number}`,
  command: 'ReceiveOrder',
  occurredAt: '2026-03-01T08:00:00.000+08:00',
  data: {
    source: 'SAP',
    number,
    sourceVersion: 1,
    mode: 'full',
    customer: 'C-100',
    shipTo: { party: 'C-100', contact: '李雷 138 0013 8000' },
    lines: [{ line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87' }],
    ...more,
  },
});

async function delivered(house: House): Promise<void> {
  await house.intake(order('4711', { attributes: { incoterms: 'DAP', priority: 2 } }), gate);
  await shipped(house);
  await house.intake(deliver, gate);
}

describe('the history as an object-centric event log', () => {
  it('tells every fact as an event about all that it names', async () => {
    await using house = openHouse();
    await delivered(house);
    const log = await exported(house.ledger);
    const about = log.events.map(({ type, relationships }) => [
      type,
      ...relationships.map(({ objectId, qualifier }) => `${qualifier}: ${objectId}`),
    ]);
    const shipment = 'shipment: shipment-DEMO1';
    const goods = ['order: order-SAP:4711', 'order line: line-SAP:4711/10'];
    const unit = 'unit: unit-DEMO1/DEMO-1-U001';
    expect(about).toEqual([
      ['OrderReceived', goods[0], goods[1], 'customer: party-C-100', 'ship to: party-C-100'],
      ['ShipmentPlanned', shipment, ...goods, 'ship to: party-C-100', 'from: site-SH-01'],
      ['ShipmentReleased', shipment],
      ['ItemPicked', shipment, ...goods],
      ['UnitPacked', shipment, unit, ...goods],
      ['ShipmentDeparted', shipment],
      ['DeliveryConfirmed', shipment, unit, ...goods],
    ]);
    expect(log.events[0]?.time).toBe('2026-03-01T08:00:00.000+08:00');
    expect(log.events.at(-1)?.attributes).toEqual(
      expect.arrayContaining([
        { name: 'relation', value: 'consignee' },
        { name: 'accepted', value: 2 },
        { name: 'actor', value: 'key:7f3a' },
        { name: 'recordedAt', value: '2026-03-02T04:00:00.000Z' },
      ]),
    );
  });

  it('describes the things that it is about, and how they belong together', async () => {
    await using house = openHouse();
    await delivered(house);
    const { objects } = await exported(house.ledger);
    expect(objects.map(({ id, type }) => `${type} ${id}`)).toEqual([
      'order order-SAP:4711',
      'order line line-SAP:4711/10',
      'shipment shipment-DEMO1',
      'handling unit unit-DEMO1/DEMO-1-U001',
      'party party-C-100',
      'site site-SH-01',
    ]);
    const [received, line, , unit] = objects;
    expect(received?.attributes.map(({ name, value: is }) => [name, is])).toEqual([
      ['incoterms', 'DAP'],
      ['priority', 2],
      ['source', 'SAP'],
      ['number', '4711'],
      ['sourceVersion', 1],
    ]);
    expect(line).toMatchObject({
      attributes: [{ name: 'sku' }, { name: 'qty', value: 2 }, { name: 'uom' }],
      relationships: [{ objectId: 'order-SAP:4711', qualifier: 'of' }],
    });
    expect(unit?.relationships).toEqual([
      { objectId: 'shipment-DEMO1', qualifier: 'of' },
      { objectId: 'order-SAP:4711', qualifier: 'order' },
      { objectId: 'line-SAP:4711/10', qualifier: 'order line' },
    ]);
  });

  it('names nobody', async () => {
    await using house = openHouse();
    await delivered(house);
    const text = JSON.stringify(await exported(house.ledger));
    expect(text).not.toContain('李雷');
    expect(text).not.toContain('subject:');
    expect(text).not.toContain('signatory');
  });

  it('adds a value to an object when the order is amended, from that time on', async () => {
    await using house = openHouse();
    await house.intake(order('4711', { service: 'standard' }), gate);
    const amended = order('4711', { service: 'express', sourceVersion: 2 });
    await house.intake({ ...amended, occurredAt: '2026-03-01T09:00:00Z' }, gate);
    const { objects } = await exported(house.ledger);
    const services = objects[0]?.attributes.filter(({ name }) => name === 'service');
    expect(services).toEqual([
      { name: 'service', value: 'standard', time: '2026-03-01T08:00:00.000+08:00' },
      { name: 'service', value: 'express', time: '2026-03-01T09:00:00.000Z' },
    ]);
  });

  it('keeps apart what one field held in different kinds', async () => {
    await using house = openHouse();
    for (const [number, price] of [
      ['1', 1],
      ['2', 1.5],
      ['3', 'on request'],
      ['4', true],
    ]) {
      await house.intake(order(String(number), { attributes: { price } }), gate);
    }
    const { objectTypes } = await exported(house.ledger);
    const prices = objectTypes[0]?.attributes.filter(({ name }) => name.startsWith('price'));
    expect(prices).toEqual([
      { name: 'price', type: 'float' },
      { name: 'price (string)', type: 'string' },
      { name: 'price (boolean)', type: 'boolean' },
    ]);
  });

  it('tells what is held true today: struck facts are out, their replacements in', async () => {
    await using house = openHouse();
    await shipped(house);
    const bin = { order: 'SAP:4711', line: '10', qty: 2, bin: 'A-1' };
    const replacements = [
      { type: 'ItemPicked', data: bin, occurredAt: '2026-03-02T03:00:00.000Z' },
    ];
    const groups = [{ target: 3, kind: 'incorrect_data', replacements }];
    const data = { reason: 'another bin', groups };
    await house.intake({ stream: SHIPMENT, command: 'CorrectRecord', data }, gate);
    const { events } = await exported(house.ledger);
    const picks = events.filter(({ type }) => type === 'ItemPicked');
    expect(picks).toMatchObject([{ time: '2026-03-02T03:00:00.000Z' }]);
    expect(picks[0]?.attributes).toContainEqual({ name: 'bin', value: 'A-1' });
  });

  it('can be one shipment with its orders, whether they are known or not', async () => {
    await using house = openHouse();
    await house.intake({ ...plan, stream: 'shipment-DEMO2' }, gate);
    const alone = await exported(house.ledger, { stream: 'shipment-DEMO2' });
    expect(alone.objects).toContainEqual({
      id: 'order-SAP:4711',
      type: 'order',
      attributes: [],
      relationships: [],
    });
    await delivered(house);
    const { objects, events } = await exported(house.ledger, { stream: SHIPMENT });
    expect(events.map(({ type }) => type)).not.toContain('OrderReceived');
    expect(objects.find(({ id }) => id === 'order-SAP:4711')?.attributes).not.toEqual([]);
    expect(objects.map(({ id }) => id)).not.toContain('shipment-DEMO2');
  });

  it('is a log without anything when nothing has happened', async () => {
    await using house = openHouse();
    expect(await exported(house.ledger)).toEqual({
      objects: [],
      events: [],
      objectTypes: [],
      eventTypes: [],
    });
  });
});
