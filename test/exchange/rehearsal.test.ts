import { describe, expect, it } from 'vitest';
import { REHEARSAL_VAULT, rehearsalLedger } from '../../src/exchange/rehearsal.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import {
  deliver,
  depart,
  factsOf,
  gate,
  openHouse,
  pack,
  plan,
  release,
  SHIPMENT,
  shipped,
} from '../intake/house.ts';

describe('a rehearsal', () => {
  it('answers every command as the real ledger would, and leaves that alone', async () => {
    await using real = openHouse();
    await real.intake(plan, gate);
    await using rehearsal = openHouse(rehearsalLedger(real.ledger, openMemoryLedger()));
    const commands = [plan, release, pack, { ...depart, commandId: 'd' }, deliver];
    const tried = [];
    for (const command of [...commands, { ...depart, commandId: 'd' }]) {
      tried.push(await rehearsal.intake(command, gate));
    }
    expect(tried.map(({ kind }) => kind)).toEqual(Array(6).fill('recorded'));
    expect(tried.at(-1)).toMatchObject({ replayed: true });
    expect(await factsOf(rehearsal.ledger)).toHaveLength(5);
    expect(await factsOf(real.ledger)).toHaveLength(1);
  });

  it('shows the real history to those who ask for all of it', async () => {
    await using real = openHouse();
    await shipped(real);
    const ledger = rehearsalLedger(real.ledger, openMemoryLedger());
    await using rehearsal = openHouse(ledger);
    await rehearsal.intake(deliver, gate);
    expect(ledger.identity).toEqual(real.ledger.identity);
    expect(await ledger.head()).toBe(5);
    expect(await ledger.readAll(0, 10)).toEqual(await real.ledger.readAll(0, 10));
    const stop = new AbortController();
    for await (const page of ledger.follow(0, stop.signal)) {
      expect(page.through).toBe(5);
      stop.abort();
    }
  });

  it('keeps the rules of appending', async () => {
    await using real = openHouse();
    await shipped(real);
    const facts = await factsOf(real.ledger);
    await using ledger = rehearsalLedger(real.ledger, openMemoryLedger());
    const news = facts
      .slice(0, 2)
      .map(({ stream: _, version: __, position: ___, ...fact }) => fact);
    expect(await ledger.append(SHIPMENT, 0, news)).toEqual({
      kind: 'recorded',
      version: 2,
      position: 2,
    });
    expect(await ledger.append(SHIPMENT, 1, news)).toEqual({ kind: 'conflict', version: 5 });
    expect(await ledger.append('shipment-DEMO9', 0, news)).toMatchObject({ version: 2 });
    expect(await ledger.read('shipment-DEMO9', 1, 5)).toMatchObject([
      { version: 2, id: news[1]?.id },
    ]);
  });

  it('takes personal data and keeps none', async () => {
    const entry = { subject: `subject:${'1'.repeat(32)}`, field: 'signatory', text: '李雷' };
    expect(await REHEARSAL_VAULT.put([entry])).toBeUndefined();
  });
});
