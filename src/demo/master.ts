import { streamOf } from '../domain/ids.ts';
import { CARRIERS, CUSTOMERS, PRODUCTS, SITES } from './company.ts';
import type { Happening } from './diary.ts';
import { erpPostings } from './people.ts';

const HOUR_MS = 3_600_000;
const SILENT_AFTER_HOURS = 24;

const SITE_NAMES = {
  'SH-JIADING': { zh: '上海嘉定仓', en: 'Shanghai Jiading' },
  'SZ-PINGSHAN': { zh: '深圳坪山仓', en: 'Shenzhen Pingshan' },
  'CD-QINGBAI': { zh: '成都青白江仓', en: 'Chengdu Qingbaijiang' },
} satisfies Record<(typeof SITES)[number], object>;

const CARRIER_NAMES = {
  HENGTU: { zh: '恒途物流', en: 'Hengtu' },
  LINGCHUAN: { zh: '凌川快运', en: 'Lingchuan' },
  QINGYU: { zh: '青屿运输', en: 'Qingyu' },
} satisfies Record<(typeof CARRIERS)[number], object>;

/** What the ERP says of customers, products, warehouses and carriers before the first order. */
export function masterData(startMs: number): readonly Happening[] {
  const put = (kind: string, code: string, record: object): Happening => ({
    occurredMs: startMs - HOUR_MS,
    toldMs: startMs - HOUR_MS,
    stream: streamOf(kind, encodeURIComponent(code)),
    command: 'Put',
    data: { source: 'ERP-800', sourceVersion: 1, ...record },
    by: erpPostings,
  });
  return [
    ...SITES.map((code) => put('site', code, { type: 'warehouse', names: SITE_NAMES[code] })),
    ...CARRIERS.map((code) =>
      put('carrier', code, {
        type: 'road',
        names: CARRIER_NAMES[code],
        silentAfterHours: SILENT_AFTER_HOURS,
      }),
    ),
    ...CUSTOMERS.map(({ party, policy }) =>
      put('party', party, {
        roles: ['customer', 'consignee'],
        names: { zh: party },
        ...(policy.signOff && { signOff: policy.signOff }),
      }),
    ),
    ...PRODUCTS.map(({ sku, uom, weightKg }) =>
      put('product', sku, { baseUnit: uom, grossKg: weightKg }),
    ),
  ];
}
