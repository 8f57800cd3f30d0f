import { beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { folderWith } from './folder.ts';
import { lading } from './ran.ts';

const at = '2026-03-01T00:00:00.000Z';

let dir: string;
beforeAll(async () => {
  dir = await folderWith('ACME-1001');
  await using ledger = await openLedger('sqlite:', dir, { write: true });
  // A plan without lines can come from no command: no projection knows what to do with it.
  await ledger.append('shipment-BROKEN', 0, [
    {
      id: '00000000-0000-8000-8000-000000000001',
      type: 'ShipmentPlanned',
      v: 1,
      data: { from: 'SH-JIADING' },
      meta: {
        occurredAt: at,
        recordedAt: at,
        timeQuality: 'server',
        capture: 'api',
        actor: 'key:test',
        role: 'erp',
        commandId: '00000000-0000-8000-8000-000000000002',
        commandDigest: '0'.repeat(32),
      },
    },
  ]);
});

describe('a fact that no projection can apply', () => {
  it('parks its own document, and reports go on with the others', async () => {
    const { exit, out } = await lading(['report', '--data', dir, '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ shipments: 1 });
  });

  it('is named by doctor, with the mend', async () => {
    const { exit, out } = await lading(['doctor', '--data', dir]);
    expect(exit).toBe(1);
    expect(out).toContain('board: document BROKEN is parked at ShipmentPlanned');
    expect(out).toContain('lading rebuild board --document BROKEN');
  });

  it('is found by verify, and deeply by what is wrong with it', async () => {
    const { exit, out } = await lading(['verify', '--deep', '--data', dir, '--json']);
    expect(exit).toBe(1);
    const { readModels, deep } = JSON.parse(out);
    expect(readModels.findings).toContainEqual(
      expect.objectContaining({ projection: 'board', id: 'BROKEN', kind: 'parked' }),
    );
    expect(deep.findings).toMatchObject([{ stream: 'shipment-BROKEN', kind: 'data' }]);
  });

  it('stays parked when it is folded again and nothing was mended', async () => {
    const argv = ['rebuild', 'board', '--document', 'BROKEN', '--data', dir, '--json'];
    const { exit, out } = await lading(argv);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ healed: false, parked: { id: 'BROKEN' } });
  });
});
