import type { placeKinds } from '../../../domain/master/kinds/places.ts';
import type { Records } from '../inputs.ts';

export const placeRecords = {
  site: {
    id: 'SZ-01',
    record: {
      names: { zh: '苏州一厂成品库', en: 'Suzhou plant 1, finished goods' },
      type: 'warehouse',
      address: 'SZ-01-A1',
      region: 'EAST',
      division: 'machining-centres',
      calendar: 'CAL-SZ',
      shifts: [
        { days: [1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' },
        { days: [1, 2, 3, 4, 5], start: '20:00', end: '08:00' },
      ],
      cutOffs: [{ time: '16:00', carrier: 'HW-HEAVY', service: 'heavy-haulage' }],
      steps: ['label', 'stage', 'load'],
      stagingAreas: ['STAGE-A1', 'STAGE-A2'],
      docks: ['D-01', 'D-02'],
      stockReported: true,
      gln: '6901234567892',
      contacts: [{ name: '李雷', phone: '139 0000 2222', role: 'shift-lead' }],
    },
  },
  calendar: {
    id: 'CAL-SZ',
    record: {
      names: { zh: '苏州工厂日历', en: 'Suzhou plant calendar' },
      timeZone: 'Asia/Shanghai',
      shifts: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '17:00' }],
      holidays: [{ date: '2026-02-17', name: '春节' }],
      makeUpDays: [{ date: '2026-02-14', worksAs: 5, name: '春节调休' }],
    },
  },
} satisfies Records<typeof placeKinds>;
