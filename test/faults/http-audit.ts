import assert from 'node:assert/strict';
import { openLedger } from '../../src/ledger/open.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';

const PAGE_FACTS = 5_000;

/** Where an acknowledged pick stands. */
export interface Place {
  readonly version: number;
  readonly position: number;
}

/** All picks of one shipment that were sent and, in the end, acknowledged. */
export interface Picked {
  readonly shipment: string;
  readonly acknowledged: ReadonlyMap<number, Place>;
}

/** Every acknowledged pick is in the ledger where it was said to be, and there is no other. */
export async function auditPicks(folder: string, all: readonly Picked[]): Promise<void> {
  const { findings } = await checkLedger(folder);
  assert.deepEqual(findings, []);
  await using ledger = await openLedger('sqlite:', folder, { write: false });
  for (const { shipment, acknowledged } of all) {
    const stream = `shipment-${shipment}`;
    const picks = new Map<number, number>();
    for (let after = 0, read = PAGE_FACTS; read === PAGE_FACTS; after += read) {
      const facts = await ledger.read(stream, after, PAGE_FACTS);
      read = facts.length;
      for (const { type, version, position } of facts) {
        if (type === 'ItemPicked') picks.set(version, position);
      }
    }
    assert.equal(picks.size, acknowledged.size, `${stream} has other picks than were sent`);
    for (const { version, position } of acknowledged.values()) {
      assert.equal(picks.get(version), position, `version ${version} of ${stream} is lost`);
    }
  }
}
