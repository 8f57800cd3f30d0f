import type { MasterKind, MasterRecord } from '../../domain/master/kinds.ts';
import type { Language } from './language.ts';

type Example = {
  readonly [K in MasterKind]: {
    readonly kind: K;
    readonly code: string;
    readonly source?: string;
    readonly sourceVersion?: number;
    readonly validFrom?: string;
  } & Omit<MasterRecord<K>, 'names'>;
}[MasterKind];

/** One record of every kind, as the ERP or somebody of ours would tell it. */
const EXAMPLES: readonly (readonly [zh: string, en: string, example: Example])[] = [
  [
    '北方水务',
    'North Water',
    {
      kind: 'party',
      code: 'C-100',
      source: 'ERP-01',
      sourceVersion: 1,
      roles: ['customer', 'consignee'],
      taxId: '91330100MA27X8Y12K',
      gln: '6901234000009',
      signOff: { stamp: true, paperReceipt: true, proxyAllowed: false },
      receivingCalendar: 'CN-5D',
    },
  ],
  [
    '杭州现场',
    'Site in Hangzhou',
    {
      kind: 'address',
      code: 'C-100-HZ',
      source: 'ERP-01',
      sourceVersion: 1,
      party: 'C-100',
      country: 'CN',
      regions: ['330000', '330100', '330106'],
      lat: 30.259,
      lon: 120.13,
      geofenceMetres: 300,
      timeZone: 'Asia/Shanghai',
    },
  ],
  [
    '嘉定仓',
    'Jiading warehouse',
    {
      kind: 'site',
      code: 'SH-01',
      type: 'warehouse',
      region: 'EAST',
      calendar: 'CN-5D',
      cutOffs: [{ time: '16:30', carrier: 'HENGTU' }],
      steps: ['label', 'load'],
      docks: ['D1', 'D2'],
      stockReported: true,
    },
  ],
  [
    '离心泵 8 寸',
    'Centrifugal pump, 8 inch',
    {
      kind: 'product',
      code: 'PUMP-8',
      source: 'ERP-01',
      sourceVersion: 1,
      baseUnit: 'H87',
      conversions: [{ uom: 'CT', qty: 1, base: 2 }],
      gtins: [{ gtin: '6901234567892' }],
      grossKg: 84.5,
      netKg: 80,
      lengthMm: 900,
      widthMm: 500,
      heightMm: 600,
      serialRequired: true,
      customsCode: '8413709990',
    },
  ],
  [
    '恒途物流',
    'Hengtu Logistics',
    {
      kind: 'carrier',
      code: 'HENGTU',
      type: 'road',
      calendar: 'CN-5D',
      lanes: [
        {
          from: 'SH-01',
          to: '330100',
          service: 'STANDARD',
          transitHours: 24,
          cutOff: '17:00',
          cost: { amount: 380, currency: 'CNY' },
        },
      ],
      silentAfterHours: 12,
      attemptsMax: 3,
    },
  ],
  [
    '沪 A 厢车',
    'Box truck',
    {
      kind: 'vehicle',
      code: 'V-0031',
      carrier: 'HENGTU',
      plate: '沪A·D1234',
      limits: { weightKg: 9_800, volumeM3: 42 },
    },
  ],
  [
    '五天工作制',
    'Five-day week',
    {
      kind: 'calendar',
      code: 'CN-5D',
      timeZone: 'Asia/Shanghai',
      shifts: [{ days: [1, 2, 3, 4, 5], start: '08:30', end: '17:30' }],
      holidays: [{ date: '2026-10-01' }, { date: '2026-10-02' }],
      makeUpDays: [{ date: '2026-10-10', worksAs: 5 }],
    },
  ],
  [
    '西湖泵站',
    'West Lake pumping station',
    {
      kind: 'project',
      code: 'P-2026-08',
      customer: 'C-100',
      contract: 'HT-2026-031',
      sites: ['C-100-HZ'],
      workPackages: [{ id: 'WP-1', completeSet: true, needs: [{ sku: 'PUMP-8', qty: 4 }] }],
    },
  ],
  [
    '华东事业部',
    'Division East',
    { kind: 'organisation', code: 'EAST', type: 'division', companyCode: '1000' },
  ],
  [
    '企业 ERP',
    'The ERP',
    { kind: 'source', code: 'ERP-01', system: 'ERP', unknownCodes: 'stub', policy: 'CARTONS' },
  ],
  [
    '纸箱发运',
    'Cartons',
    {
      kind: 'policy',
      code: 'CARTONS',
      validFrom: '2026-01-01T00:00:00+08:00',
      steps: ['label', 'load', 'arrive'],
      labels: ['carton'],
      documents: ['delivery-note'],
      signOff: { photo: true },
    },
  ],
  [
    '库存不足',
    'Out of stock',
    { kind: 'reason', code: 'OUT-OF-STOCK', uses: ['short'], responsible: 'shipper' },
  ],
];

/** Names and phones of persons: as they come in, before they lie in the vault. */
function person(language: Language): object {
  const [names, phone] =
    language === 'en' ? [{ en: 'Li Lei' }, '+86 138 0013 8000'] : [{ zh: '李雷' }, '138 0013 8000'];
  return { kind: 'person', code: 'E-0042', names, phone, site: 'SH-01', roles: ['warehouse'] };
}

/** A record a line. */
export function masterNdjson(language: Language): string {
  const records = EXAMPLES.map(([zh, en, { kind, code, ...rest }]) => {
    return { kind, code, names: { zh, en }, ...rest };
  });
  return [...records, person(language)].map((record) => `${JSON.stringify(record)}\n`).join('');
}
