import type { Stage } from '../domain/shipment/stage.ts';
import { type Locale, textIn, type Words } from './say.ts';

const stages = {
  planned: ['已计划', 'planned'],
  released: ['已下达', 'released'],
  picking: ['拣货中', 'picking'],
  picked: ['已拣齐', 'picked'],
  packed: ['已装箱', 'packed'],
  labelled: ['已贴标', 'labelled'],
  staged: ['已集货', 'staged'],
  loaded: ['已装车', 'loaded'],
  'in-transit': ['在途', 'in transit'],
  arrived: ['已到达', 'arrived'],
  'out-for-delivery': ['派送中', 'out for delivery'],
  'signed-off': ['已签收', 'signed off'],
  closed: ['已关闭', 'closed'],
  cancelled: ['已取消', 'cancelled'],
  returned: ['已退回', 'returned'],
} satisfies Record<Stage, Words>;

export function isStage(text: unknown): text is Stage {
  return typeof text === 'string' && Object.hasOwn(stages, text);
}

export function stageText(stage: Stage, locale: Locale): string {
  return textIn(stages[stage], locale);
}
