import { afterEach, beforeEach, describe } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { appendContract } from './ledger/append.ts';
import { closingContract } from './ledger/closing.ts';
import { followContract } from './ledger/follow.ts';
import { interleavingContract } from './ledger/interleaving.ts';
import { invalidContract } from './ledger/invalid.ts';
import { orderContract } from './ledger/order.ts';
import { streamContract } from './ledger/stream.ts';

/**
 * Every sentence of the port, for every adapter alike. `open` may give a ledger that already
 * holds facts of others: the streams here are new, and positions are only known to ascend.
 */
export function ledgerContract(adapter: string, open: () => Promise<Ledger>): void {
  describe(`a ledger in ${adapter}`, () => {
    let opened: Ledger;
    const ledger = (): Ledger => opened;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened[Symbol.asyncDispose]();
    });

    describe('a stream', () => streamContract(ledger));
    describe('an append', () => appendContract(ledger));
    describe('an append that no store could take', () => invalidContract(ledger));
    describe('the recording order', () => orderContract(ledger));
    describe('a follower', () => followContract(ledger));
    describe('a closed ledger', () => closingContract(ledger));
    describe('any interleaving', () => interleavingContract(ledger));
  });
}
