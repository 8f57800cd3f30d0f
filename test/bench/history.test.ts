import { describe, expect, it } from 'vitest';
import { factsOf, shipmentsOf, writeHistory } from '../../bench/data/history.ts';
import { FACTS_OF_LARGE, FACTS_OF_SMALL, isSmall, lifeOf } from '../../bench/data/shipment-life.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { openLedger } from '../../src/ledger/open.ts';

const PAYLOAD_BYTES = 230;

describe('the lives that benchmarks tell', () => {
  it('are taken by the decider step by step, without a deviation', () => {
    const facts = Array.from({ length: 40 }, (_, n) => factsOf(shipment, lifeOf(n))).flat();
    expect(facts.filter(({ deviations }) => deviations !== undefined)).toEqual([]);
    expect(facts.filter(({ type }) => type === 'DeliveryConfirmed')).toHaveLength(40);
  });

  it('have 7 facts or 11', () => {
    for (let n = 0; n < 40; n += 1) {
      const facts = factsOf(shipment, lifeOf(n));
      expect(facts).toHaveLength(isSmall(n) ? FACTS_OF_SMALL : FACTS_OF_LARGE);
    }
  });

  it('carry about 230 bytes a fact', () => {
    const facts = Array.from({ length: 400 }, (_, n) => factsOf(shipment, lifeOf(n))).flat();
    const bytes = facts.map(({ data }) => Buffer.byteLength(JSON.stringify(data)));
    const mean = bytes.reduce((sum, more) => sum + more, 0) / bytes.length;
    expect(Math.abs(mean - PAYLOAD_BYTES)).toBeLessThan(5);
  });

  it('begin at the same time again after half a million, never in the future', () => {
    expect(lifeOf(500_007).steps[0]?.occurredAt).toBe(lifeOf(7).steps[0]?.occurredAt);
  });
});

describe('a history', () => {
  it('holds as many facts as were asked for, shipments interleaved', async () => {
    await using ledger = await openLedger('memory:', '', { write: true });
    await writeHistory(ledger, shipment, 400);
    expect(await ledger.head()).toBe(400);
    const { facts } = await ledger.readAll(0, shipmentsOf(400));
    expect(new Set(facts.map(({ stream }) => stream)).size).toBe(shipmentsOf(400));
  });
});
