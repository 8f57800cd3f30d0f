import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../src/api/api.ts';
import { openArrivals } from '../../../src/api/feed/arrivals.ts';
import { feedRoutes } from '../../../src/api/feed/routes.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { hold, openYard, type Yard } from './yard.ts';

const SECONDS_MS = 1_000;

describe('waiting for facts', () => {
  let yard: Yard;
  let following = 0;
  beforeEach(async () => {
    const routes = (api: Api) => feedRoutes({ ...api, ledger: watched(api.ledger) });
    yard = await openYard({ routes, following: false });
    await yard.plan('OML0001', 'SH-01');
  });
  afterEach(async () => {
    vi.useRealTimers();
    await yard[Symbol.asyncDispose]();
  });

  /** Counts how many follow the ledger for those who wait. */
  function watched(ledger: Ledger): Ledger {
    return {
      ...ledger,
      async *follow(after, signal) {
        following += 1;
        try {
          yield* ledger.follow(after, signal);
        } finally {
          following -= 1;
        }
      },
    };
  }

  it('ends as soon as something comes, one follow for all', async () => {
    const head = await yard.api.ledger.head();
    const waiting = ['auditor', 'manager', 'erp'].map((role) =>
      yard.as(role as 'erp').get(`/v1/facts?after=${head}&wait=30`),
    );
    await vi.waitFor(() => expect(following).toBe(1));
    await yard.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    for (const { body } of await Promise.all(waiting)) {
      expect(body).toMatchObject({ through: head + 1, facts: [{ type: 'ShipmentHeld' }] });
    }
    await vi.waitFor(() => expect(following).toBe(0));
  });

  it('goes on over facts that are not for the asker to see', async () => {
    const head = await yard.api.ledger.head();
    const far = yard.as('manager', { sites: ['BJ-01'] });
    const waiting = far.get(`/v1/facts?after=${head}&wait=30`);
    await vi.waitFor(() => expect(following).toBe(1));
    await yard.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    const last = await yard.plan('OML0002', 'BJ-01');
    const { body } = await waiting;
    expect(body).toMatchObject({ through: last, facts: [{ stream: 'shipment-OML0002' }] });
  });

  it('ends empty when its time is over', async () => {
    const head = await yard.api.ledger.head();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = yard.as('auditor').get(`/v1/facts?after=${head}&wait=20`);
    await vi.waitFor(() => expect(following).toBe(1));
    await vi.advanceTimersByTimeAsync(20 * SECONDS_MS);
    expect((await waiting).body).toMatchObject({ facts: [], through: head, more: false });
    expect(following).toBe(0);
  });

  it('is not for too many of one at the same time', async () => {
    const head = await yard.api.ledger.head();
    const auditor = yard.as('auditor');
    const many = Array.from({ length: 9 }, () => auditor.get(`/v1/facts?after=${head}&wait=30`));
    const turnedAway = await Promise.race(many);
    expect([turnedAway.status, turnedAway.headers['retry-after']]).toEqual([429, '5']);
    await yard.tell('shipment-OML0001', 'HoldShipment', hold('H1'));
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array(8).fill(200), 429]);
  });
});

describe('arrivals', () => {
  it('follow the ledger again where following broke off', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let follows = 0;
    const arrivals = openArrivals(
      {
        head: async () => 7,
        async *follow() {
          follows += 1;
          if (follows === 1) throw new Error('the server is gone');
          yield { facts: [], through: 8 };
        },
      },
      () => 0,
    );
    const come = arrivals.after(7, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(SECONDS_MS);
    await come;
    expect(follows).toBeGreaterThan(1);
    vi.useRealTimers();
  });

  it('do not wait for what came before they were asked', async () => {
    const head = async () => 9;
    async function* follow() {}
    const arrivals = openArrivals({ head, follow }, () => 0);
    const { signal } = new AbortController();
    await arrivals.after(8, signal);
    await arrivals.after(7, signal);
  });
});
