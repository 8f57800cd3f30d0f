import { expect, it } from 'vitest';
import { ledgerDiskFull } from '../faults/ledger-disk-full.ts';
import { ledgerFailingCommit, ledgerFailingInsert } from '../faults/ledger-failing-writes.ts';
import { ledgerIoError } from '../faults/ledger-io-error.ts';
import { temporaryFolder } from './folder.ts';

/** The quick ones of `npm run test:faults`. */
it.each([ledgerFailingInsert, ledgerFailingCommit, ledgerDiskFull, ledgerIoError])(
  'survives $name',
  async ({ run }) => {
    using folder = temporaryFolder();
    expect(await run({ folder: folder.path, seed: 1, short: true, ferretdb: '' })).not.toBe('');
  },
);
