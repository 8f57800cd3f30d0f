import { openLedger } from '../../src/ledger/open.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { facts } from './facts.ts';
import { inFolderOfItsOwn } from './folder.ts';

ledgerContract('SQLite', () =>
  inFolderOfItsOwn((folder) => openLedger('sqlite:', folder, { write: true })),
);

ledgerContract('SQLite that was opened before', () =>
  inFolderOfItsOwn(async (folder) => {
    const earlier = await openLedger('sqlite:', folder, { write: true });
    await earlier.append('shipment-old', 0, facts(3));
    await earlier[Symbol.asyncDispose]();
    return openLedger('sqlite:', folder, { write: true });
  }),
);
