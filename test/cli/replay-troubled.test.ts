import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/width.ts';
import { fileOf, temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

const ID = 'ACME-2001';
const PUMPS = { order: 'ERP:ACME-2001', line: '10' };
const SEALS = { order: 'ERP:ACME-2001', line: '20' };
const [U1, U2, P1] = ['ACME-2001-U001', 'ACME-2001-U002', 'ACME-2001-P001'];

/** A shipment to which most of what is seldom happens within three days. */
const TOLD: readonly (readonly [at: string, command: string, data: object])[] = [
  [
    '01T09:00',
    'PlanShipment',
    {
      lines: [
        { ...PUMPS, sku: 'PUMP', qty: 4, uom: 'H87' },
        { ...SEALS, sku: 'SEAL', qty: 10, uom: 'H87' },
      ],
      from: 'SH-JIADING',
      to: { party: 'North Water', address: 'GATE-1' },
      carrier: 'HENGTU',
      window: { start: '2026-03-01T08:00:00+08:00', end: '2026-03-05T18:00:00+08:00' },
      policy: { name: 'plain', steps: ['load', 'arrive'], labels: [], documents: ['msds'] },
    },
  ],
  ['01T09:30', 'ReleaseToWarehouse', {}],
  ['01T09:40', 'HoldShipment', { hold: 'H1', kind: 'customs', scope: 'depart' }],
  ['01T10:00', 'ConfirmPick', { ...PUMPS, qty: 4 }],
  ['01T10:10', 'ConfirmPick', { ...SEALS, qty: 10 }],
  ['01T10:20', 'PutBack', { ...SEALS, qty: 2 }],
  ['01T11:00', 'PackUnit', { unit: U1, kind: 'carton', contents: [{ ...PUMPS, qty: 4 }] }],
  ['01T11:05', 'PackUnit', { unit: U2, kind: 'carton', contents: [{ ...SEALS, qty: 8 }] }],
  ['01T11:10', 'PackUnit', { unit: P1, kind: 'pallet', contents: [] }],
  ['01T11:12', 'NestUnit', { unit: U1, parent: P1 }],
  ['01T11:15', 'CloseUnit', { unit: P1, weightKg: 88 }],
  ['01T11:16', 'SealUnit', { unit: P1, seal: 'S-77' }],
  ['01T11:20', 'CloseUnit', { unit: U2, weightKg: 8 }],
  [
    '01T12:00',
    'ChangeWindow',
    {
      window: { start: '2026-03-06T08:00:00+08:00', end: '2026-03-07T18:00:00+08:00' },
      requestedBy: 'customer',
      reason: 'gate closed',
    },
  ],
  ['01T13:00', 'AttachDocument', { kind: 'msds', number: 'M-1' }],
  ['01T13:10', 'ReportCustoms', { status: 'released' }],
  ['01T13:20', 'LiftHold', { hold: 'H1' }],
  ['01T13:30', 'AssignTrip', { trip: 'T-9', loadAt: 'SH-JIADING', unloadAt: 'GATE-1' }],
  ['01T14:00', 'LoadUnit', { unit: P1, trip: 'T-9' }],
  ['01T14:05', 'LoadUnit', { unit: U2, trip: 'T-9' }],
  ['01T14:10', 'RequestGoodsIssue', { issue: 'G-1' }],
  ['02T08:00', 'DepartShipment', { trip: 'T-9' }],
  ['02T09:00', 'ReviseEta', { eta: '2026-03-06T12:00:00+08:00', by: 'driver' }],
  ['02T10:00', 'ReportLost', { unit: U2 }],
  [
    '02T10:10',
    'RaiseException',
    { exception: 'E1', kind: 'lost', responsible: 'carrier', severity: 'high' },
  ],
  ['02T10:20', 'RecordComplaint', { complaint: 'C1', kind: 'delay', text: 'where is it' }],
  ['03T09:00', 'RecordPaperReceipt', { state: 'signed', receipt: 'R-1' }],
];

let dir: string;
beforeAll(async () => {
  dir = join(temporaryFolder(), 'data');
  const rows = TOLD.map(([at, command, data]) => ({
    stream: `shipment-${ID}`,
    command,
    occurredAt: `2026-03-${at}:00+08:00`,
    data,
  }));
  const argv = ['import', fileOf(rows), '--format', 'commands-ndjson', '--data', dir];
  const { exit, err } = await lading(argv);
  if (exit !== 0) throw new Error(err);
});

function replay(locale: string, ...argv: readonly string[]): Promise<Ran> {
  const environment = { LADING_LOCALE: locale };
  return lading(['replay', ID, ...argv, '--data', dir], { environment });
}

async function stateOf(...argv: readonly string[]) {
  return JSON.parse((await replay('en', ...argv, '--json')).out);
}

describe('replay of a shipment with troubles', () => {
  it('says what is agreed now, and what was planned', async () => {
    const state = await stateOf();
    expect(state).toMatchObject({
      carriage: { carrier: 'HENGTU', assigned: ['T-9'] },
      papers: { lacking: [], issues: { keys: ['G-1'] }, receipts: { rows: [['signed']] } },
      exceptions: { open: ['E1'], openComplaints: ['C1'] },
      window: { end: '2026-03-07T18:00:00.000+08:00' },
      promised: { end: '2026-03-05T18:00:00.000+08:00' },
      holds: [],
    });
    expect(state.lines).toMatchObject([
      { line: '10', picked: 4, open: 4, lost: 0 },
      { line: '20', picked: 10, putBack: 2, lost: 8, open: 0 },
    ]);
    expect(state.units).toMatchObject([
      { unit: U1, inside: P1 },
      { unit: U2, lost: true },
      { unit: P1, seal: 'S-77' },
    ]);
    expect(state.notes.losses).toMatchObject([{ type: 'UnitLost', unit: U2 }]);
  });

  it.each([
    ['en', ['planned', 'trips', 'goods issue', 'E1 (lost)', 'put back', 'U001 ⊂ P001', 'S-77']],
    ['zh-CN', ['原承诺', '车次', '发货过账', 'E1 (丢失)', '放回', 'U001 ⊂ P001', '已签']],
  ])('fits a terminal of 80 columns in %s', async (locale, words) => {
    const { out, exit } = await replay(locale);
    expect(exit).toBe(0);
    for (const word of words) expect(out).toContain(word);
    const wide = out.split('\n').filter((line) => displayWidth(line) > 80);
    expect(wide).toEqual([]);
  });

  it('then, there was a hold and a paper was lacking', async () => {
    const state = await stateOf('--at', '2026-03-01 12:30');
    expect(state).toMatchObject({
      holds: [{ hold: 'H1', kind: 'customs', scope: 'depart' }],
      papers: { lacking: ['msds'] },
    });
    const { out } = await replay('en', '--at', '2026-03-01 12:30');
    expect(out).toContain('H1 (customs · depart)');
    expect(out).toMatch(/lacking +msds/);
  });

  it('tells what changed between two instants', async () => {
    const between = ['--at', '2026-03-01 11:30', '--diff', '2026-03-02 12:00'];
    const { changes } = await stateOf(...between);
    for (const [what, before, after] of [
      ['hold H1', 'customs, depart', null],
      ['document msds', 'lacking', null],
      ['issue G-1', null, 'requested'],
      ['exception E1', null, 'open'],
      ['trips', null, 'T-9'],
      [`unit ${U2} stage`, 'packed', 'lost'],
      ['line ERP:ACME-2001/20 lost', null, 8],
    ]) {
      expect(changes).toContainEqual({ what, before, after });
    }
    const { out } = await replay('zh-CN', ...between);
    expect(out).toMatch(/单据 msds +缺/);
    expect(out).toMatch(/异常 E1 +— +未解决/);
    expect(out).toMatch(/时间窗 +2026-03-01 08:00 – 2026-03-05 18:00 +2026-03-06 08:00/);
  });
});
