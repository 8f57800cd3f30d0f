import type { partnerKinds } from '../../../domain/master/kinds/partners.ts';
import type { Records } from '../inputs.ts';

export const partnerRecords = {
  party: {
    id: 'C-3002',
    record: {
      names: { zh: '成都天府精密制造有限公司二厂', en: 'Chengdu Tianfu Precision, plant 2' },
      externalCodes: [{ source: 'KINGDEE-01', code: 'KH000231' }],
      status: 'active',
      roles: ['customer', 'consignee'],
      taxId: '91510100MA6DK8Q20T',
      gln: '6901234567892',
      signOff: { stamp: true, paperReceipt: true, photo: true, proxyAllowed: false },
      receivingCalendar: 'CAL-CD',
      contacts: [
        {
          name: '周建国',
          phone: '138 0013 8000',
          email: 'zhou@example.com',
          role: 'unloading',
        },
      ],
      attributes: { industry: 'aerospace' },
    },
  },
  address: {
    id: 'C-3002-A1',
    record: {
      names: { zh: '二厂东门' },
      party: 'C-3002',
      country: 'CN',
      regions: ['510000', '510100', '510116'],
      postCode: '610200',
      street: '成都市双流区空港四路 88 号',
      contacts: [{ name: '周建国', phone: '138 0013 8000' }],
      lat: 30.5728,
      lon: 103.9512,
      geofenceMetres: 300,
      unloading: {
        limits: { weightKg: 32_000, lengthMm: 13_500, heightMm: 4_200 },
        equipment: ['crane'],
        shifts: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '17:00' }],
      },
      timeZone: 'Asia/Shanghai',
    },
  },
  person: {
    id: 'P-0042',
    record: {
      names: { zh: '李雷', en: 'Li Lei' },
      phone: '139 0000 2222',
      email: 'lilei@example.com',
      organisation: 'ORG-LOG',
      site: 'SZ-01',
      roles: ['shift-lead'],
      skills: ['crane', 'fork-lift'],
      calendar: 'CAL-SZ',
    },
  },
  organisation: {
    id: 'ORG-LOG',
    record: {
      names: { zh: '物流部', en: 'Logistics' },
      type: 'team',
      parent: 'ORG-MC',
      companyCode: '1000',
      calendar: 'CAL-SZ',
      contacts: [{ name: '李雷', phone: '139 0000 2222' }],
    },
  },
  project: {
    id: 'CD-PLANT-2',
    record: {
      names: { zh: '成都二厂产线', en: 'Chengdu plant 2 line' },
      customer: 'C-3000',
      contract: 'HT-2025-0933',
      sites: ['CD-SITE-2'],
      workPackages: [
        {
          id: 'LINE-A',
          names: { zh: 'A 线', en: 'Line A' },
          site: 'CD-SITE-2',
          completeSet: true,
          needs: [
            { sku: 'VMC-1160', qty: 2 },
            { sku: 'LEVEL-PAD-M24', qty: 8 },
          ],
        },
      ],
      contacts: [{ name: '周建国', phone: '138 0013 8000', role: 'site' }],
    },
  },
} satisfies Records<typeof partnerKinds>;
