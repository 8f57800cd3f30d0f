import type { carriageKinds } from '../../../domain/master/kinds/carriage.ts';
import type { Records } from '../inputs.ts';

export const carriageRecords = {
  carrier: {
    id: 'HW-HEAVY',
    record: {
      names: { zh: '宏伟大件运输', en: 'Hongwei heavy haulage' },
      type: 'road',
      calendar: 'CAL-CN',
      lanes: [
        {
          from: 'SZ-01',
          to: '510100',
          service: 'heavy-haulage',
          transitHours: 72,
          cutOff: '16:00',
          cost: { amount: 8_600, currency: 'CNY' },
        },
      ],
      limits: { weightKg: 32_000, volumeM3: 90, pieces: 40, lengthMm: 13_500 },
      tracking: {
        adapter: 'http-push',
        statusMap: [{ carrier: '412', status: 'at-hub' }],
      },
      silentAfterHours: 12,
      attemptsMax: 3,
      contacts: [{ name: '调度台', phone: '027 8888 0000' }],
    },
  },
  vehicle: {
    id: '苏E-7B321',
    record: {
      carrier: 'HW-HEAVY',
      plate: '苏E-7B321',
      type: 'low-bed-13.5m',
      limits: { weightKg: 32_000, volumeM3: 90, lengthMm: 13_500, widthMm: 3_000 },
      equipment: ['lashing', 'tarpaulin'],
      temperature: 'ambient',
    },
  },
} satisfies Records<typeof carriageKinds>;
