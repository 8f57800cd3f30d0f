import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import { type RunnerOptions, startRunner } from '../../src/projections/runner.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { openSqliteReadModels } from '../../src/read-models/sqlite.ts';
import { correctionOf, moved, parcels, record, weighed } from './parcels.ts';

const PARCELS = 300;
const HEADER_AND_CHECKPOINT_BYTES = 5 * 4_096;
let dataDir: string;
let ledger: Ledger;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lading-'));
  ledger = openMemoryLedger();
  for (let n = 0; n < PARCELS; n += 1) {
    await record(ledger, `p${n}`, [weighed(n), moved('somewhere '.repeat(9))]);
  }
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function options(readModels: ReadModels): RunnerOptions {
  const basics = { ledger, readModels, projections: [parcels], correctionOf, owner: 'test' };
  return { ...basics, now: Date.now, random: Math.random };
}

const open = (): Promise<ReadModels> =>
  openSqliteReadModels({ dataDir, write: true, now: Date.now });

async function verify(readModels: ReadModels) {
  await using scratch = openMemoryReadModels({ now: () => 0 });
  return await verifyReadModels({ ...options(readModels), scratch });
}

/** Spoils the file of the published build from some byte on, its first bytes or its documents. */
function damage(from: number): void {
  const folder = join(dataDir, 'read-models');
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  for (let page = from; page < bytes.length; page += 4_096) bytes.fill(0xff, page, page + 16);
  writeFileSync(join(folder, name), bytes);
}

it.each([0, HEADER_AND_CHECKPOINT_BYTES])(
  'a build damaged from byte %i on is reported, and made anew',
  async (from) => {
    {
      await using readModels = await open();
      await catchUp(options(readModels));
    }
    damage(from);
    await using readModels = await open();
    expect((await verify(readModels)).findings).toMatchObject([
      { kind: 'unusable', detail: expect.stringMatching(/damaged/) },
    ]);
    await using runner = startRunner(options(readModels));
    for (let n = 0; n < PARCELS; n += 1) await record(ledger, `p${n}`, [weighed(1)]);
    await runner.caughtUp(await ledger.head());
    expect(await verify(readModels)).toEqual({ documents: PARCELS, findings: [], found: 0 });
  },
);
