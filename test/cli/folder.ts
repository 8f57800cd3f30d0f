import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { lading } from './ran.ts';

const made: string[] = [];

/** A folder of its own for a test, gone when the file's tests are over. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lading-cli-'));
  made.push(dir);
  return dir;
}

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

type Told = readonly [command: string, occurredAt: string, data?: object];

/** The life of one shipment of two lines in one carton, from plan to sign-off. */
export function life(id: string): readonly object[] {
  const line = (n: string) => ({ order: `ERP:${id}`, line: n });
  const unit = `${id}-U001`;
  const plan = {
    lines: [
      { ...line('10'), sku: 'PUMP', qty: 4, uom: 'H87' },
      { ...line('20'), sku: 'SEAL', qty: 10, uom: 'H87' },
    ],
    from: 'SH-JIADING',
    to: { party: 'North Water', contact: 'Chen Jing' },
    carrier: 'HENGTU',
    window: { start: '2026-03-01T08:00:00+08:00', end: '2026-03-05T18:00:00+08:00' },
    policy: { name: 'plain', steps: ['arrive'], labels: [] },
  };
  const contents = [
    { ...line('10'), qty: 4 },
    { ...line('20'), qty: 10 },
  ];
  const told: readonly Told[] = [
    ['PlanShipment', '2026-03-01T09:00:00+08:00', plan],
    ['ReleaseToWarehouse', '2026-03-01T09:30:00+08:00'],
    ['ConfirmPick', '2026-03-01T10:00:00+08:00', { ...line('10'), qty: 4 }],
    ['ConfirmPick', '2026-03-01T10:10:00+08:00', { ...line('20'), qty: 10 }],
    ['PackUnit', '2026-03-01T11:00:00+08:00', { unit, kind: 'carton', contents }],
    ['CloseUnit', '2026-03-01T11:05:00+08:00', { unit, weightKg: 12.5 }],
    ['DepartShipment', '2026-03-02T08:00:00+08:00'],
    ['ArriveShipment', '2026-03-03T08:00:00+08:00', { stop: 'depot', place: 'HZ' }],
    [
      'ConfirmDelivery',
      '2026-03-03T14:00:00+08:00',
      { signatory: 'Wang Jianguo', relation: 'consignee' },
    ],
  ];
  return told.map(([command, occurredAt, data = {}]) => ({
    stream: `shipment-${id}`,
    command,
    occurredAt,
    data,
  }));
}

export function ndjson(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Writes rows beside the data folder and gives the file's path. */
export function fileOf(rows: readonly object[], name = 'commands.ndjson'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, ndjson(rows));
  return path;
}

/** A data folder in which the named shipments have lived. */
export async function folderWith(...ids: readonly string[]): Promise<string> {
  const dir = join(temporaryFolder(), 'data');
  const file = fileOf(ids.flatMap(life));
  const { exit, err } = await lading([
    'import',
    file,
    '--format',
    'commands-ndjson',
    '--data',
    dir,
  ]);
  if (exit !== 0) throw new Error(err);
  return dir;
}
