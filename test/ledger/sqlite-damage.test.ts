import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Damaged, type Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { type Checked, checkLedger } from '../../src/ledger/sqlite/check.ts';
import { fact, facts, meta } from './facts.ts';
import { temporaryFolder } from './folder.ts';

let folder: ReturnType<typeof temporaryFolder>;

/** Two streams of three facts in turns: positions 1 to 6, and another that is never touched. */
beforeEach(async () => {
  folder = temporaryFolder();
  await using ledger = await open();
  for (const version of [0, 1, 2]) {
    for (const stream of ['shipment-1', 'shipment-2']) {
      const told = meta({ occurredAt: `2026-03-02T08:3${version}:00.000+08:00` });
      const data = { version, note: 'four pallets' };
      await ledger.append(stream, version, [fact({ data, meta: told, deviations: ['a-rule'] })]);
    }
  }
  const order = fact({ type: 'OrderReceived', meta: meta({ actor: 'key:sap' }) });
  await ledger.append('order-1', 0, [order]);
});
afterEach(() => {
  folder[Symbol.dispose]();
});

function open(write = true): Promise<Ledger> {
  return openLedger('sqlite:', folder.path, { write });
}

function damage(sql: string): void {
  const db = new DatabaseSync(join(folder.path, 'ledger.db'));
  db.exec(sql);
  db.close();
}

async function kindsOf(): Promise<readonly string[]> {
  const { findings } = await checkLedger(folder.path);
  return [...new Set(findings.map(({ kind }) => kind))];
}

const CHANGES: readonly (readonly [string, string])[] = [
  ['a byte of its data', "data = replace(data, 'four', 'five')"],
  ['data that is no JSON', 'data = substr(data, 2)'],
  ['the time it occurred', 'occurred = occurred + 1'],
  ['its zone', 'zone = zone + 60'],
  ['the time it was recorded', 'recorded = recorded - 4294967296'],
  ['its type', 'type = (SELECT max(type) FROM types)'],
  ['a type that nobody knows', 'type = 99'],
  ['its context', 'context = (SELECT max(context) FROM contexts)'],
  ['its ids', 'ids = zeroblob(48)'],
  ['ids cut short', 'ids = substr(ids, 1, 47)'],
  ['its deviations', "rest = replace(rest, 'rule', 'ruse')"],
  ['no deviations any more', 'rest = NULL'],
  ['another sum', 'sum = sum + 1'],
  ['another stream', 'stream = 3, version = 2'],
];

describe('a fact that is stored with', () => {
  it.each(CHANGES)('%s', async (_, change) => {
    damage(`UPDATE facts SET ${change} WHERE position = 3`);
    await using ledger = await open();
    await expect(ledger.readAll(0, 10)).rejects.toThrow(Damaged);
    await expect(ledger.readAll(0, 10, { part: [0, 1] })).rejects.toThrow(Damaged);
    const following = ledger.follow(0, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(following.next()).rejects.toThrow(Damaged);
    await expect(ledger.readAll(3, 10)).resolves.toBeDefined();
    expect(await ledger.read('shipment-2', 0, 10)).toHaveLength(3);
    expect(await kindsOf()).not.toEqual([]);
  });

  it('a change is named with its position', async () => {
    damage("UPDATE facts SET data = '{}' WHERE position = 5");
    await using ledger = await open();
    await expect(ledger.read('shipment-1', 0, 10)).rejects.toMatchObject({ position: 5 });
    await expect(ledger.read('shipment-1', 0, 2)).resolves.toHaveLength(2);
    const { findings } = await checkLedger(folder.path);
    expect(findings).toMatchObject([{ kind: 'fact', position: 5 }]);
  });
});

describe('history', () => {
  it('that lacks a fact is not served as whole', async () => {
    damage('DELETE FROM facts WHERE position = 3');
    await using ledger = await open(false);
    await expect(ledger.read('shipment-1', 0, 10)).rejects.toThrow('lacks its fact 2');
    await expect(ledger.readAll(0, 10)).rejects.toThrow('between positions 2 and 4');
    await expect(ledger.readAll(0, 10, { types: ['OrderReceived'] })).rejects.toThrow(Damaged);
    expect(await ledger.read('shipment-2', 0, 10)).toHaveLength(3);
    expect(await kindsOf()).toEqual(['position', 'stream']);
  });

  it('under another name is not taken for that name', async () => {
    damage("UPDATE streams SET name = 'shipment-9' WHERE name = 'shipment-1'");
    await using ledger = await open();
    await expect(ledger.read('shipment-9', 0, 10)).rejects.toThrow(Damaged);
    await expect(ledger.readAll(0, 10)).rejects.toThrow(Damaged);
  });

  it('whose names are damaged is not told', async () => {
    damage("UPDATE contexts SET text = 'not even JSON ' || context");
    await using ledger = await open();
    await expect(ledger.read('shipment-1', 0, 10)).rejects.toThrow(Damaged);
    expect((await checkLedger(folder.path)).findingsInAll).toBe(7);
  });

  it('with the order of a stream turned round is noticed', async () => {
    damage(`UPDATE facts SET version = 9 WHERE position = 1;
      UPDATE facts SET version = 1 WHERE position = 3;
      UPDATE facts SET version = 2 WHERE position = 1`);
    expect(await kindsOf()).toEqual(['fact', 'stream']);
  });

  it('with an id used twice is noticed', async () => {
    await using ledger = await open();
    const [first] = await ledger.read('order-1', 0, 1);
    if (first) await ledger.append('order-2', 0, [first]);
    expect(await kindsOf()).toEqual(['id']);
  });
});

describe('the check', () => {
  it('finds nothing where nothing is wrong, beside the writer too', async () => {
    const sound: Checked = { facts: 7, streams: 3, findings: [], findingsInAll: 0 };
    expect(await checkLedger(folder.path)).toEqual(sound);
    await using ledger = await open();
    await ledger.append('shipment-1', 3, facts(2));
    expect(await checkLedger(folder.path)).toEqual({ ...sound, facts: 9 });
  });

  it('tells how far it is', async () => {
    const looked: number[] = [];
    await checkLedger(folder.path, (count) => looked.push(count));
    expect(looked).toEqual([7, 7]);
  });

  it('names what it finds, and counts what it no longer lists', async () => {
    await using ledger = await open();
    for (let n = 0; n < 3; n += 1) await ledger.append(`stock-${n}`, 0, facts(500));
    damage("UPDATE facts SET data = '{}'");
    const { facts: looked, findings, findingsInAll } = await checkLedger(folder.path);
    expect([looked, findings.length, findingsInAll]).toEqual([1_507, 1_000, 1_507]);
    expect(findings[0]).toMatchObject({ kind: 'fact', position: 1 });
  });
});
