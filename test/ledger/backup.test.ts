import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, UnknownPosition } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { backupLedger, restoreLedger } from '../../src/ledger/sqlite/backup.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { UnusableLedger } from '../../src/ledger/sqlite/schema.ts';
import { allAfter } from '../contracts/ledger/streams.ts';
import { facts } from './facts.ts';
import { temporaryFolder } from './folder.ts';

const NOW_MS = Date.UTC(2026, 2, 2);

let folder: ReturnType<typeof temporaryFolder>;
const dir = (name: string): string => join(folder.path, name);
const open = (name: string, write = true): Promise<Ledger> =>
  openLedger('sqlite:', dir(name), { write });

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

describe('a backup', () => {
  it('holds one moment of a ledger that is being written', async () => {
    await using ledger = await open('data');
    await ledger.append('shipment-0', 0, facts(1_000));
    let writing = true;
    const writer = (async () => {
      for (let n = 1; writing; n += 1) await ledger.append(`shipment-${n}`, 0, facts(20));
    })();
    const { head, identity } = await backupLedger(dir('data'), dir('backup'));
    writing = false;
    await writer;
    await using copy = await open('backup', false);
    expect(identity).toEqual(ledger.identity);
    expect(await copy.head()).toBe(head);
    const kept = await copy.readAll(0, 10_000);
    expect(kept).toEqual(await ledger.readAll(0, kept.facts.length));
    expect(await checkLedger(dir('backup'))).toMatchObject({ findings: [] });
  });

  it('is one file that can be opened for reading without leaving anything', async () => {
    await using ledger = await open('data');
    await ledger.append('shipment-1', 0, facts(3));
    await backupLedger(dir('data'), dir('backup'));
    await (await open('backup', false))[Symbol.asyncDispose]();
    expect(readdirSync(dir('backup'))).toEqual(['ledger.db']);
  });

  it('tells how far it is', async () => {
    await using ledger = await open('data');
    await ledger.append('shipment-1', 0, facts(3));
    const told: [number, number][] = [];
    await backupLedger(dir('data'), dir('backup'), (done, all) => told.push([done, all]));
    expect(told.every(([done, all]) => done <= all)).toBe(true);
  });

  it('never replaces another one, and leaves nothing when there is nothing to copy', async () => {
    await using _ = await open('data');
    await backupLedger(dir('data'), dir('backup'));
    await expect(backupLedger(dir('data'), dir('backup'))).rejects.toThrow(UnusableLedger);
    await expect(backupLedger(dir('nowhere'), dir('other'))).rejects.toThrow('no ledger at');
    expect(existsSync(join(dir('other'), 'ledger.db'))).toBe(false);
  });
});

describe('a restored ledger', () => {
  /** A ledger of 6 facts that was backed up after its first 4. */
  const lost = async () => {
    const ledger = await open('data');
    await ledger.append('shipment-1', 0, facts(4));
    await backupLedger(dir('data'), dir('backup'));
    await ledger.append('shipment-1', 4, facts(2));
    const positions = (await ledger.readAll(0, 10)).facts.map(({ position }) => position);
    await ledger[Symbol.asyncDispose]();
    return { identity: ledger.identity, positions };
  };

  it('is the same ledger in a later epoch, with all facts where they were', async () => {
    const { identity, positions } = await lost();
    const restored = await restoreLedger(dir('backup'), dir('again'), NOW_MS);
    await using ledger = await open('again');
    expect(ledger.identity).toEqual(restored.identity);
    expect(ledger.identity.ledger).toBe(identity.ledger);
    expect(ledger.identity.epoch).toBeGreaterThan(identity.epoch);
    expect(restored.head).toBe(positions[3]);
    const { facts: all, through } = await ledger.readAll(0, 10);
    expect(all.map(({ position }) => position)).toEqual(positions.slice(0, 4));
    expect(await ledger.head()).toBe(through);
  });

  it('gives no position a second time', async () => {
    const { positions } = await lost();
    await restoreLedger(dir('backup'), dir('again'), NOW_MS);
    await using ledger = await open('again');
    await ledger.append('shipment-1', 4, facts(2));
    await ledger.append('shipment-2', 0, facts(1));
    for (const gone of positions.slice(4)) {
      await expect(ledger.readAll(gone, 10)).rejects.toThrow(UnknownPosition);
      const next = ledger.follow(gone, new AbortController().signal)[Symbol.asyncIterator]();
      await expect(next.next()).rejects.toThrow(UnknownPosition);
    }
    const found = await ledger.readAll(positions[3] ?? 0, 10);
    expect(found.facts.map(({ version }) => version)).toEqual([5, 6, 1]);
    expect(await allAfter(ledger, 0, { part: [0, 1] })).toHaveLength(7);
    expect(await checkLedger(dir('again'))).toMatchObject({ facts: 7, findings: [] });
  });

  it('is not the one that was restored from the same backup another time', async () => {
    await lost();
    const epochs = [];
    const heads = [];
    for (const [name, ms] of [
      ['one', NOW_MS],
      ['other', NOW_MS + 1],
    ] as const) {
      await restoreLedger(dir('backup'), dir(name), ms);
      await using ledger = await open(name);
      await ledger.append('shipment-1', 4, facts(1));
      epochs.push(ledger.identity.epoch);
      heads.push(await ledger.head());
    }
    expect(new Set(epochs).size).toBe(2);
    expect(new Set(heads).size).toBe(2);
  });

  it('can be lost and restored in turn', async () => {
    await lost();
    await restoreLedger(dir('backup'), dir('one'), NOW_MS);
    const one = await open('one');
    await one.append('shipment-1', 4, facts(1));
    await one[Symbol.asyncDispose]();
    await backupLedger(dir('one'), dir('backup-2'));
    const { identity } = await restoreLedger(dir('backup-2'), dir('two'), NOW_MS - 1);
    expect(identity.epoch).toBeGreaterThan(one.identity.epoch);
    await using two = await open('two');
    await two.append('shipment-1', 5, facts(1));
    expect(await two.read('shipment-1', 0, 10)).toHaveLength(6);
    expect(await checkLedger(dir('two'))).toMatchObject({ findings: [] });
  });

  it('never takes the place of a ledger', async () => {
    await lost();
    await expect(restoreLedger(dir('backup'), dir('data'), NOW_MS)).rejects.toThrow(
      'already holds a ledger',
    );
  });
});
