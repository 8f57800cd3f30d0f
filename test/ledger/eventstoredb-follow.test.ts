import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../src/domain/envelope.ts';
import type { AllReader } from '../../src/ledger/eventstoredb/all-reader.ts';
import type { StoreBell } from '../../src/ledger/eventstoredb/bell.ts';
import { followAll } from '../../src/ledger/eventstoredb/follow.ts';
import { type Ledger, UnknownPosition } from '../../src/ledger/ledger.ts';
import { allAfter } from '../contracts/ledger/streams.ts';
import { foreignEvent, openQuick, served, spawned, stranger } from '../support/eventstoredb.ts';
import { facts } from './facts.ts';

const SELDOM = { subscribed: 60_000, broken: 60_000 };
const AT_ONCE = 32;

/** Follows from the beginning, reopening what throws, until it has met `count` facts. */
async function followed(ledger: Ledger, count: number, met: Recorded[] = []) {
  const stop = new AbortController();
  let after = met.at(-1)?.position ?? 0;
  while (met.length < count) {
    try {
      for await (const page of ledger.follow(after, stop.signal)) {
        met.push(...page.facts);
        after = page.through;
        if (met.length >= count) stop.abort();
      }
    } catch (error) {
      expect(error).toMatchObject({ name: 'ServerUnreachable' });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return met;
}

/** Appends one fact at a time, `AT_ONCE` at a time, whatever happens; answers how many. */
async function load(ledger: Ledger, each: number): Promise<number> {
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, n) => {
      for (let version = 0; version < each; ) {
        const given = facts(1);
        const answer = await surely(() => ledger.append(`shipment-${n}`, version, given));
        if (answer.kind === 'recorded') version = answer.version;
      }
    }),
  );
  return AT_ONCE * each;
}

async function surely<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe('a follower of a ledger in EventStoreDB', () => {
  it.each(['23.10.6', '24.2.0'])('is woken by a subscription, version %s', async (version) => {
    await using own = await served({ version }, { lookEveryMs: SELDOM });
    const following = followed(own.ledger, 5);
    for (let n = 0; n < 5; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await own.ledger.append('shipment-1', n, facts(1));
    }
    expect(await following).toEqual(await own.ledger.read('shipment-1', 0, 10));
    expect(own.troubles).toEqual([]);
  });

  it('loses and doubles nothing however often its subscription is dropped', async () => {
    await using own = await served({ faults: { dropEvery: 7, deliveriesTwice: 50 } });
    const following = followed(own.ledger, AT_ONCE * 10);
    expect(await load(own.ledger, 10)).toBe(AT_ONCE * 10);
    expect(await following).toEqual(await allAfter(own.ledger, 0));
    expect(own.troubles).toEqual([]);
  });

  it('is woken after its subscription was dropped while nothing happened', async () => {
    await using own = await served({}, { lookEveryMs: SELDOM });
    const following = followed(own.ledger, 2);
    await own.ledger.append('shipment-1', 0, facts(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await own.server.dropSubscriptions();
    await own.ledger.append('shipment-1', 1, facts(1));
    expect(await following).toHaveLength(2);
  });

  it('looks by itself where it is never woken', async () => {
    await using own = await served({}, { lookEveryMs: { subscribed: 50, broken: 50 } });
    await using other = stranger(own.server.url);
    const following = followed(own.ledger, 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await own.server.setFaults({ dropEvery: 1 });
    await other.appendToStream('invoices', foreignEvent());
    await own.ledger.append('shipment-1', 0, facts(1));
    expect(await following).toHaveLength(1);
  });

  it('passes events of others without telling them', async () => {
    await using own = await served();
    await using other = stranger(own.server.url);
    const following = followed(own.ledger, 3);
    for (let n = 0; n < 3; n += 1) {
      await own.server.writeNoise(40);
      await other.appendToStream('order-1', [foreignEvent(), foreignEvent()]);
      await own.ledger.append('shipment-1', n, facts(1));
      await other.appendToStream('order-1', foreignEvent());
    }
    expect(await following).toEqual(await own.ledger.read('shipment-1', 0, 10));
  });

  it('goes on where it broke off when the server was killed under load', async () => {
    await using server = await spawned();
    await using ledger = await openQuick(server.url);
    const following = followed(ledger, AT_ONCE * 12);
    const loading = load(ledger, 12);
    for (let kills = 0; kills < 2; kills += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await server.restart();
    }
    await loading;
    const met = await following;
    expect(met).toEqual(await allAfter(ledger, 0));
    expect(met).toHaveLength(AT_ONCE * 12);
  });

  it('says that the server is lost, killed or frozen, and tells why it is not subscribed', async () => {
    await using server = await spawned();
    const troubles: Error[] = [];
    const often = { subscribed: 100, broken: 100 };
    const how = { silenceMs: 300, lookEveryMs: often, onTrouble: (e: Error) => troubles.push(e) };
    await using ledger = await openQuick(server.url, how);
    await ledger.append('shipment-1', 0, facts(1));
    for (const lose of [async () => server.freeze(), server.kill]) {
      const following = ledger.follow(0, new AbortController().signal)[Symbol.asyncIterator]();
      expect((await following.next()).value?.facts).toHaveLength(1);
      const next = following.next();
      const lost = expect(next).rejects.toMatchObject({ name: 'ServerUnreachable' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await lose();
      await lost;
      server.resume();
    }
    expect(troubles.length).toBeGreaterThan(0);
  });

  it('ends at its signal even while the server is silent', async () => {
    await using own = await served({}, { silenceMs: 60_000, lookEveryMs: SELDOM });
    await own.server.setFaults({ frozen: true });
    const stop = new AbortController();
    const next = own.ledger.follow(0, stop.signal)[Symbol.asyncIterator]().next();
    setTimeout(() => stop.abort(), 20);
    expect((await next).done).toBe(true);
    await own.server.setFaults({ frozen: false });
  });

  it('goes on behind its last fact where the event of others behind it is gone', async () => {
    const [first, second] = [{ position: 500 }, { position: 900 }] as Recorded[];
    const foreign = { commit: 700n, prepare: 700n };
    const asked: unknown[] = [];
    const reader: Pick<AllReader, 'page'> = {
      async page({ through, place }) {
        asked.push(place);
        if (place === foreign) throw new UnknownPosition('scavenged');
        const isFirst = through === 0;
        return {
          facts: [isFirst ? first : second].filter((found) => found !== undefined),
          through: isFirst ? 500 : 900,
          next: { through: isFirst ? 500 : 900, place: foreign },
        };
      },
    };
    const bell = { calls: () => 0, listen: () => ({ [Symbol.dispose]() {} }) };
    const stop = new AbortController();
    const met: number[] = [];
    const given = [reader as AllReader, bell as unknown as StoreBell, 0, stop.signal] as const;
    for await (const { through } of followAll(...given)) {
      met.push(through);
      if (met.length === 2) stop.abort();
    }
    expect(met).toEqual([500, 900]);
    expect(asked).toEqual(['start', foreign, { commit: 500n, prepare: 500n }]);
  });
});
