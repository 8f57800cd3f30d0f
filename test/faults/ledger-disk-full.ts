import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ledger, NotRecorded } from '../../src/ledger/ledger.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { fact } from '../ledger/facts.ts';
import type { Fault } from './fault.ts';

const BYTES_MAX = 2_000_000;
const DISK_MIB = 24;
const TEXT = 'x'.repeat(100_000);
const APPENDS_MAX = 2_000;

export const ledgerDiskFull: Fault = {
  name: 'ledger-disk-full',
  async run({ folder }) {
    const bounded = await filled(join(folder, 'bounded'), { bytesMax: BYTES_MAX });
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const small = ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk];
    if (spawnSync('mount', small).status !== 0) {
      return `bounded file full after ${bounded} facts; no right to mount a small disk`;
    }
    try {
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(4_000_000));
      const full = await filled(join(disk, 'data'), {}, () => rmSync(filler));
      return `bounded file full after ${bounded} facts, disk after ${full}, recovered`;
    } finally {
      spawnSync('umount', [disk]);
    }
  },
};

/** Appends until there is no room, then makes room; answers how many facts there was room for. */
async function filled(
  dir: string,
  options: { readonly bytesMax?: number },
  makeRoom?: () => void,
): Promise<number> {
  mkdirSync(dir);
  const ended: Error[] = [];
  const onEnd = (error: Error): number => ended.push(error);
  await using ledger = openSqliteLedger(join(dir, 'ledger.db'), { ...options, onEnd });
  const room = await untilFull(ledger);
  for (let again = 0; again < 3; again += 1) {
    await assert.rejects(ledger.append('tally-9', 0, [fact({ data: { TEXT } })]), isDiskFull);
  }
  const { facts } = await ledger.readAll(0, APPENDS_MAX);
  assert.equal(facts.length, room, 'something is there that was not acknowledged');
  assert.equal((await ledger.read('tally-1', 0, APPENDS_MAX)).length, room);
  makeRoom?.();
  if (makeRoom) {
    assert.equal((await ledger.append('tally-9', 0, [fact({ data: { TEXT } })])).kind, 'recorded');
  }
  assert.deepEqual(ended, [], 'a full disk must not end the writer');
  assert.deepEqual((await checkLedger(dir)).findings, []);
  return room;
}

async function untilFull(ledger: Ledger): Promise<number> {
  for (let version = 0; version < APPENDS_MAX; version += 1) {
    try {
      await ledger.append('tally-1', version, [fact({ data: { TEXT } })]);
    } catch (error) {
      assert.ok(isDiskFull(error));
      return version;
    }
  }
  throw new Error(`still room, ${statfsSync('.').bavail} blocks`);
}

function isDiskFull(error: unknown): boolean {
  assert.ok(error instanceof NotRecorded, String(error));
  assert.equal(error.message, 'the disk is full');
  return true;
}
