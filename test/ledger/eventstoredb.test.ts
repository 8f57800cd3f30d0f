import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { foreignEvent, served, stranger, withServer } from '../support/eventstoredb.ts';

ledgerContract('an EventStoreDB stand-in of version 23.10.6', async () =>
  withServer(await served({ version: '23.10.6' })),
);

ledgerContract('an EventStoreDB stand-in of version 24.2.0', async () =>
  withServer(await served({ version: '24.2.0' })),
);

ledgerContract('an EventStoreDB stand-in that others use as well', async () =>
  amongOthers(await served()),
);

// Only where a real server is given: the line at the start of the run says whether one is.
if (inject('eventStoreUrl') !== '') {
  ledgerContract('EventStoreDB', () => openLedger(inject('eventStoreUrl'), '', { write: true }));
}

/** Around every append, others write, and so does the server itself. */
function amongOthers(own: Awaited<ReturnType<typeof served>>): Ledger {
  const { ledger, server } = own;
  const other = stranger(server.url);
  const noises = new Set<Promise<unknown>>();
  const noise = (write: Promise<unknown>): void => {
    noises.add(write);
  };
  return {
    ...ledger,
    async append(...given) {
      noise(server.writeNoise(2));
      const answer = ledger.append(...given);
      noise(other.appendToStream(`order-${randomUUID()}`, [foreignEvent(), foreignEvent()]));
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await ledger[Symbol.asyncDispose]();
      await Promise.allSettled(noises);
      await other[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}
