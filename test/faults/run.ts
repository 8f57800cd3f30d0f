import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from './fault.ts';
import { ledgerBackups } from './ledger-backups.ts';
import { ledgerDamage } from './ledger-damage.ts';
import { ledgerDiskFull } from './ledger-disk-full.ts';
import { ledgerFailingCommit, ledgerFailingInsert } from './ledger-failing-writes.ts';
import { ledgerIoError } from './ledger-io-error.ts';
import { ledgerKilled } from './ledger-killed.ts';
import { readKilled } from './read-killed.ts';
import { readRebuildKilled } from './read-rebuild-killed.ts';

const FAULTS: readonly Fault[] = [
  ledgerFailingInsert,
  ledgerFailingCommit,
  ledgerDiskFull,
  ledgerIoError,
  ledgerDamage,
  ledgerBackups,
  ledgerKilled,
  readKilled,
  readRebuildKilled,
];

/** `npm run test:faults [-- --short] [--seed N] [name…]`: a line for each, exit 1 on a failure. */
const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const chosen = FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
console.log(`seed ${seed}; --seed ${seed} repeats this run`);

let failed = 0;
for (const fault of chosen) {
  const folder = mkdtempSync(join(tmpdir(), 'lading-fault-'));
  const begun = performance.now();
  const seconds = (): string => ((performance.now() - begun) / 1_000).toFixed(1);
  try {
    const seen = await fault.run({ folder, seed, short: values.short });
    console.log(`ok    ${fault.name}: ${seen} (${seconds()} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${fault.name} (${seconds()} s)`);
    console.error(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
