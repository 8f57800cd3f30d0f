import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MISSED_FACTS_MAX, MISSED_SUBJECTS_MAX } from '../../../src/api/live/catching-up.ts';
import type { NewFact } from '../../../src/domain/envelope.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { hold } from '../feed/yard.ts';
import type { Heard } from './ear.ts';
import { type Hall, openHall } from './hall.ts';

const isCard = ({ event }: Heard) => event === 'card';

describe('who comes back to the live stream', () => {
  let hall: Hall;
  beforeEach(async () => {
    hall = await openHall({
      ledger: openMemoryLedger({ ledger: 'l-1', epoch: 3 }),
      heartbeatMs: 20,
    });
    await hall.plan('OML0001', 'SH-01');
    await hall.plan('OML0002', 'SH-01');
    await hall.settled();
  });
  afterEach(() => hall[Symbol.asyncDispose]());

  it.each([
    ['Last-Event-ID', (after: number) => ({ query: '', lastId: String(after) })],
    ['after', (after: number) => ({ query: `after=${after}`, lastId: undefined })],
  ])('by %s is told how each subject stands that has changed since', async (_, how) => {
    const after = await hall.api.ledger.head();
    await hall.tell('shipment-OML0002', 'HoldShipment', hold('H1'));
    await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    const last = await hall.tell('shipment-OML0002', 'LiftHold', { hold: 'H1' });
    // Else what was missed would still be news, and be told as it comes.
    await hall.atTheEnd();
    const { query, lastId } = how(after);
    using ear = await hall.listen(query, { lastId });
    await ear.hears(({ id }) => Number(id) >= last);
    const told = ear.heard.filter(isCard).map(({ data, id }) => [data.shipment, Number(id)]);
    expect(told).toEqual([
      ['OML0001', last - 1],
      ['OML0002', last],
    ]);
  });

  it('is told once more of nothing that was told', async () => {
    using ear = await hall.listen();
    const position = await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    await ear.hears(({ id }) => Number(id) >= position);
    using again = await hall.listen('', { lastId: ear.lastId });
    await again.until(() => again.comments > 0);
    expect(again.heard.filter(isCard)).toEqual([]);
  });

  it('goes on from a sign of life, though there was no event', async () => {
    using ear = await hall.listen('site=BJ-01');
    const position = await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    await ear.until(() => Number(ear.lastId) >= position);
    expect(ear.heard.filter(isCard)).toEqual([]);
  });

  it('is told of a subject that is within the own view only', async () => {
    const after = await hall.api.ledger.head();
    await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    const last = await hall.plan('OML0003', 'BJ-01');
    await hall.atTheEnd();
    using ear = await hall.listen(`after=${after}`, {
      role: 'manager',
      scope: { sites: ['BJ-01'] },
    });
    await ear.hears(({ id }) => Number(id) >= last);
    expect(ear.heard.filter(isCard).map(({ data }) => data.shipment)).toEqual(['OML0003']);
  });

  it.each([
    ['a position that this ledger has not given', 'after=999999', undefined],
    ['another epoch', 'after=1&epoch=2', undefined],
    ['an id that is none of ours', '', 'eJ-x'],
  ])('with %s is told to load anew, and of what happens then', async (_, query, lastId) => {
    using ear = await hall.listen(query, { lastId });
    const { id } = await ear.hears(({ event }) => event === 'reload');
    expect(Number(id)).toBe(await hall.api.ledger.head());
    const position = await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    expect(await ear.hears(isCard)).toMatchObject({ id: String(position) });
  });

  it('after too many facts is told to load anew', async () => {
    const after = await hall.api.ledger.head();
    await appendMany(hall, MISSED_FACTS_MAX + 1);
    await hall.atTheEnd();
    using ear = await hall.listen(`after=${after}`);
    await ear.hears(({ event }) => event === 'reload');
    expect(ear.heard.filter(isCard)).toEqual([]);
  });

  it('after too many subjects have changed is told to load anew', async () => {
    const after = await hall.api.ledger.head();
    for (let n = 0; n <= MISSED_SUBJECTS_MAX; n += 1) {
      await hall.plan(`OML2${String(n).padStart(3, '0')}`, 'SH-01');
    }
    await hall.atTheEnd();
    using ear = await hall.listen(`after=${after}`);
    await ear.hears(({ event }) => event === 'reload');
    expect(ear.heard.filter(isCard)).toEqual([]);
  });
});

/** Facts that concern no card, quickly. */
async function appendMany({ api }: Hall, facts: number): Promise<void> {
  const [like] = await api.ledger.read('shipment-OML0001', 0, 1);
  if (!like) throw new Error('there is no shipment');
  const { stream: _, version: __, position: ___, ...fact } = like;
  for (let at = 0; at < facts; at += 1) {
    const one: NewFact = { ...fact, id: idOf(at), type: 'CardPutAside', data: {} };
    await api.ledger.append(`site-S${at}`, 0, [one]);
  }
}

function idOf(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
