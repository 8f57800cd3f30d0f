import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shipmentCard } from '../../../src/api/queries/contract/shipments.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { hold } from '../feed/yard.ts';
import { type Hall, openHall } from './hall.ts';

interface List {
  readonly items: readonly object[];
}

const isOf =
  (shipment: string, position = 0) =>
  ({ id, data }: { id?: string; data: { shipment?: string } }) =>
    data.shipment === shipment && Number(id) >= position;

describe('the live stream', () => {
  let hall: Hall;
  beforeEach(async () => {
    hall = await openHall({ ledger: openMemoryLedger({ ledger: 'l-1', epoch: 3 }) });
    await hall.plan('OML0001', 'SH-01', { project: 'METRO-7' });
    await hall.plan('OML0002', 'BJ-01');
    await hall.settled();
  });
  afterEach(() => hall[Symbol.asyncDispose]());

  it('begins with where it stands', async () => {
    using ear = await hall.listen();
    const through = await hall.api.ledger.head();
    const { data } = await ear.hears(({ event }) => event === 'ready');
    expect(data).toEqual({ ledger: 'l-1', epoch: 3, through });
  });

  it('tells a card as it stands after the fact, with the position as its id', async () => {
    using ear = await hall.listen();
    const position = await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    const card = await ear.hears(isOf('OML0001', position));
    expect(card).toMatchObject({ id: String(position), event: 'card' });
    const headers = { authorization: 'Bearer k-1' };
    const response = await fetch(`${hall.url}/v1/shipments?site=SH-01`, { headers });
    expect([shipmentCard.parse(card.data)]).toEqual(((await response.json()) as List).items);
  });

  it('is on another person’s board within 300 ms of the command’s answer', async () => {
    using ear = await hall.listen();
    await ear.hears(({ event }) => event === 'ready');
    const tookMs: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const position = await hall.plan(`OML1${String(n).padStart(3, '0')}`, 'SH-01');
      const answeredMs = performance.now();
      await ear.hears(({ id }) => Number(id) >= position);
      tookMs.push(performance.now() - answeredMs);
    }
    expect(Math.max(...tookMs)).toBeLessThan(300);
  });

  it.each([
    ['a site that was asked for', 'site=BJ-01', {}],
    ['a project that was asked for', 'project=TRAM-1', {}],
    ['the sites of a scope', '', { sites: ['BJ-01'] }],
    ['the projects of a scope', '', { projects: ['TRAM-1'] }],
    ['a scope without sites', 'site=SH-01', { sites: ['BJ-01'] }],
  ])('tells nothing of what lies beyond %s', async (_, query, scope) => {
    using ear = await hall.listen(query, { role: 'manager', scope, key: 'k-2' });
    using all = await hall.listen('', { key: 'k-3' });
    const far = await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    await all.hears(isOf('OML0001', far));
    const inside = { site: 'BJ-01', project: 'TRAM-1' };
    const near = await hall.plan('OML0003', inside.site, { project: inside.project });
    await all.hears(isOf('OML0003', near));
    if (query !== 'site=SH-01') await ear.hears(isOf('OML0003', near));
    expect(ear.heard.some(isOf('OML0001'))).toBe(false);
  });

  it('tells a driver of the own loads alone', async () => {
    const driver = 'subject:0123456789abcdef0123456789abcdef';
    await hall.tell('trip-T-1', 'PlanTrip', {
      stops: [
        { stop: '10', kind: 'site', place: 'SH-01' },
        { stop: '20', kind: 'consignee', party: 'C-100' },
      ],
      shipments: [{ shipment: 'OML0001', loadAt: '10', unloadAt: '20' }],
    });
    await hall.tell('trip-T-1', 'AssignVehicle', { vehicle: 'V-1', driver: 'Chen' });
    await hall.settled();
    const facts = await hall.api.ledger.read('trip-T-1', 0, 10);
    const own = facts.flatMap(({ data }) => ('driver' in data ? [String(data.driver)] : []))[0];
    const who = { role: 'driver', key: 'k-4' } as const;
    using ear = await hall.listen('', { ...who, subject: own ?? '' });
    using other = await hall.listen('', { ...who, key: 'k-5', subject: driver });
    using all = await hall.listen();
    const positions = await Promise.all(
      ['OML0002', 'OML0001'].map((shipment) =>
        hall.tell(`shipment-${shipment}`, 'HoldShipment', hold('H1')),
      ),
    );
    await all.until(() => ['OML0001', 'OML0002'].every((one) => all.heard.some(isOf(one))));
    await ear.hears(isOf('OML0001', Math.min(...positions)));
    expect(ear.heard.filter(({ event }) => event === 'card')).toHaveLength(1);
    expect(other.heard.filter(({ event }) => event === 'card')).toHaveLength(0);
  });

  it('says role-must-allow-it to who asks for alerts and may not read them', async () => {
    using ear = await hall.listen('topics=alerts', { role: 'erp', key: 'k-6' });
    expect(ear.status).toBe(403);
  });

  it('says request-must-be-well-formed of topics that there are not', async () => {
    using ear = await hall.listen('topics=weather');
    expect(ear.status).toBe(400);
  });
});
