import { expect, it } from 'vitest';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { ledgerContract } from '../contracts/ledger.ts';

ledgerContract('memory', async () => openMemoryLedger());

it('a new ledger in memory stands at 0 and has an identity of its own', async () => {
  const [one, other] = [openMemoryLedger(), openMemoryLedger()];
  expect(await one.head()).toBe(0);
  expect(await one.readAll(0, 10)).toEqual({ facts: [], through: 0 });
  expect(one.identity.ledger).not.toBe(other.identity.ledger);
});
