import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recorded } from '../../src/domain/envelope.ts';
import { type Ledger, NotRecorded } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { UnusableLedger } from '../../src/ledger/sqlite/schema.ts';
import { fact, facts, meta } from './facts.ts';
import { temporaryFolder } from './folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
const path = (): string => join(folder.path, 'ledger.db');
const open = (write = true): Promise<Ledger> => openLedger('sqlite:', folder.path, { write });

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

describe('a ledger in a file', () => {
  it('begins at 0, in its first epoch, in a folder that is made for it', async () => {
    await using ledger = await openLedger('sqlite:', join(folder.path, 'new', 'data'), {
      write: true,
    });
    expect(await ledger.head()).toBe(0);
    expect(await ledger.readAll(0, 10)).toEqual({ facts: [], through: 0 });
    expect(ledger.identity.epoch).toBe(1);
  });

  it('is the same after it was closed and opened', async () => {
    const first = await open();
    for (const stream of ['shipment-1', 'order-1']) await first.append(stream, 0, facts(3));
    const before = await first.readAll(0, 100);
    await first[Symbol.asyncDispose]();
    await using second = await open();
    expect(second.identity).toEqual(first.identity);
    expect(await second.readAll(0, 100)).toEqual(before);
    expect(await second.append('order-1', 3, facts(1))).toMatchObject({ version: 4 });
    expect((await second.append('order-1', 0, facts(1))).kind).toBe('conflict');
  });

  it('leaves one file behind when it is closed', async () => {
    const ledger = await open();
    await ledger.append('shipment-1', 0, facts(1));
    await ledger[Symbol.asyncDispose]();
    expect(existsSync(path())).toBe(true);
    expect(existsSync(`${path()}-wal`)).toBe(false);
  });

  it('takes hundreds of appends of all sizes that come at once', async () => {
    await using ledger = await open();
    const sizes = Array.from({ length: 300 }, (_, n) => 1 + (n % 5) * 17);
    const streams = sizes.map((_, n) => `shipment-${n}`);
    const answers = await Promise.all(
      streams.map((stream, n) => ledger.append(stream, 0, facts(sizes[n] ?? 0))),
    );
    expect(answers.map(({ version }) => version)).toEqual(sizes);
    const { facts: all } = await ledger.readAll(0, 20_000);
    expect(all).toHaveLength(sizes.reduce((sum, size) => sum + size));
    for (const [n, stream] of streams.entries()) {
      const found = await ledger.read(stream, 0, 1_000);
      expect(found.map(({ data }) => data)).toEqual(
        Array.from({ length: sizes[n] ?? 0 }, (_, index) => ({ n: index })),
      );
    }
  });

  it('needs less than 400 bytes for a fact with 230 bytes of data, all told', async () => {
    const ledger = await open();
    const text = 'x'.repeat(219);
    const rounds = Array.from({ length: 7 }, (_, version) => version);
    for (const version of rounds) {
      await Promise.all(
        Array.from({ length: 1_500 }, (_, n) => {
          const told = meta({
            device: `scanner-${n % 40}`,
            deviceSeq: n,
            place: { site: 'SHA-1' },
          });
          const one = fact({ data: { text }, meta: told });
          return ledger.append(`shipment-PS00000000${n}`, version, [one]);
        }),
      );
    }
    await ledger[Symbol.asyncDispose]();
    expect(statSync(path()).size / (7 * 1_500)).toBeLessThan(400);
  });
});

describe('a file that is no ledger of ours', () => {
  const refusal = async (write: boolean): Promise<string> => {
    try {
      await using _ = await open(write);
    } catch (error) {
      expect(error).toBeInstanceOf(UnusableLedger);
      return String(error);
    }
    throw new Error('it was opened');
  };

  it('is refused when it is missing, for reading', async () => {
    expect(await refusal(false)).toContain('no ledger at');
  });

  it('is refused when a newer Lading has made it, with the version named', async () => {
    await (await open())[Symbol.asyncDispose]();
    change('PRAGMA user_version = 7');
    for (const write of [true, false]) {
      expect(await refusal(write)).toContain('format 7 of a newer Lading');
    }
  });

  it('is refused when its format is older than all that is known', async () => {
    await (await open())[Symbol.asyncDispose]();
    change('PRAGMA user_version = 0');
    expect(await refusal(true)).toContain('format 0');
  });

  it('is refused, and left as it is, when it is another database', async () => {
    change('CREATE TABLE photos (name TEXT)');
    for (const write of [true, false]) expect(await refusal(write)).toContain('not a ledger');
    expect(query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'delete' }]);
  });

  it('is refused when it is no database at all', async () => {
    writeFileSync(path(), 'these are not the bytes you are looking for'.repeat(100));
    for (const write of [true, false]) expect(await refusal(write)).toContain('is not a ledger');
  });
});

describe('a reader beside the writer', () => {
  it('sees what is acknowledged, and follows what comes', async () => {
    await using writer = await open();
    await writer.append('shipment-1', 0, facts(2));
    await using reader = await open(false);
    expect(await reader.readAll(0, 10)).toEqual(await writer.readAll(0, 10));
    const stop = new AbortController();
    const met: Recorded[] = [];
    for await (const page of reader.follow(0, stop.signal)) {
      met.push(...page.facts);
      if (met.length === 2) void writer.append('shipment-2', 0, facts(3));
      if (met.length === 5) stop.abort();
    }
    expect(met).toEqual((await writer.readAll(0, 10)).facts);
    expect(reader.identity).toEqual(writer.identity);
    expect(await reader.head()).toBe(await writer.head());
  });

  it('records nothing', async () => {
    await using _ = await open();
    await using reader = await open(false);
    await expect(reader.append('shipment-1', 0, facts(1))).rejects.toThrow(NotRecorded);
  });

  it('reads a ledger that nobody writes', async () => {
    const writer = await open();
    await writer.append('shipment-1', 0, facts(2));
    await writer[Symbol.asyncDispose]();
    await using reader = await open(false);
    expect(await reader.read('shipment-1', 0, 10)).toHaveLength(2);
  });
});

function change(sql: string): void {
  const db = new DatabaseSync(path());
  db.exec(sql);
  db.close();
}

function query(sql: string): readonly unknown[] {
  const db = new DatabaseSync(path());
  const rows = db
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));
  db.close();
  return rows;
}
