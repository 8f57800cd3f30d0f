import { describe, expect, it } from 'vitest';
import type { Vault, VaultEntry } from '../../../src/vault/vault.ts';
import { openApi } from '../../support/api.ts';
import { openMemoryVault } from '../../support/vault.ts';
import { AT, PICK, PLAN, planned, STREAM, wrongIn } from './sending.ts';

const DRY = '?dry-run=true';

describe('a dry run', () => {
  it('says what would be recorded, with what it would deviate from, and records nothing', async () => {
    await using lading = await openApi({ following: false });
    const manager = lading.as('manager');
    await planned(manager);
    const reply = await manager.post(`${AT}/confirm-pick${DRY}`, PICK);
    expect(reply).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: {
        dryRun: true,
        stream: STREAM,
        version: 1,
        wouldRecord: [
          { type: 'ItemPicked', data: PICK, deviations: ['shipment-must-be-released'] },
        ],
      },
    });
    expect(await lading.api.ledger.head()).toBe(1);
  });

  it('refuses like the command itself', async () => {
    await using lading = await openApi({ following: false });
    const manager = lading.as('manager');
    await planned(manager);
    const at = `${AT}/lift-hold${DRY}`;
    const refused = await manager.post(at, { hold: 'H-9', reason: 'paid' });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/hold-must-exist' } });
    expect(wrongIn(await manager.post(at, { hold: 1 }))).toContain('hold: must-be-text');
    const stale = await manager.post(`${AT}/release-to-warehouse${DRY}`, {}, { 'if-match': '"4"' });
    expect(stale.status).toBe(412);
    const gone = await manager.post(`/v1/shipments/NONE-1/release-to-warehouse${DRY}`);
    expect(gone.status).toBe(404);
    const elsewhere = lading.as('manager', { sites: ['BJ-01'] });
    expect((await elsewhere.post(`${AT}/release-to-warehouse${DRY}`)).status).toBe(404);
  });

  it('uses up no key, whatever it came to', async () => {
    await using lading = await openApi({ following: false });
    const manager = lading.as('manager');
    const key = { 'idempotency-key': 'release-1' };
    const at = `${AT}/release-to-warehouse`;
    expect((await manager.post(at + DRY, {}, key)).status).toBe(404);
    await planned(manager);
    await manager.post(at + DRY, {}, key);
    expect(await manager.post(at, {}, key)).toMatchObject({
      status: 200,
      body: { facts: [{ type: 'ShipmentReleased' }], replayed: false },
    });
    expect(await manager.post(at + DRY, {}, key)).toMatchObject({
      status: 200,
      body: { dryRun: true, version: 2, wouldRecord: [] },
    });
  });

  it('stores nothing about persons', async () => {
    const entries: VaultEntry[] = [];
    const memory = openMemoryVault();
    const vault: Vault = {
      ...memory,
      put: async (put) => {
        entries.push(...put);
        await memory.put(put);
      },
    };
    await using lading = await openApi({ following: false, vault });
    const manager = lading.as('manager');
    const plan = { ...PLAN, to: { party: 'C-100', contact: '李雷 138 0013 8000' } };
    const tried = await manager.post(`${AT}/plan-shipment${DRY}`, plan);
    expect(tried.body.wouldRecord[0].data.to.contact).toMatch(/^subject:[0-9a-f]{32}$/);
    expect(entries).toEqual([]);
    await manager.post(`${AT}/plan-shipment`, plan);
    expect(entries.map(({ text }) => text)).toEqual(['李雷 138 0013 8000']);
  });
});
