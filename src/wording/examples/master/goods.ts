import type { goodsKinds } from '../../../domain/master/kinds/goods.ts';
import type { Records } from '../inputs.ts';

export const goodsRecords = {
  product: {
    id: 'COOLANT-20L',
    record: {
      names: { zh: '半合成切削液 20 升桶', en: 'Semi-synthetic coolant, 20 l can' },
      baseUnit: 'LTR',
      conversions: [{ uom: 'CA', qty: 1, base: 20 }],
      gtins: [{ gtin: '6901234567892', uom: 'CA' }],
      grossKg: 1.02,
      netKg: 0.98,
      volumeM3: 0.001,
      lengthMm: 290,
      widthMm: 260,
      heightMm: 380,
      type: 'consumable',
      kitParts: [{ sku: 'COOLANT-BASE', qty: 1 }],
      serialRequired: false,
      lotRequired: true,
      oversize: false,
      hazmat: { unNumber: '3082', class: '9', packingGroup: 'III' },
      exportFlags: ['licence-needed'],
      customsCode: '3403990000',
      temperature: 'above-5C',
    },
  },
} satisfies Records<typeof goodsKinds>;
