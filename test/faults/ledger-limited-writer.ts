import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/open.ts';
import { fact } from '../ledger/facts.ts';

/** Appends until something breaks, tries on, and tells how that went as one line of JSON. */
const [dir = ''] = process.argv.slice(2);
const TEXT = 'x'.repeat(500_000);
let ended = 0;
const onEnd = (): void => {
  ended += 1;
};
const ledger = await openLedger('sqlite:', dir, { write: true, onEnd });

async function appended(version: number): Promise<string | undefined> {
  try {
    await ledger.append('tally-1', version, [fact({ data: { TEXT } })]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

let acknowledged = 0;
let unknown: string | undefined;
while (unknown === undefined) {
  unknown = await appended(acknowledged);
  if (unknown === undefined) acknowledged += 1;
}
const later = await appended(acknowledged);
writeSync(1, JSON.stringify({ acknowledged, unknown, later, ended }));
process.exit(0);
