import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '../../src/domain/envelope.ts';
import { Damaged } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { UnusableLedger } from '../../src/ledger/sqlite/schema.ts';
import { facts } from '../ledger/facts.ts';
import { type Fault, type FaultRun, randomFrom } from './fault.ts';

const FLIPS = 300;
const FLIPS_SHORT = 30;
const STREAMS = 40;
const FACTS_A_STREAM = 7;
const ALL = STREAMS * FACTS_A_STREAM;

/**
 * A byte of the file is another one. Either history reads exactly as it was recorded, because
 * the byte meant nothing, or reading it fails and the check says so.
 */
export const ledgerDamage: Fault = {
  name: 'ledger-damage',
  async run({ folder, seed, short }: FaultRun) {
    const random = randomFrom(seed);
    const sound = join(folder, 'sound');
    const whole = await recorded(sound);
    const bytes = readFileSync(join(sound, 'ledger.db'));
    const seen = { harmless: 0, reported: 0, unusable: 0 };
    for (let flip = 0; flip < (short ? FLIPS_SHORT : FLIPS); flip += 1) {
      const at = Math.floor(random() * bytes.length);
      const dir = join(folder, `flip-${flip}`);
      mkdirSync(dir);
      copyFileSync(join(sound, 'ledger.db'), join(dir, 'ledger.db'));
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8((damaged.readUInt8(at) + 1 + Math.floor(random() * 255)) & 0xff, at);
      writeFileSync(join(dir, 'ledger.db'), damaged);
      seen[await verdictOn(dir, whole, at)] += 1;
    }
    return `${seen.reported} reported, ${seen.unusable} not opened, ${seen.harmless} in unused bytes`;
  },
};

async function recorded(dir: string): Promise<readonly Recorded[]> {
  await using ledger = await openLedger('sqlite:', dir, { write: true });
  for (let version = 0; version < FACTS_A_STREAM; version += 1) {
    for (let stream = 0; stream < STREAMS; stream += 1) {
      await ledger.append(`tally-${stream}`, version, facts(1));
    }
  }
  return (await ledger.readAll(0, ALL)).facts;
}

async function verdictOn(
  dir: string,
  whole: readonly Recorded[],
  at: number,
): Promise<'harmless' | 'reported' | 'unusable'> {
  try {
    const intact = await isIntact(dir, whole);
    const { findings } = await checkLedger(dir);
    if (!intact) assert.notDeepEqual(findings, [], `byte ${at}: nothing was found`);
    return findings.length > 0 ? 'reported' : 'harmless';
  } catch (error) {
    if (error instanceof UnusableLedger || error instanceof Damaged) return 'unusable';
    throw error;
  }
}

/**
 * Whether all of history can be read. Nothing may be served that was not recorded so; only a
 * stream whose index is damaged may seem to end early, which the check then has to report.
 */
async function isIntact(dir: string, whole: readonly Recorded[]): Promise<boolean> {
  await using ledger = await openLedger('sqlite:', dir, { write: false });
  let intact = true;
  const all = await readOrNothing(() =>
    ledger.readAll(0, ALL + 1).then(({ facts: found }) => found),
  );
  if (all) assert.deepEqual(all, whole);
  else intact = false;
  for (let stream = 0; stream < STREAMS; stream += 1) {
    const own = whole.filter((fact) => fact.stream === `tally-${stream}`);
    const found = await readOrNothing(() => ledger.read(`tally-${stream}`, 0, ALL));
    if (found) assert.deepEqual(found, own.slice(0, found.length));
    if (found?.length !== own.length) intact = false;
  }
  return intact;
}

async function readOrNothing(
  read: () => Promise<readonly Recorded[]>,
): Promise<readonly Recorded[] | undefined> {
  try {
    return await read();
  } catch (error) {
    assert.ok(error instanceof Damaged, String(error));
    return undefined;
  }
}
