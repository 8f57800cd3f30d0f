import { bilingual } from './bilingual.ts';

const DAY_HOURS = 24;

/** Whole days and hours; below a day hours, below an hour minutes. */
function lasting(hours: number, [day, hour, minute]: readonly [string, string, string]): string {
  if (hours < 1) return `${Math.round(hours * 60)} ${minute}`;
  const rounded = Math.round(hours);
  const days = Math.floor(rounded / DAY_HOURS);
  const rest = rounded % DAY_HOURS;
  if (days === 0) return `${rest} ${hour}`;
  return rest === 0 ? `${days} ${day}` : `${days} ${day} ${rest} ${hour}`;
}

const ZH = ['天', '小时', '分钟'] as const;
const EN = ['d', 'h', 'min'] as const;

export const boardTexts = bilingual(
  {
    title: '看板',
    summary: (shipments: string, open: string, late: string) =>
      `${shipments} 张发运单，${open} 张在办，${late} 张已过时间窗`,
    troubles: {
      held: (n: string) => `${n} 张冻结`,
      unresolved: (n: string) => `${n} 张有未解决的异常`,
    },
    urgent: '最急的几张',
    lateBy: (hours: number) => `超 ${lasting(hours, ZH)}`,
    dueIn: (hours: number) => `还有 ${lasting(hours, ZH)}`,
    heads: {
      stage: '阶段',
      n: '单数',
      late: '超时',
      worst: '最久',
      shipment: '发运单',
      customer: '客户',
      carrier: '承运商',
    },
  },
  {
    title: 'Board',
    summary: (shipments: string, open: string, late: string) =>
      `${shipments} shipments, ${open} open, ${late} past their window`,
    troubles: {
      held: (n: string) => `${n} held`,
      unresolved: (n: string) => `${n} with an open exception`,
    },
    urgent: 'Most urgent',
    lateBy: (hours: number) => `${lasting(hours, EN)} late`,
    dueIn: (hours: number) => `in ${lasting(hours, EN)}`,
    heads: {
      stage: 'stage',
      n: 'n',
      late: 'late',
      worst: 'worst',
      shipment: 'shipment',
      customer: 'customer',
      carrier: 'carrier',
    },
  },
);
