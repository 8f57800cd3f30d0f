import { afterEach, describe, expect, it } from 'vitest';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { hold } from '../feed/yard.ts';
import { type Hall, openHall } from './hall.ts';

describe('a live stream', () => {
  let hall: Hall | undefined;
  afterEach(async () => {
    await hall?.[Symbol.asyncDispose]();
    hall = undefined;
  });

  it('ends when its key is taken back, at the next sign of life', async () => {
    hall = await openHall({ heartbeatMs: 20 });
    using ear = await hall.listen('', { key: 'k-1' });
    using other = await hall.listen('', { key: 'k-2' });
    hall.revoke('k-1');
    await ear.over;
    expect(hall.hub.listening).toBe(1);
    expect(other.status).toBe(200);
  });

  it('ends when its key is taken back as soon as a fact says so', async () => {
    hall = await openHall();
    using ear = await hall.listen('', { key: 'k-1' });
    await hall.plan('OML0001', 'SH-01');
    await ear.hears(({ event }) => event === 'card');
    const [like] = await hall.api.ledger.read('shipment-OML0001', 0, 1);
    if (!like) throw new Error('there is no shipment');
    const { stream: _, version: __, position: ___, ...fact } = like;
    hall.revoke('k-1');
    const id = '00000000-0000-7000-8000-000000000001';
    await hall.api.ledger.append('access-key-1', 0, [
      { ...fact, id, type: 'KeyRevoked', data: {} },
    ]);
    await ear.over;
  });

  it('ends when the scope of its key has become another', async () => {
    hall = await openHall({ heartbeatMs: 20 });
    using ear = await hall.listen('', { key: 'k-1' });
    using narrower = await hall.listen('', {
      key: 'k-1',
      role: 'manager',
      scope: { sites: ['A'] },
    });
    await ear.over;
    expect(narrower.status).toBe(200);
  });

  it('leaves its seat to the next when its reader has gone', async () => {
    hall = await openHall({ seats: { each: 1, all: 2 } });
    const first = await hall.listen('', { key: 'k-1' });
    using second = await hall.listen('', { key: 'k-1' });
    expect(second.status).toBe(429);
    using _other = await hall.listen('', { key: 'k-2' });
    using third = await hall.listen('', { key: 'k-3' });
    expect(third.status).toBe(503);
    first[Symbol.dispose]();
    await first.over;
    let again = await hall.listen('', { key: 'k-1' });
    // The server hears of it a moment after the reader.
    for (let tries = 0; again.status === 429 && tries < 100; tries += 1) {
      again = await hall.listen('', { key: 'k-1' });
    }
    expect(again.status).toBe(200);
    again[Symbol.dispose]();
  });

  it('ends at once when the server stops, also one that does not read', async () => {
    const stopping = new AbortController();
    hall = await openHall({ stopping: stopping.signal });
    using ear = await hall.listen();
    using deaf = await hall.listen('', { key: 'k-2' });
    deaf.pause();
    const startedMs = performance.now();
    stopping.abort();
    await ear.over;
    await hall.app.close();
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect(hall.hub.listening).toBe(0);
  });

  it('is one of many for which the ledger is followed once', async () => {
    const ledger = openMemoryLedger();
    let follows = 0;
    const counted = {
      ...ledger,
      follow: (...asked: Parameters<typeof ledger.follow>) => {
        follows += 1;
        return ledger.follow(...asked);
      },
    };
    hall = await openHall({ ledger: counted, following: false });
    const ears = [];
    for (let n = 0; n < 5; n += 1) ears.push(await hall.listen('', { key: `k-${n}` }));
    await hall.plan('OML0001', 'SH-01');
    await hall.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    expect([hall.hub.listening, follows]).toEqual([5, 1]);
    for (const ear of ears) ear[Symbol.dispose]();
  });
});
