import { bilingual } from './bilingual.ts';

export const timeTexts = bilingual(
  {
    notATime: (option: string, typed: string, zone: string) =>
      `${option} 的值 ${typed} 不是时间。写 2026-03-01、2026-03-01 08:30（按 ${zone}）` +
      '或 2026-03-01T08:30:00+08:00',
    endsBefore: (from: string, to: string) => `--to ${to} 早于 --from ${from}`,
  },
  {
    notATime: (option: string, typed: string, zone: string) =>
      `${option}: ${typed} is not a time. Write 2026-03-01 or 2026-03-01 08:30 (in ${zone}), ` +
      'or 2026-03-01T08:30:00+08:00',
    endsBefore: (from: string, to: string) => `--to ${to} lies before --from ${from}`,
  },
);
