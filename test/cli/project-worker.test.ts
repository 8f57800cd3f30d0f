import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeHistory } from '../../bench/data/history.ts';
import { startRunnerInWorker, type WorkerRunner } from '../../src/cli/projecting.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { openReadModels } from '../../src/read-models/open.ts';

let dataDir: string;
let writer: Ledger;
let runner: WorkerRunner;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lading-'));
  writer = await openLedger('sqlite:', dataDir, { write: true });
  runner = startRunnerInWorker({
    writer,
    dataDir,
    ledger: 'sqlite:',
    readModels: 'sqlite:',
    names: ['board'],
    owner: 'worker',
  });
});
afterEach(async () => {
  await runner.stop();
  await writer[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true });
});

describe('a runner in a thread of its own', () => {
  it('shows what another thread records, and how far it is', async () => {
    await writeHistory(writer, shipment, 200);
    await runner.caughtUp(await writer.head());
    await using readModels = await openReadModels('sqlite:', dataDir, { write: false });
    const board = await readModels.published('board');
    expect(await board?.count({ stage: 'signed-off' })).toBeGreaterThan(10);
    expect(await runner.lag()).toEqual([
      {
        projection: 'board',
        through: await writer.head(),
        behind: 0,
        ms: 0,
        leads: true,
        parked: 0,
      },
    ]);
  });

  it('rejects those who wait when it stops', async () => {
    const rejected = expect(runner.caughtUp(999)).rejects.toThrow(/stopped/);
    await runner.stop();
    await rejected;
    await expect(runner.caughtUp(0)).rejects.toThrow(/stopped/);
    await runner.stop();
  });
});
