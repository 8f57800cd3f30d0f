import type { settingKinds } from '../../../domain/master/kinds/settings.ts';
import type { Records } from '../inputs.ts';

export const settingRecords = {
  source: {
    id: 'SAP-1000',
    record: {
      names: { zh: 'SAP 生产系统，公司代码 1000', en: 'SAP production, company code 1000' },
      system: 'SAP S/4HANA',
      unknownCodes: 'stub',
      policy: 'project-machines',
      timeZone: 'Asia/Shanghai',
      contacts: [{ name: '信息部值班', phone: '0512 6666 0000' }],
    },
  },
  policy: {
    id: 'project-machines',
    record: {
      names: { zh: '项目机床', en: 'Project machines' },
      steps: ['label', 'stage', 'load', 'arrive'],
      labels: ['shipping', 'fragile'],
      documents: ['packing-list'],
      signOff: { stamp: true, paperReceipt: true, photo: true, proxyAllowed: false },
      split: {
        delivery: 'complete-set',
        shipmentsMax: 4,
        softKeys: ['oversize', 'work-package'],
        capacity: { weightKg: 30_000, volumeM3: 85 },
        linesMax: 200,
        quantityMin: 1,
        percentMin: 50,
      },
    },
  },
  reason: {
    id: 'access',
    record: {
      names: { zh: '车进不去', en: 'No access for the vehicle' },
      uses: ['failed-attempt', 'exception'],
      responsible: 'consignee',
    },
  },
} satisfies Records<typeof settingKinds>;
