import assert from 'node:assert/strict';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { RunnerOptions } from '../../src/projections/runner.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { openReadModels } from '../../src/read-models/open.ts';

type Folded = Pick<RunnerOptions, 'projections' | 'correctionOf' | 'correctionTypes'>;

export interface Compared {
  readonly documents: number;
  /** Of the read model that is farthest behind: difference of its position to the ledger's head. */
  readonly behind: number;
}

/**
 * Compares every document at a URL with a fresh fold up to its read model's checkpoint, which is
 * never ahead of the ledger. Nobody may be writing them.
 */
export async function compared(ledger: Ledger, url: string, folded: Folded): Promise<Compared> {
  await using readModels = await openReadModels(url, '', { write: false });
  await using scratch = openMemoryReadModels({ now: Date.now });
  const head = await ledger.head();
  let behind = 0;
  for (const { name } of folded.projections) {
    const checkpoint = await (await readModels.published(name))?.checkpoint();
    assert.ok(checkpoint && checkpoint.through <= head, `${name} is ahead of the ledger`);
    behind = Math.max(behind, head - checkpoint.through);
  }
  const verified = await verifyReadModels({ ...folded, ledger, readModels, scratch });
  assert.deepEqual(verified.findings, []);
  assert.ok(verified.documents > 0, 'nothing was projected');
  return { documents: verified.documents, behind };
}
