import { stringify } from 'csv-stringify/sync';
import { ATTRIBUTE, COLUMNS } from '../orders/columns.ts';
import type { Language } from './language.ts';

const BYTE_ORDER_MARK = '\uFEFF';

type Cells = Readonly<Record<string, string>>;

const FIRST: Cells = {
  source: 'ERP-01',
  number: '0004500017',
  sourceVersion: '1',
  customer: 'C-100',
  'shipTo.party': 'C-100',
  'shipTo.address': 'C-100-HZ',
  'window.start': '2026-03-10 08:00',
  'window.end': '2026-03-12 18:00',
  service: 'STANDARD',
  division: 'EAST',
  project: 'P-2026-08',
  references: 'PO:PO-8812;contract:HT-2026-031',
};
const SECOND: Cells = {
  source: 'ERP-01',
  number: '0004500018',
  sourceVersion: '1',
  customer: 'C-200',
  'shipTo.party': 'C-201',
};

/** An order of two lines, one with two schedule lines; and one with the least that is needed. */
function rowsIn(language: Language): readonly Cells[] {
  const [contact, paid] = language === 'en' ? ['Chen Jing', 'prepaid'] : ['陈静', '预付'];
  const pump = { line: '10', sku: 'PUMP-8', qty: '4', uom: 'H87', from: 'SH-01' };
  const cable = { line: '20', sku: 'CABLE-16', uom: 'MTR', 'tolerance.over': '5' };
  const head = { ...FIRST, 'shipTo.contact': contact, terms: paid };
  return [
    { ...head, ...pump },
    {
      ...FIRST,
      ...cable,
      qty: '120.5',
      schedule: '1',
      'schedule.window.start': '2026-03-10',
      'schedule.window.end': '2026-03-10',
    },
    {
      ...FIRST,
      ...cable,
      qty: '79.5',
      schedule: '2',
      'schedule.window.start': '2026-03-12',
      'schedule.window.end': '2026-03-12',
    },
    { ...SECOND, line: '10', sku: 'VALVE-DN50', qty: '10' },
  ];
}

/** A table to fill in, as a spreadsheet opens it. */
export function ordersCsv(language: Language): string {
  const terms =
    language === 'en'
      ? { name: 'terms', called: `${ATTRIBUTE.en}terms` }
      : { name: 'terms', called: `${ATTRIBUTE.zh}付款方式` };
  const columns = COLUMNS.map(({ name, zh }) => ({ name, called: language === 'en' ? name : zh }));
  const all = [...columns, terms];
  const rows = rowsIn(language).map((cells) => all.map(({ name }) => cells[name] ?? ''));
  const table = [all.map(({ called }) => called), ...rows];
  return BYTE_ORDER_MARK + stringify(table, { record_delimiter: 'windows' });
}

/** The same orders as bodies of ReceiveOrder. */
export function ordersJson(language: Language): string {
  const english = language === 'en';
  const orders = [
    {
      source: 'ERP-01',
      number: '0004500017',
      sourceVersion: 1,
      mode: 'full',
      customer: 'C-100',
      shipTo: {
        party: 'C-100',
        address: 'C-100-HZ',
        contact: english ? 'Chen Jing' : '陈静',
      },
      window: { start: '2026-03-10T08:00:00+08:00', end: '2026-03-12T18:00:00+08:00' },
      service: 'STANDARD',
      division: 'EAST',
      project: 'P-2026-08',
      lines: [
        { line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87', from: 'SH-01' },
        {
          line: '20',
          sku: 'CABLE-16',
          qty: 200,
          uom: 'MTR',
          tolerance: { over: 5 },
          schedule: [
            { id: '1', qty: 120.5 },
            { id: '2', qty: 79.5 },
          ],
        },
      ],
      references: [{ kind: 'PO', number: 'PO-8812' }],
      attributes: english ? { terms: 'prepaid' } : { 付款方式: '预付' },
    },
    {
      source: 'ERP-01',
      number: '0004500018',
      sourceVersion: 1,
      mode: 'full',
      customer: 'C-200',
      shipTo: { party: 'C-201' },
      lines: [{ line: 10, sku: 'VALVE-DN50', qty: 10, uom: 'H87' }],
    },
  ];
  return `${JSON.stringify(orders, null, 2)}\n`;
}
